#!/usr/bin/env node
// The process edge: environment, output, signals and exit codes. Everything behind it takes them as parameters.

import { enableCompileCache } from 'node:module';

// Before anything else is imported, so that the second start compiles nothing.
enableCompileCache();
const { runCommandLine } = await import('./cli/command-line.ts');
const { systemEdge } = await import('./cli/system-edge.ts');

const edge = systemEdge();
process.exitCode = await runCommandLine(process.argv.slice(2), edge);
await edge.drained();
// A connection that somebody forgot to close must not keep a finished process.
setTimeout(() => process.exit(), 1_000).unref();
