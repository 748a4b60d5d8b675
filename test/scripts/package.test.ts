// The package as an operator gets it: packed, installed without devDependencies into an empty project, and started
// there by its command. The one test that needs npm's registry or cache, as `npm ci` before it does.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { expectAnswer, expectStream } from '../support/contract.ts';

const INSTALL_MS = 240_000;
const QUICKSTART = join(PROJECT_ROOT, 'examples/quickstart.json5');
const AUTHORIZATION = { authorization: 'Bearer clawgate-quickstart' };

/** This very Node first: the package wants 24, whatever the machine has. */
const environment = { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) };

let folder = '';
let gateway: ChildProcess | undefined;
let url = '';

async function run(program: string, programArguments: readonly string[], cwd: string): Promise<void> {
  const child = spawn(program, programArguments, {
    cwd,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ${programArguments.join(' ')} ended with ${code}:\n${output}`);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'package-'));
  await run('npm', ['pack', '--pack-destination', folder], PROJECT_ROOT);
  const [archive = ''] = await readdir(folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true }));
  const quiet = ['--omit=dev', '--prefer-offline', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...quiet, join(folder, archive)], folder);
}, INSTALL_MS);

afterAll(async () => {
  // The whole group: npx does not hand a signal on to what it started.
  if (gateway?.pid !== undefined) process.kill(-gateway.pid, 'SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

describe('the packed and installed package', () => {
  it('has what it needs to run and what its users read, and nothing else', async () => {
    const installed = join(folder, 'node_modules/clawgate');
    const entries = await readdir(installed, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(installed, join(entry.parentPath, entry.name)));
    const expected =
      /^(dist\/(src|generated)|openapi|examples)\/|^(CHANGELOG|README)\.md$|^LICENSE$|^package\.json$/;
    expect(files.filter((file) => !expected.test(file))).toEqual([]);
    expect(files.filter((file) => /(^|\/)\.|\.test\.|\.(env|pem|key|log)$/.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining(['dist/src/main.js', 'dist/generated/openapi.json', 'LICENSE']),
    );
  });

  it('says what its command can do', async () => {
    const { stdout } = await promisify(execFile)('npx', ['clawgate', '--help'], {
      cwd: folder,
      env: environment,
    });
    expect(stdout).toMatch(/gateway[\s\S]*config/);
  });

  it('starts by its command and says where it listens', async () => {
    gateway = spawn('npx', ['clawgate', 'gateway', '--config', QUICKSTART, '--port', '0'], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    let said = '';
    for await (const line of createInterface({ input: gateway.stdout as NodeJS.ReadableStream })) {
      said += `${line}\n`;
      url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';
      if (url !== '') break;
    }
    expect(said).toContain('http://127.0.0.1:');
  });

  it('answers and streams as the contract says', async () => {
    await expectAnswer('listModels', await fetch(`${url}/v1/models`, { headers: AUTHORIZATION }));
    const response = await fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { ...AUTHORIZATION, 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'openclaw',
        stream: true,
        messages: [{ role: 'user', content: 'Hello' }],
      }),
    });
    const events = await expectStream('createChatCompletion', response);
    expect(events.length).toBeGreaterThan(2);
  });

  it.each(['json', 'yaml'])('serves its contract as %s', async (format) => {
    const response = await fetch(`${url}/openapi.${format}`);
    expect(await response.text()).toMatch(/openapi"?: "?3\.1\.0/);
  });
});
