// What users of the `openai` package see when something goes wrong: the right class, our code, and no false success.

import OpenAI, {
  APIError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  RateLimitError,
} from 'openai';
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { describe, expect, it } from 'vitest';
import { chunk, completion, failure } from '../fixtures/clients/upstream-answers.ts';
import { simDocument, testGateway, upstreamDocument } from '../support/gateway.ts';
import { CUT, gate, RESET, STALL, scriptedUpstream } from '../support/scripted-upstream.ts';
import { BACKENDS } from './backends.ts';
import { collect } from './collect.ts';
import { openaiClient } from './openai-client.ts';

const MODEL = 'openclaw/default';
const ask = (content = 'What is a gateway?'): ChatCompletionMessageParam[] => [{ role: 'user', content }];

/** What a promise is rejected with. Throws when it is not. */
async function rejection(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

const RATE_LIMIT = failure(
  429,
  { message: 'Slow down.', type: 'rate_limit_error', code: 'rate_limit_exceeded' },
  { 'retry-after': '0' },
);

describe.each(BACKENDS)('a failure seen through the openai package, on $name', ({ start }) => {
  it('is an AuthenticationError for a wrong key', async () => {
    const { gateway, upstream } = await start(completion('never said'));
    const client = openaiClient(gateway, { apiKey: 'wrong' });
    const calls = [
      () => client.models.list(),
      () => client.chat.completions.create({ model: MODEL, messages: ask() }),
      () => client.chat.completions.create({ model: MODEL, messages: ask(), stream: true }),
      () => client.embeddings.create({ model: MODEL, input: 'x' }),
      () => client.responses.create({ model: MODEL, input: 'x' }),
    ];
    for (const call of calls) {
      const error = await rejection(call());
      expect(error).toBeInstanceOf(AuthenticationError);
      expect(error).toMatchObject({ status: 401, code: 'invalid_api_key', type: 'invalid_request_error' });
    }
    expect(upstream?.requests ?? []).toEqual([]);
  });

  it.each([false, true])('is a RateLimitError with Retry-After for a 429, streaming: %j', async (stream) => {
    const { gateway } = await start(RATE_LIMIT);
    const messages = ask('[[sim:status=429 retry-after=0]] Hello');
    const error = await rejection(
      openaiClient(gateway).chat.completions.create({ model: MODEL, messages, stream }),
    );
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ status: 429, code: 'rate_limit_exceeded' });
    expect((error as RateLimitError).headers?.get('retry-after')).toBe('0');
    expect((error as RateLimitError).requestID).toMatch(/^req_/);
  });

  it('names the field of a bad request', async () => {
    const { gateway } = await start(completion('never said'));
    const error = await rejection(
      openaiClient(gateway).chat.completions.create({ model: MODEL, messages: ask(), temperature: 3 }),
    );
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ param: 'temperature', type: 'invalid_request_error' });
  });

  it('lists the agents when the model is a raw backend name', async () => {
    const { gateway } = await start(completion('never said'));
    const { chat, models } = openaiClient(gateway);
    const error = await rejection(chat.completions.create({ model: 'gpt-4o', messages: ask() }));
    expect(error).toMatchObject({ status: 400, code: 'model_not_found', param: 'model' });
    expect((error as APIError).message).toMatch(/x-openclaw-model.*openclaw\/main/);
    expect(await rejection(models.retrieve('gpt-4o'))).toMatchObject({
      status: 404,
      code: 'model_not_found',
    });
  });
});

describe('the openai package retries', () => {
  it('a 429 as often as it was told to, waiting as Retry-After says', async () => {
    const upstream = await scriptedUpstream(RATE_LIMIT, completion('At last.'));
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const client = openaiClient(gateway, { maxRetries: 1 });
    const answer = await client.chat.completions.create({ model: MODEL, messages: ask() });
    expect(answer.choices[0]?.message.content).toBe('At last.');
    expect(upstream.requests).toHaveLength(2);
  });

  it('not at all when it was told so: the gateway itself asks its backend once', async () => {
    const upstream = await scriptedUpstream(RATE_LIMIT, completion('At last.'));
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const client = openaiClient(gateway, { maxRetries: 0 });
    expect(await rejection(client.chat.completions.create({ model: MODEL, messages: ask() }))).toBeInstanceOf(
      RateLimitError,
    );
    expect(upstream.requests).toHaveLength(1);
  });

  it('with the Retry-After of a simulated fault, which it reads in whole seconds', async () => {
    const gateway = await testGateway();
    const error = await rejection(
      openaiClient(gateway).chat.completions.create({
        model: MODEL,
        messages: ask('[[sim:status=429 retry-after=17]]'),
      }),
    );
    expect((error as APIError).headers?.get('retry-after')).toBe('17');
  });
});

describe('a stream that breaks after its first words', () => {
  it.each([
    ['is cut', CUT, 'upstream_interrupted'],
    ['is reset', RESET, 'upstream_interrupted'],
  ] as const)('throws with our code when the upstream %s', async (_how, end, code) => {
    const held = gate();
    const upstream = await scriptedUpstream({ steps: [chunk({ content: 'Once upon' }), held, end] });
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const stream = await openaiClient(gateway).chat.completions.create({
      model: MODEL,
      messages: ask(),
      stream: true,
    });
    const said: string[] = [];
    const reading = (async () => {
      for await (const { choices } of stream) {
        const text = choices[0]?.delta.content;
        if (text) said.push(text);
        held.open();
      }
    })();
    const error = await rejection(reading);
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({ code, type: 'upstream_error' });
    expect(said).toEqual(['Once upon']);
  });

  it('throws with our code when the simulator breaks off', async () => {
    const gateway = await testGateway();
    const messages = ask('[[sim:break-after=3]] Tell me of the sea.');
    const stream = await openaiClient(gateway).chat.completions.create({
      model: MODEL,
      messages,
      stream: true,
    });
    expect(await rejection(collect(stream))).toMatchObject({ code: 'upstream_interrupted' });
  });
});

describe('an abort of the openai package', () => {
  it('of a stream ends the upstream call while its answer is pending', async () => {
    const upstream = await scriptedUpstream({ steps: [chunk({ content: 'Once' }), STALL] });
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const stream = await openaiClient(gateway).chat.completions.create({
      model: MODEL,
      messages: ask(),
      stream: true,
    });
    for await (const { choices } of stream) {
      if (choices[0]?.delta.content === 'Once') break;
    }
    expect(stream.controller.signal.aborted).toBe(true);
    expect(await (await upstream.request(0)).closed).toBe('left');
  });

  it('of a call that waits for its answer ends the upstream call', async () => {
    const upstream = await scriptedUpstream({ beforeHead: STALL, steps: [] });
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const controller = new AbortController();
    const answer = rejection(
      openaiClient(gateway).chat.completions.create(
        { model: MODEL, messages: ask() },
        { signal: controller.signal },
      ),
    );
    const { closed } = await upstream.request(0);
    controller.abort();
    expect(await answer).toBeInstanceOf(APIUserAbortError);
    expect(await closed).toBe('left');
  });

  it('of a stream from the simulator is logged as cancelled', async () => {
    const gateway = await testGateway(simDocument());
    const stream = await openaiClient(gateway).chat.completions.create(
      {
        model: MODEL,
        messages: ask('[[sim:tokens-per-second=1]] Tell me a long story of the sea.'),
        stream: true,
      },
      { headers: { 'x-request-id': 'aborted-1' } },
    );
    for await (const { choices } of stream) if (choices[0]?.delta.content) break;
    expect(await gateway.logged('aborted-1')).toMatchObject({ outcome: 'cancelled', status: 200 });
  });
});

describe('a client of the openai package that knows no token', () => {
  it('works when access is open', async () => {
    const document = simDocument();
    const gateway = await testGateway({
      ...document,
      gateway: { ...(document.gateway as object), auth: { mode: 'none' } },
    });
    const client = new OpenAI({ baseURL: gateway.baseUrl, apiKey: 'unused', maxRetries: 0 });
    expect((await client.models.list()).data).not.toEqual([]);
  });
});
