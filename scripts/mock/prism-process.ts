// Prism as a child process: its command is what it publishes. Knows how to start and stop it and where it listens.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { PROJECT_ROOT } from '../lib/project-root.ts';

const ENTRY_POINT = 'node_modules/@stoplight/prism-cli/dist/index.js';
const LISTENING = /Prism is listening on (http:\S+)/;

export type Prism = {
  /** Where it listens now: it starts anew, on another port, when the document changes. */
  readonly url: () => string;
  readonly stop: () => Promise<void>;
};

/** Starts Prism on a free port of this machine. Rejects with what it said when it ends before it listens. */
export async function startPrism(documentPath: string): Promise<Prism> {
  const address = ['--host', '127.0.0.1', '--port', '0', '--cors', 'false'];
  const child = spawn(process.execPath, [ENTRY_POINT, 'mock', documentPath, ...address], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const killChild = (): boolean => child.kill();
  process.once('exit', killChild);
  let url: string | undefined;
  let said = '';
  const listening = new Promise<void>((resolve, reject) => {
    for (const output of [child.stdout, child.stderr]) {
      createInterface({ input: output }).on('line', (line) => {
        // It logs every request; only what it says before it listens can explain why it does not.
        if (url === undefined) said += `${line}\n`;
        const found = LISTENING.exec(line)?.[1];
        if (found === undefined) return;
        url = found;
        resolve();
      });
    }
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`Prism did not start:\n${said}`)));
  });
  await listening;
  return {
    url: () => url ?? '',
    stop: async () => {
      process.off('exit', killChild);
      await stopChild(child);
    },
  };
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}
