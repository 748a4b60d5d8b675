// Reads a session's conversation: the light entries of its branches at once, messages when they are asked for.

import { setImmediate as nextTick } from 'node:timers/promises';
import type { Message } from '../../core/messages.ts';
import type { SessionRef, StoredSession } from '../../core/sessions/session-store.ts';
import { AppError } from '../../errors.ts';
import type { Connection } from './connection.ts';
import type { Conversation, ConversationCache } from './conversation-cache.ts';
import { toEntry, toTurn } from './rows.ts';
import type { EntryRow, SessionWithLastTurn, Statements } from './statements.ts';
import { toStoredText } from './stored-text.ts';

/** JSON that is read before others get a turn: a few milliseconds. */
const MAX_JSON_AT_ONCE = 1024 * 1024;

type Parts = { readonly connection: Connection; readonly cache: ConversationCache };

/** The session, undefined when there is none. What is remembered of it is not read again. */
export async function loadSession(parts: Parts, ref: SessionRef): Promise<StoredSession | undefined> {
  const { connection, cache } = parts;
  const agentId = toStoredText(ref.agentId);
  const key = toStoredText(ref.key);
  const row = await connection.query(({ statements }) => statements.findSession(agentId, key));
  if (row === undefined) return undefined;
  const known = cache.conversation(row.session_id, row.version);
  if (known !== undefined) return toSession(parts, ref, row, known);

  const read = await connection.read(({ statements }) => {
    const session = statements.findSession(agentId, key);
    return session && { session, conversation: readConversation(statements, session) };
  });
  if (read === undefined) return undefined;
  cache.keepConversation(read.session.session_id, read.session.version, read.conversation);
  return toSession(parts, ref, read.session, read.conversation);
}

function toSession(
  parts: Parts,
  ref: SessionRef,
  row: SessionWithLastTurn,
  { entries, entryIds }: Conversation,
): StoredSession {
  return {
    ref,
    version: row.version,
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
    entries,
    lastTurn: toTurn(row),
    readMessages: (from, to) => readMessages(parts, entryIds.slice(from, to)),
  };
}

function readConversation(statements: Statements, session: SessionWithLastTurn): Conversation {
  const rows: EntryRow[] = [];
  for (const part of statements.chain(session.branch_id, session.entries).reverse()) {
    for (const row of statements.entries(part.branch_id, part.start, part.end)) rows.push(row);
  }
  return { entries: rows.map(toEntry), entryIds: rows.map(({ id }) => id) };
}

/** In the order of the ids. Throws `session_conflict` when the session was deleted since it was loaded. */
async function readMessages(
  { connection, cache }: Parts,
  entryIds: readonly number[],
): Promise<readonly (readonly Message[])[]> {
  const found = entryIds.map((id) => cache.messages(id));
  let next = found.indexOf(undefined);
  while (next !== -1) {
    const from = next;
    await connection.query(({ statements }) => {
      let budget = MAX_JSON_AT_ONCE;
      for (let index = from; index < found.length && budget > 0; index += 1) {
        if (found[index] !== undefined) continue;
        const id = entryIds[index] as number;
        const row = statements.messages(id);
        if (row === undefined) throw new AppError('session_conflict');
        const messages = JSON.parse(row.messages) as readonly Message[];
        found[index] = messages;
        cache.keepMessages(id, messages, row.messages.length);
        budget -= row.messages.length;
      }
    });
    next = found.indexOf(undefined, from);
    if (next !== -1) await nextTick();
  }
  return found as (readonly Message[])[];
}
