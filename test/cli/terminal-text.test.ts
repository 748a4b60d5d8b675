import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, fitWidth, safeJson, safeLine, safeText } from '../../src/cli/terminal-text.ts';

/** Everything that a terminal acts on rather than shows, but line feed and tab. */
const ACTS = /[^\P{Cc}\n\t]|[\u2028-\u202e\u2066-\u2069]|\p{Cs}/u;

describe('safeText', () => {
  it.each([
    ['an escape sequence', '\x1b[2J\x07', '\\x1b[2J\\x07'],
    ['an eight-bit control sequence', '\x9b2J\x7f', '\\x9b2J\\x7f'],
    ['a turn of the reading direction', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
    ['half a character', 'x\ud83d', 'x\\ud83d'],
    ['a carriage return', 'good\rbad', 'good\\x0dbad'],
    ['line ends of Windows', 'one\r\ntwo', 'one\ntwo'],
    ['text, its tabs and its lines', 'a\tb\nÄ 日本 👩‍🚀', 'a\tb\nÄ 日本 👩‍🚀'],
  ])('of %s', (_, text, expected) => {
    expect(safeText(text)).toBe(expected);
  });

  it('leaves nothing that a terminal acts on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = safeLine(text);
        return !ACTS.test(safeText(text)) && !ACTS.test(line) && !/[\n\t]/.test(line);
      }),
    );
  });
});

describe('safeJson', () => {
  it('is harmless and parses to the same value', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constant('\x9b\u2028\x7f\u202e'));
    fc.assert(
      fc.property(value, fc.boolean(), (text, indented) => {
        const json = safeJson({ [text]: text }, indented ? 2 : undefined);
        return (
          !ACTS.test(json) &&
          Object.entries(JSON.parse(json))
            .flat()
            .every((part) => part === text)
        );
      }),
    );
  });
});

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['äöü', 3],
    ['e\u0301', 1],
    ['日本', 4],
    ['🦞', 2],
    ['👩‍🚀', 2],
    ['한글', 4],
    ['', 0],
  ])('of %s is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('fitWidth', () => {
  it.each([
    ['agent:main:main', 20, 'agent:main:main'],
    ['agent:main:openai-user:alice', 15, 'agent:m…r:alice'],
    ['日本語日本語', 7, '日…語'],
  ])('makes of %s in %i columns %s', (text, columns, expected) => {
    expect(fitWidth(text, columns)).toBe(expected);
  });

  it('never takes more columns than there are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, columns) => {
        return displayWidth(fitWidth(safeLine(text), columns)) <= columns;
      }),
    );
  });
});
