// The contract for the rest of the code: its types by name, its operations as a table, its validators. The only
// importer of generated/. Knows nothing of HTTP libraries and of how generated/ is made.

import { readFile } from 'node:fs/promises';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { components, operations, paths } from '../generated/openapi-types.ts';
import { OPERATIONS } from '../generated/operations.ts';
import { ROUTING_DOCUMENT } from '../generated/routing-document.ts';
import { validators } from '../generated/validators.js';

export { OPERATIONS, ROUTING_DOCUMENT };

/** What typed clients such as openapi-fetch are made of. */
export type Paths = paths;

/** The name of a component schema: the base name of its file in openapi/components/schemas. */
export type SchemaName = keyof components['schemas'] & keyof typeof validators;

/** The wire type of a component schema. */
export type Schema<Name extends SchemaName> = components['schemas'][Name];

/** The name of an operation. */
export type OperationId = keyof typeof OPERATIONS & keyof operations;

/** What the table says of an operation. */
export type Operation = (typeof OPERATIONS)[OperationId];

type JsonContent<Message> = Message extends { content: { 'application/json': infer Body } } ? Body : never;

/** The JSON body of an operation's requests; `never` where it takes none. */
export type RequestBody<Id extends OperationId> = operations[Id] extends { requestBody: infer Request }
  ? JsonContent<Request>
  : never;

/** The JSON body of an operation's 200 answer. */
export type ResponseBody<Id extends OperationId> = operations[Id]['responses'] extends { 200: infer Answer }
  ? JsonContent<Answer>
  : never;

/** The operations that can answer with an event stream. */
export type StreamedOperationId = {
  [Id in OperationId]: (typeof OPERATIONS)[Id]['streamEventSchema'] extends null ? never : Id;
}[OperationId];

/** One event of an operation's stream: the JSON of a `data:` line. */
export type StreamEvent<Id extends StreamedOperationId> = Schema<
  NonNullable<(typeof OPERATIONS)[Id]['streamEventSchema']>
>;

/** What a value breaks: where (`instancePath`, a JSON pointer), which keyword, and its own parameters. */
export type Violation = ErrorObject;

/** The precompiled validator of a schema. Throws when the contract has no schema of that name. */
export function validatorOf(name: string): ValidateFunction {
  const validator = (validators as Readonly<Record<string, ValidateFunction>>)[name];
  if (validator === undefined) throw new Error(`The contract has no schema ${name}`);
  return validator;
}

/** What a value breaks of a schema: empty when it conforms. Stops at the first fault, alternatives aside. */
export function validate<Name extends SchemaName>(name: Name, value: unknown): readonly Violation[] {
  const validator: ValidateFunction = validators[name];
  return validator(value) ? [] : (validator.errors ?? []);
}

/** Whether a value is of a schema's type. */
export function conforms<Name extends SchemaName>(name: Name, value: unknown): value is Schema<Name> {
  return (validators[name] as ValidateFunction)(value);
}

/** The whole contract as one document, in the bytes that are served. Read from disk on each call. */
export function readContract(format: 'json' | 'yaml'): Promise<Buffer> {
  return readFile(new URL(`../generated/openapi.${format}`, import.meta.url));
}
