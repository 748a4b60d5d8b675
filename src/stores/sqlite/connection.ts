// The one connection of a store: opened when it is first needed, again after it could not be opened, and closed.

import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from './open-database.ts';
import { prepareResponseStatements, type ResponseStatements } from './response-statements.ts';
import { storeError, toStoreError } from './sqlite-errors.ts';
import { prepareStatements, type Statements } from './statements.ts';
import { readTransaction, retryWhileBusy, writeTransaction } from './transactions.ts';

export type OpenFile = {
  /** Which file it is, whatever becomes of its name. */
  readonly identity: string;
  readonly database: DatabaseSync;
  readonly statements: Statements;
  readonly responses: ResponseStatements;
};

/** Work on the open file: synchronous, and without an effect outside it, because it may be done more than once. */
export type Work<Result> = (file: OpenFile) => Result;

export class Connection {
  readonly #path: string;
  readonly #onOpen: () => void;
  #file: OpenFile | undefined;
  #opening: Promise<OpenFile> | undefined;
  #isClosed = false;

  /** `onOpen` is told once the file is open. */
  constructor(path: string, onOpen: () => void) {
    this.#path = path;
    this.#onOpen = onOpen;
  }

  /** True when there is something to read. Nothing is opened or made for the answer. */
  exists(): boolean {
    if (this.#file !== undefined) return true;
    try {
      return statSync(this.#path, { throwIfNoEntry: false }) !== undefined;
    } catch (error) {
      throw toStoreError(error, this.#path);
    }
  }

  /** A single statement. Rejects with `session_not_saved`, here and in what follows. */
  query<Result>(work: Work<Result>): Promise<Result> {
    return this.#perform(work);
  }

  /** Several reads that see the file at one moment. */
  read<Result>(work: Work<Result>): Promise<Result> {
    return this.#perform((file) => readTransaction(file.database, () => work(file)));
  }

  /** Stored, all of it, when this resolves; none of it when it rejects. */
  write<Result>(work: Work<Result>): Promise<Result> {
    return this.#perform((file) => writeTransaction(file.database, () => work(file)));
  }

  /** Rejects whatever is asked from now on. Folds the write-ahead log into the file when nobody else has it open. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#opening?.catch(() => undefined);
    const file = this.#file;
    this.#file = undefined;
    file?.database.close();
  }

  async #perform<Result>(work: Work<Result>): Promise<Result> {
    try {
      if (this.#file === undefined) await this.#open();
      this.#assertInPlace();
      return await retryWhileBusy(() => work(this.#openFile()));
    } catch (error) {
      throw toStoreError(error, this.#path);
    }
  }

  #openFile(): OpenFile {
    if (this.#file === undefined || this.#isClosed)
      throw storeError('the gateway is shutting down.', this.#path);
    return this.#file;
  }

  /**
   * SQLite goes on with a file that was deleted or replaced, and what it writes there is gone with the process. Nothing
   * may be called saved then. Another file is not turned to either: what is under way knows this one's rows.
   */
  #assertInPlace(): void {
    if (this.#file === undefined || this.#file.identity === identityOf(this.#path)) return;
    throw storeError(
      'the session file was deleted or replaced while in use; restart the gateway.',
      this.#path,
    );
  }

  async #open(): Promise<void> {
    if (this.#isClosed) return;
    this.#opening ??= openDatabase(this.#path).then((database) => ({
      identity: identityOf(this.#path),
      database,
      statements: prepareStatements(database),
      responses: prepareResponseStatements(database),
    }));
    const opening = this.#opening;
    try {
      const file = await opening;
      if (this.#file !== undefined) return;
      this.#file = file;
      this.#onOpen();
    } finally {
      if (this.#opening === opening) this.#opening = undefined;
    }
  }
}

/** Empty when there is none. */
function identityOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.dev}:${found.ino}`;
}
