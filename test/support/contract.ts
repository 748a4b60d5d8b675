// Holds what a server sent against the contract. Every HTTP test reads its answers through one of these functions,
// so that no answer goes unchecked: status, media type, headers, body, and each event of a stream.

import {
  OPERATIONS,
  type OperationId,
  type ResponseBody,
  type Schema,
  type SchemaName,
  type StreamEvent,
  type StreamedOperationId,
  validate,
} from '../../src/contract.ts';
import { declaredAnswer, headerFaults } from './declared-answers.ts';
import { readFrames } from './event-stream.ts';

type StreamEvents<Id extends OperationId> = readonly (Id extends StreamedOperationId
  ? StreamEvent<Id>
  : never)[];

export type ContractAnswer<Id extends OperationId> =
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown }
  | {
      readonly kind: 'stream';
      readonly status: number;
      readonly events: StreamEvents<Id>;
      /** Whether the stream closed with `[DONE]`. */
      readonly done: boolean;
    };

/**
 * Reads an answer to its end and holds all of it against what the contract declares for that operation and status.
 * Throws with every fault and the body when something does not fit.
 */
export async function expectContract<Id extends OperationId>(
  operationId: Id,
  response: Response,
): Promise<ContractAnswer<Id>> {
  const text = await response.text();
  const where = `${operationId} answered ${response.status}`;
  const declared = declaredAnswer(operationId, response.status);
  if (declared === undefined) fail(where, ['the contract does not declare this status'], text);
  const mediaType = mediaTypeOf(response);
  const faults = headerFaults(declared, response.headers);
  if (!declared.mediaTypes.includes(mediaType)) {
    faults.push(`content-type ${mediaType} is not one of ${declared.mediaTypes.join(', ')}`);
  }
  if (faults.length > 0) fail(where, faults, text);
  if (mediaType === 'text/event-stream') {
    return { kind: 'stream', status: response.status, ...readEventStream(operationId, text, where) };
  }
  const answerSchemas: Readonly<Record<string, SchemaName>> = OPERATIONS[operationId].answerSchemas;
  const schema = answerSchemas[response.status];
  if (schema === undefined) fail(where, ['the contract declares no JSON body'], text);
  return { kind: 'json', status: response.status, body: readJson(where, schema, text) };
}

/** The body of a 200 JSON answer. Throws for any other answer and for one that breaks the contract. */
export async function expectAnswer<Id extends OperationId>(
  operationId: Id,
  response: Response,
): Promise<ResponseBody<Id>> {
  const answer = await expectContract(operationId, response);
  if (answer.kind === 'json' && answer.status === 200) return answer.body as ResponseBody<Id>;
  throw new Error(`${operationId} did not answer 200 with JSON: ${JSON.stringify(answer)}`);
}

/**
 * The events of a stream that ended well, with its `[DONE]`. Throws for any other answer, for a broken stream and
 * for one that breaks the contract. For a stream that is meant to fail, take `expectContract`.
 */
export async function expectStream<Id extends StreamedOperationId>(
  operationId: Id,
  response: Response,
): Promise<readonly StreamEvent<Id>[]> {
  const answer = await expectContract(operationId, response);
  if (answer.kind === 'stream' && answer.done) return answer.events as readonly StreamEvent<Id>[];
  throw new Error(`${operationId} did not stream to a good end: ${JSON.stringify(answer)}`);
}

/**
 * The `error` object of a failure. Without an operation (an unknown path) only the body is held against the
 * contract. Throws when the answer is no failure, or not of the status that is wanted.
 */
export async function expectError(
  operationId: OperationId | null,
  response: Response,
  status: number,
): Promise<Schema<'ErrorObject'>> {
  const where = `${operationId ?? 'The server'} answered ${response.status}`;
  if (response.status !== status) fail(where, [`the test wants ${status}`], await response.text());
  if (operationId === null) return readJson(where, 'ErrorResponse', await response.text()).error;
  const answer = await expectContract(operationId, response);
  if (answer.kind === 'stream') throw new Error(`${where} with a stream`);
  return (answer.body as Schema<'ErrorResponse'>).error;
}

/**
 * The events of a whole stream as text. Throws when its framing, an event or its end breaks the contract: `[DONE]`
 * closes a stream that ended well, an error frame one that broke, and never both or neither.
 */
export function readEventStream<Id extends OperationId>(
  operationId: Id,
  text: string,
  where: string = operationId,
): { readonly events: StreamEvents<Id>; readonly done: boolean } {
  const schema: SchemaName | null = OPERATIONS[operationId].streamEventSchema;
  if (schema === null) fail(where, ['the contract names no schema for its events'], text);
  const frames = framesOf(where, text);
  const done = frames.at(-1)?.data === '[DONE]';
  const events = (done ? frames.slice(0, -1) : frames).map(({ event, data }, index) => {
    const value: unknown = readJson(`${where}, event ${index}`, schema, data);
    if (event !== null && event !== member(value, 'type')) {
      fail(`${where}, event ${index}`, [`its event line says ${event}, its type something else`], data);
    }
    return value;
  });
  const failed = member(events.at(-1), 'error') !== undefined;
  if (failed === done) {
    fail(where, [failed ? 'an error frame and [DONE]' : 'it just stops: no [DONE], no error frame'], text);
  }
  return { events: events as unknown as StreamEvents<Id>, done };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function framesOf(where: string, text: string): ReturnType<typeof readFrames> {
  try {
    return readFrames(text);
  } catch (error) {
    return fail(where, [error instanceof Error ? error.message : String(error)], text);
  }
}

function readJson<Name extends SchemaName>(where: string, schema: Name, text: string): Schema<Name> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    fail(where, ['the body is not JSON'], text);
  }
  const violations = validate(schema, value);
  if (violations.length > 0) {
    const faults = violations.map(({ instancePath, message, params }) => {
      return `${schema}${instancePath} ${message} ${JSON.stringify(params)}`;
    });
    fail(where, faults, text);
  }
  return value as Schema<Name>;
}

function mediaTypeOf(response: Response): string {
  return (response.headers.get('content-type') ?? '(none)').split(';')[0]?.trim().toLowerCase() ?? '';
}

function fail(where: string, faults: readonly string[], body: string): never {
  const shown = body.length > 2000 ? `${body.slice(0, 2000)}… (${body.length} characters)` : body;
  throw new Error(
    [`${where}, which breaks the contract:`, ...faults.map((fault) => `  ${fault}`), shown].join('\n'),
  );
}
