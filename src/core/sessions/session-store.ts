// The seam to where conversations are kept. A session is a log of entries that is only ever added to; an edited or
// regenerated turn starts a new branch, and what it replaces stays stored as a superseded one.

import type { Message } from '../messages.ts';
import type { Usage } from '../model-events.ts';

/** Sessions are kept per agent: the same key means another conversation with another agent. */
export type SessionRef = { readonly agentId: string; readonly key: string };

/**
 * input: what the caller said, or brought back from its tools; also an assistant message that the caller gave as
 * history. answer: what one run said, tool calls and results of the gateway's own included. context: a system or
 * developer message in the midst of the conversation. summary: stands in for all entries before `covers`.
 */
export type EntryKind = 'input' | 'answer' | 'context' | 'summary';

export type NewEntry = {
  readonly kind: EntryKind;
  /** What matching compares; absent for `context` and `summary`, which take no part in it. */
  readonly digest?: string | undefined;
  /** One for an input, context or summary; an answer holds as many as its run made. Never empty. */
  readonly messages: readonly Message[];
  /** Of a summary: the position of the first entry that it does not stand in for. */
  readonly covers?: number | undefined;
};

/** An entry without its messages, which are read when they are needed. */
export type StoredEntry = Omit<NewEntry, 'messages'> & {
  /** The place in the conversation, from 0 and without gaps. */
  readonly position: number;
};

/** How the run of a turn ended. Only `completed` is a whole answer. */
export type TurnStatus = 'completed' | 'incomplete' | 'tool-calls' | 'failed' | 'cut-off';

export type NewTurn = {
  /** How many entries of the conversation stay. Fewer than there are: the rest is superseded, a branch begins. */
  readonly keep: number;
  readonly entries: readonly NewEntry[];
  readonly status: TurnStatus;
  /** `provider/model` that served it. */
  readonly backendModel: string;
  readonly usage?: Usage | undefined;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
};

export type StoredTurn = Omit<NewTurn, 'keep' | 'entries'> & {
  readonly id: string;
  /** Positions of its entries: the first, and the first behind them. */
  readonly from: number;
  readonly to: number;
  /** True once the client has received the answer to its end. */
  readonly delivered: boolean;
};

export type StoredSession = {
  readonly ref: SessionRef;
  /** Grows by one with each append. */
  readonly version: number;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  /** The conversation as it stands, without superseded branches. */
  readonly entries: readonly StoredEntry[];
  /** The latest turn of the conversation as it stands. */
  readonly lastTurn: StoredTurn | undefined;
  /** The messages of each entry from one position up to another, exclusive; of all behind `from` without `to`. */
  readMessages(from: number, to?: number): Promise<readonly (readonly Message[])[]>;
};

export type SessionSummary = {
  readonly ref: SessionRef;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly turns: number;
  /** Of the conversation as it stands. */
  readonly entries: number;
  /** Stored turns that are no part of the conversation any more: another turn has replaced how they ended. */
  readonly supersededTurns: number;
  readonly bytes: number;
};

/** One stored turn with everything in it, for showing and exporting. */
export type SessionTurn = StoredTurn & {
  /** True when another turn has replaced how it ended. Its first entries may be part of the conversation still. */
  readonly superseded: boolean;
  readonly entries: readonly (NewEntry & { readonly position: number; readonly superseded: boolean })[];
};

export type SessionFilter = {
  readonly agentId?: string | undefined;
  /** Only sessions whose key holds this text. */
  readonly keyContains?: string | undefined;
  /** Newest first; all when absent. */
  readonly limit?: number | undefined;
};

export type PruneLimits = {
  /** Sessions not used since are deleted. */
  readonly unusedSinceMs?: number | undefined;
  /** Of what is left, the least recently used beyond this many are deleted. */
  readonly maxSessions?: number | undefined;
  /** Then the least recently used, until what is stored takes no more than this. */
  readonly maxBytes?: number | undefined;
  /** True: only count what would be deleted. */
  readonly dryRun?: boolean | undefined;
};

export type SessionStore = {
  /** Undefined for a session that does not exist. */
  load(ref: SessionRef): Promise<StoredSession | undefined>;
  /**
   * Adds a turn, in one transaction that is on disk when this resolves. `expectedVersion` is 0 for a session that
   * does not exist yet. Throws `session_conflict` for any other version than the stored one, and
   * `session_not_saved` when it cannot be written.
   */
  append(
    ref: SessionRef,
    expectedVersion: number,
    turn: NewTurn,
  ): Promise<{ readonly version: number; readonly turnId: string }>;
  /** Notes that the client has received the turn's answer to its end. Does nothing for a turn that is gone. */
  markDelivered(ref: SessionRef, turnId: string): Promise<void>;
  list(filter?: SessionFilter): Promise<readonly SessionSummary[]>;
  /** Every stored turn in the order of their storing, superseded ones included. */
  turns(ref: SessionRef): AsyncIterable<SessionTurn>;
  /** False when there was no such session. */
  delete(ref: SessionRef): Promise<boolean>;
  /** The sessions that were deleted, or would be. */
  prune(limits: PruneLimits): Promise<readonly SessionSummary[]>;
  close(): Promise<void>;
};
