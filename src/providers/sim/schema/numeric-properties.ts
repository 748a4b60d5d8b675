// The members of a schema that want a number, at any depth.

import { isPlainObject, type PlainObject } from '../../../lib/plain-object.ts';

const MAX_WALK = 5_000;

/** The names of numeric properties anywhere in the schema, each once. */
export function numericProperties(schema: unknown): string[] {
  const names = new Set<string>();
  const waiting: unknown[] = [schema];
  for (let index = 0; index < waiting.length && index < MAX_WALK; index += 1) {
    const value = waiting[index];
    if (Array.isArray(value)) waiting.push(...value);
    if (!isPlainObject(value)) continue;
    for (const [name, member] of Object.entries(isPlainObject(value.properties) ? value.properties : {})) {
      if (isPlainObject(member) && isNumeric(member)) names.add(name);
    }
    waiting.push(...Object.values(value));
  }
  return [...names];
}

function isNumeric({ type }: PlainObject): boolean {
  const types: unknown[] = Array.isArray(type) ? type : [type];
  return types.includes('number') || types.includes('integer');
}
