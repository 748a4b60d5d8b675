// A session in memory that is told and continued as a run does it, but by a plain list of what was stored.

import type { Message } from '../../../src/core/messages.ts';
import { answerDigest, messageDigest } from '../../../src/core/sessions/message-digest.ts';
import {
  type HistoryMode,
  mergeSent,
  type Reconciled,
  reconcile,
} from '../../../src/core/sessions/reconcile.ts';
import type {
  EntryKind,
  NewEntry,
  StoredEntry,
  StoredTurn,
  TurnStatus,
} from '../../../src/core/sessions/session-store.ts';
import { brief } from './conversation.ts';

export type Outcome = {
  /** Empty when nothing was said. */
  readonly answer: readonly Message[];
  readonly status?: TurnStatus;
  readonly delivered?: boolean;
  /** Stored before what is new, as the summary of all before `covers`. */
  readonly summary?: { readonly text: string; readonly covers: number };
};

type Entry = StoredEntry & { readonly messages: readonly Message[] };

export class MemorySession {
  entries: Entry[] = [];
  lastTurn: StoredTurn | undefined;
  /** Everything that was ever stored. */
  readonly stored: NewEntry[] = [];

  plan(sent: readonly Message[], mode: HistoryMode = 'auto'): Reconciled {
    const { entries, lastTurn } = this;
    return reconcile(entries.length === 0 ? undefined : { entries, lastTurn }, mergeSent(sent), mode);
  }

  /** What the model reads, a line for each message that a client would know, and stores the turn. */
  turn(sent: readonly Message[], outcome: Outcome, mode: HistoryMode = 'auto'): string[] {
    const plan = this.plan(sent, mode);
    const context = this.read(plan, sent);
    const merged = mergeSent(sent);
    const added: NewEntry[] = plan.append.map((index) => {
      const { message, digest } = at(merged, index);
      return { kind: digest === undefined ? 'context' : 'input', digest, messages: [message] };
    });
    const { answer, summary, status = 'completed', delivered = true } = outcome;
    if (summary !== undefined) {
      const message: Message = { role: 'system', text: summary.text };
      added.unshift({ kind: 'summary', messages: [message], covers: summary.covers });
    }
    if (answer.length > 0) added.push({ kind: 'answer', digest: answerDigest(answer), messages: answer });
    this.#append(plan.keep, added, { status, delivered });
    return context;
  }

  read({ context }: Reconciled, sent: readonly Message[]): string[] {
    const merged = mergeSent(sent);
    return context.map((place) =>
      place.from === 'sent'
        ? brief(at(merged, place.index).message)
        : briefEntry(at(this.entries, place.position)),
    );
  }

  /** The conversation as it stands. */
  conversation(): string[] {
    return this.entries.filter(({ kind }) => kind !== 'summary').map(briefEntry);
  }

  #append(keep: number, added: readonly NewEntry[], how: { status: TurnStatus; delivered: boolean }): void {
    this.stored.push(...added);
    const kept = this.entries.slice(0, keep);
    this.entries = [...kept, ...added].map((entry, position) => ({ ...entry, position }));
    this.lastTurn = {
      ...how,
      id: String(this.stored.length),
      from: keep,
      to: this.entries.length,
      backendModel: 'vendor/model-1',
      startedAtMs: 0,
      endedAtMs: 0,
    };
  }
}

/** A conversation that was stored in one turn; `answer` marks what the gateway said. */
export function storedSession(
  messages: readonly (Message | { readonly summary: string; readonly covers: number })[],
  lastTurn: { status?: TurnStatus; delivered?: boolean; from?: number } = {},
): MemorySession {
  const session = new MemorySession();
  session.entries = messages.map((message, position): Entry => {
    if ('summary' in message) {
      const text: Message = { role: 'system', text: message.summary };
      return { position, kind: 'summary', covers: message.covers, messages: [text] };
    }
    return { position, kind: kindOf(message), digest: messageDigest(message), messages: [message] };
  });
  session.lastTurn = {
    id: 'turn',
    from: 0,
    to: messages.length,
    status: 'completed',
    delivered: true,
    backendModel: 'vendor/model-1',
    startedAtMs: 0,
    endedAtMs: 0,
    ...lastTurn,
  };
  return session;
}

function kindOf({ role }: Message): EntryKind {
  if (role === 'assistant') return 'answer';
  return role === 'system' || role === 'developer' ? 'context' : 'input';
}

/** An answer of several messages is for the client one without what the gateway did in between. */
function briefEntry({ messages }: Entry): string {
  const [first] = messages;
  if (messages.length === 1 && first !== undefined) return brief(first);
  const texts = messages.flatMap((message) => (message.role === 'assistant' ? message.content : []));
  const results = new Set(messages.map((message) => message.role === 'tool' && message.toolCallId));
  return brief({
    role: 'assistant',
    content: texts.filter((part) => part.type !== 'tool-call' || !results.has(part.id)),
  });
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`There is no item ${index}.`);
  return item;
}
