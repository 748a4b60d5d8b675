// A backend model that may serve a run, with one of its provider's keys and the settings that hold for it.

import type { ModelEvent } from '../model-events.ts';
import type { ModelProvider } from '../model-provider.ts';
import type { ModelOptions, ModelRequest } from '../model-request.ts';

export type BackendTimeouts = {
  /** From the call to the first event of the answer. */
  readonly firstTokenMs: number;
  /** Longest silence between two reads of the answer. */
  readonly idleMs: number;
};

export type Backend = {
  /** `provider/model`: what callers and the log are told. */
  readonly name: string;
  /** The provider's configured id. */
  readonly providerId: string;
  /** The provider's own id of the model. */
  readonly modelId: string;
  /** Which of the provider's keys `provider` uses, from 0. */
  readonly keyIndex: number;
  readonly provider: ModelProvider;
  /** The request's options over the agent's over the model's. */
  readonly options: ModelOptions;
  /** The wire fields and params for backends that take them. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** In tokens; undefined when nobody said. */
  readonly contextWindow: number | undefined;
  readonly timeouts: BackendTimeouts;
};

/** One call of a backend, as the log and the x-clawgate-attempts header tell it. */
export type Attempt = {
  readonly backend: string;
  readonly keyIndex: number;
  /** `ok`, `cooling-down` (not called), `cancelled` (nobody waited any more), or the code of the failure. */
  readonly outcome: string;
  /** The backend's HTTP status, where it gave one. */
  readonly status?: number | undefined;
  readonly durationMs: number;
};

/** One answer that is wanted of whichever backend can give it. */
export type BackendCall = {
  /** In the order in which they are to be tried. */
  readonly backends: readonly Backend[];
  toRequest(backend: Backend): ModelRequest;
  /** By the clock: no wait goes beyond it. */
  readonly deadlineMs: number;
  /** Told which backend serves, once and before what it says is yielded. */
  readonly onServed?: ((backend: Backend) => void) | undefined;
};

/** By the grammar of model-events.ts, with one model-end last. Failures are events; nothing is thrown. */
export type CallBackends = (call: BackendCall, signal: AbortSignal) => AsyncIterable<readonly ModelEvent[]>;
