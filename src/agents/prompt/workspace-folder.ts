// The files of an agent's workspace that make its prompt, as they are on the disk. Nothing outside of the folder is
// ever read, and nothing here throws: what cannot be read is told.

import { constants } from 'node:fs';
import { type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** In the order in which OpenClaw gives them to a model. */
export const PROMPT_FILES = ['AGENTS.md', 'SOUL.md', 'IDENTITY.md', 'USER.md', 'TOOLS.md'] as const;

export type PromptFileName = (typeof PROMPT_FILES)[number];

export type PromptFile = { readonly name: PromptFileName; readonly text: string };

export type UnreadFile = { readonly name: PromptFileName; readonly reason: string };

export type WorkspaceContent = {
  /** In the order of `PROMPT_FILES`; missing and blank ones are left out, all texts are trimmed. */
  readonly files: readonly PromptFile[];
  /** What is there and could not be read. */
  readonly unread: readonly UnreadFile[];
};

/** More than any prompt takes, by far. */
const MAX_FILE_BYTES = 2 * 1024 * 1024;

/** Not through a link, which was resolved before; and without waiting where the file turns out to be a pipe. */
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A text that is another one as soon as any of the files has changed, come or gone. */
export async function workspaceFingerprint(folder: string): Promise<string> {
  return (await Promise.all(PROMPT_FILES.map((name) => fileFingerprint(join(folder, name))))).join(' ');
}

async function fileFingerprint(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
    return `${dev}:${ino}:${size}:${mtimeNs}:${ctimeNs}`;
  } catch (thrown) {
    return errorCode(thrown);
  }
}

/** Reads all of them. A folder that does not exist has no files. */
export async function readWorkspace(folder: string): Promise<WorkspaceContent> {
  const files: PromptFile[] = [];
  const unread: UnreadFile[] = [];
  const contents = await Promise.all(PROMPT_FILES.map((name) => readPromptFile(folder, name)));
  for (const [position, name] of PROMPT_FILES.entries()) {
    const content = contents[position];
    if (content instanceof Unreadable) unread.push({ name, reason: content.message });
    else if (content !== undefined && content !== '') files.push({ name, text: content });
  }
  return { files, unread };
}

/** Why a file that is there was not read. */
class Unreadable extends Error {}

async function readPromptFile(
  folder: string,
  name: PromptFileName,
): Promise<string | Unreadable | undefined> {
  try {
    const root = await realpath(folder);
    const path = await realpath(join(folder, name));
    if (!isInside(root, path)) throw new Unreadable('it is a link that leads out of the workspace');
    const file = await open(path, OPEN_FLAGS);
    try {
      return (await readText(file)).trim();
    } finally {
      await file.close();
    }
  } catch (thrown) {
    if (thrown instanceof Unreadable) return thrown;
    const code = errorCode(thrown);
    // A link to nowhere is missing as well.
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : new Unreadable(wordsFor(code));
  }
}

function isInside(root: string, path: string): boolean {
  return path.startsWith(root.endsWith(sep) ? root : root + sep);
}

async function readText(file: FileHandle): Promise<string> {
  const found = await file.stat({ bigint: true });
  if (found.isDirectory()) throw new Unreadable('it is a folder');
  if (!found.isFile()) throw new Unreadable('it is no regular file');
  if (found.size > MAX_FILE_BYTES) {
    throw new Unreadable(`it has ${found.size} bytes, more than the ${MAX_FILE_BYTES} that are read`);
  }
  const bytes = await file.readFile();
  try {
    // Without a byte order mark, if there is one.
    return utf8.decode(bytes);
  } catch {
    throw new Unreadable('it is not UTF-8');
  }
}

function errorCode(thrown: unknown): string {
  const { code } = thrown as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown error';
}

function wordsFor(code: string): string {
  if (code === 'EACCES' || code === 'EPERM') return `the gateway may not read it (${code})`;
  return code === 'ELOOP' ? 'its links lead in a circle (ELOOP)' : `reading it failed (${code})`;
}
