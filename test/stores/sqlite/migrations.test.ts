// A file of any older version becomes one of the newest, with all that is in it.

import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { APPLICATION_ID, inspect, MIGRATIONS, migrate } from '../../../src/stores/sqlite/migrations.ts';
import { exchange, REF, readAllTurns, readTexts } from '../turns.ts';
import { readValue, sessionFile } from './session-file.ts';

let database: DatabaseSync;

beforeEach(() => {
  database = new DatabaseSync(':memory:');
});

afterEach(() => database.close());

const FIRST = 'CREATE TABLE things (name TEXT)';
const SECOND = "INSERT INTO things VALUES ('second')";

it('brings a new file to the newest version and marks it', () => {
  expect(inspect(database)).toBe('new');
  expect(migrate(database)).toBe('ready');
  expect(inspect(database)).toBe('ready');
  expect(readValue(database, 'PRAGMA user_version')).toBe(MIGRATIONS.length);
  expect(readValue(database, 'PRAGMA application_id')).toBe(APPLICATION_ID);
});

it('takes each step once', () => {
  migrate(database, [FIRST]);
  expect(inspect(database, [FIRST, SECOND])).toBe('outdated');
  expect(migrate(database, [FIRST, SECOND])).toBe('ready');
  expect(migrate(database, [FIRST, SECOND])).toBe('ready');
  expect(database.prepare('SELECT name FROM things').all()).toEqual([{ name: 'second' }]);
});

it('leaves the version before a step that fails, and nothing of that step', () => {
  expect(() => migrate(database, [FIRST, `${SECOND}; INSERT INTO nowhere VALUES (1)`])).toThrow('nowhere');
  expect(readValue(database, 'PRAGMA user_version')).toBe(1);
  expect(database.prepare('SELECT name FROM things').all()).toEqual([]);
  expect(migrate(database, [FIRST, SECOND])).toBe('ready');
});

it('touches neither a newer file nor one of another program', () => {
  migrate(database, [FIRST, SECOND]);
  expect(migrate(database, [FIRST])).toBe('newer');
  const foreign = new DatabaseSync(':memory:');
  foreign.exec('CREATE TABLE bookmarks (url TEXT)');
  expect(migrate(foreign)).toBe('foreign');
  foreign.exec('DROP TABLE bookmarks; PRAGMA user_version = 7');
  expect(migrate(foreign)).toBe('foreign');
  foreign.close();
});

// One file for each released version, written by that version: `sqlite3 sessions.sqlite .dump` and its two pragmas.
it.each(MIGRATIONS.map((_, index) => index + 1))(
  'reads and continues a file of version %i',
  async (version) => {
    const { open, path } = await sessionFile();
    await mkdir(dirname(path), { recursive: true });
    const old = new DatabaseSync(path);
    old.exec(await readFile(new URL(`version-${version}.sql`, import.meta.url), 'utf8'));
    old.close();

    const store = open();
    expect(await readTexts(store)).toEqual([
      'Hello?',
      'Better hello.',
      'And \ud800 now?',
      'Noon \ud83d\ude00.',
    ]);
    const session = await store.load(REF);
    expect(session).toMatchObject({
      version: 3,
      createdAtMs: 1_700_000_000_000,
      updatedAtMs: 1_700_000_000_020,
      lastTurn: { status: 'completed', usage: { inputTokens: 5, outputTokens: 2 }, delivered: true },
    });
    expect((await readAllTurns(store)).map((turn) => turn.superseded)).toEqual([true, false, false]);
    await store.append(REF, 3, exchange(4, 'Thanks.'));
    expect(await readTexts(open())).toHaveLength(6);
  },
);
