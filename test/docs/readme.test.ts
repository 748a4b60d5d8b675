// The README kept to its word: its snippet on the quickstart, the npm scripts and configuration keys that it names.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import JSON5 from 'json5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import packageFile from '../../package.json' with { type: 'json' };
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { exampleCommands } from '../../src/cli/example-commands.ts';
import { SECTIONS } from '../../src/config/sections.ts';
import { load, loadSound } from '../config/support.ts';
import { fences, PAGES } from './pages.ts';

const readme = PAGES.find(({ name }) => name === 'README.md')?.text ?? '';

type Schema = { readonly properties?: Readonly<Record<string, Schema>>; readonly [key: string]: unknown };

const documentSchema: Schema = {
  properties: Object.fromEntries(
    Object.entries(SECTIONS).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema,
    ]),
  ),
};

/** The schema of a key; undefined when nobody reads it. */
function schemaOf(key: string): Schema | undefined {
  return key
    .split('.')
    .reduce<Schema | undefined>((schema, name) => schema?.properties?.[name], documentSchema);
}

describe('the quickstart that the README begins with', () => {
  // As npm starts it: this Node first, the name of the package, and a shell that waits.
  const environment = {
    ...process.env,
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    npm_package_name: packageFile.name,
  };
  let shell: ChildProcess;
  let url = '';

  beforeAll(async () => {
    shell = spawn('sh', ['-c', `${packageFile.scripts.quickstart} --port 0; true`], {
      cwd: PROJECT_ROOT,
      env: environment,
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    for await (const line of createInterface({ input: shell.stdout as NodeJS.ReadableStream })) {
      url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0] ?? '';
      if (url !== '') break;
    }
    // What comes is of no interest, but it has to go somewhere.
    shell.stdout?.resume();
  });

  afterAll(() => {
    try {
      // Its group: what the last test is about must not outlive it when it fails.
      process.kill(-(shell.pid ?? 0), 'SIGKILL');
    } catch (error) {
      expect(error).toMatchObject({ code: 'ESRCH' });
    }
  });

  it('answers the snippet', async () => {
    const [snippet = ''] = fences(readme, 'js');
    expect(snippet).toContain('http://127.0.0.1:18789');
    const code = snippet.replace('http://127.0.0.1:18789', url);
    const evaluate = ['--input-type=module', '--eval', code];
    const { stdout } = await promisify(execFile)(process.execPath, evaluate, { cwd: PROJECT_ROOT });
    expect(stdout).toContain('Ana');
  });

  it('asks in its examples what the simulator can answer', async () => {
    const { config } = await loadSound({
      gateway: { http: { endpoints: { chatCompletions: { enabled: true } } } },
    });
    const answers: string[] = [];
    for (const { command } of exampleCommands(config, url).slice(0, 2)) {
      const { messages } = JSON.parse(/-d '(.*)'$/.exec(command)?.[1] ?? '');
      const response = await fetch(`${url}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: 'Bearer clawgate-quickstart', 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'openclaw', messages }),
      });
      const { choices } = (await response.json()) as { choices: { message: { content: string } }[] };
      answers.push(choices[0]?.message.content ?? '');
    }
    expect(answers).toEqual([expect.stringContaining('Maine'), expect.stringMatching(/^1, 2, 3.*, 20$/)]);
  });

  it('ends when npm is ended, though its shell hands no signal on', async () => {
    const ended = once(shell, 'close');
    shell.kill('SIGTERM');
    // The gateway holds the pipe too: it is closed when both are gone.
    await ended;
    await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');
  });
});

describe('what the README names', () => {
  it('are scripts of package.json, all of them', () => {
    const mentions = readme.matchAll(/npm (?:run (\w+)|(start|test)\b)/g);
    const named = new Set([...mentions].map(([, script, short]) => script ?? short));
    expect([...named].sort()).toEqual(
      Object.keys(packageFile.scripts)
        .filter((name) => name !== 'prepack')
        .sort(),
    );
  });

  it.each(PAGES.filter(({ name }) => name !== 'CHANGELOG.md'))('are keys that exist: $name', ({ text }) => {
    const sections = Object.keys(SECTIONS).join('|');
    const prose = text.replaceAll(/^```.*?^```$/gms, '');
    const keys = [...prose.matchAll(new RegExp(`\\b(?:${sections})(?:\\.[a-z][A-Za-z]*)+`, 'g'))];
    const unknown = keys
      .map(([key]) => key)
      .filter((key) => !/\.(?:ts|md|yaml|json)$/.test(key) && schemaOf(key) === undefined);
    expect(unknown).toEqual([]);
  });

  it('are configurations that load', async () => {
    const [whole = '', providers = ''] = fences(readme, 'json5');
    const environment = { OPENCLAW_GATEWAY_TOKEN: 'correct-horse-battery', OPENAI_API_KEY: 'key' };
    const { config, notes } = await load(JSON5.parse(whole), { environment });
    expect({ notes, model: config.agents[0]?.model?.modelId }).toEqual({ notes: [], model: 'gpt-5.4' });
    const fragment = await loadSound(JSON5.parse(`{ ${providers} }`));
    expect(fragment.config.providers.mine?.api).toBe('openai-completions');
  });
});
