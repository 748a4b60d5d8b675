// The SQL of sessions and their turns, prepared once for a connection. What the columns mean is in migrations.ts.

import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

export type SessionRow = {
  readonly session_id: number;
  readonly agent_id: string;
  readonly key: string;
  readonly version: number;
  readonly entries: number;
  readonly turns: number;
  readonly bytes: number;
  readonly created_at_ms: number;
  readonly updated_at_ms: number;
};

export type TurnRow = {
  readonly turn_id: number;
  readonly branch_id: number;
  readonly from_position: number;
  readonly to_position: number;
  readonly ordinal: number;
  readonly status: string;
  readonly backend_model: string;
  readonly usage: string | null;
  readonly started_at_ms: number;
  readonly ended_at_ms: number;
  readonly delivered: number;
};

export type EntryRow = {
  readonly id: number;
  readonly position: number;
  readonly kind: string;
  readonly digest: string | null;
  readonly covers: number | null;
};

/** A branch's part of a conversation: its entries from one position up to another. */
export type BranchPart = { readonly branch_id: number; readonly start: number; readonly end: number };

export type SizeRow = {
  readonly id: number;
  readonly version: number;
  readonly bytes: number;
  readonly updated_at_ms: number;
};

export type SessionWithLastTurn = SessionRow & TurnRow;

const SESSION = `
  s.id AS session_id, s.agent_id, s.key, s.version, s.entries, s.turns, s.bytes, s.created_at_ms, s.updated_at_ms`;
const TURN = `
  t.id AS turn_id, t.branch_id, t.from_position, t.to_position, t.ordinal, t.status, t.backend_model, t.usage,
  t.started_at_ms, t.ended_at_ms, t.delivered`;
const SESSION_WITH_LAST_TURN = `SELECT ${SESSION}, ${TURN} FROM sessions s JOIN turns t ON t.id = s.last_turn_id`;

/** From the head to the first branch. A branch starts above its parent's start, so this ends. */
const CHAIN = `
  WITH RECURSIVE chain (branch_id, parent_id, start, end) AS (
    SELECT id, parent_id, fork_position, ?2 FROM branches WHERE id = ?1
    UNION ALL
    SELECT b.id, b.parent_id, b.fork_position, chain.start FROM chain JOIN branches b ON b.id = chain.parent_id
  )
  SELECT branch_id, start, end FROM chain`;

export type Statements = ReturnType<typeof prepareStatements>;

type Changes = { readonly rows: number; readonly insertedId: number };

/** Ways to prepare a statement, by what comes of it. Each throws what SQLite throws. */
export function preparing(database: DatabaseSync) {
  const one = <Row>(sql: string) => {
    const statement = database.prepare(sql);
    return (...values: SQLInputValue[]) => statement.get(...values) as Row | undefined;
  };
  const all = <Row>(sql: string) => {
    const statement = database.prepare(sql);
    return (...values: SQLInputValue[]) => statement.all(...values) as Row[];
  };
  const each = <Row>(sql: string) => {
    const statement = database.prepare(sql);
    return (...values: SQLInputValue[]) => statement.iterate(...values) as Iterable<Row>;
  };
  const change = (sql: string) => {
    const statement = database.prepare(sql);
    return (...values: SQLInputValue[]): Changes => {
      const { changes, lastInsertRowid } = statement.run(...values);
      return { rows: Number(changes), insertedId: Number(lastInsertRowid) };
    };
  };
  return { one, all, each, change };
}

/** Throws what SQLite throws. */
export function prepareStatements(database: DatabaseSync) {
  const { one, all, each, change } = preparing(database);
  return {
    findSession: one<SessionWithLastTurn>(`${SESSION_WITH_LAST_TURN} WHERE s.agent_id = ? AND s.key = ?`),
    sessionById: one<SessionWithLastTurn>(`${SESSION_WITH_LAST_TURN} WHERE s.id = ?`),
    /** Newest first. */
    sessionsByUse: each<SessionWithLastTurn>(
      `${SESSION_WITH_LAST_TURN} ORDER BY s.updated_at_ms DESC, s.last_turn_id DESC`,
    ),
    sizesByUse: all<SizeRow>(
      'SELECT id, version, bytes, updated_at_ms FROM sessions ORDER BY updated_at_ms DESC, last_turn_id DESC',
    ),
    insertSession: change(`
      INSERT INTO sessions
        (agent_id, key, version, last_turn_id, entries, turns, bytes, created_at_ms, updated_at_ms)
      VALUES (?, ?, 0, 0, 0, 0, 0, ?, ?)`),
    updateSession: change(`
      UPDATE sessions
      SET version = version + 1, last_turn_id = ?, entries = ?, turns = turns + 1, bytes = bytes + ?, updated_at_ms = ?
      WHERE id = ?`),
    deleteSession: change('DELETE FROM sessions WHERE id = ? AND version = ?'),

    chain: all<BranchPart>(CHAIN),
    insertBranch: change('INSERT INTO branches (session_id, parent_id, fork_position) VALUES (?, ?, ?)'),

    insertTurn: change(`
      INSERT INTO turns
        (branch_id, from_position, to_position, ordinal, status, backend_model, usage, started_at_ms, ended_at_ms)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    lastOrdinal: one<{ readonly ordinal: number }>(`
      SELECT ordinal FROM turns WHERE branch_id = ?1 AND to_position <= ?2 AND from_position < ?2
      ORDER BY to_position DESC, id DESC LIMIT 1`),
    turnIds: all<{ readonly id: number }>(`
      SELECT t.id FROM branches b JOIN turns t ON t.branch_id = b.id WHERE b.session_id = ? ORDER BY t.id`),
    turn: one<TurnRow>(`SELECT ${TURN} FROM turns t WHERE t.id = ?`),
    markDelivered: change(`
      UPDATE turns SET delivered = 1
      WHERE id = ? AND (SELECT session_id FROM branches WHERE id = branch_id)
        = (SELECT id FROM sessions WHERE agent_id = ? AND key = ?)`),

    insertEntry: change(
      'INSERT INTO entries (branch_id, position, kind, digest, covers) VALUES (?, ?, ?, ?, ?)',
    ),
    insertMessages: change('INSERT INTO entry_messages (entry_id, messages) VALUES (?, ?)'),
    entries: all<EntryRow>(`
      SELECT id, position, kind, digest, covers FROM entries
      WHERE branch_id = ? AND position >= ? AND position < ? ORDER BY position`),
    messages: one<{ readonly messages: string }>('SELECT messages FROM entry_messages WHERE entry_id = ?'),
  };
}
