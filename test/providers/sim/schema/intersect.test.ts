import { describe, expect, it } from 'vitest';
import { intersect } from '../../../../src/providers/sim/schema/intersect.ts';

describe('intersect', () => {
  it.each([
    [
      { minimum: 1, maxLength: 9 },
      { minimum: 3, maxLength: 5 },
      { minimum: 3, maxLength: 5 },
    ],
    [
      { minItems: 4, maximum: 2 },
      { minItems: 2, maximum: 7 },
      { minItems: 4, maximum: 2 },
    ],
    [{ required: ['a', 'b'] }, { required: ['b', 'c'] }, { required: ['a', 'b', 'c'] }],
    [{ type: ['string', 'number'] }, { type: ['integer', 'null'] }, { type: ['integer'] }],
    [{ enum: [1, { a: 2 }, 3] }, { enum: [{ a: 2 }, 3, 4] }, { enum: [{ a: 2 }, 3] }],
    [{ multipleOf: 4 }, { multipleOf: 6 }, { multipleOf: 12 }],
    [{ uniqueItems: false }, { uniqueItems: true }, { uniqueItems: true }],
    [
      { properties: { a: { type: 'string' }, b: true } },
      { properties: { a: { minLength: 2 }, c: false } },
      { properties: { a: { allOf: [{ type: 'string' }, { minLength: 2 }] }, b: true, c: false } },
    ],
    [{ pattern: 'a' }, { pattern: 'b' }, { pattern: 'a', also: [{ pattern: 'b' }] }],
    [{ pattern: 'a' }, { pattern: 'a', title: 'x' }, { pattern: 'a', title: 'x' }],
  ])('of %j and %j is %j', (left, right, both) => {
    expect(intersect(left, right)).toEqual(both);
  });

  it.each([
    [{ type: 'string' }, { type: 'number' }],
    [{ enum: [1, 2] }, { enum: [3] }],
    [{ const: 'a' }, { const: 'b' }],
  ])('of %j and %j is nothing', (left, right) => {
    expect(intersect(left, right)).toBeUndefined();
  });
});
