// The part of the configuration that OpenClaw has no key for, all defaults filled.

import type { ToolPolicy } from './tools-config.ts';

/** What OpenClaw has no key for: the `clawgate` section. */
export type ClawgateConfig = {
  /** Whether answers are held against the contract before they leave. */
  readonly validateResponses: 'off' | 'log' | 'fail';
  /** Silence after which a stream gets a comment line; 0 means never. */
  readonly stream: {
    readonly keepAliveMs: number;
    /** True: callers see which server tools are called and what comes of it. */
    readonly toolEvents: boolean;
  };
  /** GET /v1/responses as a WebSocket connection. */
  readonly webSocket: WebSocketConfig;
  readonly run: {
    /** Longest time of one run, its waiting for the session apart. */
    readonly timeoutMs: number;
    /** How often the model is asked in one run. */
    readonly maxTurns: number;
  };
  readonly retry: {
    /** Calls of one backend with one key, the first included. */
    readonly maxAttempts: number;
    /** The first wait at most, doubled with each further one; what is waited is a random part of it. */
    readonly baseDelayMs: number;
    /** No wait is longer: a backend that asks for more is not waited for. */
    readonly maxDelayMs: number;
  };
  /** How long a backend that failed is passed over: doubled with each failure in a row. */
  readonly cooldown: { readonly baseMs: number; readonly maxMs: number };
  readonly tools: {
    /** By message channel, in lower case: narrows what the agent's policy leaves. */
    readonly byChannel: Readonly<Record<string, ToolPolicy>>;
    /** Of one call, in characters; the rest is cut off and the model is told. */
    readonly maxOutputCharacters: number;
  };
  /** Time that running requests get after SIGTERM. */
  readonly shutdownGraceMs: number;
  readonly embeddings: { readonly maxInputs: number };
  readonly responses: ResponsesConfig;
  readonly log: { readonly level: LogLevel };
};

/** Responses that are kept under their ids. */
export type ResponsesConfig = {
  /** How long a chain of responses is kept after its newest one. */
  readonly expiresAfterDays: number;
  /** Beyond this size the oldest responses are deleted; undefined: no limit. */
  readonly maxDiskBytes: number | undefined;
  /** How many may run in the background at once; 0: none. */
  readonly maxBackground: number;
};

export type WebSocketConfig = {
  readonly enabled: boolean;
  /** How many may be open at once. */
  readonly maxConnections: number;
  /** Of one message, and of all that wait on one connection. */
  readonly maxMessageBytes: number;
  /** How often the other side is asked whether it is there; 0 means never. */
  readonly pingIntervalMs: number;
  /** After this time a connection is closed, when the answer under way has ended. */
  readonly maxConnectionMs: number;
  /** Of web pages that may connect besides the gateway's own, in lower case; `*`: any. */
  readonly origins: readonly string[];
};

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
