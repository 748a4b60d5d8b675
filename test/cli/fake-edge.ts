// A process for commands under test: what they write is kept, and signals come when the test says so.

import type { ProcessEdge } from '../../src/cli/process-edge.ts';

export type FakeEdge = ProcessEdge & {
  readonly out: () => string;
  readonly errors: () => string;
  readonly exits: readonly number[];
  /** At the given time of the process's clock. */
  readonly signal: (signal: NodeJS.Signals, atMs?: number) => void;
  /** The parent is gone. */
  readonly orphan: () => void;
};

export function fakeEdge(environment: Readonly<Record<string, string>> = {}): FakeEdge {
  let out = '';
  let errors = '';
  let nowMs = 0;
  const exits: number[] = [];
  const listeners: ((signal: NodeJS.Signals) => void)[] = [];
  let orphaned: () => void = () => undefined;
  return {
    environment,
    writeOut: (text) => {
      out += text;
    },
    writeError: (text) => {
      errors += text;
    },
    onStopSignal: (listener) => listeners.push(listener),
    onOrphaned: (listener) => {
      orphaned = listener;
    },
    nowMs: () => nowMs,
    exit: (code) => exits.push(code),
    out: () => out,
    errors: () => errors,
    exits,
    signal: (signal, atMs = nowMs) => {
      nowMs = atMs;
      for (const listener of listeners) listener(signal);
    },
    orphan: () => orphaned(),
  };
}
