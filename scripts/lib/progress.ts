// Progress lines of the scripts: what was done and how long it took.

/** Runs one named step of a script and hands back what it returns. */
export type RunStep = <Result>(title: string, step: () => Result | Promise<Result>) => Promise<Result>;

/** Runs one step and prints its name with the time when it is done. What the step throws passes through. */
export async function timed<Result>(title: string, step: () => Result | Promise<Result>): Promise<Result> {
  const startMs = performance.now();
  const result = await step();
  say(`${title.padEnd(44)} ${formatDuration(performance.now() - startMs)}`);
  return result;
}

/** A duration for people: `340 ms`, `2.4 s`. */
export function formatDuration(durationMs: number): string {
  return durationMs < 1000 ? `${Math.round(durationMs)} ms` : `${(durationMs / 1000).toFixed(1)} s`;
}

/** One line on stdout. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** One line on stderr. */
export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}
