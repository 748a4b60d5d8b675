// A lock that another process holds is waited for, but not for ever, and nothing else waits meanwhile.

import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTick } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { isBusy, toStoreError } from '../../../src/stores/sqlite/sqlite-errors.ts';
import { retryWhileBusy, writeTransaction } from '../../../src/stores/sqlite/transactions.ts';
import { exchange, REF, readTexts } from '../turns.ts';
import { readValue, sessionFile } from './session-file.ts';

/** The write lock of the file, held until it is given back. */
function takeLock(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  onTestFinished(() => database.close());
  database.exec('BEGIN IMMEDIATE');
  return database;
}

function memory(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  onTestFinished(() => database.close());
  database.exec('CREATE TABLE things (name TEXT)');
  return database;
}

/** What this throws. */
function thrownBy(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

it('waits with a turn until the lock is free, and lets others work', async () => {
  const { path, open } = await sessionFile();
  const store = open();
  await store.append(REF, 0, exchange(0, '1'));
  const lock = takeLock(path);
  let isStored = false;
  const append = store.append(REF, 1, exchange(2, '2')).then(() => {
    isStored = true;
  });
  for (let tick = 0; tick < 20; tick += 1) await nextTick();
  expect(isStored).toBe(false);
  expect(await readTexts(store)).toEqual(['1', 'answer to 1']);
  lock.exec('COMMIT');
  await append;
  expect(await readTexts(store)).toHaveLength(4);
});

it('gives up on a lock that is held for too long, and says so', async () => {
  const { path, open } = await sessionFile();
  await open().load(REF);
  takeLock(path);
  const blocked = new DatabaseSync(path, { timeout: 0 });
  onTestFinished(() => blocked.close());
  let waitedMs = 0;
  const outcome = await retryWhileBusy(
    () => writeTransaction(blocked, () => undefined),
    async (milliseconds) => {
      waitedMs += milliseconds;
    },
  ).catch((error: unknown) => error);
  expect(isBusy(outcome)).toBe(true);
  expect(waitedMs).toBeGreaterThan(2_000);
  expect(toStoreError(outcome, path)).toMatchObject({
    code: 'session_not_saved',
    message: expect.stringContaining('locked'),
  });
});

it('does not repeat what fails for another reason', async () => {
  let calls = 0;
  const work = (): void => {
    calls += 1;
    throw new TypeError('broken');
  };
  await expect(retryWhileBusy(work)).rejects.toThrow('broken');
  expect(calls).toBe(1);
});

it('leaves nothing of a transaction that fails', () => {
  const database = memory();
  const failure = thrownBy(() =>
    writeTransaction(database, () => {
      database.exec("INSERT INTO things VALUES ('one')");
      throw new TypeError('broken');
    }),
  );
  expect(failure).toEqual(new TypeError('broken'));
  expect(database.isTransaction).toBe(false);
  expect(readValue(database, 'SELECT count(*) FROM things')).toBe(0);
});

it('says that the disk is full, and goes on when it is not any more', () => {
  const database = memory();
  database.exec('PRAGMA max_page_count = 3');
  const fill = () =>
    writeTransaction(database, () => database.exec('INSERT INTO things VALUES (zeroblob(9999))'));
  expect(toStoreError(thrownBy(fill), '/state/sessions.sqlite')).toMatchObject({
    code: 'session_not_saved',
    message: 'The conversation could not be read or saved: the disk that holds the sessions is full.',
    cause: { message: expect.stringContaining('/state/sessions.sqlite') },
  });
  database.exec('PRAGMA max_page_count = 100');
  fill();
  expect(readValue(database, 'SELECT count(*) FROM things')).toBe(1);
});

it('says that the file is read-only', async () => {
  const { path, open } = await sessionFile();
  await open().load(REF);
  const database = new DatabaseSync(path, { readOnly: true });
  onTestFinished(() => database.close());
  const failure = thrownBy(() => database.exec('DELETE FROM sessions'));
  expect(toStoreError(failure, path)).toMatchObject({ message: expect.stringContaining('read-only') });
});

it('says what the file system says', () => {
  const systemError = (code: string) => Object.assign(new Error(code), { code, syscall: 'open' });
  const message = (code: string) => (toStoreError(systemError(code), '/state') as Error).message;
  expect(message('ENOSPC')).toContain('is full');
  expect(message('EROFS')).toContain('is read-only');
  expect(message('EACCES')).toContain('may not write');
  expect(message('EMFILE')).toContain('the session store failed');
});

it('keeps stored words out of what is said about damaged ones', () => {
  const failure = thrownBy(() => JSON.parse('a private matter'));
  const error = toStoreError(failure, '/state') as Error;
  expect(error.message).toContain('damaged');
  expect(String(error.cause)).not.toContain('private');
  expect((error.cause as Error).cause).toBeUndefined();
});

it('leaves defects of our own as they are', () => {
  const defect = new RangeError('A turn cannot keep 3 of 2 entries.');
  expect(toStoreError(defect, '/state')).toBe(defect);
});
