// Transactions of SQLite, and patience with other processes that hold its lock.

import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { isBusy } from './sqlite-errors.ts';

const sleep = (milliseconds: number): Promise<void> => sleepFor(milliseconds);

const RETRY_EVERY_MS = 30;
/** About five seconds, with what SQLite waits by itself. */
const MAX_ATTEMPTS = 100;

/**
 * What the work gives. Done again while another process holds the lock, and other work of this process goes on
 * meanwhile. The work is synchronous and has no effect when it throws. Throws what it threw last.
 */
export async function retryWhileBusy<Result>(work: () => Result, wait = sleep): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || attempt === MAX_ATTEMPTS) throw error;
    }
    await wait(RETRY_EVERY_MS);
  }
}

/** All reads of the work see the file as it was at the first one. */
export function readTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  return transaction(database, 'BEGIN', work);
}

/**
 * What the work wrote is stored when this returns, all of it, and none of it when it throws. The lock is taken at
 * once: a transaction that begins with a read and finds that another one wrote since could not go on.
 */
export function writeTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  return transaction(database, 'BEGIN IMMEDIATE', work);
}

function transaction<Result>(database: DatabaseSync, begin: string, work: () => Result): Result {
  database.exec(begin);
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk, among others, makes SQLite roll back by itself.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
