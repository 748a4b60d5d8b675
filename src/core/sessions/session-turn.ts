// One run's part in a session: waits for its turn, finds out what of the request is new, and adds the turn to what
// is stored before its end is told.

import { AppError } from '../../errors.ts';
import type { Clock } from '../ambient.ts';
import { keptMessages } from '../kept-messages.ts';
import type { Message } from '../messages.ts';
import type { Usage } from '../model-events.ts';
import { closeOpenCalls } from './close-open-calls.ts';
import { summaryMessage } from './compaction.ts';
import { answerDigest } from './message-digest.ts';
import { type HistoryMode, mergeSent, type Reconciled, reconcile, type SentMessage } from './reconcile.ts';
import type { SessionLanes } from './session-lanes.ts';
import { isReset, type SessionReset } from './session-reset.ts';
import type { NewEntry, SessionRef, SessionStore, StoredSession, TurnStatus } from './session-store.ts';

export type SessionDependencies = {
  readonly store: SessionStore;
  readonly lanes: SessionLanes;
  readonly clock: Clock;
  readonly reset: SessionReset;
  /** Told what went wrong where nobody else can be told. */
  readonly onTrouble: (thrown: unknown) => void;
};

/** A piece of the conversation as the model reads it. */
export type ContextItem = {
  readonly messages: readonly Message[];
  /** Its place in the session, where it is stored or will be; undefined for what only this request says. */
  readonly position: number | undefined;
  readonly isSummary: boolean;
};

export type SessionAnswer = {
  /** What the run said, its tool results included; empty when it said nothing. */
  readonly messages: readonly Message[];
  readonly status: TurnStatus;
  readonly backendModel: string;
  readonly usage: Usage | undefined;
  readonly startedAtMs: number;
};

type Opened = {
  readonly stored: StoredSession | undefined;
  readonly sent: readonly SentMessage[];
  readonly plan: Reconciled;
};

export class SessionTurn {
  readonly #deps: SessionDependencies;
  readonly #ref: SessionRef;
  readonly #mode: HistoryMode;
  #release: (() => void) | undefined;
  #opened: Opened | undefined;
  #items: readonly ContextItem[] = [];
  #summary: { readonly text: string; readonly covers: number } | undefined;
  #turnId: string | undefined;
  #isRunOver = false;
  /** Whether the caller received the answer to its end; undefined while that is open. */
  #delivered: boolean | undefined;

  constructor(deps: SessionDependencies, ref: SessionRef, mode: HistoryMode) {
    this.#deps = deps;
    this.#ref = ref;
    this.#mode = mode;
  }

  /**
   * Waits for the session's earlier runs and reads what it remembers. `messages` are the request's without the
   * leading system ones. Throws `session_queue_full`, `session_queue_timeout`, `session_not_saved`, or the signal's
   * reason.
   */
  async open(messages: readonly Message[], signal: AbortSignal): Promise<void> {
    const { lanes, store, reset, clock } = this.#deps;
    this.#release = await lanes.enter(this.#ref, signal);
    const stored = await store.load(this.#ref);
    const isExpired = stored !== undefined && isReset(reset, stored.updatedAtMs, clock());
    const sent = mergeSent(messages);
    // An expired conversation stays stored, superseded by the one that begins now.
    const plan = reconcile(isExpired ? undefined : stored, sent, this.#mode);
    this.#opened = { stored, sent, plan };
    this.#items = await contextItems(this.#opened);
  }

  /** How the request was understood, for the log. */
  get history(): Reconciled['how'] | undefined {
    return this.#opened?.plan.how;
  }

  /** True once a summary took the place of older turns, in this run and with questions of its own to the model. */
  get isSummarized(): boolean {
    return this.#summary !== undefined;
  }

  get items(): readonly ContextItem[] {
    return this.#items;
  }

  /** The conversation for the model: what is remembered and what is new, every call with a result. */
  messages(): readonly Message[] {
    return closeOpenCalls(this.#items.flatMap((item) => item.messages));
  }

  /** Puts a summary in the place of the first `count` items. What only the request says of them is kept. */
  summarized(count: number, text: string): void {
    const rest = this.#items.slice(count);
    const covers = rest.find((item) => item.position !== undefined)?.position;
    if (covers === undefined) throw new TypeError('A summary leaves at least one turn.');
    const kept = this.#items.slice(0, count).filter((item) => item.position === undefined && !item.isSummary);
    this.#summary = { text, covers };
    this.#items = [
      { messages: [summaryMessage(text)], position: undefined, isSummary: true },
      ...kept,
      ...rest,
    ];
  }

  /**
   * Adds the turn; it is on disk when this resolves. Throws `session_conflict` or `session_not_saved`. A run that
   * failed without a word leaves nothing: what made it fail must not come back with every later request.
   */
  async save(answer: SessionAnswer): Promise<void> {
    const opened = this.#opened;
    if (opened === undefined) return;
    if (answer.status === 'failed' && answer.messages.length === 0) return;
    const { messages, ...turn } = answer;
    const entries = this.#newEntries(opened, messages);
    if (entries.length === 0) return;
    const { turnId } = await this.#deps.store.append(this.#ref, opened.stored?.version ?? 0, {
      ...turn,
      keep: opened.plan.keep,
      entries,
      endedAtMs: this.#deps.clock(),
    });
    this.#turnId = turnId;
  }

  /** To be called when the run is over, however it ended. */
  runIsOver(): void {
    this.#isRunOver = true;
    this.#leave();
  }

  /**
   * To be called once it is known whether the caller received the answer to its end. The session's next run begins
   * only then, because it has to know it too: an answer that was lost is asked for again.
   */
  close(delivered: boolean): void {
    this.#delivered ??= delivered;
    this.#leave();
  }

  #leave(): void {
    if (!this.#isRunOver || this.#delivered === undefined) return;
    const release = this.#release;
    this.#release = undefined;
    if (release === undefined) return;
    if (!this.#delivered || this.#turnId === undefined) {
      release();
      return;
    }
    void this.#deps.store.markDelivered(this.#ref, this.#turnId).catch(this.#deps.onTrouble).finally(release);
  }

  #newEntries({ plan, sent }: Opened, answer: readonly Message[]): NewEntry[] {
    const inputs = plan.append.flatMap((index): NewEntry[] => {
      const entry = sent[index];
      if (entry === undefined) return [];
      const kind = entry.digest === undefined ? 'context' : 'input';
      return [{ kind, digest: entry.digest, messages: keptMessages([entry.message]) }];
    });
    const said: NewEntry[] =
      answer.length === 0
        ? []
        : [{ kind: 'answer', digest: answerDigest(answer), messages: keptMessages(answer) }];
    if (this.#summary === undefined) return [...inputs, ...said];
    const { text, covers } = this.#summary;
    const summary: NewEntry = { kind: 'summary', messages: [summaryMessage(text)], covers };
    // Before the new messages where it can be, so that it outlives an edit of them.
    return covers <= plan.keep ? [summary, ...inputs, ...said] : [...inputs, summary, ...said];
  }
}

async function contextItems({ stored, sent, plan }: Opened): Promise<ContextItem[]> {
  const positions = plan.context.flatMap((item) => (item.from === 'stored' ? [item.position] : []));
  const from = positions.reduce((least, position) => Math.min(least, position), Number.POSITIVE_INFINITY);
  const to = positions.reduce((most, position) => Math.max(most, position), -1) + 1;
  const read = stored === undefined || to === 0 ? [] : await stored.readMessages(from, to);
  const futures = new Map(plan.append.map((index, rank) => [index, plan.keep + rank]));
  return plan.context.map((item): ContextItem => {
    if (item.from === 'stored') {
      const brought = item.asSent === undefined ? undefined : sent[item.asSent];
      const messages = brought === undefined ? read[item.position - from] : [brought.message];
      if (messages === undefined) throw new AppError('session_not_saved', 'The session is incomplete.');
      const isSummary = stored?.entries[item.position]?.kind === 'summary';
      return { messages, position: isSummary ? undefined : item.position, isSummary };
    }
    const entry = sent[item.index];
    if (entry === undefined) throw new TypeError('A request has no such message.');
    return { messages: [entry.message], position: futures.get(item.index), isSummary: false };
  });
}
