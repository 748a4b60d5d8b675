// `npm run generate`: makes generated/ and docs/errors.md from openapi/ and src/errors.ts, or tells with --check
// whether what is committed is what would be made.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { complain, say, timed } from '../lib/progress.ts';
import { PROJECT_ROOT } from '../lib/project-root.ts';
import { type GeneratedFiles, generate } from './generate.ts';

const HELP = `Usage: npm run generate [-- --check]

Checks the contract in openapi/ (swagger-parser, Redocly and the house rules), joins it into one document and
makes from it: generated/openapi.json and .yaml, the TypeScript types, the precompiled validators, the tables of
operations; and docs/errors.md from src/errors.ts.

  --check   write nothing; exit 1 and name the files when what is committed differs
  --help    this text`;

async function currentContent(path: string): Promise<string | undefined> {
  try {
    return await readFile(join(PROJECT_ROOT, path), 'utf8');
  } catch {
    return undefined;
  }
}

/** Files in generated/ that nothing makes any more. */
async function strayFiles(files: GeneratedFiles): Promise<readonly string[]> {
  const present = await readdir(join(PROJECT_ROOT, 'generated'));
  return present.map((name) => `generated/${name}`).filter((path) => !files.has(path));
}

async function changedFiles(files: GeneratedFiles): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const [path, content] of files) {
    if ((await currentContent(path)) !== content) changed.push(path);
  }
  return changed;
}

async function write(files: GeneratedFiles, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const file = join(PROJECT_ROOT, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, files.get(path) ?? '');
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) {
    say(HELP);
    return 0;
  }
  await mkdir(join(PROJECT_ROOT, 'generated'), { recursive: true });
  const files = await generate('openapi/openapi.yaml', timed);
  const changed = await changedFiles(files);
  const stray = await strayFiles(files);
  if (!values.check) {
    await write(files, changed);
    for (const path of changed) say(`wrote ${path}`);
    if (changed.length === 0) say('nothing changed');
    for (const path of stray) say(`nothing makes ${path} any more: delete it`);
    return 0;
  }
  for (const path of changed) complain(`${path} is not what the contract makes of it: run npm run generate`);
  for (const path of stray) complain(`${path} is made by nothing: delete it`);
  return changed.length + stray.length === 0 ? 0 : 1;
}

process.chdir(PROJECT_ROOT);
try {
  process.exitCode = await main();
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
