// What a command may know of the process it runs in.

export type ProcessEdge = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Calls the listener at every SIGTERM and SIGINT. */
  readonly onStopSignal: (listener: (signal: NodeJS.Signals) => void) => void;
  /** Calls the listener once when npm, which started this process, was ended without telling it. */
  readonly onOrphaned: (listener: () => void) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly nowMs: () => number;
  /** Ends the process now. */
  readonly exit: (code: number) => void;
};

/** 0: done. 1: it failed while running. 2: the command line or the configuration has to be mended. */
export const EXIT_CODES = { done: 0, failed: 1, refused: 2 } as const;
