// A gateway as a process of its own, which can be killed like one.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const MAIN = join(import.meta.dirname, '../../../src/main.ts');

export type GatewayProcess = {
  readonly url: string;
  /** SIGKILL: no handler runs, nothing is flushed. Resolves when the process is gone. */
  kill(): Promise<void>;
};

/** Starts on the `openclaw.json` and the sessions of that folder; resolves when it listens. */
export async function startGatewayProcess(stateDir: string): Promise<GatewayProcess> {
  const child = spawn(process.execPath, [MAIN, 'gateway', '--port', '0'], {
    env: { PATH: process.env.PATH, HOME: stateDir, OPENCLAW_STATE_DIR: stateDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  return {
    url: await listeningUrl(child),
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function listeningUrl({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new TypeError('The process has no stdout.');
  for await (const line of createInterface({ input: stdout })) {
    const url = /^Clawgate listens on (\S+)$/.exec(line)?.[1];
    if (url === undefined) continue;
    stdout.resume();
    return url;
  }
  throw new Error('The gateway ended before it listened.');
}
