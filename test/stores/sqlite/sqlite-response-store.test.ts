// The SQLite store keeps the promises of every store, in the file of the sessions.

import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { Connection } from '../../../src/stores/sqlite/connection.ts';
import { sqliteResponseStore } from '../../../src/stores/sqlite/sqlite-response-store.ts';
import { sqliteSessionStore } from '../../../src/stores/sqlite/sqlite-session-store.ts';
import { describeResponseStore } from '../response-store-suite.ts';
import { exchange, REF } from '../turns.ts';
import { readValue, sessionFile } from './session-file.ts';

describeResponseStore('sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'responses-'));
  const connections: Connection[] = [];
  return {
    open() {
      const connection = new Connection(join(folder, 'state', 'sessions.sqlite'), () => {});
      connections.push(connection);
      return sqliteResponseStore(connection);
    },
    async close() {
      for (const connection of connections) await connection.close();
      await rm(folder, { recursive: true });
    },
  };
});

it('shares a file and a connection with the sessions', async () => {
  const { path, inspect } = await sessionFile();
  const connection = new Connection(path, () => {});
  const sessions = sqliteSessionStore(connection, () => 1);
  const responses = sqliteResponseStore(connection);
  await sessions.append(REF, 0, exchange(0, 'Hello.'));
  await responses.add(
    {
      id: 'a',
      previousId: undefined,
      scope: { agentId: 'main', user: undefined, sessionKey: undefined },
      background: false,
      createdAtMs: 1,
      inputItems: [],
      input: [],
    },
    { status: 'completed', body: '{}', outputItems: [], output: [], events: [] },
  );
  await sessions.close();
  expect(inspect((database) => readValue(database, 'SELECT COUNT(*) FROM responses'))).toBe(1);
  await expect(responses.find('a')).rejects.toMatchObject({ code: 'session_not_saved' });
});

it('costs what its own turn takes, however long the chain is', async () => {
  const { path, inspect } = await sessionFile();
  const connection = new Connection(path, () => {});
  const responses = sqliteResponseStore(connection);
  const scope = { agentId: 'main', user: undefined, sessionKey: undefined };
  const names = Array.from({ length: 60 }, (_, index) => `r${String(index).padStart(2, '0')}`);
  for (const [index, id] of names.entries()) {
    const input = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'x'.repeat(1000) }] }];
    await responses.add(
      { id, previousId: names[index - 1], scope, background: false, createdAtMs: 1, inputItems: [], input },
      { status: 'completed', body: '{}', outputItems: [], output: [], events: [] },
    );
  }
  await connection.close();
  const sizes = inspect((database) => database.prepare('SELECT DISTINCT bytes FROM responses').all());
  expect(sizes).toHaveLength(1);
});

it('makes no file for a question', async () => {
  const { path, inspect } = await sessionFile();
  const connection = new Connection(path, () => {});
  const responses = sqliteResponseStore(connection);
  expect(await responses.find('a')).toBeUndefined();
  expect(await responses.unfinished()).toEqual([]);
  expect(() => inspect(() => {})).toThrow();
  await connection.close();
});

it('reads the responses of a file of version 2', async () => {
  const { path } = await sessionFile();
  await mkdir(dirname(path), { recursive: true });
  const old = new DatabaseSync(path);
  old.exec(await readFile(new URL('version-2.sql', import.meta.url), 'utf8'));
  old.close();
  const connection = new Connection(path, () => {});
  const responses = sqliteResponseStore(connection);
  const scope = { agentId: 'main', user: 'ada', sessionKey: undefined };
  const chain = await responses.chain('resp_2', scope);
  expect(chain).toMatchObject({
    type: 'found',
    links: [{ input: [{ role: 'user' }] }, { output: [{ role: 'assistant' }] }],
  });
  expect(await responses.events('resp_2')).toEqual(['["Noon ","again."]']);
  expect((await responses.unfinished()).map(({ id }) => id)).toEqual(['resp_3']);
  await connection.close();
});
