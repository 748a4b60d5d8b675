// A session file of its own for each test, and a look into it around the store.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { onTestFinished } from 'vitest';
import type { SessionStore } from '../../../src/core/sessions/session-store.ts';
import { createSqliteSessionStore } from '../../../src/stores/sqlite/sqlite-session-store.ts';

export type SessionFile = {
  readonly folder: string;
  /** In a folder that is not there yet. */
  readonly path: string;
  /** A store on the file, closed when the test is over. */
  open(): SessionStore;
  /** The file as SQLite sees it. */
  inspect<Result>(look: (database: DatabaseSync) => Result): Result;
};

export async function sessionFile(): Promise<SessionFile> {
  const folder = await mkdtemp(join(tmpdir(), 'session-file-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'state', 'sessions.sqlite');
  return {
    folder,
    path,
    open() {
      const store = createSqliteSessionStore({ path, clock: () => 1_700_000_000_000 });
      onTestFinished(() => store.close());
      return store;
    },
    inspect(look) {
      const database = new DatabaseSync(path);
      try {
        return look(database);
      } finally {
        database.close();
      }
    },
  };
}

/** The only value of the only row. */
export function readValue(database: DatabaseSync, sql: string): unknown {
  return Object.values(database.prepare(sql).get() ?? {})[0];
}
