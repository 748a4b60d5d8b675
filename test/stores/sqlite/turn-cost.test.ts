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

/** After this the file says other words than before, behind the back of every store. */
function changeWords(database: DatabaseSync): void {
  database.exec(`UPDATE entry_messages SET messages = '[{"role":"user","content":[]}]'`);
  database.exec(`UPDATE entries SET digest = 'changed'`);
}

it('reads nothing that it has written itself', async () => {
  const { open, inspect } = await sessionFile();
  const store = open();
  for (let index = 0; index < 3; index += 1) await store.append(REF, index, exchange(index * 2, `${index}`));
  inspect(changeWords);
  expect(await readTexts(store)).toEqual(['0', 'answer to 0', '1', 'answer to 1', '2', 'answer to 2']);
  await store.append(REF, 3, newTurn(5, [answer('3')]));
  expect((await readTexts(store)).slice(4)).toEqual(['2', '3']);
  expect((await store.load(REF))?.entries.map((entry) => entry.digest)).not.toContain('changed');
});

it('reads nothing twice that another one has written', async () => {
  const { open, inspect } = await sessionFile();
  const writer = open();
  const reader = open();
  for (let index = 0; index < 3; index += 1) await writer.append(REF, index, exchange(index * 2, `${index}`));
  await (await reader.load(REF))?.readMessages(2, 4);
  inspect(changeWords);
  expect(await readTexts(reader)).toEqual(['', '', '1', 'answer to 1', '', '']);
  expect((await reader.load(REF))?.entries[0]?.digest).toBe('user 0');
  // A version that it did not make itself is matched anew.
  await writer.append(REF, 3, exchange(6, '3'));
  expect((await reader.load(REF))?.entries[0]?.digest).toBe('changed');
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
  inspect((database) => database.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
  expect((await stat(path)).size).toBeGreaterThan(1_000_000);
  await store.delete(REF);
  expect((await stat(path)).size).toBeLessThan(200_000);
  expect((await stat(`${path}-wal`)).size).toBe(0);
  expect(inspect((database) => readValue(database, 'PRAGMA freelist_count'))).toBe(0);
  await store.close();
  expect((await readFile(path)).includes(secret)).toBe(false);
  expect(await readTexts(open(), { ...REF, key: 'other' })).toEqual(['stays', 'answer to stays']);
});
