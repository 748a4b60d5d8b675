// `npm run build`: dist/, what is published. Node strips no types below node_modules, so the package needs JavaScript.

import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { complain, say, timed } from './lib/progress.ts';
import { PROJECT_ROOT } from './lib/project-root.ts';
import { runPackage } from './lib/run-command.ts';

const HELP = `Usage: npm run build

Compiles src/ and generated/ to dist/ and copies what the server reads at run time. dist/ is emptied first.

  --help   this text`;

/** Files of generated/ that the compiler does not emit. */
const COPIED = ['openapi.json', 'openapi.yaml', 'validators.d.ts', 'validators.js'];

const DIST = join(PROJECT_ROOT, 'dist');
const COMMAND = join(DIST, 'src/main.js');

async function compile(): Promise<void> {
  const { exitCode, output } = await runPackage('typescript/bin/tsc', ['--project', 'tsconfig.build.json']);
  if (exitCode !== 0) throw new Error(output.trimEnd());
}

async function copyGenerated(): Promise<void> {
  await mkdir(join(DIST, 'generated'), { recursive: true });
  for (const name of COPIED) {
    await copyFile(join(PROJECT_ROOT, 'generated', name), join(DIST, 'generated', name));
  }
}

async function build(): Promise<void> {
  await rm(DIST, { recursive: true, force: true });
  await timed('compile', compile);
  await timed('copy generated files', copyGenerated);
  await chmod(COMMAND, 0o755);
}

const { values } = parseArgs({ options: { help: { type: 'boolean' } } });
if (values.help) say(HELP);
else {
  try {
    await build();
    say('built dist/');
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
