// The mock as its users meet it: through the `openai` client, a browser's eyes, and the contract's own examples.

import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mock, startMock } from '../../scripts/mock/mock-server.ts';
import { OPERATIONS } from '../../src/contract.ts';
import { EXAMPLES } from '../contract/examples.ts';
import { expectAnswer, expectContract, expectError, expectStream } from '../support/contract.ts';

let mock: Mock;
let client: OpenAI;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
  client = new OpenAI({ baseURL: `${mock.url}/v1`, apiKey: 'any', maxRetries: 0 });
});

afterAll(async () => {
  await mock.close();
});

const messages = [{ role: 'user' as const, content: 'Hello' }];

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(mock.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('each operation answers the openai client', () => {
  it('the operations on stored responses', async () => {
    const { responses } = client;
    expect((await responses.retrieve('resp_1')).object).toBe('response');
    const types: string[] = [];
    for await (const event of await responses.retrieve('resp_1', { stream: true, starting_after: 0 })) {
      types.push(event.type);
    }
    expect(types[0]).toBe('response.created');
    expect(types.at(-1)).toBe('response.completed');
    expect((await responses.cancel('resp_1')).status).toBe('cancelled');
    expect((await responses.inputItems.list('resp_1', { limit: 2 })).data.length).toBeGreaterThan(0);
    await responses.delete('resp_1');
  });

  it('createChatCompletion as JSON', async () => {
    const completion = await client.chat.completions.create({ model: 'openclaw', messages });
    expect(completion.choices[0]?.message.content).toBeTypeOf('string');
  });

  it('createChatCompletion as a stream', async () => {
    const stream = await client.chat.completions.create({ model: 'openclaw', messages, stream: true });
    const deltas: string[] = [];
    for await (const chunk of stream) deltas.push(chunk.choices[0]?.delta.content ?? '');
    expect(deltas.filter((delta) => delta !== '').length).toBeGreaterThan(1);
  });

  it('createChatCompletion with the named example of a tool call', async () => {
    const request = { model: 'openclaw', messages, stream: true as const };
    const stream = await client.chat.completions.create(request, { headers: { prefer: 'example=toolCall' } });
    const finishes: unknown[] = [];
    for await (const chunk of stream) finishes.push(chunk.choices[0]?.finish_reason);
    expect(finishes).toContain('tool_calls');
  });

  it('createResponse as JSON', async () => {
    const response = await client.responses.create({ model: 'openclaw', input: 'Hello' });
    expect(response.output_text).not.toBe('');
  });

  it('createResponse as a stream', async () => {
    const stream = await client.responses.create({ model: 'openclaw', input: 'Hello', stream: true });
    const types: string[] = [];
    for await (const event of stream) types.push(event.type);
    expect([types[0], types.at(-1)]).toEqual(['response.created', 'response.completed']);
  });

  it('createEmbedding', async () => {
    const request = { model: 'openclaw', input: 'Hello', encoding_format: 'float' as const };
    const { data } = await client.embeddings.create(request);
    expect(data[0]?.embedding[0]).toBeTypeOf('number');
  });

  it('listModels', async () => {
    const { data } = await client.models.list();
    expect(data.map(({ id }) => id)).toContain('openclaw/default');
  });

  it('retrieveModel, its id encoded', async () => {
    expect(await client.models.retrieve('openclaw/default')).toMatchObject({ id: 'openclaw/default' });
  });

  it('getHealth', async () => {
    expect(await expectAnswer('getHealth', await fetch(`${mock.url}/health`))).toEqual({ status: 'ok' });
  });

  it('getReadiness', async () => {
    expect(await expectAnswer('getReadiness', await fetch(`${mock.url}/ready`))).toEqual({ status: 'ready' });
  });
});

describe('every example request of the contract', () => {
  const requests = EXAMPLES.filter(({ status }) => status === undefined);

  it.each(requests)(
    'is answered as the contract says: $operationId $name',
    async ({ operationId, value }) => {
      const answer = await expectContract(operationId, await post(OPERATIONS[operationId].path, value));
      const streamed = (value as { stream?: boolean }).stream === true;
      expect(answer).toMatchObject({ status: 200, kind: streamed ? 'stream' : 'json' });
    },
  );
});

describe('a stream', () => {
  it('is chosen by the body, not by Accept', async () => {
    const body = { model: 'openclaw', messages };
    const asJson = await post('/v1/chat/completions', body, { accept: 'text/event-stream' });
    await expectAnswer('createChatCompletion', asJson);
    const asStream = await post(
      '/v1/chat/completions',
      { ...body, stream: true },
      { accept: 'application/json' },
    );
    await expectStream('createChatCompletion', asStream);
  });

  it('arrives frame by frame, when each is due', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const paced = await startMock({ port: 0, pace: (index) => (index < 2 ? Promise.resolve() : held) });
    try {
      const response = await fetch(`${paced.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'openclaw', messages, stream: true }),
      });
      const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
      let early = '';
      while (early.split('\n\n').length < 3) early += (await reader.read()).value ?? '';
      expect(early.split('\n\n')).toHaveLength(3);
      expect(early).not.toContain('[DONE]');
      release();
      let late = '';
      for (let part = await reader.read(); !part.done; part = await reader.read()) late += part.value;
      expect(late).toMatch(/data: \[DONE\]\n\n$/);
    } finally {
      await paced.close();
    }
  });
});

describe('a failure has the error body of this API', () => {
  it('for a body that breaks the contract, in words about this body', async () => {
    const response = await post('/v1/chat/completions', { model: 'openclaw', messages, temperature: 9 });
    const error = await expectError('createChatCompletion', response, 400);
    expect(error).toMatchObject({ code: 'invalid_value', param: 'temperature' });
    expect(error.message).toContain('9');
  });

  it('for a missing field', async () => {
    const error = await expectError(
      'createEmbedding',
      await post('/v1/embeddings', { model: 'openclaw' }),
      400,
    );
    expect(error).toMatchObject({ code: 'missing_required_parameter', param: 'input' });
  });

  it('for broken JSON', async () => {
    const error = await expectError('createResponse', await post('/v1/responses', '{'), 400);
    expect(error.code).toBe('invalid_json');
  });

  it('for a body that is not JSON', async () => {
    const response = await post('/v1/responses', 'hello', { 'content-type': 'text/plain' });
    expect((await expectError('createResponse', response, 415)).code).toBe('unsupported_media_type');
  });

  it('for an unknown path', async () => {
    expect((await expectError(null, await fetch(`${mock.url}/v1/nothing`), 404)).code).toBe('unknown_url');
  });

  it('for a wrong method, with what is allowed', async () => {
    const response = await fetch(`${mock.url}/v1/responses`);
    expect(response.headers.get('allow')).toBe('POST');
    expect((await expectError('createResponse', response, 405)).code).toBe('method_not_allowed');
  });

  it('for a secret that is no bearer token', async () => {
    const response = await fetch(`${mock.url}/v1/models`, { headers: { authorization: 'Basic eDp5' } });
    expect((await expectError('listModels', response, 401)).code).toBe('invalid_api_key');
  });

  it('when it is asked for one, which the openai client then throws', async () => {
    const headers = { prefer: 'code=429' };
    const refused = client.chat.completions.create(
      { model: 'openclaw', messages, stream: true },
      { headers },
    );
    await expect(refused).rejects.toMatchObject({ status: 429, code: 'rate_limit_exceeded' });
  });

  it('when it is asked for one that the contract does not have', async () => {
    const response = await post('/v1/embeddings', { model: 'openclaw', input: 'a' }, { prefer: 'code=418' });
    expect(await expectError('createEmbedding', response, 400)).toMatchObject({ param: 'prefer' });
  });
});

describe('a path', () => {
  it.each(['/v1/models/openclaw/default', '/v1/models/openclaw%2Fdefault', '/v1//models/openclaw/default'])(
    'may be written as %s',
    async (path) => {
      await expectAnswer('retrieveModel', await fetch(mock.url + path));
    },
  );
});

describe('a page of another origin', () => {
  it('may send what the openai client sends', async () => {
    const wanted = 'authorization,content-type,x-openclaw-session-key,x-stainless-os';
    const response = await fetch(`${mock.url}/v1/chat/completions`, {
      method: 'OPTIONS',
      headers: { origin: 'http://page.example', 'access-control-request-headers': wanted },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toBe(wanted);
    expect(response.headers.get('access-control-allow-methods')).toContain('POST');
  });

  it('may read the answer and its request id, without credentials', async () => {
    const { headers } = await fetch(`${mock.url}/v1/models`, { headers: { origin: 'http://page.example' } });
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect(headers.get('access-control-expose-headers')).toMatch(/retry-after.*x-request-id/);
  });
});

it('gives each answer an id of its own, or the one that was sent', async () => {
  const ids = await Promise.all(
    [undefined, undefined, 'mine'].map(async (id) => {
      const response = await fetch(`${mock.url}/v1/models`, {
        headers: id === undefined ? {} : { 'x-request-id': id },
      });
      return response.headers.get('x-request-id');
    }),
  );
  expect(ids[2]).toBe('mine');
  expect(new Set(ids).size).toBe(3);
});
