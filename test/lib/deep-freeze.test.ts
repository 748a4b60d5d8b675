import { expect, it } from 'vitest';
import { deepFreeze } from '../../src/lib/deep-freeze.ts';

it('freezes everything that is reachable, also through cycles and objects without a prototype', () => {
  const bare: Record<string, unknown> = Object.assign(Object.create(null), { list: [{ deep: true }] });
  const value = { bare, self: undefined as unknown };
  value.self = value;
  expect(deepFreeze(value)).toBe(value);
  for (const part of [value, bare, bare.list, (bare.list as unknown[])[0]]) {
    expect(Object.isFrozen(part)).toBe(true);
  }
});
