// Where a request joins a stored conversation. Some clients send everything each time, others only what is new; both
// may share a session. Compares digests only: reads no message's content, no store and no clock. Linear in what is
// stored and sent, whatever that is.

import { unreachable } from '../../lib/unreachable.ts';
import { holdsAttachment } from '../kept-messages.ts';
import type { AssistantMessage, Message } from '../messages.ts';
import { longestMatches } from './longest-matches.ts';
import { messageDigest } from './message-digest.ts';
import type { StoredEntry, StoredTurn } from './session-store.ts';

/** What a request holds: `full` all of the conversation, `delta` only what is new, `auto` what it looks like. */
export type HistoryMode = 'auto' | 'full' | 'delta';

/** A message of a request. Those without a digest take no part in matching. */
export type SentMessage = {
  readonly message: Message;
  readonly digest: string | undefined;
  /** It brings a file of which only the name is stored. */
  readonly holdsAttachment?: boolean | undefined;
};

/** A message that the model reads: a stored entry's, or one of the request's. */
export type ContextPlace =
  /** `asSent`: the stored entry, in the words of that message of the request, which hold more. */
  | { readonly from: 'stored'; readonly position: number; readonly asSent?: number | undefined }
  | { readonly from: 'sent'; readonly index: number };

export type Reconciled = {
  /** How many stored entries stay (`NewTurn.keep`). */
  readonly keep: number;
  /** What is new and to be stored, in order: indices into what was sent. */
  readonly append: readonly number[];
  /** What the model reads, in order. A summary comes first and stands in for what it covers. */
  readonly context: readonly ContextPlace[];
  /** retry: the request of an unfinished turn came again; what that turn answered, if anything, is superseded. */
  readonly how: 'new' | 'full' | 'delta' | 'retry';
};

export type StoredConversation = {
  readonly entries: readonly StoredEntry[];
  readonly lastTurn: StoredTurn | undefined;
};

/** Where the request lies in what is stored. */
type Placement = {
  /** Stored entries before this position come before the request. */
  readonly before: number;
  /** The entries that the request's first messages repeat. */
  readonly matched: readonly StoredEntry[];
  readonly how: Reconciled['how'];
};

/**
 * The messages of a request with their digests, consecutive assistant messages made one: clients split an answer as
 * they like. Takes them without the leading system and developer messages.
 */
export function mergeSent(messages: readonly Message[]): SentMessage[] {
  const merged: Message[] = [];
  let growing: AssistantMessage['content'][number][] | undefined;
  for (const message of messages) {
    const last = merged.at(-1);
    if (message.role !== 'assistant' || last?.role !== 'assistant') {
      growing = undefined;
      merged.push(message);
      continue;
    }
    if (growing === undefined) {
      growing = [...last.content];
      merged[merged.length - 1] = { ...last, content: growing };
    }
    for (const part of message.content) growing.push(part);
  }
  return merged.map((message) => ({
    message,
    digest: messageDigest(message),
    holdsAttachment: holdsAttachment(message),
  }));
}

/**
 * Decides what of the stored conversation stays, what of the request is new, and what the model reads. `stored` is
 * undefined for a session that does not exist yet. Where both hold a message, the model reads the stored one, which
 * knows more, unless the request brings a file again; system messages are read where the request has them.
 */
export function reconcile(
  stored: StoredConversation | undefined,
  sent: readonly SentMessage[],
  mode: HistoryMode,
): Reconciled {
  const entries = stored?.entries ?? [];
  const placement: Placement =
    stored === undefined || entries.length === 0
      ? { before: 0, matched: [], how: 'new' }
      : place(stored, sent, mode);
  const keep = keptEntries(entries, placement);
  const append: number[] = [];
  const context: ContextPlace[] = [];

  const summary = entries.findLast(({ kind, position }) => kind === 'summary' && position < keep);
  const covers = summary?.covers ?? 0;
  if (summary !== undefined) context.push({ from: 'stored', position: summary.position });
  for (let position = covers; position < placement.before; position += 1) {
    if (entries[position]?.kind !== 'summary') context.push({ from: 'stored', position });
  }

  const { matched } = placement;
  let found = 0;
  // System messages of the request wait here for the match behind them: covered with it, or read before it.
  let waiting: number[] = [];
  for (const [index, { digest, holdsAttachment: isFuller }] of sent.entries()) {
    const entry = matched[found];
    if (entry === undefined) {
      append.push(index);
      context.push({ from: 'sent', index });
    } else if (digest === undefined) {
      waiting.push(index);
    } else {
      found += 1;
      if (entry.position >= covers) {
        for (const place of waiting) context.push({ from: 'sent', index: place });
        context.push({ from: 'stored', position: entry.position, asSent: isFuller ? index : undefined });
      }
      waiting = [];
    }
  }
  return { keep, append, context, how: placement.how };
}

function place(
  { entries, lastTurn }: StoredConversation,
  sent: readonly SentMessage[],
  mode: HistoryMode,
): Placement {
  const log = entries.filter(({ digest }) => digest !== undefined);
  const words = sent.filter(({ digest }) => digest !== undefined);
  const matches = longestMatches(
    words.map(({ digest }) => digest),
    log.map(({ digest }) => digest),
  );
  const shape = mode === 'auto' ? shapeOf(words, matches) : mode;
  switch (shape) {
    case 'full':
      return { before: 0, matched: log.slice(0, matches[0]), how: 'full' };
    case 'delta':
      return placeDelta(entries, lastTurn, log, matches);
    case 'window':
      return placeWindow(log, matches);
    default:
      return unreachable(shape);
  }
}

/** What a request looks like. window: it holds answers, but begins elsewhere than the stored conversation. */
function shapeOf(words: readonly SentMessage[], matches: Uint32Array): 'full' | 'delta' | 'window' {
  const sameStart = (matches[0] ?? 0) > 0;
  if (sameStart && words.some(({ message }) => message.role !== 'user')) return 'full';
  return words.some(({ message }) => message.role === 'assistant') ? 'window' : 'delta';
}

/** The longest end of the log that the request begins with counts once. */
function placeDelta(
  entries: readonly StoredEntry[],
  lastTurn: StoredTurn | undefined,
  log: readonly StoredEntry[],
  matches: Uint32Array,
): Placement {
  const overlap = overlapAt(log.length, matches);
  if (lastTurn !== undefined && isUnfinished(lastTurn)) {
    let inputs = log.length;
    while (inputs > 0 && isAnswerOf(lastTurn, log[inputs - 1])) inputs -= 1;
    const retried = overlapAt(inputs, matches);
    if (retried !== undefined && inputs - retried >= log.length - (overlap ?? log.length)) {
      return { before: log[retried]?.position ?? 0, matched: log.slice(retried, inputs), how: 'retry' };
    }
  }
  const matched = overlap === undefined ? [] : log.slice(overlap);
  return { before: matched[0]?.position ?? entries.length, matched, how: 'delta' };
}

/** Where the log's first `length` entries end with what the request begins with; the earliest such place. */
function overlapAt(length: number, matches: Uint32Array): number | undefined {
  for (let start = 0; start < length; start += 1) {
    if (start + (matches[start] ?? 0) >= length) return start;
  }
  return undefined;
}

function isUnfinished({ delivered, status }: StoredTurn): boolean {
  return !delivered || status === 'failed' || status === 'cut-off';
}

function isAnswerOf(turn: StoredTurn, entry: StoredEntry | undefined): boolean {
  return entry?.kind === 'answer' && entry.position >= turn.from && entry.position < turn.to;
}

/** A request that begins in the midst of the log; of equally long matches the latest. None: another conversation. */
function placeWindow(log: readonly StoredEntry[], matches: Uint32Array): Placement {
  let start = 0;
  for (const [index, length] of matches.entries()) {
    if (length >= (matches[start] ?? 0)) start = index;
  }
  const matched = log.slice(start, start + (matches[start] ?? 0));
  return { before: matched[0]?.position ?? 0, matched, how: 'full' };
}

/** Up to behind the last match, and the summaries there: what they cover stays. */
function keptEntries(entries: readonly StoredEntry[], { before, matched }: Placement): number {
  const last = matched.at(-1);
  let keep = last === undefined ? before : last.position + 1;
  while (entries[keep]?.kind === 'summary') keep += 1;
  return keep;
}
