// A process for commands under test: what they write is kept, and signals, time and typed lines come when the test
// says so.

import type { ProcessEdge } from '../../src/cli/process-edge.ts';

export type FakeEdge = ProcessEdge & {
  readonly out: () => string;
  readonly errors: () => string;
  /** Both in the order in which they were written, as a terminal that is stdout and stderr gets them. */
  readonly screen: () => string;
  readonly exits: readonly number[];
  /** At the given time of the process's clock. */
  readonly signal: (signal: NodeJS.Signals, atMs?: number) => void;
  /** The parent is gone. */
  readonly orphan: () => void;
  /** Nobody reads stdout any more. */
  readonly closeOutput: () => void;
  /** Time passes, and whatever is repeated is called. */
  readonly pass: (milliseconds: number) => void;
  /** How many things are being repeated. */
  readonly repeated: () => number;
  /** The questions that were asked. */
  readonly questions: readonly string[];
};

export type FakeEdgeOptions = {
  /** Columns of the terminal that stdout is. */
  readonly outColumns?: number;
  /** Columns of the terminal that stderr is. */
  readonly errorColumns?: number;
  /** True: stdin is a terminal. */
  readonly inputIsTerminal?: boolean;
  /** What stdin holds. */
  readonly input?: readonly Uint8Array[];
  /** What is typed when something is asked. */
  readonly answer?: string;
  /** Milliseconds since the epoch. */
  readonly clockMs?: number;
};

export function fakeEdge(
  environment: Readonly<Record<string, string>> = {},
  options: FakeEdgeOptions = {},
): FakeEdge {
  let out = '';
  let errors = '';
  let screen = '';
  let nowMs = 0;
  const exits: number[] = [];
  const questions: string[] = [];
  const listeners: ((signal: NodeJS.Signals) => void)[] = [];
  const repeated = new Set<() => void>();
  let orphaned: () => void = () => undefined;
  let outputClosed: () => void = () => undefined;
  return {
    environment,
    writeOut: (text) => {
      out += text;
      screen += text;
    },
    writeError: (text) => {
      errors += text;
      screen += text;
    },
    terminal: {
      input: options.inputIsTerminal ?? false,
      outColumns: () => options.outColumns,
      errorColumns: () => options.errorColumns,
    },
    drained: async () => undefined,
    onOutputClosed: (listener) => {
      outputClosed = listener;
    },
    readInput: async function* () {
      yield* options.input ?? [];
    },
    ask: async (question) => {
      questions.push(question);
      return options.answer;
    },
    repeat: (_, listener) => {
      repeated.add(listener);
      return () => repeated.delete(listener);
    },
    onStopSignal: (listener) => {
      listeners.push(listener);
    },
    onOrphaned: (listener) => {
      orphaned = listener;
    },
    nowMs: () => nowMs,
    clock: () => options.clockMs ?? 0,
    exit: (code) => {
      exits.push(code);
    },
    out: () => out,
    errors: () => errors,
    screen: () => screen,
    exits,
    signal: (signal, atMs = nowMs) => {
      nowMs = atMs;
      for (const listener of listeners) listener(signal);
    },
    orphan: () => orphaned(),
    closeOutput: () => outputClosed(),
    pass: (milliseconds) => {
      nowMs += milliseconds;
      for (const listener of repeated) listener();
    },
    repeated: () => repeated.size,
    questions,
  };
}
