// Sessions in one SQLite file. Nothing is opened, made or loaded before it is needed; a store that is only asked what
// it holds makes no file. Several processes may use the same file.

import type { Logger } from 'pino';
import type { Clock } from '../../core/ambient.ts';
import type { SessionFilter, SessionStore, SessionSummary } from '../../core/sessions/session-store.ts';
import { appendTurn, writeEntries } from './append-turn.ts';
import { Connection } from './connection.ts';
import { ConversationCache } from './conversation-cache.ts';
import { deleteSession, pruneSessions } from './delete-sessions.ts';
import { loadSession } from './load-session.ts';
import { readTurns } from './read-turns.ts';
import { toSummary, toTurnRowId } from './rows.ts';
import type { Statements } from './statements.ts';
import { toStoredText } from './stored-text.ts';

export type SqliteSessionStoreOptions = {
  /** Absolute path of the file. It and its folder are made, for their owner alone, when they are not there. */
  readonly path: string;
  readonly clock: Clock;
  readonly logger?: Pick<Logger, 'debug'> | undefined;
};

/**
 * The store. Nothing has been opened when this returns. Every method rejects with `session_not_saved` when the file
 * cannot be used, and the next call tries again.
 */
export function createSqliteSessionStore({ path, clock, logger }: SqliteSessionStoreOptions): SessionStore {
  const connection = new Connection(path, () => logger?.debug({ path }, 'session file opened'));
  return sqliteSessionStore(connection, clock);
}

/** The same on a connection that other stores use too; closing the store closes it. */
export function sqliteSessionStore(connection: Connection, clock: Clock): SessionStore {
  const cache = new ConversationCache();

  return {
    // Makes the file too: a disk that takes none is better known before a model is asked than after.
    load: (ref) => loadSession({ connection, cache }, ref),

    async append(ref, expectedVersion, turn) {
      const written = writeEntries(turn.entries);
      const nowMs = Math.round(clock());
      const { sessionId, version, turnId, entryIds } = await connection.write(({ statements }) =>
        appendTurn(statements, ref, expectedVersion, turn, written, nowMs),
      );
      cache.addTurn(sessionId, version, turn.keep, written, entryIds);
      return { version, turnId: String(turnId) };
    },

    async markDelivered(ref, turnId) {
      const id = toTurnRowId(turnId);
      if (id === undefined || !connection.exists()) return;
      const agentId = toStoredText(ref.agentId);
      const key = toStoredText(ref.key);
      await connection.write(({ statements }) => statements.markDelivered(id, agentId, key));
    },

    async list(filter = {}) {
      if (!connection.exists()) return [];
      return connection.query(({ statements }) => listSessions(statements, filter));
    },

    async *turns(ref) {
      if (connection.exists()) yield* readTurns(connection, ref);
    },

    delete: async (ref) => connection.exists() && deleteSession(connection, ref),

    prune: async (limits) => (connection.exists() ? pruneSessions(connection, limits) : []),

    async close() {
      await connection.close();
      cache.clear();
    },
  };
}

/** Keys are compared here and not in SQL, which sees them as they are stored. */
function listSessions(statements: Statements, filter: SessionFilter): readonly SessionSummary[] {
  const { agentId, keyContains = '', limit = Number.POSITIVE_INFINITY } = filter;
  const found: SessionSummary[] = [];
  if (limit <= 0) return found;
  for (const row of statements.sessionsByUse()) {
    const summary = toSummary(row);
    if (agentId !== undefined && summary.ref.agentId !== agentId) continue;
    if (!summary.ref.key.includes(keyContains)) continue;
    found.push(summary);
    if (found.length >= limit) break;
  }
  return found;
}
