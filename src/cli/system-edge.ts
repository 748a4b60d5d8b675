// The process edge as Node has it. Everything behind it takes it as a parameter.

import { createInterface } from 'node:readline';
import { setImmediate as pause } from 'node:timers/promises';
import { isatty } from 'node:tty';
import { onOrphaned } from '../lib/on-orphaned.ts';
import type { ProcessEdge } from './process-edge.ts';

/** The edge of this process. From here on a closed stdout is no crash: who reads no more has what they wanted. */
export function systemEdge(): ProcessEdge {
  const { stdout, stderr } = process;
  const outputClosed = Promise.withResolvers<void>();
  stdout.on('error', () => outputClosed.resolve());
  // There is nowhere left to say that nobody reads what is said.
  stderr.on('error', () => undefined);
  return {
    environment: process.env,
    writeOut: (text) => stdout.write(text),
    writeError: (text) => stderr.write(text),
    terminal: {
      // Asked of the descriptor: process.stdin is made by being looked at, and most commands read nothing.
      input: isatty(0),
      outColumns: () => columnsOf(stdout),
      errorColumns: () => columnsOf(stderr),
    },
    drained: async () => {
      // A store on the same machine never waits: without a pause here a signal or a closed pipe would not be noticed.
      await pause();
      if (!stdout.writableNeedDrain && stdout.writableLength === 0) return;
      await Promise.race([new Promise((resolve) => stdout.write('', resolve)), outputClosed.promise]);
    },
    onOutputClosed: (listener) => void outputClosed.promise.then(listener),
    readInput: () => process.stdin,
    ask: (question) => askOnTerminal(question),
    repeat: (everyMs, listener) => {
      const timer = setInterval(listener, everyMs);
      return () => clearInterval(timer);
    },
    onStopSignal: (listener) => {
      process.on('SIGTERM', listener);
      process.on('SIGINT', listener);
    },
    onOrphaned: (listener) => onOrphaned(listener, process.env),
    nowMs: () => performance.now(),
    clock: Date.now,
    exit: (code) => process.exit(code),
  };
}

/** A terminal that does not tell its width is taken for the usual one. */
const USUAL_COLUMNS = 80;

function columnsOf(stream: NodeJS.WriteStream): number | undefined {
  if (stream.isTTY !== true) return undefined;
  return stream.columns > 0 ? stream.columns : USUAL_COLUMNS;
}

function askOnTerminal(question: string): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    lines.once('close', () => resolve(undefined));
    // The terminal hands Ctrl+C to us as a key while a line is being typed: it stands for "no".
    lines.once('SIGINT', () => {
      process.stderr.write('\n');
      lines.close();
    });
    lines.question(question, (line) => {
      resolve(line);
      lines.close();
    });
  });
}
