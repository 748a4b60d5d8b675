import { describe, expect, it } from 'vitest';
import { formatPath, isWithin, placesMatching, valueAt } from '../../src/lib/document-path.ts';

const document = {
  agents: {
    list: [{ id: 'a', tools: { deny: ['exec'] } }, { id: 'b' }],
    entries: { c: { tools: { deny: [] } } },
  },
};

describe('formatPath', () => {
  it.each([
    [['gateway', 'port'], 'gateway.port'],
    [['agents', 'list', 0, 'id'], 'agents.list[0].id'],
    [['models', 'providers', 'my.host', 'api'], 'models.providers["my.host"].api'],
    [[''], '[""]'],
    [[], ''],
  ])('writes %j as %s', (path, text) => {
    expect(formatPath(path)).toBe(text);
  });
});

describe('valueAt', () => {
  it('finds own values only', () => {
    expect(valueAt(document, ['agents', 'list', 1, 'id'])).toBe('b');
    expect(valueAt(document, ['agents', 'list', 7, 'id'])).toBeUndefined();
    expect(valueAt(document, ['agents', 'constructor'])).toBeUndefined();
    expect(valueAt(document, ['agents', 'list', 'length'])).toBeUndefined();
  });
});

describe('isWithin', () => {
  it('compares whole steps', () => {
    expect(isWithin(['a', 'b'], ['a'])).toBe(true);
    expect(isWithin(['a'], ['a'])).toBe(true);
    expect(isWithin(['ab'], ['a'])).toBe(false);
    expect(isWithin(['a'], ['a', 'b'])).toBe(false);
  });
});

describe('placesMatching', () => {
  it.each([
    ['agents.list[].id', ['agents.list[0].id', 'agents.list[1].id']],
    ['agents.list[].tools.deny', ['agents.list[0].tools.deny']],
    ['agents.entries.*.tools.deny', ['agents.entries.c.tools.deny']],
    ['agents.*.id', []],
    ['agents.list.id', []],
    ['gateway.port', []],
  ])('finds for %s: %j', (pattern, places) => {
    expect(placesMatching(document, pattern).map(({ path }) => formatPath(path))).toEqual(places);
  });
});
