// Makes sure that dist/ is what the sources say, so that no figure is one of yesterday's code.

import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from '../lib/progress.ts';
import { PROJECT_ROOT } from '../lib/project-root.ts';
import { runCommand } from '../lib/run-command.ts';

export const BUILT_ENTRY: string = join(PROJECT_ROOT, 'dist/src/main.js');
export const SOURCE_ENTRY: string = join(PROJECT_ROOT, 'src/main.ts');

/** Builds the package when it is missing or older than a source. Throws Error with the build's words. */
export async function buildIfStale(): Promise<void> {
  const builtMs = statSync(BUILT_ENTRY, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = globSync('{src,generated}/**/*.{ts,js,json,yaml}', { cwd: PROJECT_ROOT });
  const isFresh = sources.every((path) => statSync(join(PROJECT_ROOT, path)).mtimeMs < builtMs);
  if (isFresh) return;
  await timed('built the package', async () => {
    const { exitCode, output } = await runCommand(process.execPath, ['scripts/build.ts']);
    if (exitCode !== 0) throw new Error(`The package cannot be built:\n${output}`);
  });
}
