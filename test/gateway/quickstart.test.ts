// The first thing a newcomer does: the command behind `npm run quickstart`, and the commands that it prints, run by
// a shell exactly as printed.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface, type Interface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { type Schema, type SchemaName, validate } from '../../src/contract.ts';
import { readEventStream } from '../support/contract.ts';

const AUTHORIZATION = { authorization: 'Bearer clawgate-quickstart' };
const run = promisify(execFile);

let gateway: ChildProcess;
let lines: Interface;
let url = '';
/** The lines on stdout so far. */
const printed: string[] = [];
const complaints: string[] = [];

/** The printed commands: each begins with curl and goes on while its lines end in a backslash. */
function commandsIn(lines: readonly string[]): string[] {
  return [...lines.join('\n').matchAll(/^curl (?:.*\\\n)*.*[^\\\n]$/gm)].map(([command]) => command);
}

beforeAll(async () => {
  const { scripts } = JSON.parse(await readFile(`${PROJECT_ROOT}/package.json`, 'utf8'));
  const [program, ...rest] = (scripts.quickstart as string).split(' ');
  expect(program).toBe('node');
  gateway = spawn(process.execPath, [...rest, '--port', '0'], {
    cwd: PROJECT_ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  gateway.stderr?.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  lines = createInterface({ input: gateway.stdout as NodeJS.ReadableStream });
  await new Promise<void>((resolve, reject) => {
    gateway.once('exit', (code) => reject(new Error(`It ended with ${code}: ${complaints.join('')}`)));
    lines.on('line', (line) => {
      printed.push(line);
      if (commandsIn(printed).length === 5) resolve();
    });
  });
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed[0] ?? '')?.[0] ?? '';
}, 20_000);

afterAll(() => {
  gateway.kill('SIGKILL');
});

/** What a command prints, as JSON of a schema of the contract. */
async function answerOf<Name extends SchemaName>(
  command: string | undefined,
  schema: Name,
): Promise<Schema<Name>> {
  const { stdout, stderr } = await run('bash', ['-c', command ?? 'false']);
  expect(stderr).toBe('');
  const body: unknown = JSON.parse(stdout);
  expect(validate(schema, body)).toEqual([]);
  return body as Schema<Name>;
}

describe('npm run quickstart', () => {
  it('says where it listens, without a complaint', () => {
    expect(url).not.toBe('');
    expect(complaints).toEqual([]);
  });

  it('prints a chat that works as pasted', async () => {
    const { model, choices } = await answerOf(commandsIn(printed)[0], 'ChatCompletion');
    expect(model).toBe('openclaw/default');
    expect(choices[0]?.message.content).toMatch(/\S/);
  });

  it('prints a streamed chat that works as pasted', async () => {
    const { stdout } = await run('bash', ['-c', commandsIn(printed)[1] ?? 'false']);
    const { done, events } = readEventStream('createChatCompletion', stdout);
    expect(done).toBe(true);
    expect(events.length).toBeGreaterThan(5);
  });

  it('prints a list of models that works as pasted', async () => {
    const { data } = await answerOf(commandsIn(printed)[2], 'ModelList');
    expect(data.map(({ id }) => id)).toEqual([
      'openclaw',
      'openclaw/default',
      'openclaw/main',
      'openclaw/research',
    ]);
  });

  it('prints how to fetch openclaw%2Fdefault, as pasted', async () => {
    expect(commandsIn(printed)[3]).toContain('/v1/models/openclaw%2Fdefault');
    expect((await answerOf(commandsIn(printed)[3], 'Model')).id).toBe('openclaw/default');
  });

  it('prints embeddings that work as pasted', async () => {
    const { data } = await answerOf(commandsIn(printed)[4], 'EmbeddingList');
    expect(data.length).toBeGreaterThan(0);
  });

  it('ends on SIGTERM with code 0, after the stream that is running', async () => {
    const response = await fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { ...AUTHORIZATION, 'content-type': 'application/json', 'x-request-id': 'last-one' },
      body: JSON.stringify({
        model: 'openclaw',
        stream: true,
        messages: [{ role: 'user', content: '[[sim:tokens-per-second=30]] Count to 5.' }],
      }),
    });
    const ended = Promise.all([once(gateway, 'exit'), once(lines, 'close')]);
    gateway.kill('SIGTERM');
    // The head was there before the signal; the words come after it.
    const { done } = readEventStream('createChatCompletion', await response.text());
    expect(done).toBe(true);
    const [exit] = await ended;
    expect(exit).toEqual([0, null]);
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });
});

describe('what was printed besides', () => {
  it('is one line of JSON for each request, which names no secret', async () => {
    const log = printed.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
    expect(log.map(({ msg }) => msg)).toContain('request');
    expect(log.find(({ requestId }) => requestId === 'last-one')).toMatchObject({ outcome: 'completed' });
    expect(JSON.stringify(log)).not.toContain('clawgate-quickstart');
  });
});
