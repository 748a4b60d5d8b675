// Numbers: the question's where one fits, moved into bounds where it nearly does, else the plainest allowed.

import type { PlainObject } from '../../../lib/plain-object.ts';
import type { Generated, Generator, Position } from './generator-types.ts';

export function generateNumber(
  generator: Generator,
  schema: PlainObject,
  position: Position,
): Generated | undefined {
  const { finder } = generator;
  const { place, variant, isMadeUp } = position;
  const isInteger = schema.type === 'integer';
  const accepts = (number: number): boolean => generator.conforms(schema, number);
  const found = isMadeUp
    ? undefined
    : (finder.number(place, accepts) ??
      finder.number(place, (number) => nearestAllowed(schema, number, isInteger, accepts) !== undefined));
  if (found !== undefined)
    return { value: nearestAllowed(schema, found, isInteger, accepts) ?? found, isFound: true };
  for (const hint of [schema.default, ...(Array.isArray(schema.examples) ? schema.examples : [])]) {
    if (typeof hint === 'number' && accepts(hint)) return { value: hint, isFound: false };
  }
  const step = typeof schema.multipleOf === 'number' && schema.multipleOf > 0 ? schema.multipleOf : 1;
  const { low, high } = bounds(schema);
  const start = low > Number.NEGATIVE_INFINITY ? low : Math.min(1, high);
  const number =
    nearestAllowed(schema, start + step * variant, isInteger, accepts) ??
    nearestAllowed(schema, start, isInteger, accepts) ??
    between(low, high);
  return { value: number ?? 0, isFound: false };
}

function bounds(schema: PlainObject): { low: number; high: number } {
  const number = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback);
  return {
    low: Math.max(
      number(schema.minimum, Number.NEGATIVE_INFINITY),
      number(schema.exclusiveMinimum, Number.NEGATIVE_INFINITY),
    ),
    high: Math.min(
      number(schema.maximum, Number.POSITIVE_INFINITY),
      number(schema.exclusiveMaximum, Number.POSITIVE_INFINITY),
    ),
  };
}

/** The nearest number that is allowed: in bounds, whole where it must be, a multiple where it must be. */
function nearestAllowed(
  schema: PlainObject,
  wanted: number,
  isInteger: boolean,
  accepts: (number: number) => boolean,
): number | undefined {
  const { low, high } = bounds(schema);
  const bounded = Math.min(high, Math.max(low, wanted));
  const step = typeof schema.multipleOf === 'number' && schema.multipleOf > 0 ? schema.multipleOf : undefined;
  if (step === undefined) {
    const nudge = isInteger ? 1 : Math.min(1, (high - low) / 2);
    const rounded = isInteger ? Math.round(bounded) : bounded;
    return [rounded, rounded + nudge, rounded - nudge].find(accepts);
  }
  const count = Math.round(bounded / step);
  for (let offset = 0; offset <= 20; offset += 1) {
    for (const candidate of [count + offset, count - offset]) {
      // 3 × 0.1 is not what people write as 0.3; both are tried.
      const exact = candidate * step;
      const written = Number(exact.toPrecision(12));
      for (const number of [written, exact]) if (accepts(number)) return number;
    }
  }
  return undefined;
}

/** For narrow open ranges, such as strictly between 0 and 1. */
function between(low: number, high: number): number | undefined {
  return Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : undefined;
}
