import { expect, it } from 'vitest';
import { readQuery } from '../../src/http/query.ts';

it.each<[string, Record<string, string>]>([
  ['/x', {}],
  ['/x?', {}],
  ['/x?other=1', {}],
  ['/x?after=a%20b&limit=5&other=1', { after: 'a b', limit: '5' }],
  ['/x?after=', { after: '' }],
  ['/x?limit=1&limit=2', { limit: '1,2' }],
  ['/x?__proto__=1&after=%E0', { after: '\ufffd' }],
])('reads of %s what is declared', (target, found) => {
  expect(readQuery(target, ['after', 'limit'])).toEqual(found);
});
