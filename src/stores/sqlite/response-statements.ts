// The SQL of stored responses, prepared once for a connection. What the columns mean is in migrations.ts.

import type { DatabaseSync } from 'node:sqlite';
import { preparing } from './statements.ts';

export type ResponseRow = {
  readonly id: number;
  readonly name: string;
  readonly agent_id: string;
  readonly user: string | null;
  readonly session_key: string | null;
  readonly background: number;
  readonly status: string;
  readonly owner: string | null;
  readonly created_at_ms: number;
  readonly body: string;
};

export type HeadRow = Pick<ResponseRow, 'id' | 'agent_id' | 'user' | 'session_key' | 'owner'> & {
  readonly chain_id: number | null;
};
export type LinkRow = { readonly id: number; readonly parent_id: number | null };
export type ItemRow = { readonly id: number; readonly name: string; readonly item: string };

export type ResponseStatements = ReturnType<typeof prepareResponseStatements>;

const RESPONSE = 'id, name, agent_id, user, session_key, background, status, owner, created_at_ms, body';

/** A link has a greater id than the one before it, so this ends. */
const CHAIN = `
  WITH RECURSIVE chain (id, parent_id) AS (
    SELECT id, parent_id FROM responses WHERE id = ?
    UNION ALL
    SELECT r.id, r.parent_id FROM chain JOIN responses r ON r.id = chain.parent_id
  )
  SELECT id, parent_id FROM chain ORDER BY id`;

/** Throws what SQLite throws. */
export function prepareResponseStatements(database: DatabaseSync) {
  const { one, all, change } = preparing(database);
  return {
    find: one<ResponseRow>(`SELECT ${RESPONSE} FROM responses WHERE name = ?`),
    head: one<HeadRow>(
      'SELECT id, chain_id, agent_id, user, session_key, owner FROM responses WHERE name = ?',
    ),
    unfinished: all<ResponseRow>(`SELECT ${RESPONSE} FROM responses WHERE owner IS NOT NULL ORDER BY id`),
    insert: change(`
      INSERT INTO responses
        (name, parent_id, chain_id, agent_id, user, session_key, background, status, owner, created_at_ms, bytes,
         body, input, output)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    finish: change(`
      UPDATE responses SET status = ?, owner = NULL, bytes = bytes + ?, body = ?, output = ?
      WHERE id = ? AND owner IS NOT NULL`),
    grow: change('UPDATE responses SET bytes = bytes + ? WHERE id = ?'),
    delete: change('DELETE FROM responses WHERE name = ?'),
    deleteById: change('DELETE FROM responses WHERE id = ?'),

    chain: all<LinkRow>(CHAIN),
    link: one<{ readonly input: string; readonly output: string }>(
      'SELECT input, output FROM responses WHERE id = ?',
    ),

    insertItem: change('INSERT INTO response_items (response_id, is_input, name, item) VALUES (?, ?, ?, ?)'),
    /** The newest of that name in a scope. */
    item: one<{ readonly item: string }>(`
      SELECT i.item FROM response_items i JOIN responses r ON r.id = i.response_id
      WHERE i.name = ? AND r.agent_id = ? AND r.user IS ? AND r.session_key IS ? ORDER BY i.id DESC LIMIT 1`),
    inputItem: one<ItemRow>(
      'SELECT id, name, item FROM response_items WHERE response_id = ? AND is_input = 1 AND name = ?',
    ),
    inputItemsUp: all<ItemRow>(`
      SELECT id, name, item FROM response_items WHERE response_id = ? AND is_input = 1 AND id > ?
      ORDER BY id LIMIT ?`),
    inputItemsDown: all<ItemRow>(`
      SELECT id, name, item FROM response_items WHERE response_id = ? AND is_input = 1 AND id < ?
      ORDER BY id DESC LIMIT ?`),

    insertEvents: change('INSERT INTO response_events (response_id, events) VALUES (?, ?)'),
    events: all<{ readonly events: string }>(
      'SELECT events FROM response_events WHERE response_id = ? ORDER BY id',
    ),

    /** Of those whose chain was not gone on with since; the end of one that runs is waited for. */
    expired: all<{ readonly id: number }>(`
      SELECT id FROM responses r
      WHERE created_at_ms < ?1 AND owner IS NULL AND NOT EXISTS (
        SELECT 1 FROM responses n WHERE n.chain_id = COALESCE(r.chain_id, r.id) AND n.created_at_ms >= ?1)
      ORDER BY created_at_ms LIMIT ?2`),
    totalBytes: one<{ readonly bytes: number | null }>('SELECT SUM(bytes) AS bytes FROM responses'),
    oldest: all<{ readonly id: number; readonly bytes: number }>(
      'SELECT id, bytes FROM responses WHERE owner IS NULL ORDER BY created_at_ms LIMIT ?',
    ),
  };
}
