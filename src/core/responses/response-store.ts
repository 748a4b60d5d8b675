// The seam to where responses are kept, so that they can be fetched, gone on from and replayed. The core does not
// read what it keeps of them on the wire: bodies and items are JSON text that whoever made it can read.

import type { Message } from '../messages.ts';

/** Who may go on from a response: the same agent, end user and session. Undefined is a value of its own. */
export type ResponseScope = {
  readonly agentId: string;
  readonly user: string | undefined;
  /** Of a session that is kept; undefined for a request without one. */
  readonly sessionKey: string | undefined;
};

export type ResponseStatus = 'queued' | 'in_progress' | 'completed' | 'incomplete' | 'failed' | 'cancelled';

export type StoredItem = { readonly id: string; readonly json: string };

/** A response as it begins. */
export type NewResponse = {
  readonly id: string;
  readonly previousId: string | undefined;
  readonly scope: ResponseScope;
  readonly background: boolean;
  readonly createdAtMs: number;
  /** What its request brought, in order. */
  readonly inputItems: readonly StoredItem[];
  /** The same for the model, without `instructions`, which hold for one request. */
  readonly input: readonly Message[];
};

/** What has become of it. */
export type ResponseOutcome = {
  readonly status: ResponseStatus;
  /** The response object as it is answered. */
  readonly body: string;
  readonly outputItems: readonly StoredItem[];
  /** What the run said for the model, the results of the gateway's tools included. */
  readonly output: readonly Message[];
  /** What was streamed, as event-log.ts writes it: one text for each batch. */
  readonly events: readonly string[];
};

export type StoredResponse = {
  readonly id: string;
  readonly scope: ResponseScope;
  readonly background: boolean;
  readonly status: ResponseStatus;
  readonly body: string;
  readonly createdAtMs: number;
  /** The process that runs it, as it named itself; undefined once it has ended. */
  readonly owner: string | undefined;
};

/** A response as a later one reads it. */
export type ChainLink = {
  readonly input: readonly Message[];
  readonly output: readonly Message[];
};

/**
 * The responses from the first to the one that was asked for. unknown: there is none, or it is out of scope, or one
 * before it was deleted. unfinished: it has not ended yet.
 */
export type ResponseChain =
  | { readonly type: 'found'; readonly links: readonly ChainLink[] }
  | { readonly type: 'unknown' | 'unfinished' };

export type ItemPage = {
  readonly order: 'asc' | 'desc';
  /** The id of the item behind which the page begins. */
  readonly after: string | undefined;
  readonly limit: number;
};

export type ResponsePruneLimits = {
  /** A chain whose newest response is older is deleted. */
  readonly createdBeforeMs?: number | undefined;
  /** Then the oldest responses, until what is stored takes no more than this. */
  readonly maxBytes?: number | undefined;
};

/** Every method rejects with `session_not_saved` when the store cannot be used. */
export type ResponseStore = {
  /** Rejects now, before a model is asked, rather than when there is something to lose. */
  prepare(): Promise<void>;
  /** A response that runs on by itself; on disk when this resolves. `owner` names this process. */
  begin(response: NewResponse, body: string, owner: string): Promise<void>;
  /** Adds to what was streamed of it. Does nothing for one that was deleted. */
  addEvents(id: string, events: readonly string[]): Promise<void>;
  /**
   * The end of one that was begun; on disk when this resolves. `events` add to those that are there. False when it was
   * deleted or has ended already: then nothing changes.
   */
  finish(id: string, outcome: ResponseOutcome): Promise<boolean>;
  /** One that has begun and ended, in one transaction that is on disk when this resolves. */
  add(response: NewResponse, outcome: ResponseOutcome): Promise<void>;
  /** Undefined when there is none. */
  find(id: string): Promise<StoredResponse | undefined>;
  /** All that was streamed of it, in order; empty when it was not streamed, or is not there. */
  events(id: string): Promise<readonly string[]>;
  /** A page of what its request brought; undefined when there is no such response, or no item `after`. */
  inputItems(
    id: string,
    page: ItemPage,
  ): Promise<{ readonly items: readonly StoredItem[]; readonly hasMore: boolean } | undefined>;
  chain(id: string, scope: ResponseScope): Promise<ResponseChain>;
  /** Input and output items of stored responses in the scope, by id; of several the newest. Unknown ids are missing. */
  items(ids: readonly string[], scope: ResponseScope): Promise<ReadonlyMap<string, string>>;
  /** False when there was none. */
  delete(id: string): Promise<boolean>;
  /** Those that have begun and not ended. */
  unfinished(): Promise<readonly StoredResponse[]>;
  /** How many were deleted. */
  prune(limits: ResponsePruneLimits): Promise<number>;
};
