// How schemas speak about keys. OpenClaw's sections are open: what they know and this build does not is named
// there with `notSupported`, so that a genuine key is never taken for a misspelt one of ours.

import { z } from 'zod';

/** Stands for every key of OpenClaw that this build does not read. Recognised by identity. */
export const NOT_SUPPORTED = z.unknown().optional();

/** Shape members for keys of OpenClaw that are listed once as not supported here. */
export function notSupported<Name extends string>(
  names: readonly Name[],
): Readonly<Record<Name, typeof NOT_SUPPORTED>> {
  return Object.fromEntries(names.map((name) => [name, NOT_SUPPORTED])) as Record<Name, typeof NOT_SUPPORTED>;
}

/** An object of OpenClaw's: unknown keys pass, and are looked at apart. */
export function openClawObject<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.object(shape, { error: 'an object' });
}

/** An object of our own: an unknown key is an error. */
export function ownObject<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, { error: 'an object' });
}
