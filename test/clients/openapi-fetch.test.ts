// A client generated from the contract: openapi-fetch on the generated types, each operation once. That this file
// compiles is half of the test.

import createClient from 'openapi-fetch';
import { describe, expect, it } from 'vitest';
import type { Paths } from '../../src/contract.ts';
import { TOKEN, testGateway } from '../support/gateway.ts';
import { checkedFetch } from './checked-fetch.ts';

async function typedClient(headers: Readonly<Record<string, string>> = { authorization: `Bearer ${TOKEN}` }) {
  const gateway = await testGateway();
  return createClient<Paths>({ baseUrl: gateway.url, headers, fetch: checkedFetch() });
}

/** An operation that can stream has a string as its other answer; a client that asked for none narrows once. */
function wholeAnswer<Answer>(data: Answer | string | undefined): Answer {
  if (data === undefined || typeof data === 'string') throw new Error('The answer is no JSON object.');
  return data;
}

describe('a client generated from the contract', () => {
  it('runs an agent on a conversation', async () => {
    const client = await typedClient();
    const { data, response } = await client.POST('/v1/chat/completions', {
      params: { header: { 'x-openclaw-agent-id': 'research' } },
      body: { model: 'openclaw', messages: [{ role: 'user', content: 'My name is Ana. What is my name?' }] },
    });
    expect(wholeAnswer(data).choices[0]?.message.content).toContain('Ana');
    expect(response.headers.get('x-openclaw-agent-id')).toBe('research');
  });

  it('reads a stream as text', async () => {
    const client = await typedClient();
    const { data } = await client.POST('/v1/chat/completions', {
      body: { model: 'openclaw', stream: true, messages: [{ role: 'user', content: 'Hello' }] },
      parseAs: 'text',
    });
    expect(data).toMatch(/^data: \{[\s\S]*data: \[DONE\]\n\n$/);
  });

  it('runs an agent on input items', async () => {
    const client = await typedClient();
    const { data } = await client.POST('/v1/responses', {
      body: { model: 'openclaw', input: [{ role: 'user', content: 'My name is Ana. What is my name?' }] },
    });
    const [message] = wholeAnswer(data).output;
    if (message?.type !== 'message') throw new Error('The response has no message.');
    const [part] = message.content;
    expect(part?.type === 'output_text' && part.text).toContain('Ana');
  });

  it('turns texts into vectors', async () => {
    const client = await typedClient();
    const { data } = await client.POST('/v1/embeddings', {
      body: { model: 'openclaw', input: ['one', 'two'], dimensions: 8 },
    });
    expect(data?.data.map(({ embedding }) => embedding.length)).toEqual([8, 8]);
  });

  it('lists agents and looks one up', async () => {
    const client = await typedClient();
    const { data: list } = await client.GET('/v1/models');
    expect(list?.data.map(({ id }) => id)).toContain('openclaw/research');
    const { data: model } = await client.GET('/v1/models/{model}', {
      params: { path: { model: 'openclaw/research' } },
    });
    expect(model?.id).toBe('openclaw/research');
  });

  it('asks for health and readiness', async () => {
    const client = await typedClient({});
    expect((await client.GET('/health')).data).toEqual({ status: 'ok' });
    expect((await client.GET('/ready')).data).toEqual({ status: 'ready' });
  });

  it('reads a failure by its type', async () => {
    const client = await typedClient();
    const { error, data } = await client.POST('/v1/chat/completions', {
      body: { model: 'gpt-4o', messages: [{ role: 'user', content: 'Hello' }] },
    });
    expect(data).toBeUndefined();
    expect(error?.error.code).toBe('model_not_found');
  });
});
