// Child processes of the bench: started, heard over IPC, ended by their own id, never left behind.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { ListeningReport } from './messages.ts';

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 15_000;

const running = new Set<ChildProcess>();

/** A process whose children outlive it would spoil the next run. */
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

export type ChildOptions = {
  /** Where stdout and stderr go: a file descriptor, or to ours. */
  readonly output?: number | undefined;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** Opens a channel for messages. */
  readonly ipc?: boolean | undefined;
};

/** Starts a program. `pid` is its own even under taskset, which gives its process to the program. */
export function startChild(command: readonly string[], options: ChildOptions): ChildProcess {
  const [program = '', ...programArguments] = command;
  const output = options.output ?? 'inherit';
  const child = spawn(program, programArguments, {
    stdio: options.ipc ? ['ignore', output, output, 'ipc'] : ['ignore', output, output],
    env: { ...process.env, ...options.environment },
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

/** The process id. Throws Error when the program could not be started. */
export function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error(`${child.spawnfile} could not be started.`);
  return child.pid;
}

/** The port that a server written for the bench reports. Rejects when it ends instead. */
export async function listeningPort(child: ChildProcess): Promise<number> {
  const patience = new AbortController();
  const signal = AbortSignal.any([patience.signal, AbortSignal.timeout(START_TIMEOUT_MS)]);
  try {
    const [report] = await Promise.race([
      once(child, 'message', { signal }) as Promise<[ListeningReport]>,
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`${child.spawnargs.join(' ')} ended with ${code} before it listened.`);
      }),
    ]);
    return report.port;
  } finally {
    patience.abort();
  }
}

/** Ends a child by SIGTERM, and by force when it takes too long. Resolves when it is gone. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = new AbortController();
  const late = await Promise.race([
    gone.then(() => false),
    delay(STOP_TIMEOUT_MS, true, { signal: patience.signal }).catch(() => false),
  ]);
  patience.abort();
  if (late) child.kill('SIGKILL');
  await gone;
}
