-- A session file of version 2: that of version 1, and three responses in a chain, of which the last has not ended.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO sessions VALUES(1,'main','agent:main:openai-user:ada',3,3,4,3,340,1700000000000,1700000000020);
CREATE TABLE branches (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    -- NULL when nothing of the conversation was kept.
    parent_id INTEGER REFERENCES branches (id) ON DELETE CASCADE,
    fork_position INTEGER NOT NULL
  ) STRICT;
INSERT INTO branches VALUES(1,1,NULL,0);
INSERT INTO branches VALUES(2,1,1,1);
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
INSERT INTO turns VALUES(1,1,0,2,1,'cut-off','sim/slow',NULL,1,2,0);
INSERT INTO turns VALUES(2,2,1,2,1,'completed','sim/swift','{"inputTokens":3,"outputTokens":1}',1,2,0);
INSERT INTO turns VALUES(3,2,2,4,2,'completed','sim/swift','{"inputTokens":5,"outputTokens":2}',1,2,1);
CREATE TABLE entries (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    branch_id INTEGER NOT NULL REFERENCES branches (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    digest TEXT,
    covers INTEGER,
    UNIQUE (branch_id, position)
  ) STRICT;
INSERT INTO entries VALUES(1,1,0,'input','user Hello?',NULL);
INSERT INTO entries VALUES(2,1,1,'answer','assistant Hello.',NULL);
INSERT INTO entries VALUES(3,2,1,'answer','assistant Better hello.',NULL);
INSERT INTO entries VALUES(4,2,2,'input','user And \ud800 now?',NULL);
INSERT INTO entries VALUES(5,2,3,'answer','assistant Noon 😀.',NULL);
CREATE TABLE entry_messages (
    entry_id INTEGER PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,
    messages TEXT NOT NULL
  ) STRICT;
INSERT INTO entry_messages VALUES(1,'[{"role":"user","content":[{"type":"text","text":"Hello?"}]}]');
INSERT INTO entry_messages VALUES(2,'[{"role":"assistant","content":[{"type":"text","text":"Hello."}]}]');
INSERT INTO entry_messages VALUES(3,'[{"role":"assistant","content":[{"type":"text","text":"Better hello."}]}]');
INSERT INTO entry_messages VALUES(4,'[{"role":"user","content":[{"type":"text","text":"And \ud800 now?"}]}]');
INSERT INTO entry_messages VALUES(5,'[{"role":"assistant","content":[{"type":"text","text":"Noon 😀."}]}]');
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
INSERT INTO responses VALUES(1,'resp_1',NULL,NULL,'main','ada',NULL,0,'completed',NULL,1700000000000,179,'{"id":"resp_1"}','[{"role":"user","content":[{"type":"text","text":"And now?"}]}]','[{"role":"assistant","content":[{"type":"text","text":"Noon."}]}]');
INSERT INTO responses VALUES(2,'resp_2',1,1,'main','ada',NULL,0,'completed',NULL,1700000000001,167,'{"id":"resp_2"}','[{"role":"user","content":[{"type":"text","text":"And now?"}]}]','[{"role":"assistant","content":[{"type":"text","text":"Noon again."}]}]');
INSERT INTO responses VALUES(3,'resp_3',2,1,'main','ada',NULL,1,'queued','1.x',1700000000002,78,'{"id":"resp_3"}','[{"role":"user","content":[{"type":"text","text":"Later?"}]}]','[]');
CREATE TABLE response_items (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    response_id INTEGER NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    is_input INTEGER NOT NULL,
    name TEXT NOT NULL,
    item TEXT NOT NULL
  ) STRICT;
INSERT INTO response_items VALUES(1,1,1,'msg_1','{"type":"message"}');
INSERT INTO response_items VALUES(2,1,0,'msg_2','{"type":"message"}');
CREATE TABLE response_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    response_id INTEGER NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    events TEXT NOT NULL
  ) STRICT;
INSERT INTO response_events VALUES(1,2,'["Noon ","again."]');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('sessions',1);
INSERT INTO sqlite_sequence VALUES('branches',2);
INSERT INTO sqlite_sequence VALUES('turns',3);
INSERT INTO sqlite_sequence VALUES('entries',5);
INSERT INTO sqlite_sequence VALUES('responses',3);
INSERT INTO sqlite_sequence VALUES('response_items',2);
INSERT INTO sqlite_sequence VALUES('response_events',1);
CREATE INDEX sessions_by_use ON sessions (updated_at_ms, last_turn_id);
CREATE INDEX branches_by_session ON branches (session_id);
CREATE INDEX branches_by_parent ON branches (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX turns_by_end ON turns (branch_id, to_position);
CREATE INDEX responses_by_age ON responses (created_at_ms, bytes);
CREATE INDEX responses_by_chain ON responses (chain_id, created_at_ms) WHERE chain_id IS NOT NULL;
CREATE INDEX responses_unfinished ON responses (id) WHERE owner IS NOT NULL;
CREATE INDEX response_items_by_response ON response_items (response_id, is_input, id);
CREATE INDEX response_items_by_name ON response_items (name);
CREATE INDEX response_events_by_response ON response_events (response_id, id);
COMMIT;
PRAGMA application_id = 1131176311;
PRAGMA user_version = 2;
