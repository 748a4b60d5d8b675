// What a turn costs, counted in rows and in what is read again: no times, which would tell of the machine.

import { readFile, stat } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { answer, exchange, newTurn, REF, readTexts } from '../turns.ts';
import { readValue, sessionFile } from './session-file.ts';

const TABLES = ['sessions', 'branches', 'turns', 'entries', 'entry_messages'];

function countRows(database: DatabaseSync): readonly unknown[] {
  return TABLES.map((table) => readValue(database, `SELECT count(*) FROM ${table}`));
}

it('stores the rows of a turn alone, however long the session is', async () => {
  const { open, inspect } = await sessionFile();
  const store = open();
  for (let index = 0; index < 300; index += 1) await store.append(REF, index, exchange(index * 2, 'x'));
  expect(inspect(countRows)).toEqual([1, 1, 300, 600, 600]);
  await store.append(REF, 300, exchange(600, 'x'));
  expect(inspect(countRows)).toEqual([1, 1, 301, 602, 602]);
  await store.append(REF, 301, newTurn(1, [answer('another')]));
  expect(inspect(countRows)).toEqual([1, 2, 302, 603, 603]);
});

it('puts a hundred answers to the same question on branches beside each other', async () => {
  const { open, inspect } = await sessionFile();
  const store = open();
  await store.append(REF, 0, exchange(0, 'x'));
  for (let index = 1; index <= 100; index += 1) {
    await store.append(REF, index, newTurn(1, [answer(`answer ${index}`)]));
  }
  const parents = inspect((database) =>
    database.prepare('SELECT DISTINCT parent_id FROM branches WHERE parent_id IS NOT NULL').all(),
  );
  expect(parents).toHaveLength(1);
});

it('reads nothing again that it has read or written before', async () => {
  const { open, inspect } = await sessionFile();
  const writer = open();
  const reader = open();
  for (let index = 0; index < 5; index += 1) await writer.append(REF, index, exchange(index * 2, `${index}`));
  const texts = await readTexts(writer);
  expect(await readTexts(reader)).toEqual(texts);
  inspect((database) => {
    database.exec(`UPDATE entry_messages SET messages = '[]'`);
    database.exec(`UPDATE entries SET digest = 'changed'`);
  });
  expect(await readTexts(writer)).toEqual(texts);
  expect(await readTexts(reader)).toEqual(texts);
  // The next turn changes that for the rows of others only: of the writer's own it knows all.
  await writer.append(REF, 5, exchange(10, '5'));
  expect((await writer.load(REF))?.entries[0]?.digest).toBe('user 0');
  expect((await reader.load(REF))?.entries[0]?.digest).toBe('changed');
  expect(await readTexts(reader)).toEqual([...texts, '5', 'answer to 5']);
});

it('reads the light entries of a session without its messages', async () => {
  const { open, inspect } = await sessionFile();
  await open().append(REF, 0, exchange(0, 'x'));
  inspect((database) =>
    database.exec('DROP TABLE entry_messages; CREATE TABLE entry_messages (entry_id, messages)'),
  );
  expect((await open().load(REF))?.entries).toHaveLength(2);
});

it('gives the space of deleted sessions back, and leaves nothing of them in the file', async () => {
  const { open, inspect, path } = await sessionFile();
  const store = open();
  const secret = 'a very private matter ';
  for (let index = 0; index < 20; index += 1) {
    await store.append(REF, index, exchange(index * 2, secret.repeat(2_000)));
  }
  await store.append({ ...REF, key: 'other' }, 0, exchange(0, 'stays'));
  await store.delete(REF);
  expect(inspect((database) => readValue(database, 'PRAGMA freelist_count'))).toBe(0);
  expect((await stat(path)).size).toBeLessThan(100_000);
  await store.close();
  expect((await readFile(path)).includes(secret)).toBe(false);
  expect(await readTexts(open(), { ...REF, key: 'other' })).toEqual(['stays', 'answer to stays']);
});
