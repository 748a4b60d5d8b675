// The SQLite store keeps the promises of every store.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteSessionStore } from '../../../src/stores/sqlite/sqlite-session-store.ts';
import { describeSessionStore } from '../session-store-suite.ts';

describeSessionStore('sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sessions-'));
  const path = join(folder, 'state', 'sessions.sqlite');
  return {
    open: (clock) => createSqliteSessionStore({ path, clock }),
    remove: () => rm(folder, { recursive: true }),
  };
});
