import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteCache } from '../../src/stores/byte-cache.ts';

it('gives what was stored, and the newest of the same key', () => {
  const cache = new ByteCache<string, number>(100);
  cache.set('a', 1, 10);
  cache.set('b', 2, 10);
  cache.set('a', 3, 10);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([3, 2, undefined]);
});

it('forgets what was not used for long before what is in use', () => {
  const cache = new ByteCache<number, number>(100);
  for (let key = 0; key < 50; key += 1) {
    cache.set(key, key, 10);
    cache.get(0);
  }
  expect(cache.get(0)).toBe(0);
  expect(cache.get(49)).toBe(49);
  expect(cache.get(10)).toBeUndefined();
});

it('keeps nothing larger than itself, and forgets the smaller one of that key', () => {
  const cache = new ByteCache<string, number>(100);
  cache.set('a', 1, 100);
  expect(cache.get('a')).toBe(1);
  cache.set('a', 2, 101);
  expect(cache.get('a')).toBeUndefined();
});

it('never holds more bytes than it may, and never anything but the newest value', () => {
  const operation = fc.record({
    key: fc.nat(8),
    bytes: fc.oneof(fc.nat(30), fc.nat(120)),
    action: fc.constantFrom('set', 'set', 'get', 'delete'),
  });
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 100 }), (operations) => {
      const cache = new ByteCache<number, number>(100);
      const newest = new Map<number, { value: number; bytes: number }>();
      operations.forEach(({ key, bytes, action }, value) => {
        if (action === 'set') {
          cache.set(key, value, bytes);
          newest.set(key, { value, bytes });
        } else if (action === 'delete') {
          cache.delete(key);
          newest.delete(key);
        } else {
          cache.get(key);
        }
      });
      let held = 0;
      for (let key = 0; key <= 8; key += 1) {
        const value = cache.get(key);
        if (value === undefined) continue;
        expect(value).toBe(newest.get(key)?.value);
        held += newest.get(key)?.bytes ?? 0;
      }
      expect(held).toBeLessThanOrEqual(100);
    }),
  );
});

it('is empty when it was cleared', () => {
  const cache = new ByteCache<string, number>(100);
  cache.set('a', 1, 60);
  cache.set('b', 1, 30);
  cache.clear();
  expect([cache.get('a'), cache.get('b')]).toEqual([undefined, undefined]);
  cache.set('c', 1, 40);
  expect(cache.get('c')).toBe(1);
});
