// The examples of the contract, as they stand in the bundle: what each operation is shown to take and to answer.

import { OPERATIONS, type OperationId, readContract } from '../../src/contract.ts';

export type Example = {
  readonly operationId: OperationId;
  /** Undefined for a request. */
  readonly status: string | undefined;
  readonly mediaType: string;
  readonly name: string;
  readonly value: unknown;
};

type Media = { examples?: Record<string, { value?: unknown; $ref?: string }> };
type Content = Record<string, Media>;

/** The bundle, parsed. */
export const bundle = JSON.parse(String(await readContract('json')));

/** What a reference of the bundle points to; any other value as it is. */
function resolved(value: { $ref?: string }): unknown {
  if (value?.$ref === undefined) return value;
  const keys = value.$ref.slice('#/'.length).split('/');
  return keys.reduce((target, key) => target[key], bundle);
}

/** All examples of all operations. */
export const EXAMPLES: readonly Example[] = Object.values(OPERATIONS).flatMap(
  ({ operationId, path, method }) => {
    const operation = bundle.paths[path][method];
    const answers = Object.entries<{ $ref?: string }>(operation.responses).map(([status, answer]) => {
      return { status, content: (resolved(answer) as { content?: Content }).content };
    });
    const request = { status: undefined, content: operation.requestBody?.content as Content | undefined };
    return [request, ...answers].flatMap(({ status, content }) =>
      Object.entries(content ?? {}).flatMap(([mediaType, media]) =>
        Object.entries(media.examples ?? {}).map(([name, example]) => {
          const { value } = resolved(example) as { value?: unknown };
          return { operationId, status, mediaType, name, value };
        }),
      ),
    );
  },
);

/** An example answer with status 200, the first or the named one, taken to be of the type that the caller says. */
export function exampleAnswer<Body>(operationId: OperationId, name?: string): Body {
  const answers = EXAMPLES.filter(
    (one) => one.operationId === operationId && one.status === '200' && one.mediaType === 'application/json',
  );
  const example = answers.find((one) => name === undefined || one.name === name);
  if (example === undefined) throw new Error(`${operationId} has no example answer ${name ?? ''}`);
  return example.value as Body;
}
