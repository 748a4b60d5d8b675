// The wish of a terminal, a supervisor or npm that a command end.

import type { ProcessEdge } from './process-edge.ts';

/**
 * npm passes on the signal that the terminal has already given to the whole group, so that one Ctrl+C comes
 * twice: what follows this closely is the same wish.
 */
const SAME_SIGNAL_MS = 250;

/**
 * Resolves at the first stop signal, to undefined when nobody is left to send one. The second one ends the process
 * at once.
 */
export function stopSignal(edge: ProcessEdge): Promise<NodeJS.Signals | undefined> {
  return new Promise((resolve) => {
    edge.onOrphaned(() => resolve(undefined));
    let firstAtMs: number | undefined;
    edge.onStopSignal((signal) => {
      if (firstAtMs === undefined) {
        firstAtMs = edge.nowMs();
        resolve(signal);
      } else if (edge.nowMs() - firstAtMs > SAME_SIGNAL_MS) {
        edge.exit(signalExitCode(signal));
      }
    });
  });
}

/** The code that a shell gives to a process ended by this signal. */
export function signalExitCode(signal: NodeJS.Signals): number {
  return signal === 'SIGINT' ? 130 : 143;
}
