// What becomes of the connections themselves, by the adapters that use them.

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ProviderConfig } from '../../src/config/config.ts';
import type { ModelEnd } from '../../src/core/model-events.ts';
import { createEmbeddingProvider, createModelProvider } from '../../src/providers/create-provider.ts';
import { modelRequest } from '../core/requests.ts';
import { providerConfig } from '../support/configs.ts';
import {
  CUT,
  json,
  RESET,
  type ScriptedAnswer,
  type ScriptedUpstream,
  scriptedUpstream,
} from '../support/scripted-upstream.ts';

const AMBIENT = { clock: Date.now, newId: (prefix: string) => `${prefix}1`, sleep: async () => {} };
const { signal } = new AbortController();

const WHOLE: Readonly<Record<string, ScriptedAnswer>> = {
  'openai-completions': json({ choices: [{ message: { content: 'Yes.' }, finish_reason: 'stop' }] }),
  'openai-responses': {
    headers: { 'content-type': 'text/event-stream' },
    steps: [
      `data: ${JSON.stringify({
        type: 'response.completed',
        response: { usage: { input_tokens: 1, output_tokens: 1 } },
      })}\n\n`,
    ],
  },
};

function configFor(api: ProviderConfig['api'], baseUrl: string, rest: Partial<ProviderConfig> = {}) {
  return providerConfig({ id: 'p', api, baseUrl, apiKey: 'key', apiKeys: ['key'], models: [], ...rest });
}

async function endOfCall(config: ProviderConfig, times = 1): Promise<ModelEnd[]> {
  const provider = createModelProvider(config, AMBIENT);
  const ends: ModelEnd[] = [];
  for (let call = 0; call < times; call += 1) {
    for await (const batch of provider.stream(modelRequest({ streaming: false }), signal)) {
      for (const event of batch) if (event.type === 'model-end') ends.push(event);
    }
    // undici takes a connection for free one turn after its answer ended.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return ends;
}

const reasons = (ends: readonly ModelEnd[]) => ends.map(({ failure, reason }) => failure?.code ?? reason);
const connectionsOf = ({ requests }: ScriptedUpstream) => requests.map(({ connection }) => connection);

describe.each(['openai-completions', 'openai-responses'] as const)('%s', (api) => {
  const whole = WHOLE[api] ?? { steps: [] };

  it.each([
    ['reset', RESET],
    ['closed', CUT],
  ] as const)(
    'repeats at once what was sent over an idle connection that is %s',
    async (_how, beforeHead) => {
      const upstream = await scriptedUpstream(whole, { beforeHead, steps: [] }, whole);
      expect(reasons(await endOfCall(configFor(api, upstream.baseUrl), 2))).toEqual(['stop', 'stop']);
      expect(connectionsOf(upstream)).toEqual([0, 0, 1]);
    },
  );

  it('does not repeat what a new connection has lost', async () => {
    const upstream = await scriptedUpstream({ beforeHead: RESET, steps: [] }, whole);
    expect(reasons(await endOfCall(configFor(api, upstream.baseUrl)))).toEqual(['upstream_unreachable']);
    expect(upstream.requests).toHaveLength(1);
  });

  it('gives up a connection that is not made in time, and says so', async () => {
    // Takes connections and says nothing, so that the handshake of TLS never ends.
    const sockets = new Set<Socket>();
    const server = createServer((socket) => sockets.add(socket.on('error', () => {}).resume()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    const baseUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    const [end] = await endOfCall(configFor(api, baseUrl, { connectTimeoutMs: 50 }));
    expect(end?.failure).toMatchObject({
      code: 'upstream_connect_timeout',
      status: 504,
      message: expect.stringContaining('accepted no connection'),
    });
    for (const socket of sockets) await new Promise((resolve) => socket.once('close', resolve));
  });
});

it('repeats embeddings that were sent over an idle connection too', async () => {
  const vectors = json({ data: [{ index: 0, embedding: [1] }] });
  const upstream = await scriptedUpstream(vectors, { beforeHead: RESET, steps: [] }, vectors);
  const provider = createEmbeddingProvider(configFor('openai-completions', upstream.baseUrl), AMBIENT);
  const request = { model: 'm', inputs: ['a'], extra: {} };
  await provider.embed(request, signal);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await provider.embed(request, signal)).toMatchObject({ vectors: [[1]] });
  expect(connectionsOf(upstream)).toEqual([0, 0, 1]);
});
