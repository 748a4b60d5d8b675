// What people are told of a stored turn besides its texts: who spoke and when, and how it ended.

import type { ImagePart, Message } from '../../core/messages.ts';
import type { TurnStatus } from '../../core/sessions/session-store.ts';
import { formatBytes, type TimeFormat } from '../quantities.ts';
import { safeLine } from '../terminal-text.ts';
import type { ReadEntry, ReadTurn } from './read-turns.ts';

/** A message with the entry and the turn that it belongs to. */
export type Spoken = { readonly turn: ReadTurn; readonly entry: ReadEntry; readonly message: Message };

/** The messages of a turn in their order; those of superseded entries only when `all`. */
export function spokenIn(turn: ReadTurn, all: boolean): Spoken[] {
  return turn.entries
    .filter((entry) => all || !entry.superseded)
    .flatMap((entry) => entry.messages.map((message) => ({ turn, entry, message })));
}

/** Who spoke, when, and what is special about it: `assistant · 2026-11-03 14:05:09 · sim/swift`. One line. */
export function heading({ turn, entry, message }: Spoken, time: TimeFormat): string {
  const answered = entry.kind === 'answer';
  const words = [speaker(message, entry), time.second(answered ? turn.endedAtMs : turn.startedAtMs)];
  if (answered && message.role === 'assistant') words.push(turn.backendModel);
  if (entry.kind === 'summary') words.push(`stands in for what came before entry ${entry.covers ?? 0}`);
  if (entry.superseded) words.push('superseded');
  return safeLine(words.join(' · '));
}

function speaker(message: Message, entry: ReadEntry): string {
  if (entry.kind === 'summary') return 'summary';
  if (message.role === 'tool') {
    const name = message.toolName === undefined ? '' : ` ${message.toolName}`;
    return `tool${name} (${message.toolCallId})`;
  }
  return message.name === undefined ? message.role : `${message.role} ${message.name}`;
}

const ENDINGS: Readonly<Record<TurnStatus, string | undefined>> = {
  completed: undefined,
  'tool-calls': undefined,
  incomplete: "incomplete: a limit or a filter ended the model's answer",
  failed: 'failed: the run broke, what stands here is only a part',
  'cut-off': 'cut off: the run was cancelled, what stands here is only a part',
};

/** What there is to say about the end of a turn; undefined when it is whole, or when another one took its place. */
export function ending(turn: ReadTurn, all: boolean): string | undefined {
  if (turn.superseded && !all) return undefined;
  const words = ENDINGS[turn.status];
  if (words !== undefined) return words;
  return turn.delivered ? undefined : 'the client did not receive this answer to its end';
}

/** An image in words: what it is and how large. */
export function imageWords({ mediaType, base64 }: ImagePart): string {
  return `[${safeLine(mediaType)}, ${formatBytes(Math.floor((base64.length * 3) / 4))}]`;
}
