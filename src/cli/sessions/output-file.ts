// A file that a command writes: whole or not at all, for its owner only, and never over another one unasked.

import { link, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandFailure, misuse } from '../command-failure.ts';

export type OutputFile = {
  readonly write: (text: string) => Promise<void>;
  /** Gives the file its name. */
  readonly keep: () => Promise<void>;
  /** Leaves nothing behind; does nothing after `keep`. */
  readonly discard: () => Promise<void>;
};

/**
 * Begins a file beside the place where it is to be. Throws CommandFailure when something is there and `force` is not
 * given, and when it cannot be written.
 */
export async function createOutputFile(path: string, force: boolean): Promise<OutputFile> {
  await refuseOverwriting(path, force);
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const handle = await open(draft, 'wx', 0o600).catch((error: unknown) => {
    throw cannotWrite(path, error);
  });
  let settled = false;
  const discard = async (): Promise<void> => {
    if (settled) return;
    settled = true;
    await handle.close();
    await rm(draft, { force: true });
  };
  return {
    write: async (text) => {
      await handle.appendFile(text).catch((error: unknown) => {
        throw cannotWrite(path, error);
      });
    },
    keep: async () => {
      try {
        await handle.sync();
        if (force) await rename(draft, path);
        else await nameAnew(draft, path);
      } catch (error) {
        throw cannotWrite(path, error);
      } finally {
        await discard();
      }
    },
    discard,
  };
}

/** A link fails where a name is taken, also when it was taken a moment ago. Some file systems have none. */
async function nameAnew(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    if (!hasCode(error) || !['EPERM', 'ENOTSUP', 'ENOSYS'].includes(error.code)) throw error;
    await refuseOverwriting(path, false);
    await rename(draft, path);
  }
}

async function refuseOverwriting(path: string, force: boolean): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isFile()) throw misuse(`${path} is no file that could be written over.`);
  if (!force) throw taken(path);
}

function taken(path: string): CommandFailure {
  return misuse(`${path} exists already. --force writes over it.`);
}

function cannotWrite(path: string, error: unknown): unknown {
  if (!hasCode(error)) return error;
  if (error.code === 'EEXIST') return taken(path);
  return new CommandFailure(`${path} cannot be written: ${error.message}`);
}

function hasCode(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
