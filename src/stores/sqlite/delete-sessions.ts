// Deletes sessions: one, or those beyond the limits. Each in a transaction of its own, so that turns of other sessions
// get in between, and the file shrinks afterwards.

import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTick } from 'node:timers/promises';
import type { PruneLimits, SessionRef, SessionSummary } from '../../core/sessions/session-store.ts';
import type { Connection } from './connection.ts';
import { toSummary } from './rows.ts';
import type { SizeRow } from './statements.ts';
import { toStoredText } from './stored-text.ts';

/** Pages of 4 KiB that are given back at once: a few milliseconds. */
const PAGES_AT_ONCE = 1024;

export async function deleteSession(connection: Connection, ref: SessionRef): Promise<boolean> {
  const existed = await connection.write(({ statements }) => {
    const session = statements.findSession(toStoredText(ref.agentId), toStoredText(ref.key));
    return session !== undefined && statements.deleteSession(session.session_id, session.version).rows > 0;
  });
  if (existed) await giveBackSpace(connection);
  return existed;
}

/** The deleted sessions, least recently used first. One that is used again meanwhile stays. */
export async function pruneSessions(
  connection: Connection,
  limits: PruneLimits,
): Promise<readonly SessionSummary[]> {
  const sizes = await connection.query(({ statements }) => statements.sizesByUse());
  const pruned: SessionSummary[] = [];
  for (const { id, version } of beyondLimits(sizes, limits).reverse()) {
    const summary = await connection.write(({ statements }) => {
      const session = statements.sessionById(id);
      if (session?.version !== version) return undefined;
      if (limits.dryRun !== true) statements.deleteSession(id, version);
      return toSummary(session);
    });
    if (summary !== undefined) pruned.push(summary);
    await nextTick();
  }
  if (pruned.length > 0 && limits.dryRun !== true) await giveBackSpace(connection);
  return pruned;
}

/** What the limits leave no room for, newest first as given. */
function beyondLimits(sizes: readonly SizeRow[], limits: PruneLimits): SizeRow[] {
  const { unusedSinceMs = Number.NEGATIVE_INFINITY, maxSessions = Infinity, maxBytes = Infinity } = limits;
  const beyond: SizeRow[] = [];
  let sessions = 0;
  let bytes = 0;
  for (const size of sizes) {
    if (size.updated_at_ms >= unusedSinceMs && sessions < maxSessions) {
      sessions += 1;
      bytes += size.bytes;
      if (bytes <= maxBytes) continue;
    }
    beyond.push(size);
  }
  return beyond;
}

/**
 * auto_vacuum=INCREMENTAL keeps freed pages until they are asked for; then they are cut off the end of the file. The
 * checkpoint is what shortens the file: until then the change is only in the write-ahead log.
 */
export async function giveBackSpace(connection: Connection): Promise<void> {
  let freePages = await connection.query(({ database }) => countFreePages(database));
  while (freePages > 0) {
    await nextTick();
    const left = await connection.query(({ database }) => {
      database.exec(`PRAGMA incremental_vacuum(${PAGES_AT_ONCE})`);
      return countFreePages(database);
    });
    if (left >= freePages) break;
    freePages = left;
  }
  // Does nothing, without an error, while somebody else is reading an older state.
  await connection.query(({ database }) => database.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
}

function countFreePages(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA freelist_count').get()?.freelist_count ?? 0);
}
