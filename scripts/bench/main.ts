// `npm run bench`: the gateway against two bare servers on this machine, in turns, and a word on every target.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { complain, formatDuration, say } from '../lib/progress.ts';
import { PROJECT_ROOT } from '../lib/project-root.ts';
import { Bench } from './bench.ts';
import { BUILT_ENTRY, buildIfStale } from './built-package.ts';
import { assertLinux, describeMachine, pinCores } from './machine.ts';
import { type BenchOptions, HELP, readOptions } from './options.ts';
import { startUpstream } from './upstream-process.ts';

async function main(options: BenchOptions): Promise<void> {
  const startMs = performance.now();
  assertLinux();
  if (options.entry === BUILT_ENTRY) await buildIfStale();
  const cores = pinCores();
  const about = {
    command: ['npm run bench --', ...process.argv.slice(2)].join(' '),
    date: new Date().toISOString(),
    commit: commit(),
    node: process.version,
    machine: describeMachine(),
    cores: cores.description,
    server: relative(PROJECT_ROOT, options.entry),
  };
  for (const [name, value] of Object.entries(about)) say(`${name.padEnd(8)} ${value}`);
  say('CPU time is user + system time of the server process, all threads, from /proc/PID/stat.\n');

  const upstream = await startUpstream();
  const compileCacheFolder = mkdtempSync(join(tmpdir(), 'clawgate-bench-cache-'));
  try {
    const bench = new Bench({ options, cores, upstream, compileCacheFolder });
    if (options.profile) {
      await bench.profile();
      return;
    }
    await bench.run();
    say(`\n${bench.report()}`);
    if (options.jsonFile !== undefined) {
      writeFileSync(
        options.jsonFile,
        `${JSON.stringify({ about, options, figures: bench.figures() }, null, 2)}\n`,
      );
    }
    await bench.profileMissed();
  } finally {
    await upstream.stop();
    rmSync(compileCacheFolder, { recursive: true });
  }
  say(`\ntook ${formatDuration(performance.now() - startMs)}`);
}

/** The commit that was measured, `+` when the tree differs from it. */
function commit(): string {
  const git = (...words: string[]): string =>
    execFileSync('git', words, {
      cwd: PROJECT_ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  try {
    return (
      git('rev-parse', '--short', 'HEAD') +
      (git('status', '--porcelain', 'src', 'generated') === '' ? '' : '+')
    );
  } catch {
    return 'unknown';
  }
}

function readCommandLine(): BenchOptions | undefined {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    complain(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return undefined;
  }
}

const options = readCommandLine();
if (options === undefined) process.exitCode = 2;
else if (options.help) say(HELP);
else {
  try {
    await main(options);
  } catch (error) {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    // Not exitCode: a child that could not be stopped must not keep a failed run alive.
    process.exit(1);
  }
}
