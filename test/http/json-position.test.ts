import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from '../../src/http/json-position.ts';

describe('the place where JSON breaks', () => {
  it.each([
    ['{"a":1,}', 1, 8, '"}"'],
    ['{"a":x}', 1, 6, '"x"'],
    ["{'a':1}", 1, 2, '"\'"'],
    ['{"a" 1}', 1, 6, '"1"'],
    ['[1 2]', 1, 4, '"2"'],
    ['[1,]', 1, 4, '"]"'],
    ['{"a":1} x', 1, 9, '"x"'],
    ['{"a":01}', 1, 7, '"1"'],
    ['{"a":tru}', 1, 6, '"t"'],
    ['{"a":"b', 1, 8, 'end'],
    ['{"a":', 1, 6, 'end'],
    ['{', 1, 2, 'end'],
    ['', 1, 1, 'end'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, '"\\""'],
    ['{"a":"\\q"}', 1, 7, '"\\\\"'],
    ['{"a":"\u0001"}', 1, 7, '"\\u0001"'],
    ['["😀", 😀]', 1, 8, '"😀"'],
  ])('%j: line %d, column %d, %s', (text, line, column, found) => {
    expect(findJsonFault(text)).toEqual({ line, column, found });
  });

  it('lies in every text that JSON.parse refuses, and behind every text that it takes', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', ']', '{', '[', 'x', '\\', '-'))
      .map(([text, at, inserted]) => {
        const index = at % (text.length + 1);
        return text.slice(0, index) + inserted + text.slice(index + 1);
      });
    fc.assert(
      fc.property(broken, (text) => {
        const { found, column } = findJsonFault(text);
        let parses = true;
        try {
          JSON.parse(text);
        } catch {
          parses = false;
        }
        if (parses) expect({ found, column }).toEqual({ found: 'end', column: text.length + 1 });
        else {
          // Everything before the fault could still have become JSON, so no shorter text fails for another reason.
          const shorter = findJsonFault(text.slice(0, column - 1));
          expect(shorter).toEqual({ found: 'end', line: 1, column });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is found at any depth', () => {
    expect(findJsonFault('['.repeat(1_000_000)).column).toBe(1_000_001);
  });
});
