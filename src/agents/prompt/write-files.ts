// The files of a workspace as a part of the prompt, within the agent's limits. What is left out is said at its place,
// so that the model knows of it, and noted, so that the operator does.

import type { AgentConfig } from '../../config/config.ts';
import type { PromptFile, PromptFileName, WorkspaceContent } from './workspace-folder.ts';

/** What of a workspace did not reach the prompt as it is. */
export type PromptNote =
  | {
      readonly type: 'file-cut';
      readonly file: PromptFileName;
      readonly leftOutCharacters: number;
      readonly ofCharacters: number;
    }
  | {
      readonly type: 'file-unreadable';
      readonly file: PromptFileName;
      /** In words, to follow the name of the file and a colon. */
      readonly reason: string;
    };

export type WrittenFiles = {
  /** Empty when the workspace has none of the files. */
  readonly text: string;
  readonly notes: readonly PromptNote[];
};

/** How much of what is kept of a long file is its beginning, as in OpenClaw; the rest is its end. */
const HEAD_SHARE = 0.75;

/** A shorter piece of a longer file says nothing. */
const MIN_PIECE_CHARACTERS = 64;

/** Characters are counted as JavaScript counts them; none is cut in two. Headings and remarks are not counted. */
export function writeFiles(
  { files, unread }: WorkspaceContent,
  { maxCharacters, maxTotalCharacters }: AgentConfig['promptFiles'],
): WrittenFiles {
  const notes: PromptNote[] = unread.map(({ name, reason }) => ({
    type: 'file-unreadable',
    file: name,
    reason,
  }));
  if (files.length === 0) return { text: '', notes };
  const sections = ['# Project Context', lead(files)];
  let remaining = maxTotalCharacters;
  for (const { name, text } of files) {
    const cut = cutText(text, Math.min(maxCharacters, remaining));
    remaining -= cut.keptCharacters;
    const leftOutCharacters = text.length - cut.keptCharacters;
    const gap = leftOutCharacters === 0 ? [] : [`[… ${remark(name, leftOutCharacters, text.length)} …]`];
    const pieces = [cut.head, ...gap, cut.tail].filter((piece) => piece !== '');
    sections.push(`## ${name}`, ...pieces);
    if (leftOutCharacters > 0) {
      notes.push({ type: 'file-cut', file: name, leftOutCharacters, ofCharacters: text.length });
    }
  }
  return { text: sections.join('\n\n'), notes };
}

function lead(files: readonly PromptFile[]): string {
  const general = 'These files of your workspace say how you work, who you are and whom you work for.';
  return files.some(({ name }) => name === 'SOUL.md')
    ? `${general} Speak and act in the character that SOUL.md gives you.`
    : general;
}

function remark(file: PromptFileName, leftOutCharacters: number, ofCharacters: number): string {
  return leftOutCharacters === ofCharacters
    ? `all ${ofCharacters} characters of ${file} were left out here`
    : `${leftOutCharacters} of ${ofCharacters} characters of ${file} were left out here`;
}

type Cut = { readonly head: string; readonly tail: string; readonly keptCharacters: number };

/** Head and tail of a text that is longer than the limit, else the whole of it as its head. */
function cutText(text: string, limit: number): Cut {
  if (text.length <= limit) return { head: text, tail: '', keptCharacters: text.length };
  if (limit < MIN_PIECE_CHARACTERS) return { head: '', tail: '', keptCharacters: 0 };
  const headEnd = Math.floor(limit * HEAD_SHARE);
  const tailStart = text.length - (limit - headEnd);
  const head = text.slice(0, splitsCharacter(text, headEnd) ? headEnd - 1 : headEnd);
  const tail = text.slice(splitsCharacter(text, tailStart) ? tailStart + 1 : tailStart);
  return { head, tail, keptCharacters: head.length + tail.length };
}

/** Whether a cut before this place parts the two halves of a surrogate pair. */
function splitsCharacter(text: string, place: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(place - 1, place + 1));
}
