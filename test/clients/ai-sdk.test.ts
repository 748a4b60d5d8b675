// The Vercel AI SDK in front of the gateway, by its two providers that speak OpenAI's dialects.

import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { APICallError, embedMany, generateObject, generateText, isStepCount, streamText, tool } from 'ai';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  chunk,
  completion,
  failure,
  streamed,
  streamedToolCall,
  toolCalls,
} from '../fixtures/clients/upstream-answers.ts';
import { type TestGateway, TOKEN, testGateway, upstreamDocument } from '../support/gateway.ts';
import { CUT, STALL, scriptedUpstream } from '../support/scripted-upstream.ts';
import { BACKENDS } from './backends.ts';
import { checkedFetch } from './checked-fetch.ts';
import { collect } from './collect.ts';

// It advises against generateObject, which the world still calls.
globalThis.AI_SDK_LOG_WARNINGS = false;

const MODEL = 'openclaw/default';
const WEATHER_CALL = { id: 'call_1', name: 'get_weather', arguments: '{"city":"Lisbon"}' };

const compatible = ({ baseUrl }: TestGateway) =>
  createOpenAICompatible({
    name: 'clawgate',
    baseURL: baseUrl,
    apiKey: TOKEN,
    includeUsage: true,
    supportsStructuredOutputs: true,
    fetch: checkedFetch(),
  });
const openai = ({ baseUrl }: TestGateway) =>
  createOpenAI({ baseURL: baseUrl, apiKey: TOKEN, fetch: checkedFetch() });

/** The same model by each way in. */
const WAYS = [
  { way: '@ai-sdk/openai-compatible', model: (gateway: TestGateway) => compatible(gateway)(MODEL) },
  { way: '@ai-sdk/openai as chat', model: (gateway: TestGateway) => openai(gateway).chat(MODEL) },
  { way: '@ai-sdk/openai as responses', model: (gateway: TestGateway) => openai(gateway).responses(MODEL) },
];

/** The responses provider refers to earlier items by id: what is stored by default has to be found again. */
const SETTINGS = { maxRetries: 0 };

const TOOLS = {
  get_weather: tool({
    description: 'Tells the weather in a city.',
    inputSchema: z.object({ city: z.string() }),
    execute: async ({ city }) => `${city}: sunny, 24 degrees`,
  }),
};

const CASES = BACKENDS.flatMap((backend) => WAYS.map((way) => ({ ...backend, ...way })));

describe.each(CASES)('the AI SDK by $way, on $name', ({ start, model }) => {
  it('generates text', async () => {
    const { gateway } = await start(completion('Your name is Ana.'));
    const { text, finishReason, usage, warnings } = await generateText({
      ...SETTINGS,
      model: model(gateway),
      instructions: 'Be brief.',
      prompt: 'My name is Ana. What is my name?',
    });
    expect(text).toContain('Ana');
    expect(finishReason).toBe('stop');
    expect(usage.totalTokens).toBeGreaterThan(10);
    expect(warnings ?? []).toEqual([]);
  });

  it('streams text', async () => {
    const { gateway } = await start(streamed('Your ', 'name ', 'is Ana.'));
    const result = streamText({
      ...SETTINGS,
      model: model(gateway),
      prompt: 'My name is Ana. What is my name?',
    });
    const pieces = await collect(result.textStream);
    expect(pieces.join('')).toContain('Ana');
    expect(pieces.length).toBeGreaterThan(1);
    expect(await result.finishReason).toBe('stop');
    expect((await result.usage).totalTokens).toBeGreaterThan(10);
  });

  it('calls tools and goes on with their results', async () => {
    const { gateway } = await start(toolCalls(WEATHER_CALL), completion('Lisbon: sunny, 24 degrees.'));
    const { text, steps } = await generateText({
      ...SETTINGS,
      model: model(gateway),
      tools: TOOLS,
      stopWhen: isStepCount(3),
      prompt: 'What is the weather in Lisbon?',
    });
    expect(steps[0]?.toolCalls).toMatchObject([{ toolName: 'get_weather', input: { city: 'Lisbon' } }]);
    expect(steps).toHaveLength(2);
    expect(text).toContain('24 degrees');
  });

  it('streams tool calls and goes on with their results', async () => {
    const { gateway } = await start(
      streamedToolCall(WEATHER_CALL),
      streamed('Lisbon: sunny, ', '24 degrees.'),
    );
    const result = streamText({
      ...SETTINGS,
      model: model(gateway),
      tools: TOOLS,
      stopWhen: isStepCount(3),
      prompt: 'What is the weather in Lisbon?',
    });
    expect((await collect(result.textStream)).join('')).toContain('24 degrees');
    expect((await result.steps).map(({ finishReason }) => finishReason)).toEqual(['tool-calls', 'stop']);
  });

  it('generates an object', async () => {
    const { gateway } = await start(completion('{"name":"Ana","age":31}'));
    const { object } = await generateObject({
      ...SETTINGS,
      model: model(gateway),
      schema: z.object({ name: z.string(), age: z.number() }),
      prompt: 'My name is Ana and I am 31 years old. Extract name and age.',
    });
    expect(object).toEqual({ name: 'Ana', age: 31 });
  });
});

describe.each(WAYS)('a failure seen through the AI SDK by $way', ({ model }) => {
  it('keeps its status, its message and whether to try again', async () => {
    const upstream = await scriptedUpstream(
      failure(429, { message: 'Slow down.', code: 'rate_limit_exceeded' }, { 'retry-after': '3' }),
    );
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const call = generateText({ ...SETTINGS, model: model(gateway), prompt: 'Hello' });
    const error = await call.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (!APICallError.isInstance(error)) throw new Error(`Not an APICallError: ${String(error)}`);
    expect(error).toMatchObject({ statusCode: 429, isRetryable: true });
    expect(error.message).toContain('Slow down.');
    expect(error.responseHeaders?.['retry-after']).toBe('3');
  });

  it('is no good end when the backend breaks off after its first words', async () => {
    const upstream = await scriptedUpstream({ steps: [chunk({ content: 'Once upon' }), CUT] });
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const errors: unknown[] = [];
    const result = streamText({
      ...SETTINGS,
      model: model(gateway),
      prompt: 'Tell me.',
      onError: ({ error }) => void errors.push(error),
    });
    const parts = await collect(result.fullStream);
    expect(parts.filter(({ type }) => type === 'text-delta')).toHaveLength(1);
    expect(parts.some((part) => part.type === 'finish' && part.finishReason === 'stop')).toBe(false);
    expect(errors).toHaveLength(1);
  });

  it('does not keep the backend busy when the stream is aborted', async () => {
    const upstream = await scriptedUpstream({ steps: [chunk({ content: 'Once' }), STALL] });
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const controller = new AbortController();
    const result = streamText({
      ...SETTINGS,
      model: model(gateway),
      prompt: 'Tell me.',
      abortSignal: controller.signal,
    });
    for await (const part of result.fullStream) {
      if (part.type === 'text-delta') controller.abort();
    }
    expect(await (await upstream.request(0)).closed).toBe('left');
  });
});

describe('embeddings of the AI SDK', () => {
  it.each([
    ['@ai-sdk/openai-compatible', (gateway: TestGateway) => compatible(gateway).embeddingModel(MODEL)],
    ['@ai-sdk/openai', (gateway: TestGateway) => openai(gateway).embeddingModel(MODEL)],
  ])('come in the order of the texts, by %s', async (_way, model) => {
    const gateway = await testGateway();
    const values = ['a lobster', 'a train', 'a lobster'];
    const { embeddings, usage } = await embedMany({ model: model(gateway), values, maxRetries: 0 });
    expect(embeddings).toHaveLength(3);
    expect(embeddings[0]).toEqual(embeddings[2]);
    expect(embeddings[0]).not.toEqual(embeddings[1]);
    expect(usage.tokens).toBeGreaterThan(3);
  });
});
