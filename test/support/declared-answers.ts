// What the bundle declares of an operation's answers beyond the body: media types and headers.

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { OPERATIONS, type OperationId, readContract } from '../../src/contract.ts';

type Header = { required?: boolean; schema: object };
type Answer = { headers?: Record<string, Header>; content?: Record<string, unknown> };

export type DeclaredAnswer = {
  readonly mediaTypes: readonly string[];
  readonly headers: ReadonlyMap<string, { readonly required: boolean; readonly matches: ValidateFunction }>;
};

/** Headers of our own: one that is sent and not declared is a fault. Others belong to HTTP. */
const OUR_HEADERS = /^(x-request-id|x-openclaw-|x-clawgate-|openai-)/;

const bundle = JSON.parse(String(await readContract('json')));
// Header values arrive as text; a declared number is compared as one.
const ajv = new Ajv2020({ coerceTypes: true, strict: false });
ajv.addSchema({ ...bundle, $id: 'contract' });

function resolve<Target>(target: Target | { $ref: string }): Target {
  if (typeof target !== 'object' || target === null || !('$ref' in target)) return target as Target;
  const keys = target.$ref.slice('#/'.length).split('/');
  return keys.reduce((value, key) => value[key], bundle);
}

/** What is declared for one status; undefined when the status is not declared. */
export function declaredAnswer(operationId: OperationId, status: number): DeclaredAnswer | undefined {
  const { path, method } = OPERATIONS[operationId];
  const reference = bundle.paths[path][method].responses[status];
  if (reference === undefined) return undefined;
  const answer = resolve<Answer>(reference);
  const headers = Object.entries(answer.headers ?? {}).map(([name, headerReference]) => {
    const header = resolve<Header>(headerReference);
    const schema = '$ref' in header.schema ? { $ref: `contract${header.schema.$ref}` } : header.schema;
    return [
      name.toLowerCase(),
      { required: header.required ?? false, matches: ajv.compile(schema) },
    ] as const;
  });
  return { mediaTypes: Object.keys(answer.content ?? {}), headers: new Map(headers) };
}

/** Required headers that are missing, values that do not match, headers of ours that are not declared. */
export function headerFaults(declared: DeclaredAnswer, sent: Headers): string[] {
  const faults: string[] = [];
  for (const [name, { required, matches }] of declared.headers) {
    const value = sent.get(name);
    if (value === null && required) faults.push(`the required header ${name} is missing`);
    if (value !== null && !matches(value))
      faults.push(`header ${name}: ${value} ${ajv.errorsText(matches.errors)}`);
  }
  for (const name of sent.keys()) {
    if (OUR_HEADERS.test(name) && !declared.headers.has(name)) faults.push(`header ${name} is not declared`);
  }
  return faults;
}
