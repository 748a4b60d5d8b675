// The first minute of a newcomer: the script as it stands in package.json, what it prints, that as pasted, and the
// README's snippet.

import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageFile from '../package.json' with { type: 'json' };
import { PROJECT_ROOT } from '../scripts/lib/project-root.ts';
import { type Schema, type SchemaName, validate } from '../src/contract.ts';
import { readEventStream } from './support/contract.ts';

const run = promisify(execFile);
const WITHOUT_CURL = spawnSync('curl', ['--version']).error !== undefined;

/** As npm would have it: this Node first, and the name of the package. */
const environment = {
  ...process.env,
  PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
  npm_package_name: packageFile.name,
};

let shell: ChildProcess;
let url = '';
const blocks = new Map<string, string>();

beforeAll(async () => {
  // The second command keeps every kind of shell from becoming the program itself.
  shell = spawn('sh', ['-c', `${packageFile.scripts.quickstart} --port 0; true`], {
    cwd: PROJECT_ROOT,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const line of createInterface({ input: shell.stdout as NodeJS.ReadableStream })) {
    printed += `${line}\n`;
    if (line.startsWith('# Ctrl+C')) break;
  }
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0] ?? '';
  for (const [, title = '', command = ''] of printed.matchAll(/^# (.+)\n(curl (?:.+\n)+)/gm)) {
    blocks.set(title, command);
  }
});

afterAll(() => {
  shell.kill();
});

async function paste(title: string): Promise<string> {
  const { stdout } = await run('sh', ['-c', blocks.get(title) ?? 'exit 1']);
  return stdout;
}

async function pasteJson<Name extends SchemaName>(title: string, schema: Name): Promise<Schema<Name>> {
  const body: unknown = JSON.parse(await paste(title));
  expect(validate(schema, body)).toEqual([]);
  return body as Schema<Name>;
}

describe('the quickstart', () => {
  it('prints five commands', () => {
    expect([...blocks.keys()]).toEqual([
      'Chat',
      'Streamed chat',
      'List the models, which are the agents',
      'Fetch one of them',
      'Embeddings',
    ]);
  });

  describe.skipIf(WITHOUT_CURL)('pasted as printed', () => {
    it('answers the chat sensibly', async () => {
      const { choices } = await pasteJson('Chat', 'ChatCompletion');
      expect(choices[0]?.message.content).toContain('Maine');
    });

    it('streams the whole count', async () => {
      const { events, done } = readEventStream('createChatCompletion', await paste('Streamed chat'));
      expect(done).toBe(true);
      const texts = events.map((event) => ('choices' in event && event.choices[0]?.delta.content) || '');
      expect(texts.length).toBeGreaterThan(20);
      expect(texts.join('')).toMatch(/^1, 2, .*, 20/);
    });

    it('lists the agents', async () => {
      const { data } = await pasteJson('List the models, which are the agents', 'ModelList');
      expect(data.map(({ id }) => id)).toContain('openclaw/research');
    });

    it('fetches one of them', async () => {
      expect(await pasteJson('Fetch one of them', 'Model')).toMatchObject({ id: 'openclaw/default' });
    });

    it('embeds two texts', async () => {
      const { data } = await pasteJson('Embeddings', 'EmbeddingList');
      expect(data.map(({ embedding }) => embedding.length)).toEqual([8, 8]);
    });
  });

  it("answers the README's snippet", async () => {
    const readme = await readFile(join(PROJECT_ROOT, 'README.md'), 'utf8');
    const snippet = /^```js\n(.+?)^```/ms.exec(readme)?.[1] ?? '';
    expect(snippet).toContain('http://127.0.0.1:18789');
    const code = snippet.replace('http://127.0.0.1:18789', url);
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: PROJECT_ROOT,
    });
    expect(stdout).toContain('Ana');
  });

  it('ends when npm is ended, though its shell hands no signal on', async () => {
    const ended = once(shell, 'close');
    // The gateway holds the other end of the pipe: closed is what it is only when both are gone.
    shell.stdout?.resume();
    shell.kill('SIGTERM');
    await ended;
    await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');
  });
});
