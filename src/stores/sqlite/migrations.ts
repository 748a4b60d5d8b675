// The tables of the session file and how they came to be. A migration that was released is never edited: what is
// wrong with it is mended by the next one.

import type { DatabaseSync } from 'node:sqlite';
import { writeTransaction } from './transactions.ts';

// Every id is an AUTOINCREMENT: one of a deleted row must never mean another one, because ids are remembered by this
// process and by others. Text is kept as stored-text.ts writes it.
//
// A conversation is a chain of branches. A branch has its parent's entries below `fork_position` and its own from
// there; the head is the branch of the session's last turn. Nothing but the sums in `sessions` and `delivered` is
// ever updated. Messages lie apart from the entries, so that the conversation can be matched without reading them.
const TABLES = `
  CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    agent_id TEXT NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    -- Its branch is the head. 0 only inside the transaction that makes the session.
    last_turn_id INTEGER NOT NULL,
    -- Of the conversation as it stands.
    entries INTEGER NOT NULL,
    -- All stored ones.
    turns INTEGER NOT NULL,
    -- Of the JSON in entry_messages.
    bytes INTEGER NOT NULL,
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL,
    UNIQUE (agent_id, key)
  ) STRICT;
  CREATE INDEX sessions_by_use ON sessions (updated_at_ms, last_turn_id);

  CREATE TABLE branches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    -- NULL when nothing of the conversation was kept.
    parent_id INTEGER REFERENCES branches (id) ON DELETE CASCADE,
    fork_position INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX branches_by_session ON branches (session_id);
  CREATE INDEX branches_by_parent ON branches (parent_id) WHERE parent_id IS NOT NULL;

  CREATE TABLE turns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    branch_id INTEGER NOT NULL REFERENCES branches (id) ON DELETE CASCADE,
    from_position INTEGER NOT NULL,
    to_position INTEGER NOT NULL,
    -- Which turn of the conversation it was when it was stored, from 1.
    ordinal INTEGER NOT NULL,
    status TEXT NOT NULL,
    backend_model TEXT NOT NULL,
    -- JSON.
    usage TEXT,
    started_at_ms INTEGER NOT NULL,
    ended_at_ms INTEGER NOT NULL,
    delivered INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX turns_by_end ON turns (branch_id, to_position);

  CREATE TABLE entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    branch_id INTEGER NOT NULL REFERENCES branches (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    digest TEXT,
    covers INTEGER,
    UNIQUE (branch_id, position)
  ) STRICT;

  CREATE TABLE entry_messages (
    entry_id INTEGER PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
    messages TEXT NOT NULL
  ) STRICT;
`;

// A stored response refers to the one that it went on from, and holds its own part alone. Bodies, items and messages
// are JSON. The parent is no foreign key: a response whose parent was deleted stays, and tells so by its number.
const RESPONSES = `
  CREATE TABLE responses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The id on the wire.
    name TEXT NOT NULL UNIQUE,
    parent_id INTEGER,
    -- The first response of the chain; NULL for that one itself.
    chain_id INTEGER,
    agent_id TEXT NOT NULL,
    -- NULL: none.
    user TEXT,
    session_key TEXT,
    background INTEGER NOT NULL,
    status TEXT NOT NULL,
    -- The process that runs it; NULL once it has ended.
    owner TEXT,
    created_at_ms INTEGER NOT NULL,
    -- Of body, messages, items and events.
    bytes INTEGER NOT NULL,
    body TEXT NOT NULL,
    input TEXT NOT NULL,
    output TEXT NOT NULL
  ) STRICT;
  CREATE INDEX responses_by_age ON responses (created_at_ms, bytes);
  CREATE INDEX responses_by_chain ON responses (chain_id, created_at_ms) WHERE chain_id IS NOT NULL;
  CREATE INDEX responses_unfinished ON responses (id) WHERE owner IS NOT NULL;

  CREATE TABLE response_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    response_id INTEGER NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    is_input INTEGER NOT NULL,
    name TEXT NOT NULL,
    item TEXT NOT NULL
  ) STRICT;
  CREATE INDEX response_items_by_response ON response_items (response_id, is_input, id);
  CREATE INDEX response_items_by_name ON response_items (name);

  CREATE TABLE response_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    response_id INTEGER NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    events TEXT NOT NULL
  ) STRICT;
  CREATE INDEX response_events_by_response ON response_events (response_id, id);
`;

/** In order: the file's `user_version` is how many of them it has seen. */
export const MIGRATIONS: readonly string[] = [TABLES, RESPONSES];

/** Marks the file as ours ("Claw"), so that another program's database is never written to. */
export const APPLICATION_ID = 0x436c6177;

/** foreign: another program's database. newer: a newer version of this one has been here. Neither may be touched. */
export type FileState = 'new' | 'outdated' | 'ready' | 'foreign' | 'newer';

/** What the file is. Reads only. */
export function inspect(database: DatabaseSync, migrations: readonly string[] = MIGRATIONS): FileState {
  const version = pragma(database, 'user_version');
  if (pragma(database, 'application_id') !== APPLICATION_ID) {
    const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
    return isEmpty && version === 0 ? 'new' : 'foreign';
  }
  if (version > migrations.length) return 'newer';
  return version === migrations.length ? 'ready' : 'outdated';
}

/**
 * Brings a file that is new or outdated to the newest version, each step in a transaction of its own: one that fails
 * leaves the version before it. Another process may be doing the same. Throws what SQLite throws.
 */
export function migrate(database: DatabaseSync, migrations: readonly string[] = MIGRATIONS): FileState {
  for (;;) {
    const state = writeTransaction(database, () => {
      const found = inspect(database, migrations);
      if (found === 'new' || found === 'outdated') step(database, migrations);
      return found;
    });
    if (state !== 'new' && state !== 'outdated') return state;
  }
}

function step(database: DatabaseSync, migrations: readonly string[]): void {
  const version = pragma(database, 'user_version');
  database.exec(migrations[version] ?? '');
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version + 1}`);
}

function pragma(database: DatabaseSync, name: 'application_id' | 'user_version'): number {
  return database.prepare(`PRAGMA ${name}`).get()?.[name] as number;
}
