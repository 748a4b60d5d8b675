// The fields of a request as the contract lists them, and what their descriptions promise: so that a table of a
// translator's behaviour can be held against both, and a new field breaks the test of every translator.

import { readContract, type SchemaName, validate } from '../../src/contract.ts';

type FieldSchema = { readonly description?: string };

const contract = JSON.parse(String(await readContract('json'))) as {
  components: { schemas: Record<string, { properties?: Record<string, FieldSchema>; required?: string[] }> };
};

/** The names of all fields of a schema. */
export function fieldNames(schema: SchemaName): string[] {
  return Object.keys(contract.components.schemas[schema]?.properties ?? {}).sort();
}

/** The fields that a request may leave out. */
export function optionalFields(schema: SchemaName): string[] {
  const required = contract.components.schemas[schema]?.required ?? [];
  return fieldNames(schema).filter((name) => !required.includes(name));
}

/** What the contract says of a field, in one line. */
export function descriptionOf(schema: SchemaName, field: string): string {
  const description = contract.components.schemas[schema]?.properties?.[field]?.description ?? '';
  return description.replaceAll(/\s+/g, ' ');
}

/** What the words of a description promise; null when they promise none of these. */
export function promiseOf(description: string): 'extra' | 'refused' | 'option' | 'ignored' | null {
  if (description.includes('Goes unchanged to `openai-completions` backends')) return 'extra';
  if (/refused with 400 `unsupported_parameter`/i.test(description)) return 'refused';
  if (description.includes('orwarded where the backend has it')) return 'option';
  if (description.includes('named in x-clawgate-ignored-params')) return 'ignored';
  return null;
}

/** Throws when the value is not of the schema, with what it breaks. */
export function expectConforms(schema: SchemaName, value: unknown): void {
  const [violation] = validate(schema, value);
  if (violation === undefined) return;
  const { instancePath, message, params } = violation;
  throw new Error(
    `${schema}${instancePath} ${message} ${JSON.stringify(params)}\n${JSON.stringify(value, null, 2)}`,
  );
}
