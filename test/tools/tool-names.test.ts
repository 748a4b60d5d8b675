import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverPrefixes, toolNames } from '../../src/tools/tool-names.ts';

const MODEL_NAME = /^[A-Za-z0-9_-]{1,64}$/;

describe('serverPrefixes', () => {
  it.each([
    [['github'], ['github']],
    [['my.server'], ['my_server']],
    [['a__b'], ['a_b']],
    [['a_'], ['a']],
    [['_'], ['_']],
    [['日本'], ['_']],
  ])('%j become %j', (ids, expected) => {
    expect(serverPrefixes(ids)).toEqual(expected);
  });

  it('leaves the plain id as it is and marks the one that had to be changed', () => {
    const [first, second] = serverPrefixes(['a.b', 'a_b']);
    expect(second).toBe('a_b');
    expect(first).toMatch(/^a_b-[0-9a-f]{8}$/);
  });

  it('gives the same marks in any order', () => {
    expect(serverPrefixes(['a.b', 'a b']).toReversed()).toEqual(serverPrefixes(['a b', 'a.b']));
  });

  it('cuts a long id and keeps it apart from its like', () => {
    const prefixes = serverPrefixes([`${'x'.repeat(60)}1`, `${'x'.repeat(60)}2`]);
    expect(new Set(prefixes).size).toBe(2);
    for (const prefix of prefixes) expect(prefix).toHaveLength(32);
  });
});

describe('toolNames', () => {
  it.each([
    [['search'], ['web__search']],
    [['get.weather'], ['web__get_weather']],
    [['_private'], ['web___private']],
    [[''], ['web___']],
  ])('%j become %j', (tools, expected) => {
    expect(toolNames('web', tools)).toEqual(expected);
  });

  it('leaves the plain name as it is and marks the one that had to be changed', () => {
    const [first, second] = toolNames('web', ['get.it', 'get_it']);
    expect(second).toBe('web__get_it');
    expect(first).toMatch(/^web__get_it-[0-9a-f]{8}$/);
  });

  it('fits any names into what vendors take, and tells different tools of different servers apart', () => {
    const name = fc.string({ maxLength: 90, unit: fc.constantFrom('a', 'b', '_', '-', '.', ' ', 'é') });
    const names = fc.uniqueArray(name, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(names, names, (ids, tools) => {
        const all = serverPrefixes(ids).flatMap((prefix) => toolNames(prefix, tools));
        for (const full of all) expect(full).toMatch(MODEL_NAME);
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 500 },
    );
  });
});
