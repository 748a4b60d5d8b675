// Writes a stored response: its own rows alone, however long the chain is that it goes on from.

import type { NewResponse, ResponseOutcome, ResponseScope } from '../../core/responses/response-store.ts';
import type { ResponseStatements } from './response-statements.ts';
import { toStoredText } from './stored-text.ts';

/** The parent of a response whose real one is gone: no row ever has this id. */
const NO_SUCH_RESPONSE = 0;

/** Inside a write transaction. The id of the row. Throws what SQLite throws, also for an id that is there already. */
export function insertResponse(
  statements: ResponseStatements,
  response: NewResponse,
  at: {
    readonly status: string;
    readonly body: string;
    readonly output: string;
    readonly owner: string | null;
  },
): number {
  const { scope, inputItems, previousId } = response;
  const parent = previousId === undefined ? undefined : statements.head(toStoredText(previousId));
  const parentId = previousId === undefined ? null : (parent?.id ?? NO_SUCH_RESPONSE);
  const chainId = parent === undefined ? null : (parent.chain_id ?? parent.id);
  const input = JSON.stringify(response.input);
  const { insertedId } = statements.insert(
    toStoredText(response.id),
    parentId,
    chainId,
    ...scopeValues(scope),
    response.background ? 1 : 0,
    at.status,
    at.owner,
    Math.round(response.createdAtMs),
    byteLength([at.body, input, at.output, ...inputItems.map(({ json }) => json)]),
    at.body,
    input,
    at.output,
  );
  for (const { id, json } of inputItems) statements.insertItem(insertedId, 1, toStoredText(id), json);
  return insertedId;
}

/** Inside the same transaction as the response, or as the end of one that was begun before. */
export function insertOutcome(statements: ResponseStatements, rowId: number, outcome: ResponseOutcome): void {
  for (const { id, json } of outcome.outputItems) statements.insertItem(rowId, 0, toStoredText(id), json);
  insertEvents(statements, rowId, outcome.events);
}

export function insertEvents(statements: ResponseStatements, rowId: number, events: readonly string[]): void {
  for (const text of events) statements.insertEvents(rowId, text);
}

/** What an outcome adds to the bytes of its response. */
export function outcomeBytes({ outputItems, events }: ResponseOutcome): number {
  return byteLength([...outputItems.map(({ json }) => json), ...events]);
}

export function byteLength(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

/** As the columns hold them: agent, user, session key. */
export function scopeValues({
  agentId,
  user,
  sessionKey,
}: ResponseScope): [string, string | null, string | null] {
  return [toStoredText(agentId), toNullable(user), toNullable(sessionKey)];
}

function toNullable(text: string | undefined): string | null {
  return text === undefined ? null : toStoredText(text);
}
