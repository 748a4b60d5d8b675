// The protocol's own reference server, as it is published, over both transports.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { McpServerConfig } from '../../src/config/tools-config.ts';
import type { ToolBox } from '../../src/core/tools/tool-box.ts';
import {
  createHarness,
  type Harness,
  httpServer,
  neverAborts,
  nodeServer,
  openBox,
  outcomeText,
} from './harness.ts';

const PROGRAM = fileURLToPath(import.meta.resolve('@modelcontextprotocol/server-everything/dist/index.js'));

type Started = { readonly config: McpServerConfig; stop(): Promise<void> };

const LIMITS = { callTimeoutMs: 1_000 };

async function onPipe(): Promise<Started> {
  return { config: nodeServer('ref', [PROGRAM, 'stdio'], LIMITS), stop: async () => undefined };
}

/** It listens on all addresses, which cannot be configured, and says on stderr when it does. */
async function overHttp(): Promise<Started> {
  const port = await freePort();
  const child = spawn(process.execPath, [PROGRAM, 'streamableHttp'], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: child.stderr })) if (line.includes('listening')) break;
  return {
    config: httpServer('ref', `http://127.0.0.1:${port}/mcp`, LIMITS),
    async stop() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe.each([
  ['a pipe', onPipe],
  ['HTTP', overHttp],
])('the reference server over %s', (_, start) => {
  let started: Started;
  let harness: Harness;
  let box: ToolBox;

  const call = async (name: string, callArguments: object = {}): Promise<string> =>
    outcomeText(await box.call(`ref__${name}`, JSON.stringify(callArguments), neverAborts));

  beforeAll(async () => {
    started = await start();
    harness = createHarness([started.config]);
    box = await openBox(harness);
  });

  afterAll(async () => {
    await harness.servers.close();
    await started.stop();
  });

  it('offers its tools', () => {
    expect(box.unavailable).toEqual([]);
    expect(box.tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['ref__echo', 'ref__get-sum', 'ref__get-tiny-image']),
    );
    expect(box.tools.find(({ name }) => name === 'ref__get-sum')?.parameters).toMatchObject({
      type: 'object',
      properties: { a: { type: 'number', description: 'First number' } },
      required: ['a', 'b'],
    });
  });

  it('answers calls', async () => {
    expect(await call('echo', { message: 'grüß dich' })).toBe('Echo: grüß dich');
    expect(await call('get-sum', { a: 2, b: 40 })).toBe('The sum of 2 and 40 is 42.');
    expect(await call('get-structured-content', { location: 'Chicago' })).toContain('"temperature"');
  });

  it('gives images and resources', async () => {
    expect(await call('get-tiny-image')).toContain('<image/png>');
    const reference = await call('get-resource-reference', { resourceType: 'Text', resourceId: 1 });
    expect(reference).toContain('Resource demo://resource/dynamic/text/1:\n');
    expect(await call('get-resource-links', { count: 1 })).toContain('demo://resource/dynamic/');
  });

  it('is not called with arguments that do not match', async () => {
    expect(await call('get-sum', { a: 'two' })).toContain('- /a must be number');
  });

  it('is not waited for longer than a call may take', async () => {
    expect(await call('trigger-long-running-operation', { duration: 60, steps: 60 })).toContain(
      'did not answer within 1000 ms',
    );
    expect(await call('echo', { message: 'still there' })).toBe('Echo: still there');
  });

  it('leaves no warning in the log', () => {
    expect(harness.log.filter(({ level }) => level === 'warn')).toEqual([]);
  });
});
