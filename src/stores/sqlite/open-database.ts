// Opens the session file, which is made when it is not there. Another process may be doing the same at this moment.

import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { type FileState, inspect, migrate } from './migrations.ts';
import { storeError, toStoreError } from './sqlite-errors.ts';
import { retryWhileBusy } from './transactions.ts';

/**
 * How long SQLite itself waits for a lock. It blocks the whole process meanwhile, so it is short:
 * `retryWhileBusy` does the longer waiting.
 */
const BUSY_TIMEOUT_MS = 20;

/** What the write-ahead log may keep on the disk after a burst of large turns. */
const MAX_LOG_BYTES = 16 * 1024 * 1024;

/**
 * The connection, its tables up to date. The folder is made for its owner alone, and so is the file; those that are
 * there keep their modes. node:sqlite is loaded here and nowhere else: a gateway without sessions never needs it.
 * Throws `session_not_saved` when the file cannot be used, whatever the reason.
 */
export async function openDatabase(path: string): Promise<DatabaseSync> {
  let database: DatabaseSync | undefined;
  try {
    makeFile(path);
    const { DatabaseSync } = await import('node:sqlite');
    const opened = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    database = opened;
    const state = await retryWhileBusy(() => prepare(opened));
    if (state === 'foreign') throw storeError('the session file belongs to another program.', path);
    if (state === 'newer') {
      throw storeError('the session file was written by a newer version of Clawgate.', path);
    }
    return opened;
  } catch (error) {
    if (database?.isOpen === true) database.close();
    throw toStoreError(error, path);
  }
}

/** SQLite gives its log files the mode of the file itself, but would make that one readable for everybody. */
function makeFile(path: string): void {
  makeFolder(dirname(path));
  closeSync(openSync(path, constants.O_RDONLY | constants.O_CREAT, 0o600));
  // SQLite opens a file that it may not write without a word, and fails when the first answer is to be saved.
  accessSync(path, constants.W_OK);
}

/** Node's own recursive mkdir never ends where a file system answers ENOENT to making a folder, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process made it at the same moment.
    if (!existsSync(folder)) throw error;
  }
}

function prepare(database: DatabaseSync): FileState {
  const state = inspect(database);
  if (state === 'foreign' || state === 'newer') return state;
  configure(database);
  return state === 'ready' ? state : migrate(database);
}

/**
 * auto_vacuum must be chosen before the file has its first page, which journal_mode writes. Two processes that turn
 * the same new file to WAL collide, and SQLite refuses one at once however long its timeout is.
 *
 * synchronous=NORMAL: a commit is handed to the operating system, the disk is waited for only when the log is folded
 * back into the file. A process that is killed, even by SIGKILL, loses nothing. A machine that loses power may lose
 * the turns of its last moments, and the file is whole nevertheless. FULL would wait for the disk in every turn, and
 * with it every other stream of this process.
 *
 * secure_delete: what was deleted is overwritten, not only forgotten.
 */
function configure(database: DatabaseSync): void {
  database.exec(`
    PRAGMA auto_vacuum = INCREMENTAL;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA journal_size_limit = ${MAX_LOG_BYTES};
  `);
}
