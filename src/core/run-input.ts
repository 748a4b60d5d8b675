// What a run is given: what is asked of whom, and what it needs for it. Types only.

import type { Clock } from './ambient.ts';
import type { Backend, CallBackends } from './backends/backend.ts';
import type { RunRequest } from './briefing.ts';
import type { Message } from './messages.ts';
import type { OpenResult } from './open-results.ts';
import type { RunEnd } from './run-events.ts';
import type { SessionTurn } from './sessions/session-turn.ts';
import type { Overflow } from './sessions/shorten-session.ts';
import type { ToolBox } from './tools/tool-box.ts';

export type RunInput = {
  readonly agentId: string;
  readonly sessionKey: string;
  readonly request: RunRequest;
  /** Results in the request whose calls have to be in the session: the run fails when they are not. */
  readonly openResults?: readonly OpenResult[] | undefined;
  /** In the order in which they are to be tried; at least one. */
  readonly backends: readonly [Backend, ...Backend[]];
  /** True: without a session, the oldest turns of a conversation that is too long are left out. */
  readonly truncates?: boolean | undefined;
  /** Absent: nothing is remembered. */
  readonly session?: SessionTurn | undefined;
};

export type RunDependencies = {
  /** The agent's own prompt; empty when it has none. */
  prompt(): Promise<string> | string;
  /** The tools that the gateway executes for this run. */
  toolBox(signal: AbortSignal): Promise<ToolBox> | ToolBox;
  /** Streams one answer of the first backend that can give it. */
  readonly callBackends: CallBackends;
  readonly limits: RunLimits;
  readonly clock: Clock;
  /** Told which backend serves, before what it says is yielded. */
  readonly onServed: (backend: Backend) => void;
  /** Told, before `onEnd` is, what the run said for a model to read: the results of the gateway's tools included. */
  readonly onSaid?: ((messages: readonly Message[]) => void) | undefined;
  /** Told how the run ended, once, before its caller is. Also told when the caller stops listening early. */
  readonly onEnd: (end: RunEnd) => void;
  /** Told what went wrong where the caller cannot be told any more. */
  readonly onTrouble: (thrown: unknown) => void;
};

export type RunLimits = {
  /** Of the whole run; the time in which it waits for its session does not count. */
  readonly timeoutMs: number;
  /** How often the model is asked. */
  readonly maxTurns: number;
  readonly overflow: Overflow;
};
