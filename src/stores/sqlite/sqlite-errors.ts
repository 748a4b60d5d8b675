// What SQLite and the file system say when something is wrong, in the words of this product.

import { AppError } from '../../errors.ts';

/** SQLite's primary result codes (https://sqlite.org/rescode.html); an extended code has one in its lowest byte. */
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

const LOCKED_TOO_LONG = 'another process has kept the session file locked for too long.';
const DAMAGED = 'the session file is damaged.';

const BY_RESULT_CODE: ReadonlyMap<number, string> = new Map([
  [BUSY, LOCKED_TOO_LONG],
  [LOCKED, LOCKED_TOO_LONG],
  [READONLY, 'the session file is read-only.'],
  [IOERR, 'the disk that holds the sessions failed.'],
  [CORRUPT, DAMAGED],
  [FULL, 'the disk that holds the sessions is full.'],
  [CANTOPEN, 'the session file cannot be opened.'],
  [NOTADB, 'the session file is not a database.'],
]);

const BY_SYSTEM_CODE: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'the gateway may not write where the sessions are kept.'],
  ['EPERM', 'the gateway may not write where the sessions are kept.'],
  ['EROFS', 'the disk that holds the sessions is read-only.'],
  ['ENOSPC', 'the disk that holds the sessions is full.'],
  ['EDQUOT', 'the disk that holds the sessions is full.'],
]);

/** True when another connection holds the lock that was needed, and the same may succeed a moment later. */
export function isBusy(thrown: unknown): boolean {
  const code = resultCode(thrown);
  return code === BUSY || code === LOCKED;
}

/**
 * A failure of SQLite or of the disk as `session_not_saved`. Callers are sent its message, which names what is wrong
 * and no path; the path is in the cause, which only the log shows. Anything else is returned as it is.
 */
export function toStoreError(thrown: unknown, path: string): unknown {
  // Stored JSON that cannot be read. The error quotes it, and conversations stay out of the log.
  if (thrown instanceof SyntaxError) return storeError(DAMAGED, path);
  const reason = BY_RESULT_CODE.get(resultCode(thrown) ?? -1) ?? BY_SYSTEM_CODE.get(systemCode(thrown) ?? '');
  const isKnown = reason !== undefined || resultCode(thrown) !== undefined || isSystemError(thrown);
  return isKnown ? storeError(reason ?? 'the session store failed.', path, thrown) : thrown;
}

/** The same for what is found to be wrong here. The reason is the rest of a sentence. */
export function storeError(reason: string, path: string, cause?: unknown): AppError {
  const message = `The conversation could not be read or saved: ${reason}`;
  const detail = cause instanceof Error ? `${cause.message} (${path})` : `${reason} (${path})`;
  return new AppError('session_not_saved', message, { cause: new Error(detail, { cause }) });
}

function resultCode(thrown: unknown): number | undefined {
  if (!(thrown instanceof Error) || !('errcode' in thrown)) return undefined;
  return typeof thrown.errcode === 'number' ? thrown.errcode & 0xff : undefined;
}

function systemCode(thrown: unknown): string | undefined {
  return isSystemError(thrown) ? thrown.code : undefined;
}

/** Of the file system, unlike the errors of Node's own checks, which have a code and no system call. */
function isSystemError(thrown: unknown): thrown is Error & { readonly code: string } {
  return (
    thrown instanceof Error && 'syscall' in thrown && 'code' in thrown && typeof thrown.code === 'string'
  );
}
