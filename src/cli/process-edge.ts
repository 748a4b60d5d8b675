// What a command may know of the process it runs in.

export type ProcessEdge = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Which of the standard streams are a terminal. */
  readonly terminal: {
    readonly input: boolean;
    /** How many columns stdout has; undefined where it is a file or a pipe. */
    readonly outColumns: () => number | undefined;
    /** How many columns stderr has; undefined where it is a file or a pipe. */
    readonly errorColumns: () => number | undefined;
  };
  /**
   * Resolves when what was written to stdout has been taken, or nobody reads it any more. Signals and the closing of
   * stdout are noticed meanwhile, so whoever writes much in one go awaits it between the pieces.
   */
  readonly drained: () => Promise<void>;
  /** Calls the listener once when nobody reads stdout any more. */
  readonly onOutputClosed: (listener: () => void) => void;
  /** The bytes of stdin until its end. */
  readonly readInput: () => AsyncIterable<Uint8Array>;
  /** Asks on stderr; resolves to the line that is typed, to undefined when stdin ends without one. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Calls the listener every so often until the returned function is called. */
  readonly repeat: (everyMs: number, listener: () => void) => () => void;
  /** Calls the listener at every SIGTERM and SIGINT. */
  readonly onStopSignal: (listener: (signal: NodeJS.Signals) => void) => void;
  /** Calls the listener once when npm, which started this process, was ended without telling it. */
  readonly onOrphaned: (listener: () => void) => void;
  /** Milliseconds of a clock that only goes forward. */
  readonly nowMs: () => number;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Ends the process now. */
  readonly exit: (code: number) => void;
};

/** 0: done. 1: it failed while running. 2: the command line or the configuration has to be mended. */
export const EXIT_CODES = { done: 0, failed: 1, refused: 2 } as const;
