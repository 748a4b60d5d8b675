import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeDocuments } from '../../src/config/merge-documents.ts';

describe('mergeDocuments', () => {
  it.each([
    ['keys of both', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
    [
      'objects at every depth',
      { a: { b: { c: 1, d: 2 } } },
      { a: { b: { d: 3 } } },
      { a: { b: { c: 1, d: 3 } } },
    ],
    ['a list by replacing it', { a: [1, 2] }, { a: [3] }, { a: [3] }],
    ['null as a value', { a: { b: 1 } }, { a: null }, { a: null }],
    ['an object over a list', { a: [1] }, { a: { b: 1 } }, { a: { b: 1 } }],
    [
      'agents by id, whatever the case',
      { agents: { list: [{ id: 'main', model: 'x/y', identity: { name: 'A' } }, { id: 'other' }] } },
      { agents: { list: [{ id: 'new' }, { id: 'MAIN', identity: { emoji: '!' } }] } },
      {
        agents: {
          list: [
            { id: 'MAIN', model: 'x/y', identity: { name: 'A', emoji: '!' } },
            { id: 'other' },
            { id: 'new' },
          ],
        },
      },
    ],
    [
      "a provider's models by their exact id",
      { models: { providers: { p: { models: [{ id: 'm', input: ['text'], maxTokens: 1 }] } } } },
      { models: { providers: { p: { models: [{ id: 'm', input: ['image'] }, { id: 'M' }] } } } },
      {
        models: { providers: { p: { models: [{ id: 'm', input: ['image'], maxTokens: 1 }, { id: 'M' }] } } },
      },
    ],
    [
      'items without an id by adding them',
      { agents: { list: [{ id: 'a' }] } },
      { agents: { list: [{ name: 'no id' }] } },
      { agents: { list: [{ id: 'a' }, { name: 'no id' }] } },
    ],
    [
      'lists of the same name elsewhere by replacing them',
      { tools: { list: [{ id: 'a' }] } },
      { tools: { list: [{ id: 'b' }] } },
      { tools: { list: [{ id: 'b' }] } },
    ],
  ])('merges %s', (_, base, overlay, merged) => {
    expect(mergeDocuments(base, overlay)).toEqual(merged);
  });

  it('keeps a key named __proto__ a key', () => {
    const merged = mergeDocuments({}, JSON.parse('{"__proto__": {"polluted": true}, "a": {}}')) as object;
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect(Object.hasOwn(merged, '__proto__')).toBe(true);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  const documents = fc.dictionary(fc.string({ maxLength: 3 }), fc.jsonValue());

  it('changes neither argument', () => {
    fc.assert(
      fc.property(documents, documents, (base, overlay) => {
        const before = JSON.stringify([base, overlay]);
        mergeDocuments(base, overlay);
        expect(JSON.stringify([base, overlay])).toBe(before);
      }),
    );
  });

  it('lets the overlay win in every value that is no object, and loses nothing of either', () => {
    fc.assert(
      fc.property(documents, documents, (base, overlay) => {
        const merged = mergeDocuments(base, overlay);
        expect(mergeDocuments(merged, overlay)).toEqual(merged);
        expect(mergeDocuments({}, base)).toEqual(base);
        expect(mergeDocuments(base, {})).toEqual(base);
        expect(new Set(Object.keys(merged as object))).toEqual(
          new Set([...Object.keys(base), ...Object.keys(overlay)]),
        );
      }),
    );
  });

  it('merges three files to the same document whichever two go first, when no value changes its kind', () => {
    const agents = fc
      .uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), n: fc.nat(3) }), {
        selector: (x) => x.id,
      })
      .map((list) => ({ agents: { list } }));
    fc.assert(
      fc.property(agents, agents, agents, (first, second, third) => {
        expect(mergeDocuments(mergeDocuments(first, second), third)).toEqual(
          mergeDocuments(first, mergeDocuments(second, third)),
        );
      }),
    );
  });
});
