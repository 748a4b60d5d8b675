// Adds a turn to a session. What it writes is the turn's own rows and the session's sums, whatever came before.

import type { Message } from '../../core/messages.ts';
import type { NewEntry, NewTurn, SessionRef } from '../../core/sessions/session-store.ts';
import { AppError } from '../../errors.ts';
import type { SessionWithLastTurn, Statements } from './statements.ts';
import { toStoredText } from './stored-text.ts';

/** An entry and its messages as they will be stored, made before any lock is taken. */
export type WrittenEntry = {
  readonly entry: NewEntry;
  readonly messages: readonly Message[];
  readonly json: string;
  readonly bytes: number;
};

export type AppendedTurn = {
  readonly sessionId: number;
  readonly version: number;
  readonly turnId: number;
  /** In the order of the entries. */
  readonly entryIds: readonly number[];
};

export function writeEntries(entries: readonly NewEntry[]): readonly WrittenEntry[] {
  return entries.map((entry) => {
    const json = JSON.stringify(entry.messages);
    return { entry, messages: entry.messages, json, bytes: Buffer.byteLength(json) };
  });
}

/** Inside a write transaction. Throws `session_conflict` for another version, RangeError for an impossible `keep`. */
export function appendTurn(
  statements: Statements,
  ref: SessionRef,
  expectedVersion: number,
  turn: NewTurn,
  written: readonly WrittenEntry[],
  nowMs: number,
): AppendedTurn {
  const session = statements.findSession(toStoredText(ref.agentId), toStoredText(ref.key));
  if ((session?.version ?? 0) !== expectedVersion) throw new AppError('session_conflict');
  const stored = session?.entries ?? 0;
  if (!Number.isInteger(turn.keep) || turn.keep < 0 || turn.keep > stored) {
    throw new RangeError(`A turn cannot keep ${turn.keep} of ${stored} entries.`);
  }
  const sessionId = session?.session_id ?? insertSession(statements, ref, nowMs);
  const { branchId, ordinal } = placeTurn(statements, sessionId, session, turn.keep);
  const end = turn.keep + written.length;
  const turnId = statements.insertTurn(
    branchId,
    turn.keep,
    end,
    ordinal,
    turn.status,
    toStoredText(turn.backendModel),
    turn.usage === undefined ? null : JSON.stringify(turn.usage),
    Math.round(turn.startedAtMs),
    Math.round(turn.endedAtMs),
  ).insertedId;
  const entryIds = written.map(({ entry, json }, index) => {
    const digest = entry.digest === undefined ? null : toStoredText(entry.digest);
    const position = turn.keep + index;
    const id = statements.insertEntry(
      branchId,
      position,
      entry.kind,
      digest,
      entry.covers ?? null,
    ).insertedId;
    statements.insertMessages(id, json);
    return id;
  });
  const bytes = written.reduce((sum, entry) => sum + entry.bytes, 0);
  statements.updateSession(turnId, end, bytes, nowMs, sessionId);
  return { sessionId, version: expectedVersion + 1, turnId, entryIds };
}

function insertSession(statements: Statements, ref: SessionRef, nowMs: number): number {
  return statements.insertSession(toStoredText(ref.agentId), toStoredText(ref.key), nowMs, nowMs).insertedId;
}

/** The branch that the turn goes to, and which turn of the conversation it is. */
function placeTurn(
  statements: Statements,
  sessionId: number,
  session: SessionWithLastTurn | undefined,
  keep: number,
): { branchId: number; ordinal: number } {
  if (session !== undefined && keep === session.entries) {
    return { branchId: session.branch_id, ordinal: session.ordinal + 1 };
  }
  // Of the branches that what is kept lies on, the parent is the one that holds the last of it: making the same turn
  // anew a hundred times then gives a hundred branches beside each other and not one inside the other.
  const kept = session === undefined ? [] : partsBelow(statements, session, keep);
  const branchId = statements.insertBranch(sessionId, kept[0]?.branch_id ?? null, keep).insertedId;
  for (const part of kept) {
    const last = statements.lastOrdinal(part.branch_id, Math.min(part.end, keep));
    if (last !== undefined) return { branchId, ordinal: last.ordinal + 1 };
  }
  return { branchId, ordinal: 1 };
}

function partsBelow(statements: Statements, session: SessionWithLastTurn, keep: number) {
  return statements.chain(session.branch_id, session.entries).filter((part) => part.start < keep);
}
