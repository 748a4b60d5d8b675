// What a caller is told when the backend refuses, fails, breaks off or stays silent, before the first word and after it.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Schema } from '../../src/contract.ts';
import { chunk, END, failure } from '../fixtures/clients/upstream-answers.ts';
import { expectContract, expectError } from '../support/contract.ts';
import { testGateway, upstreamDocument } from '../support/gateway.ts';
import {
  CUT,
  gate,
  json,
  RESET,
  type ScriptedAnswer,
  STALL,
  scriptedUpstream,
  sse,
} from '../support/scripted-upstream.ts';
import { CHAT, chatBody, DOORS, RESPONSES, responsesBody } from './requests.ts';

const HTML: Partial<ScriptedAnswer> = {
  headers: { 'content-type': 'text/html' },
  steps: ['<html><body><h1>502 Bad Gateway</h1></body></html>'],
};
const NO_HEAD: ScriptedAnswer = { steps: [] };

type Refusal = {
  readonly name: string;
  readonly answer: ScriptedAnswer;
  readonly status: number;
  readonly code: string;
  readonly type?: string;
  readonly retryAfter?: string;
  readonly message?: string;
};

const REFUSALS: readonly Refusal[] = [
  {
    name: '400 with a code',
    answer: failure(400, { message: 'top_k is out of range.', code: 'bad_top_k', param: 'top_k' }),
    status: 400,
    code: 'bad_top_k',
    message: 'top_k is out of range.',
  },
  {
    name: '400 about the length of the context',
    answer: failure(400, { message: 'Too long.', code: 'context_length_exceeded' }),
    status: 400,
    code: 'context_length_exceeded',
    type: 'invalid_request_error',
    message: 'Too long.',
  },
  {
    name: '401',
    answer: failure(401, { message: 'Incorrect API key provided: upstream-key.', code: 'invalid_api_key' }),
    status: 502,
    code: 'upstream_auth_failed',
  },
  { name: '403', answer: failure(403, { message: 'Forbidden.' }), status: 502, code: 'upstream_auth_failed' },
  {
    name: '404 about the model',
    answer: failure(404, { message: 'The model `model-1` does not exist.', code: 'model_not_found' }),
    status: 502,
    code: 'upstream_model_not_found',
    message: 'The model `model-1` does not exist.',
  },
  {
    name: '404 without a word',
    answer: { status: 404, steps: [''] },
    status: 502,
    code: 'upstream_invalid_response',
  },
  {
    name: '429 with Retry-After in seconds',
    answer: failure(429, { message: 'Slow down.', code: 'rate_limit_exceeded' }, { 'retry-after': '7' }),
    status: 429,
    code: 'rate_limit_exceeded',
    type: 'rate_limit_error',
    retryAfter: '7',
    message: 'Slow down.',
  },
  {
    name: '429 with a code of its own and no Retry-After',
    answer: failure(429, { message: 'Quota used up.', code: 'insufficient_quota' }),
    status: 429,
    code: 'insufficient_quota',
    type: 'rate_limit_error',
  },
  { name: '500', answer: failure(500, { message: 'Boom.' }), status: 502, code: 'upstream_error' },
  {
    name: '503 with Retry-After',
    answer: failure(503, { message: 'Loading model.' }, { 'retry-after': '30' }),
    status: 503,
    code: 'upstream_overloaded',
    retryAfter: '30',
  },
  {
    name: 'a page with status 502',
    answer: { status: 502, ...HTML, steps: HTML.steps ?? [] },
    status: 502,
    code: 'upstream_error',
  },
  {
    name: 'a page with status 200',
    answer: { ...HTML, steps: HTML.steps ?? [] },
    status: 502,
    code: 'upstream_invalid_response',
  },
  {
    name: 'JSON of another kind',
    answer: json({ hello: 'world' }),
    status: 502,
    code: 'upstream_invalid_response',
  },
  {
    name: 'a redirect',
    answer: { status: 302, headers: { location: 'http://127.0.0.1:9/' }, steps: [''] },
    status: 502,
    code: 'upstream_invalid_response',
  },
  { name: 'a reset', answer: { ...NO_HEAD, beforeHead: RESET }, status: 502, code: 'upstream_unreachable' },
  {
    name: 'silence',
    answer: { ...NO_HEAD, beforeHead: STALL },
    status: 504,
    code: 'upstream_first_token_timeout',
  },
];

/** A gateway that bears little silence of a backend that is silent in the end, and the usual of any other. */
const impatient = (baseUrl: string, isSilent: boolean) => {
  const timeoutSeconds = isSilent ? 0.25 : 60;
  return upstreamDocument(baseUrl, {
    models: { providers: { upstream: { baseUrl, apiKey: 'upstream-key', timeoutSeconds } } },
  });
};

describe.each(DOORS)('$operationId, when the backend answers with', ({ operationId, path, body }) => {
  it.each(REFUSALS)('$name', async ({ answer, status, code, type, retryAfter, message }) => {
    const upstream = await scriptedUpstream(answer);
    const gateway = await testGateway(impatient(upstream.baseUrl, answer.beforeHead === STALL));
    const streams = operationId === 'createEmbedding' ? [undefined] : [false, true];
    await Promise.all(
      streams.map(async (stream) => {
        const response = await gateway.request(path, { json: body({ stream }) });
        expect(response.headers.get('retry-after')).toBe(retryAfter ?? null);
        const error = await expectError(operationId, response, status);
        expect(error).toMatchObject({ code, type: type ?? 'upstream_error' });
        if (message !== undefined) expect(error.message).toBe(message);
        expect(JSON.stringify(error)).not.toContain('upstream-key');
      }),
    );
  });

  it('nothing, since nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const gateway = await testGateway(upstreamDocument(`http://127.0.0.1:${port}/v1`));
    const error = await expectError(operationId, await gateway.request(path, { json: body() }), 502);
    expect(error.code).toBe('upstream_unreachable');
    expect(error.message).toContain('upstream');
  });
});

describe('a stream that breaks after its first words', () => {
  const BREAKS = [
    { name: 'is cut', steps: [CUT], code: 'upstream_interrupted' },
    { name: 'is reset', steps: [RESET], code: 'upstream_interrupted' },
    { name: 'falls silent', steps: [STALL], code: 'upstream_idle_timeout' },
    { name: 'ends without saying why', steps: [''], code: 'upstream_interrupted' },
    { name: 'ends with [DONE] and no reason', steps: [sse('[DONE]')], code: undefined },
    {
      name: 'sends an error frame',
      steps: [sse({ error: { message: 'Boom.', code: 500 } })],
      code: 'upstream_error',
    },
    { name: 'sends rubbish', steps: ['data: {"choices": [\n\n'], code: 'upstream_invalid_response' },
  ] as const;

  it.each(BREAKS)('ends chat with an error frame and no [DONE]: it $name', async ({ steps, code }) => {
    const held = gate();
    const upstream = await scriptedUpstream({ steps: [chunk({ content: 'Once' }), held, ...steps] });
    const gateway = await testGateway(impatient(upstream.baseUrl, code === 'upstream_idle_timeout'));
    const response = await gateway.request(CHAT, { json: chatBody('Hello', { stream: true }) });
    held.open();
    const answer = await expectContract('createChatCompletion', response);
    if (answer.kind !== 'stream') throw new Error('The answer is no stream.');
    if (code === undefined) {
      // Some servers never give a reason; what they sent before their [DONE] is all there is.
      expect(answer.done).toBe(true);
      return;
    }
    expect(answer.done).toBe(false);
    expect(answer.events.at(-1)).toMatchObject({ error: { code, type: 'upstream_error' } });
    const chunks = answer.events.slice(0, -1) as Schema<'ChatCompletionChunk'>[];
    expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe('Once');
    expect(chunks.every(({ choices }) => choices[0]?.finish_reason === null)).toBe(true);
  });

  it.each(BREAKS)('ends a response with response.failed: it $name', async ({ steps, code }) => {
    const held = gate();
    const upstream = await scriptedUpstream({ steps: [chunk({ content: 'Once' }), held, ...steps] });
    const gateway = await testGateway(impatient(upstream.baseUrl, code === 'upstream_idle_timeout'));
    const response = await gateway.request(RESPONSES, { json: responsesBody('Hello', { stream: true }) });
    held.open();
    const answer = await expectContract('createResponse', response);
    if (answer.kind !== 'stream') throw new Error('The answer is no stream.');
    expect(answer.done).toBe(true);
    const last = answer.events.at(-1);
    if (code === undefined) expect(last).toMatchObject({ type: 'response.completed' });
    else {
      expect(last).toMatchObject({
        type: 'response.failed',
        response: { status: 'failed', error: { message: expect.any(String) }, incomplete_details: null },
      });
    }
  });

  it.each(DOORS.slice(0, 2))('is a plain failure to $operationId without a stream', async (door) => {
    const upstream = await scriptedUpstream({
      headers: { 'content-type': 'application/json' },
      steps: ['{"choices": [', CUT],
    });
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const response = await gateway.request(door.path, { json: door.body() });
    expect(await expectError(door.operationId, response, 502)).toMatchObject({
      code: 'upstream_interrupted',
    });
  });
});

describe('an end that is a good one', () => {
  it('is not spoilt by a connection that breaks after the reason was given', async () => {
    const upstream = await scriptedUpstream({
      steps: [chunk({ content: 'Whole.' }), chunk({}, 'stop'), CUT],
    });
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const response = await gateway.request(CHAT, { json: chatBody('Hello', { stream: true }) });
    const answer = await expectContract('createChatCompletion', response);
    expect(answer).toMatchObject({ kind: 'stream', done: true });
  });

  it('may bring events and fields that nobody knows', async () => {
    const upstream = await scriptedUpstream({
      steps: [
        'event: ping\ndata: {}\n\n',
        ': comment\n\n',
        sse({ object: 'something.else', choices: [] }),
        chunk({ content: 'Whole.', mood: 'fine' }),
        END,
      ],
    });
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const response = await gateway.request(CHAT, { json: chatBody('Hello', { stream: true }) });
    expect(await expectContract('createChatCompletion', response)).toMatchObject({
      kind: 'stream',
      done: true,
    });
  });
});

describe('tool_choice that the model does not heed', () => {
  it('is a failure and no answer', async () => {
    const upstream = await scriptedUpstream(
      json({
        id: 'x',
        object: 'chat.completion',
        created: 1,
        model: 'm',
        choices: [{ index: 0, message: { role: 'assistant', content: 'No.' }, finish_reason: 'stop' }],
      }),
    );
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const tools = [{ type: 'function', function: { name: 'f' } }];
    const response = await gateway.request(CHAT, {
      json: chatBody('Hello', { tools, tool_choice: 'required' }),
    });
    expect(await expectError('createChatCompletion', response, 502)).toMatchObject({
      code: 'tool_choice_unmet',
    });
  });
});
