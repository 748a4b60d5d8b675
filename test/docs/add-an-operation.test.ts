// docs/add-an-operation.md, followed word by word in a copy of the project: its files written, its lines added, the
// contract generated, the code compiled and the page's own tests run.

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';

const COPIED = ['openapi', 'generated', 'src', 'scripts', 'test', 'docs', 'package.json', 'biome.json'];
const STEP_MS = 90_000;

type Snippet = { readonly language: string; readonly path: string; readonly text: string };

let folder = '';
let snippets: readonly Snippet[] = [];

/** What stands in the page's fences with a title, which is the file that is meant. */
async function readSnippets(): Promise<Snippet[]> {
  const page = await readFile(join(PROJECT_ROOT, 'docs/add-an-operation.md'), 'utf8');
  return [...page.matchAll(/^```(\w+) title="([^"\n]+)"\n(.*?)^```$/gms)].map(
    ([, language = '', path = '', text = '']) => ({ language, path, text }),
  );
}

/** A file with the lines of a diff added. Its context must be there, once. */
function applyDiff(content: string, { path, text }: Snippet): string {
  const lines = text.trimEnd().split('\n');
  const linesOf = (signs: string) => {
    const kept = lines.filter((line) => signs.includes(line.charAt(0)));
    return `${kept.map((line) => line.slice(1)).join('\n')}\n`;
  };
  expect(content.split(linesOf(' ')), `where the lines belong in ${path}`).toHaveLength(2);
  return content.replace(linesOf(' '), () => linesOf(' +'));
}

async function follow(snippet: Snippet): Promise<void> {
  const file = join(folder, snippet.path);
  if (snippet.language === 'diff') {
    await writeFile(file, applyDiff(await readFile(file, 'utf8'), snippet));
  } else {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, snippet.text, { flag: 'wx' });
  }
}

/** Runs a program of the copy. Throws with all it said when it fails. */
async function run(...nodeArguments: readonly string[]): Promise<void> {
  const env = { ...process.env, NO_COLOR: '1' };
  try {
    await promisify(execFile)(process.execPath, nodeArguments, { cwd: folder, env });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${nodeArguments.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

const isContract = ({ path }: Snippet): boolean => path.startsWith('openapi/');

beforeAll(async () => {
  snippets = await readSnippets();
  folder = await mkdtemp(join(tmpdir(), 'add-an-operation-'));
  for (const name of COPIED) await cp(join(PROJECT_ROOT, name), join(folder, name), { recursive: true });
  await symlink(join(PROJECT_ROOT, 'node_modules'), join(folder, 'node_modules'));
  // The code and what the page adds: all other tests are compiled where they are.
  const added = snippets.map(({ path }) => path).filter((path) => path.endsWith('.ts'));
  // Incremental, since it is compiled twice.
  const configuration = {
    extends: './base.json',
    compilerOptions: { incremental: true, tsBuildInfoFile: 'build-info.json' },
    include: ['src', 'generated', ...added],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(configuration));
  await cp(join(PROJECT_ROOT, 'tsconfig.json'), join(folder, 'base.json'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('docs/add-an-operation.md', () => {
  it('describes a contract that generate takes', { timeout: STEP_MS }, async () => {
    const contract = snippets.filter(isContract);
    expect(contract.length).toBeGreaterThan(5);
    for (const snippet of contract) await follow(snippet);
    await run('scripts/generate/main.ts');
  });

  it('then has one place that does not compile, the table of operations', { timeout: STEP_MS }, async () => {
    const compiled = run('node_modules/typescript/bin/tsc', '--project', '.');
    const lines = String(await compiled.catch(String)).split('\n');
    const places = lines.filter((line) => line.includes(': error ')).map((line) => line.split('(')[0]);
    expect(places).toEqual(['src/operations/index.ts']);
  });

  it('shows code that compiles and is formatted', { timeout: STEP_MS }, async () => {
    const code = snippets.filter((snippet) => !isContract(snippet));
    for (const snippet of code) await follow(snippet);
    await run('node_modules/typescript/bin/tsc', '--project', '.');
    await run('node_modules/@biomejs/biome/bin/biome', 'check', ...new Set(code.map(({ path }) => path)));
  });

  it('shows tests that pass', { timeout: STEP_MS }, async () => {
    const tests = snippets.map(({ path }) => path).filter((path) => path.endsWith('.test.ts'));
    expect(tests).toHaveLength(2);
    await run('node_modules/vitest/vitest.mjs', 'run', ...tests);
  });
});
