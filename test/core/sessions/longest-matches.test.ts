import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestMatches } from '../../../src/core/sessions/longest-matches.ts';

const items = fc.array(fc.constantFrom('a', 'b'), { maxLength: 12 });

describe('longestMatches', () => {
  it('tells for each place how much of the head stands there', () => {
    fc.assert(
      fc.property(items, items, (head, log) => {
        const counted = log.map((_, place) => {
          let length = 0;
          while (length < head.length && head[length] === log[place + length]) length += 1;
          return length;
        });
        expect([...longestMatches(head, log)]).toEqual(counted);
      }),
      { numRuns: 1000 },
    );
  });
});
