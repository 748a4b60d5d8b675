// This gateway in front of another instance of itself, over real HTTP: what one says, the other must understand.

import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/contract.ts';
import { chunk, completion, failure, streamedToolCall } from '../fixtures/clients/upstream-answers.ts';
import { expectAnswer, expectContract, expectError, expectStream } from '../support/contract.ts';
import {
  type ConfigDocument,
  simDocument,
  type TestGateway,
  TOKEN,
  testGateway,
  upstreamDocument,
} from '../support/gateway.ts';
import { type ScriptedAnswer, STALL, scriptedUpstream } from '../support/scripted-upstream.ts';
import { CHAT, chat, chatBody, chatStream, DOORS, EMBEDDINGS, RESPONSES, responsesBody } from './requests.ts';

const WEATHER = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Tells the weather in a city.',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};

type Chain = { readonly near: TestGateway; readonly far: TestGateway };

async function chain(farDocument: ConfigDocument = simDocument()): Promise<Chain> {
  const far = await testGateway(farDocument);
  const models = [{ id: 'openclaw/default', name: 'Far', input: ['text', 'image'] }];
  const near = await testGateway(
    simDocument({
      agents: {
        defaults: { model: 'far/openclaw/default' },
        list: [
          { id: 'main', default: true },
          { id: 'lost', model: 'far/gpt-4o' },
        ],
      },
      memory: { search: { provider: 'far', model: 'openclaw/default' } },
      models: { providers: { far: { baseUrl: far.baseUrl, apiKey: TOKEN, models } } },
    }),
  );
  return { near, far };
}

/** The farther gateway in front of a scripted server. */
async function chainTo(...answers: readonly ScriptedAnswer[]) {
  const upstream = await scriptedUpstream(...answers);
  return { upstream, ...(await chain(upstreamDocument(upstream.baseUrl))) };
}

describe('two gateways in a row', () => {
  it('answer', async () => {
    const { near, far } = await chain();
    const { text, answer, headers } = await chat(near, chatBody('My name is Ana. What is my name?'));
    expect(text).toContain('Ana');
    expect(answer.model).toBe('openclaw');
    expect(answer.usage?.total_tokens).toBeGreaterThan(10);
    expect(headers.get('x-openclaw-model')).toBe('far/openclaw/default');
    expect(await far.logged()).toMatchObject({ agent: 'main', outcome: 'completed' });
  });

  it('say the same as one alone', async () => {
    const question = chatBody('The capital of Peru is Lima. What is the capital of Peru?');
    const { near, far } = await chain();
    const { text } = await chat(near, question);
    expect(text).toBe((await chat(far, question)).text);
    expect((await chatStream(near, { ...question, stream: true })).text).toBe(text);
  });

  it('stream, with usage at the end', async () => {
    const { near } = await chain();
    const { chunks, text } = await chatStream(
      near,
      chatBody('My name is Ana. What is my name?', { stream: true, stream_options: { include_usage: true } }),
    );
    expect(text).toContain('Ana');
    expect(chunks.at(-1)?.usage?.total_tokens).toBeGreaterThan(10);
  });

  it('pass reasoning on', async () => {
    const { near } = await chain();
    const { answer } = await chat(near, chatBody('[[sim:reasoning]] What is a lobster?'));
    expect(answer.choices[0]?.message.reasoning_content).toEqual(expect.stringMatching(/\S/));
  });

  it('answer responses, whole and streamed', async () => {
    const { near } = await chain();
    const question = 'My name is Ana. What is my name?';
    const whole = await near.request(RESPONSES, { json: responsesBody(question) });
    expect(JSON.stringify(await expectAnswer('createResponse', whole))).toContain('Ana');
    const streamed = await near.request(RESPONSES, { json: responsesBody(question, { stream: true }) });
    const events = await expectStream('createResponse', streamed);
    expect(events.at(-1)?.type).toBe('response.completed');
  });

  it.each([false, true])('hand tool calls back and take their results, streaming: %j', async (stream) => {
    const { near } = await chain();
    const question = { role: 'user', content: 'What is the weather in Lisbon?' };
    const body = { model: 'openclaw', tools: [WEATHER], stream };
    const first = await near.request(CHAT, { json: { ...body, messages: [question] } });
    let call: { id: string; name: string; arguments: string };
    if (stream) {
      const chunks = (await expectStream('createChatCompletion', first)) as Schema<'ChatCompletionChunk'>[];
      const deltas = chunks.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? []);
      call = {
        id: deltas[0]?.id ?? '',
        name: deltas[0]?.function?.name ?? '',
        arguments: deltas.map((delta) => delta.function?.arguments ?? '').join(''),
      };
    } else {
      const answer = await expectAnswer('createChatCompletion', first);
      const made = answer.choices[0]?.message.tool_calls?.[0];
      call = {
        id: made?.id ?? '',
        name: made?.function.name ?? '',
        arguments: made?.function.arguments ?? '',
      };
    }
    expect(call.name).toBe('get_weather');
    expect(JSON.parse(call.arguments)).toEqual({ city: 'Lisbon' });
    const { id, ...called } = call;
    const messages = [
      question,
      { role: 'assistant', content: null, tool_calls: [{ id, type: 'function', function: called }] },
      { role: 'tool', tool_call_id: id, content: 'sunny, 24 degrees' },
    ];
    const second = await near.request(CHAT, { json: { ...body, messages } });
    expect(JSON.stringify(await expectContract('createChatCompletion', second))).toContain('24');
  });

  it('keep the ids of streamed tool calls', async () => {
    const { near } = await chainTo(
      streamedToolCall({ id: 'call_far', name: 'get_weather', arguments: '{"city":"Lisbon"}' }),
    );
    const { chunks } = await chatStream(near, chatBody('Weather?', { stream: true, tools: [WEATHER] }));
    const deltas = chunks.flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? []);
    expect(deltas[0]).toMatchObject({ index: 0, id: 'call_far', function: { name: 'get_weather' } });
  });

  it('embed the same vectors as one alone, exactly', async () => {
    const { near, far } = await chain();
    for (const encoding_format of ['float', 'base64']) {
      const json = { model: 'openclaw', input: ['a lobster', 'a train'], dimensions: 32, encoding_format };
      const [through, direct] = await Promise.all(
        [near, far].map(async (gateway) =>
          expectAnswer('createEmbedding', await gateway.request(EMBEDDINGS, { json })),
        ),
      );
      expect(through?.data).toEqual(direct?.data);
      expect(through?.usage).toEqual(direct?.usage);
    }
  });

  it('forward fields that neither knows', async () => {
    const { near, upstream } = await chainTo(completion('Hello.'));
    await chat(near, chatBody('Hello', { top_k: 40, user: 'ana', temperature: 0.5, seed: 3 }));
    expect(upstream.requests[0]?.json).toMatchObject({ top_k: 40, user: 'ana', temperature: 0.5, seed: 3 });
  });
});

describe('failures through two gateways', () => {
  it('keep their 429 and its Retry-After', async () => {
    for (const { operationId, path, body } of DOORS) {
      // Anew each time: a backend that has named a time is not called before it.
      const { near } = await chainTo(
        failure(429, { message: 'Slow down.', code: 'rate_limit_exceeded' }, { 'retry-after': '7' }),
      );
      const response = await near.request(path, { json: body() });
      expect(response.headers.get('retry-after')).toBe('7');
      expect(await expectError(operationId, response, 429)).toMatchObject({
        code: 'rate_limit_exceeded',
        message: 'Slow down.',
      });
    }
  });

  it('that are the nearer one’s configuration are not put down to the caller', async () => {
    const { near } = await chain();
    const json = chatBody('Hello', { model: 'openclaw/lost' });
    const error = await expectError('createChatCompletion', await near.request(CHAT, { json }), 502);
    expect(error).toMatchObject({ code: 'upstream_model_not_found', type: 'upstream_error', param: null });
    expect(error.message).toContain('gpt-4o');
  });

  it('keep what was said at the far end of the chain', async () => {
    const { near } = await chainTo(failure(503, { message: 'Loading model.' }, { 'retry-after': '30' }));
    const response = await near.request(CHAT, { json: chatBody() });
    expect(response.headers.get('retry-after')).toBe('30');
    expect(await expectError('createChatCompletion', response, 503)).toMatchObject({
      code: 'upstream_overloaded',
      message: 'Loading model.',
    });
  });

  it('in the midst of a stream reach the caller as such', async () => {
    const { near } = await chain();
    const response = await near.request(CHAT, {
      json: chatBody('[[sim:break-after=3]] Tell me of the sea.', { stream: true }),
    });
    const answer = await expectContract('createChatCompletion', response);
    expect(answer).toMatchObject({ kind: 'stream', done: false });
    expect(answer.kind === 'stream' && answer.events.at(-1)).toMatchObject({
      error: { code: 'upstream_interrupted', type: 'upstream_error' },
    });
  });
});

describe('a caller who leaves', () => {
  const leavers: readonly (readonly [string, ScriptedAnswer, boolean])[] = [
    ['while the first token is awaited', { beforeHead: STALL, steps: [] }, true],
    ['while the whole answer is awaited', { beforeHead: STALL, steps: [] }, false],
    ['in the midst of a stream', { steps: [chunk({ content: 'Once' }), STALL] }, true],
  ];

  it.each(leavers)('%s ends the call at the far end of the chain', async (_when, answer, stream) => {
    const { near, far, upstream } = await chainTo(answer);
    const controller = new AbortController();
    const options = { json: chatBody('Hello', { stream }), signal: controller.signal };
    const leaving = near.request(CHAT, { ...options, headers: { 'x-request-id': 'leaver-1' } });
    const { closed } = await upstream.request(0);
    if (answer.beforeHead === undefined) {
      const pieces = ((await leaving).body as ReadableStream<Uint8Array>).getReader();
      await pieces.read();
      controller.abort();
      await expect(pieces.read()).rejects.toThrow(/abort/i);
    } else {
      controller.abort();
      await expect(leaving).rejects.toThrow(/abort/i);
    }
    expect(await closed).toBe('left');
    expect(await near.logged('leaver-1')).toMatchObject({ outcome: 'cancelled' });
    expect(await far.logged()).toMatchObject({ outcome: 'cancelled' });
  });
});

describe('x-openclaw headers', () => {
  it('are for the nearer gateway alone', async () => {
    const { near, far } = await chain();
    const { headers } = await chat(near, chatBody('Hello', { user: 'ana' }), {
      headers: { 'x-openclaw-session-key': 'near:1', 'x-openclaw-agent-id': 'main' },
    });
    expect(headers.get('x-openclaw-session-key')).toBe('near:1');
    expect(await far.logged()).toMatchObject({ agent: 'main' });
  });

  it('may be set for the farther one in its provider entry', async () => {
    const far = await testGateway();
    const providers = {
      far: { baseUrl: far.baseUrl, apiKey: TOKEN, headers: { 'x-openclaw-agent-id': 'research' } },
    };
    const agents = { defaults: { model: 'far/openclaw' }, list: [{ id: 'main', default: true }] };
    const near = await testGateway(simDocument({ agents, memory: {}, models: { providers } }));
    await chat(near);
    expect(await far.logged()).toMatchObject({ agent: 'research' });
  });
});
