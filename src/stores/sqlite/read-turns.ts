// Every stored turn of a session, for showing and exporting: one at a time, however long the session is.

import type { Message } from '../../core/messages.ts';
import type { SessionRef, SessionTurn } from '../../core/sessions/session-store.ts';
import type { Connection } from './connection.ts';
import { toEntry, toTurn } from './rows.ts';
import type { Statements } from './statements.ts';
import { toStoredText } from './stored-text.ts';

/** Up to which position each branch of the conversation takes part in it; the head has no end. */
type LiveEnds = ReadonlyMap<number, number>;

/** In the order of their storing. What is superseded is judged as of the first one; later turns are left out. */
export async function* readTurns(
  connection: Connection,
  ref: SessionRef,
): AsyncGenerator<SessionTurn, void, undefined> {
  const { turnIds, liveEnds } = await connection.read(({ statements }) => listTurns(statements, ref));
  for (const turnId of turnIds) {
    const turn = await connection.read(({ statements }) => readTurn(statements, turnId, liveEnds));
    // Deleted meanwhile, and the rest with it.
    if (turn === undefined) return;
    yield turn;
  }
}

function listTurns(
  statements: Statements,
  ref: SessionRef,
): { turnIds: readonly number[]; liveEnds: LiveEnds } {
  const session = statements.findSession(toStoredText(ref.agentId), toStoredText(ref.key));
  if (session === undefined) return { turnIds: [], liveEnds: new Map() };
  const parts = statements.chain(session.branch_id, session.entries);
  return {
    turnIds: statements.turnIds(session.session_id).map(({ id }) => id),
    liveEnds: new Map(
      parts.map(({ branch_id: id, end }) => [id, id === session.branch_id ? Number.POSITIVE_INFINITY : end]),
    ),
  };
}

function readTurn(statements: Statements, turnId: number, liveEnds: LiveEnds): SessionTurn | undefined {
  const row = statements.turn(turnId);
  if (row === undefined) return undefined;
  const liveEnd = liveEnds.get(row.branch_id) ?? 0;
  const entries = statements.entries(row.branch_id, row.from_position, row.to_position).map((entry) => ({
    ...toEntry(entry),
    messages: JSON.parse(statements.messages(entry.id)?.messages ?? '[]') as readonly Message[],
    superseded: entry.position >= liveEnd,
  }));
  return {
    ...toTurn(row),
    // A turn without entries goes with what followed it.
    superseded: row.to_position > liveEnd || row.from_position >= liveEnd,
    entries,
  };
}
