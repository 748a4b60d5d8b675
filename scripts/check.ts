// `npm run check`: everything about the code that can be judged without running it. The same that CI runs.

import { parseArgs } from 'node:util';
import { lintContract } from './generate/check-contract.ts';
import { complain, formatDuration, say } from './lib/progress.ts';
import { PROJECT_ROOT } from './lib/project-root.ts';
import { type CommandResult, runCommand, runPackage } from './lib/run-command.ts';

const HELP = `Usage: npm run check

Runs every check, prints a line for each, and what the failed ones said. Exit code 1 when one failed.

  lint and format   Biome                   mend with: npx biome check --write
  types             tsc
  contract          Redocly, house rules
  generated files   scripts/generate        mend with: npm run generate
  import layers     dependency-cruiser      the layer table, cycles, siblings
  dead code         knip

  --help            this text`;

type Check = { readonly title: string; readonly run: () => Promise<CommandResult> };

const CHECKS: readonly Check[] = [
  { title: 'types', run: () => runPackage('typescript/bin/tsc', ['--noEmit', '--project', '.']) },
  { title: 'lint and format', run: () => runPackage('@biomejs/biome/bin/biome', ['check', '.']) },
  { title: 'contract', run: checkContract },
  {
    title: 'generated files',
    run: () => runCommand(process.execPath, ['scripts/generate/main.ts', '--check']),
  },
  { title: 'import layers', run: () => runPackage('dependency-cruiser/bin/dependency-cruiser.mjs', CRUISE) },
  { title: 'dead code', run: () => runPackage('knip/bin/knip.js', ['--no-progress']) },
];

const CRUISE = [
  '--config',
  '.dependency-cruiser.mjs',
  '--output-type',
  'err-long',
  ...['src', 'generated', 'scripts', 'test'],
];

async function checkContract(): Promise<CommandResult> {
  try {
    await lintContract('openapi/openapi.yaml');
    return { exitCode: 0, output: '', stdout: '' };
  } catch (error) {
    return { exitCode: 1, output: error instanceof Error ? error.message : String(error), stdout: '' };
  }
}

/** Runs the checks, two at a time: each is a process that keeps one core busy. Returns the titles that failed. */
async function runAll(): Promise<readonly string[]> {
  const failed: string[] = [];
  const waiting = [...CHECKS];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const startMs = performance.now();
      const { exitCode, output } = await check.run();
      const passed = exitCode === 0;
      const duration = formatDuration(performance.now() - startMs);
      say(`${passed ? 'ok    ' : 'FAILED'} ${check.title.padEnd(20)} ${duration}`);
      if (passed) continue;
      failed.push(check.title);
      complain(output.trimEnd());
    }
  };
  await Promise.all([work(), work()]);
  return failed;
}

process.chdir(PROJECT_ROOT);
const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
if (values.help) say(HELP);
else {
  const failed = await runAll();
  if (failed.length > 0) complain(`\n${failed.length} of ${CHECKS.length} failed: ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
