#!/usr/bin/env node
// The process edge: environment, output, signals and exit codes. Everything behind it takes them as parameters.

import { enableCompileCache } from 'node:module';

// Before anything else is imported, so that the second start compiles nothing.
enableCompileCache();
const { runCommandLine } = await import('./cli/command-line.ts');
const { onOrphaned } = await import('./lib/on-orphaned.ts');

process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: process.env,
  writeOut: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  onStopSignal: (listener) => {
    process.on('SIGTERM', listener);
    process.on('SIGINT', listener);
  },
  onOrphaned: (listener) => onOrphaned(listener, process.env),
  nowMs: () => performance.now(),
  exit: (code) => process.exit(code),
});
// A connection that somebody forgot to close must not keep a finished process.
setTimeout(() => process.exit(), 1_000).unref();
