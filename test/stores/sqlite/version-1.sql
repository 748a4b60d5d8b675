-- A session file of version 1: a turn, its answer made anew, and another turn.
PRAGMA application_id = 1131176311;
PRAGMA user_version = 1;
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
INSERT INTO sessions VALUES (1, 'main', 'agent:main:openai-user:ada', 3, 3, 4, 3, 340, 1700000000000, 1700000000020);
INSERT INTO branches VALUES (1, 1, NULL, 0);
INSERT INTO branches VALUES (2, 1, 1, 1);
INSERT INTO turns VALUES (1, 1, 0, 2, 1, 'cut-off', 'sim/slow', NULL, 1, 2, 0);
INSERT INTO turns VALUES (2, 2, 1, 2, 1, 'completed', 'sim/swift', '{"inputTokens":3,"outputTokens":1}', 1, 2, 0);
INSERT INTO turns VALUES (3, 2, 2, 4, 2, 'completed', 'sim/swift', '{"inputTokens":5,"outputTokens":2}', 1, 2, 1);
INSERT INTO entries VALUES (1, 1, 0, 'input', 'user Hello?', NULL);
INSERT INTO entries VALUES (2, 1, 1, 'answer', 'assistant Hello.', NULL);
INSERT INTO entries VALUES (3, 2, 1, 'answer', 'assistant Better hello.', NULL);
INSERT INTO entries VALUES (4, 2, 2, 'input', 'user And \ud800 now?', NULL);
INSERT INTO entries VALUES (5, 2, 3, 'answer', 'assistant Noon 😀.', NULL);
INSERT INTO entry_messages VALUES (1, '[{"role":"user","content":[{"type":"text","text":"Hello?"}]}]');
INSERT INTO entry_messages VALUES (2, '[{"role":"assistant","content":[{"type":"text","text":"Hello."}]}]');
INSERT INTO entry_messages VALUES (3, '[{"role":"assistant","content":[{"type":"text","text":"Better hello."}]}]');
INSERT INTO entry_messages VALUES (4, '[{"role":"user","content":[{"type":"text","text":"And \ud800 now?"}]}]');
INSERT INTO entry_messages VALUES (5, '[{"role":"assistant","content":[{"type":"text","text":"Noon 😀."}]}]');
