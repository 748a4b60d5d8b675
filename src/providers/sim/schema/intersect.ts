// Two schemas that both apply, as one: the tighter of each pair of keywords.

import { isPlainObject, type PlainObject } from '../../../lib/plain-object.ts';
import { isSameJson } from './same-json.ts';

type Merge = (left: unknown, right: unknown) => unknown;

const both: Merge = (left, right) => ({ allOf: [left, right] });
const larger: Merge = (left, right) => Math.max(Number(left), Number(right));
const smaller: Merge = (left, right) => Math.min(Number(left), Number(right));
const either: Merge = (left, right) => left === true || right === true;

const MERGES: Readonly<Record<string, Merge>> = {
  required: (left, right) => [...new Set([...list(left), ...list(right)])],
  properties: mergeMembers,
  patternProperties: mergeMembers,
  dependentRequired: (left, right) => ({ ...object(left), ...object(right) }),
  dependentSchemas: mergeMembers,
  $defs: (left, right) => ({ ...object(left), ...object(right) }),
  items: both,
  additionalProperties: both,
  propertyNames: both,
  contains: both,
  not: (left, right) => ({ anyOf: [left, right] }),
  minimum: larger,
  exclusiveMinimum: larger,
  minLength: larger,
  minItems: larger,
  minProperties: larger,
  minContains: larger,
  maximum: smaller,
  exclusiveMaximum: smaller,
  maxLength: smaller,
  maxItems: smaller,
  maxProperties: smaller,
  maxContains: smaller,
  uniqueItems: either,
  multipleOf: commonMultiple,
  description: (left, right) => (left === right ? left : `${String(left)} ${String(right)}`),
};

/** Keywords of which a generator follows one and checks the other: kept side by side under `also`. */
const SIDE_BY_SIDE = ['pattern', 'format', 'anyOf', 'oneOf', 'if', 'prefixItems'];

/** The intersection; undefined when the two cannot be satisfied together. */
export function intersect(left: PlainObject, right: PlainObject): PlainObject | undefined {
  const merged: Record<string, unknown> = { ...left };
  const aside: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(right)) {
    const own = merged[key];
    if (own === undefined || isSameJson(own, value)) merged[key] = value;
    else if (key === 'type') {
      const types = commonTypes(list(own), list(value));
      if (types.length === 0) return undefined;
      merged.type = types;
    } else if (key === 'enum') {
      const values = list(own).filter((item) => list(value).some((other) => isSameJson(item, other)));
      if (values.length === 0) return undefined;
      merged.enum = values;
    } else if (key === 'const') return undefined;
    else if (SIDE_BY_SIDE.includes(key)) aside[key] = value;
    else if (key !== 'then' && key !== 'else') merged[key] = MERGES[key]?.(own, value) ?? own;
  }
  if (aside.if !== undefined) {
    for (const way of ['then', 'else']) if (right[way] !== undefined) aside[way] = right[way];
  }
  if (Object.keys(aside).length > 0) merged.also = [...list(merged.also ?? []), aside];
  return merged;
}

function mergeMembers(left: unknown, right: unknown): unknown {
  const merged: Record<string, unknown> = { ...object(left) };
  for (const [key, value] of Object.entries(object(right))) {
    merged[key] =
      Object.hasOwn(merged, key) && !isSameJson(merged[key], value) ? both(merged[key], value) : value;
  }
  return merged;
}

function commonTypes(left: readonly unknown[], right: readonly unknown[]): unknown[] {
  return left.flatMap((type) => {
    if (right.includes(type)) return [type];
    if (type === 'number' && right.includes('integer')) return ['integer'];
    return type === 'integer' && right.includes('number') ? ['integer'] : [];
  });
}

function commonMultiple(left: unknown, right: unknown): number {
  const [small = 1, large = 1] = [Number(left), Number(right)].sort((a, b) => a - b);
  for (let factor = 1; factor <= 1_000; factor += 1) {
    const ratio = (large * factor) / small;
    if (Math.abs(ratio - Math.round(ratio)) < 1e-9) return large * factor;
  }
  return large;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

function object(value: unknown): PlainObject {
  return isPlainObject(value) ? value : {};
}
