// What becomes of the file: made late, for its owner alone, and refused in words when it cannot be used.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { createSqliteSessionStore } from '../../../src/stores/sqlite/sqlite-session-store.ts';
import { exchange, REF, readAllTurns, readTexts } from '../turns.ts';
import { readValue, sessionFile } from './session-file.ts';

const STORE_MODULE = fileURLToPath(
  new URL('../../../src/stores/sqlite/sqlite-session-store.ts', import.meta.url),
);

/** What a store on this path says when it is first used. */
async function failureAt(path: string): Promise<AppError> {
  const store = createSqliteSessionStore({ path, clock: Date.now });
  const failure = await store.load(REF).then(
    () => undefined,
    (error: unknown) => error,
  );
  await store.close();
  if (!(failure instanceof AppError)) throw new Error(`expected an AppError, not ${String(failure)}`);
  expect(failure.code).toBe('session_not_saved');
  expect(failure.message).not.toContain(path);
  expect(String(failure.cause)).toContain(path);
  return failure;
}

it('is made when it is first needed, in a folder of its own, for its owner alone', async () => {
  const { path, open } = await sessionFile();
  const store = open();
  expect(existsSync(dirname(path))).toBe(false);
  await store.append(REF, 0, exchange(0, 'x'));
  expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
  for (const suffix of ['', '-wal', '-shm']) expect((await stat(path + suffix)).mode & 0o777).toBe(0o600);
});

it('is not made by a look at what there is', async () => {
  const { path, open } = await sessionFile();
  const store = open();
  await store.list();
  await readAllTurns(store);
  await store.delete(REF);
  await store.prune({ maxSessions: 1 });
  await store.markDelivered(REF, '1');
  expect(existsSync(dirname(path))).toBe(false);
});

it('is made by the first reading of a session, so that trouble shows before a model is asked', async () => {
  const { path, open } = await sessionFile();
  expect(await open().load(REF)).toBeUndefined();
  expect(existsSync(path)).toBe(true);
});

it('keeps the modes of a folder and a file that are there', async () => {
  const { path, open } = await sessionFile();
  await mkdir(dirname(path), { mode: 0o755 });
  await writeFile(path, '', { mode: 0o640 });
  await open().append(REF, 0, exchange(0, 'x'));
  expect((await stat(dirname(path))).mode & 0o777).toBe(0o755);
  expect((await stat(path)).mode & 0o777).toBe(0o640);
});

it('is a write-ahead log that gives back freed pages', async () => {
  const { open, inspect } = await sessionFile();
  await open().append(REF, 0, exchange(0, 'x'));
  expect(inspect((database) => readValue(database, 'PRAGMA journal_mode'))).toBe('wal');
  expect(inspect((database) => readValue(database, 'PRAGMA auto_vacuum'))).toBe(2);
});

it('loads SQLite only when it is first needed', () => {
  const program = `
    const { createSqliteSessionStore } = await import(process.argv[1]);
    const store = createSqliteSessionStore({ path: '/nowhere/sessions.sqlite', clock: Date.now });
    await store.list();
    await store.close();
    console.log(process.moduleLoadList.includes('NativeModule sqlite'), process.moduleLoadList.length > 100);
  `;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program, STORE_MODULE], {
    encoding: 'utf8',
  });
  expect(stdout).toBe('false true\n');
});

it('has one connection, however many ask at once', async () => {
  const { path } = await sessionFile();
  const debug = vi.fn();
  const store = createSqliteSessionStore({ path, clock: Date.now, logger: { debug } });
  await Promise.all([store.load(REF), store.append(REF, 0, exchange(0, 'x')), store.load(REF)]);
  await store.close();
  expect(debug).toHaveBeenCalledOnce();
});

it('is closed by a close that comes while it is being opened', async () => {
  const { path, inspect } = await sessionFile();
  const store = createSqliteSessionStore({ path, clock: Date.now });
  const append = store.append(REF, 0, exchange(0, 'x')).catch((error: unknown) => error);
  await store.close();
  expect(await append).toMatchObject({ code: 'session_not_saved' });
  // Without other connections SQLite removes its log when the last one is closed.
  expect(existsSync(`${path}-wal`)).toBe(false);
  expect(inspect((database) => readValue(database, 'SELECT count(*) FROM sessions'))).toBe(0);
});

it('is refused when a directory or a file is in the way', async () => {
  const { folder } = await sessionFile();
  await mkdir(join(folder, 'sessions.sqlite'));
  await failureAt(join(folder, 'sessions.sqlite'));
  await writeFile(join(folder, 'file'), '');
  await failureAt(join(folder, 'file', 'sessions.sqlite'));
});

it('is refused on a disk that takes no files', async () => {
  await failureAt('/proc/clawgate/sessions.sqlite');
});

it('is refused when it is no database, and left as it is', async () => {
  const { folder } = await sessionFile();
  const path = join(folder, 'sessions.sqlite');
  await writeFile(path, 'not a database, but somebody needs it '.repeat(200));
  const before = await readFile(path);
  expect((await failureAt(path)).message).toContain('is not a database');
  expect(await readFile(path)).toEqual(before);
});

it('is refused when it belongs to another program or a newer version, and left as it is', async () => {
  const { folder, path, open, inspect } = await sessionFile();
  const foreign = join(folder, 'places.sqlite');
  const database = new DatabaseSync(foreign);
  database.exec('CREATE TABLE bookmarks (url TEXT)');
  database.close();
  const before = await readFile(foreign);
  expect((await failureAt(foreign)).message).toContain('belongs to another program');
  expect(await readFile(foreign)).toEqual(before);

  await open().load(REF);
  inspect((newer) => newer.exec('PRAGMA user_version = 99'));
  expect((await failureAt(path)).message).toContain('newer version');
});

it('is refused when it is damaged', async () => {
  const { path } = await sessionFile();
  const store = createSqliteSessionStore({ path, clock: Date.now });
  for (let index = 0; index < 50; index += 1) {
    await store.append(REF, index, exchange(index * 2, 'x'.repeat(2_000)));
  }
  await store.close();
  const content = await readFile(path);
  content.fill(0xa5, 4096);
  await writeFile(path, content);
  expect((await failureAt(path)).message).toContain('damaged');
});

it('works as soon as what was in the way is gone', async () => {
  const { path, open } = await sessionFile();
  await writeFile(dirname(path), '');
  const store = open();
  await expect(store.append(REF, 0, exchange(0, 'x'))).rejects.toMatchObject({ code: 'session_not_saved' });
  await rm(dirname(path));
  await store.append(REF, 0, exchange(0, 'x'));
  expect(await readTexts(store)).toEqual(['x', 'answer to x']);
});
