// The targets of the bench, and whether figures meet them.

export type Verdict = {
  readonly what: string;
  /** The figure in words, with its unit. */
  readonly figure: string;
  readonly target: string;
  readonly met: boolean;
  /** Why the figure may not be believed. */
  readonly doubt?: string | undefined;
};

/** Spawn to first answer of the built package with a filled compile cache. */
const START_TARGET_MS = 600;
/** Resident memory at rest, in the unit of the target: a million bytes. */
const IDLE_MEMORY_TARGET_BYTES = 110_000_000;

/** A ratio of baseline CPU time ÷ ours that should not be lower. */
export function judgeRatio(what: string, value: number, least: number, doubt?: string): Verdict {
  return { what, figure: value.toFixed(3), target: `≥ ${least.toFixed(2)}`, met: value >= least, doubt };
}

export function judgeStart(valueMs: number): Verdict {
  return {
    what: 'spawn to first answer',
    figure: `${(valueMs / 1000).toFixed(2)} s`,
    target: `≤ ${(START_TARGET_MS / 1000).toFixed(1)} s`,
    met: valueMs <= START_TARGET_MS,
  };
}

export function judgeIdleMemory(bytes: number): Verdict {
  return {
    what: 'resident memory at rest',
    figure: megabytes(bytes),
    target: `≤ ${megabytes(IDLE_MEMORY_TARGET_BYTES)}`,
    met: bytes <= IDLE_MEMORY_TARGET_BYTES,
  };
}

/** In millions of bytes. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
