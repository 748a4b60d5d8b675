// Rows of the session file as the core's values.

import type {
  EntryKind,
  SessionSummary,
  StoredEntry,
  StoredTurn,
  TurnStatus,
} from '../../core/sessions/session-store.ts';
import type { EntryRow, SessionWithLastTurn, TurnRow } from './statements.ts';
import { fromStoredText } from './stored-text.ts';

export function toTurn(row: TurnRow): StoredTurn {
  return {
    id: String(row.turn_id),
    from: row.from_position,
    to: row.to_position,
    status: row.status as TurnStatus,
    backendModel: fromStoredText(row.backend_model),
    usage: row.usage === null ? undefined : JSON.parse(row.usage),
    startedAtMs: row.started_at_ms,
    endedAtMs: row.ended_at_ms,
    delivered: row.delivered === 1,
  };
}

/** The row of a turn's id; undefined for text that is no id of this store. */
export function toTurnRowId(turnId: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(turnId) ? Number(turnId) : undefined;
}

export function toEntry(row: EntryRow): StoredEntry {
  return {
    kind: row.kind as EntryKind,
    digest: row.digest === null ? undefined : fromStoredText(row.digest),
    covers: row.covers ?? undefined,
    position: row.position,
  };
}

export function toSummary(row: SessionWithLastTurn): SessionSummary {
  return {
    ref: { agentId: fromStoredText(row.agent_id), key: fromStoredText(row.key) },
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
    turns: row.turns,
    entries: row.entries,
    // The last turn counted the turns of the conversation when it was stored, itself included.
    supersededTurns: row.turns - row.ordinal,
    bytes: row.bytes,
  };
}
