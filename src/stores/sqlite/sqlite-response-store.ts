// Responses in the same SQLite file as the sessions.

import { setImmediate as nextTick } from 'node:timers/promises';
import type {
  ResponsePruneLimits,
  ResponseStatus,
  ResponseStore,
  StoredResponse,
} from '../../core/responses/response-store.ts';
import { ByteCache } from '../byte-cache.ts';
import type { Connection } from './connection.ts';
import { giveBackSpace } from './delete-sessions.ts';
import { type LinkCache, readChain } from './read-chain.ts';
import type { ItemRow, ResponseRow } from './response-statements.ts';
import { fromStoredText, toStoredText } from './stored-text.ts';
import {
  byteLength,
  insertEvents,
  insertOutcome,
  insertResponse,
  outcomeBytes,
  scopeValues,
} from './write-response.ts';

const MAX_LINKS_BYTES = 16 * 1024 * 1024;

/** Responses that are deleted before others get a turn. */
const DELETED_AT_ONCE = 100;

/** Items that are looked for before others get a turn. */
const LOOKED_UP_AT_ONCE = 500;

const NO_OUTPUT = '[]';

/** The store on a connection that is somebody else's to close. Nothing is opened before it is needed. */
export function sqliteResponseStore(connection: Connection): ResponseStore {
  const cache: LinkCache = new ByteCache(MAX_LINKS_BYTES);

  return {
    prepare: () => connection.query(() => {}),

    async begin(response, body, owner) {
      await connection.write(({ responses }) =>
        insertResponse(responses, response, { status: 'queued', body, output: NO_OUTPUT, owner }),
      );
    },

    async addEvents(id, events) {
      await connection.write(({ responses }) => {
        const rowId = responses.head(toStoredText(id))?.id;
        if (rowId === undefined) return;
        insertEvents(responses, rowId, events);
        responses.grow(byteLength(events), rowId);
      });
    },

    finish(id, outcome) {
      const output = JSON.stringify(outcome.output);
      return connection.write(({ responses }) => {
        const row = responses.find(toStoredText(id));
        if (row === undefined) return false;
        const { status, body } = outcome;
        const grown = byteLength([body, output]) - byteLength([row.body, NO_OUTPUT]) + outcomeBytes(outcome);
        if (responses.finish(status, grown, body, output, row.id).rows === 0) return false;
        insertOutcome(responses, row.id, outcome);
        return true;
      });
    },

    async add(response, outcome) {
      const { status, body } = outcome;
      const output = JSON.stringify(outcome.output);
      const rowId = await connection.write(({ responses }) => {
        const id = insertResponse(responses, response, { status, body, output, owner: null });
        insertOutcome(responses, id, outcome);
        responses.grow(outcomeBytes(outcome), id);
        return id;
      });
      cache.set(rowId, { input: response.input, output: outcome.output }, body.length + output.length);
    },

    async find(id) {
      if (!connection.exists()) return undefined;
      const row = await connection.query(({ responses }) => responses.find(toStoredText(id)));
      return row && toResponse(row);
    },

    async events(id) {
      if (!connection.exists()) return [];
      return connection.read(({ responses }) => {
        const rowId = responses.head(toStoredText(id))?.id;
        return rowId === undefined ? [] : responses.events(rowId).map(({ events }) => events);
      });
    },

    async inputItems(id, { order, after, limit }) {
      if (!connection.exists()) return undefined;
      return connection.read(({ responses }) => {
        const rowId = responses.head(toStoredText(id))?.id;
        if (rowId === undefined) return undefined;
        const start = after === undefined ? undefined : responses.inputItem(rowId, toStoredText(after));
        if (after !== undefined && start === undefined) return undefined;
        const rows =
          order === 'asc'
            ? responses.inputItemsUp(rowId, start?.id ?? 0, limit + 1)
            : responses.inputItemsDown(rowId, start?.id ?? Number.MAX_SAFE_INTEGER, limit + 1);
        return { items: rows.slice(0, limit).map(toItem), hasMore: rows.length > limit };
      });
    },

    chain: async (id, scope) =>
      connection.exists() ? readChain({ connection, cache }, id, scope) : { type: 'unknown' },

    async items(ids, scope) {
      if (!connection.exists()) return new Map();
      const wanted = [...new Set(ids)];
      const found = new Map<string, string>();
      for (let from = 0; from < wanted.length; from += LOOKED_UP_AT_ONCE) {
        if (from > 0) await nextTick();
        await connection.read(({ responses }) => {
          for (const id of wanted.slice(from, from + LOOKED_UP_AT_ONCE)) {
            const row = responses.item(toStoredText(id), ...scopeValues(scope));
            if (row !== undefined) found.set(id, row.item);
          }
        });
      }
      return found;
    },

    async delete(id) {
      if (!connection.exists()) return false;
      return connection.write(({ responses }) => responses.delete(toStoredText(id)).rows > 0);
    },

    async unfinished() {
      if (!connection.exists()) return [];
      return connection.query(({ responses }) => responses.unfinished().map(toResponse));
    },

    prune: async (limits) => (connection.exists() ? prune(connection, limits) : 0),
  };
}

function toResponse(row: ResponseRow): StoredResponse {
  const { user, session_key: sessionKey } = row;
  return {
    id: fromStoredText(row.name),
    scope: {
      agentId: fromStoredText(row.agent_id),
      user: user === null ? undefined : fromStoredText(user),
      sessionKey: sessionKey === null ? undefined : fromStoredText(sessionKey),
    },
    background: row.background === 1,
    status: row.status as ResponseStatus,
    body: row.body,
    createdAtMs: row.created_at_ms,
    owner: row.owner ?? undefined,
  };
}

function toItem({ name, item }: ItemRow): { id: string; json: string } {
  return { id: fromStoredText(name), json: item };
}

/** A few in each transaction, so that the turns of others get in between. */
async function prune(
  connection: Connection,
  { createdBeforeMs, maxBytes }: ResponsePruneLimits,
): Promise<number> {
  let deleted = 0;
  for (let more = createdBeforeMs !== undefined; more; await nextTick()) {
    const count = await connection.write(({ responses }) => {
      const rows = responses.expired(Math.round(createdBeforeMs ?? 0), DELETED_AT_ONCE);
      for (const { id } of rows) responses.deleteById(id);
      return rows.length;
    });
    deleted += count;
    more = count === DELETED_AT_ONCE;
  }
  let excess =
    maxBytes === undefined
      ? 0
      : (await connection.query(({ responses }) => responses.totalBytes()?.bytes ?? 0)) - maxBytes;
  while (excess > 0) {
    const freed = await connection.write(({ responses }) => {
      let bytes = 0;
      let count = 0;
      for (const row of responses.oldest(DELETED_AT_ONCE)) {
        if (bytes >= excess) break;
        responses.deleteById(row.id);
        bytes += row.bytes;
        count += 1;
      }
      return { bytes, count };
    });
    // What is left still runs.
    if (freed.count === 0) break;
    deleted += freed.count;
    excess -= freed.bytes;
    await nextTick();
  }
  if (deleted > 0) await giveBackSpace(connection);
  return deleted;
}
