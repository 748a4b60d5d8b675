// Clients in front of a gateway that executes tools of its own: to them it is an answer like any other, and their own
// tools work beside it.

import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { isStepCount, streamText, tool } from 'ai';
import type { RunnableToolFunctionWithParse } from 'openai/lib/RunnableFunction';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { streamed } from '../fixtures/clients/upstream-answers.ts';
import { asked } from '../gateway/sessions/session-world.ts';
import {
  httpEntry,
  ownHttpServer,
  saysAndCalls,
  type ToolWorld,
  toolWorld,
} from '../gateway/tools/tool-world.ts';
import { type TestGateway, TOKEN } from '../support/gateway.ts';
import { checkedFetch } from './checked-fetch.ts';
import { collect } from './collect.ts';
import { openaiClient } from './openai-client.ts';

globalThis.AI_SDK_LOG_WARNINGS = false;

const MODEL = 'openclaw/default';
const LOOK = { id: 's1', name: 'own__answer' };
const WEATHER = { id: 'c1', name: 'get_weather', arguments: '{"city":"Lisbon"}' };

const QUESTION = { role: 'user' as const, content: 'What is it, and how is the weather in Lisbon?' };

const RESPONSE = { model: MODEL, input: QUESTION.content, store: false };

/** The caller's own tool, executed by the openai package. */
function weatherTool(
  onCalled: (city: string) => void = () => {},
): RunnableToolFunctionWithParse<{ city: string }> {
  return {
    type: 'function',
    function: {
      name: 'get_weather',
      description: 'Tells the weather in a city.',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
      parse: (text) => JSON.parse(text),
      function({ city }) {
        onCalled(city);
        return 'sunny';
      },
    },
  };
}

/** First both tools in one answer, then the rest. `toolEvents` as an operator may have it. */
async function bothTools(toolEvents: boolean): Promise<ToolWorld> {
  const own = await ownHttpServer();
  return await toolWorld(
    { own: httpEntry(own) },
    [saysAndCalls('Let me look. ', LOOK, WEATHER), streamed('It is 42, ', 'and sunny.')],
    { clawgate: { stream: { toolEvents } } },
  );
}

/** The model uses the gateway's tool alone. */
async function serverToolOnly(toolEvents: boolean): Promise<ToolWorld> {
  const own = await ownHttpServer();
  return await toolWorld(
    { own: httpEntry(own) },
    [saysAndCalls('Let me look.', LOOK), streamed('It is ', '42.')],
    {
      clawgate: { stream: { toolEvents } },
    },
  );
}

describe.each([{ toolEvents: false }, { toolEvents: true }])(
  'the openai package, toolEvents: $toolEvents',
  ({ toolEvents }) => {
    it('streams one answer', async () => {
      const { gateway } = await serverToolOnly(toolEvents);
      const stream = await openaiClient(gateway).chat.completions.create({
        model: MODEL,
        messages: [QUESTION],
        stream: true,
      });
      const chunks = await collect(stream);
      const choices = chunks.flatMap((chunk) => chunk.choices);
      expect(choices.map(({ delta }) => delta.content ?? '').join('')).toBe('Let me look.\n\nIt is 42.');
      expect(choices.flatMap(({ finish_reason }) => finish_reason ?? [])).toEqual(['stop']);
      expect(choices.some(({ delta }) => delta.tool_calls !== undefined)).toBe(false);
    });

    it('folds it with its stream helper', async () => {
      const { gateway } = await serverToolOnly(toolEvents);
      const runner = openaiClient(gateway).chat.completions.stream({ model: MODEL, messages: [QUESTION] });
      expect(await runner.finalContent()).toBe('Let me look.\n\nIt is 42.');
    });

    it('streams one response', async () => {
      const { gateway } = await serverToolOnly(toolEvents);
      const stream = await openaiClient(gateway).responses.create({ ...RESPONSE, stream: true });
      const events = await collect(stream);
      expect(
        events.map((event) => (event.type === 'response.output_text.delta' ? event.delta : '')).join(''),
      ).toBe('Let me look.\n\nIt is 42.');
      expect(events.at(-1)).toMatchObject({ type: 'response.completed', response: { status: 'completed' } });
    });

    it('executes its own tool with runTools, beside the one of the gateway', async () => {
      const world = await bothTools(toolEvents);
      const cities: string[] = [];
      const runner = openaiClient(world.gateway).chat.completions.runTools({
        model: MODEL,
        messages: [QUESTION],
        stream: true,
        tools: [weatherTool((city) => cities.push(city))],
      });
      expect(await runner.finalContent()).toBe('It is 42, and sunny.');
      expect(cities).toEqual(['Lisbon']);
      expect(world.upstream.requests).toHaveLength(2);
      expect((await asked(world, 1)).at(-1)).toBe('t:c1 sunny');
    });

    it('keeps both results in a session', async () => {
      const world = await bothTools(toolEvents);
      const defaultHeaders = { 'x-openclaw-session-key': 'agent:main:both' };
      const client = openaiClient(world.gateway, { defaultHeaders });
      const runner = client.chat.completions.runTools({
        model: MODEL,
        messages: [QUESTION],
        tools: [weatherTool()],
      });
      expect(await runner.finalContent()).toBe('It is 42, and sunny.');
      expect(await asked(world, 1)).toEqual([
        `u:${QUESTION.content}`,
        'a:Let me look.  own__answer(s1) get_weather(c1)',
        't:s1 42',
        't:c1 sunny',
      ]);
    });
  },
);

describe("the openai package's helper for streamed responses", () => {
  it('folds one in which the gateway used a tool', async () => {
    const { gateway } = await serverToolOnly(false);
    const response = await openaiClient(gateway).responses.stream(RESPONSE).finalResponse();
    expect(response.output_text).toBe('Let me look.\n\nIt is 42.');
  });

  it('refuses the events that tell of it, as the contract warns', async () => {
    const { gateway } = await serverToolOnly(true);
    const response = openaiClient(gateway).responses.stream(RESPONSE).finalResponse();
    await expect(response).rejects.toThrow('Unhandled response stream event');
  });
});

const openai = ({ baseUrl }: TestGateway) =>
  createOpenAI({ baseURL: baseUrl, apiKey: TOKEN, fetch: checkedFetch() });

const WAYS = [
  {
    way: '@ai-sdk/openai-compatible',
    model: ({ baseUrl }: TestGateway) =>
      createOpenAICompatible({ name: 'clawgate', baseURL: baseUrl, apiKey: TOKEN, fetch: checkedFetch() })(
        MODEL,
      ),
  },
  { way: '@ai-sdk/openai as chat', model: (gateway: TestGateway) => openai(gateway).chat(MODEL) },
  { way: '@ai-sdk/openai as responses', model: (gateway: TestGateway) => openai(gateway).responses(MODEL) },
].flatMap((way) => [
  { ...way, toolEvents: false },
  { ...way, toolEvents: true },
]);

describe.each(WAYS)('the AI SDK by $way, toolEvents: $toolEvents', ({ model, toolEvents }) => {
  const settings = { maxRetries: 0, providerOptions: { openai: { store: false } } };

  it("executes its own tool beside the gateway's of the same turn", async () => {
    const { gateway, upstream } = await bothTools(toolEvents);
    const errors: unknown[] = [];
    const result = streamText({
      ...settings,
      model: model(gateway),
      prompt: QUESTION.content,
      stopWhen: isStepCount(3),
      onError: ({ error }) => void errors.push(error),
      tools: {
        get_weather: tool({
          description: 'Tells the weather in a city.',
          inputSchema: z.object({ city: z.string() }),
          execute: async ({ city }) => `${city}: sunny`,
        }),
      },
    });
    expect((await collect(result.textStream)).join('')).toBe('Let me look. It is 42, and sunny.');
    const steps = await result.steps;
    expect(errors).toEqual([]);
    expect(steps.map(({ finishReason }) => finishReason)).toEqual(['tool-calls', 'stop']);
    expect(steps[0]?.toolCalls.map(({ toolName }) => toolName)).toEqual(['get_weather']);
    expect((await asked({ upstream }, 1)).at(-1)).toBe('t:c1 Lisbon: sunny');
  });

  it('streams an answer for which the gateway used its own', async () => {
    const { gateway } = await serverToolOnly(toolEvents);
    const result = streamText({ ...settings, model: model(gateway), prompt: QUESTION.content });
    expect((await collect(result.textStream)).join('')).toBe('Let me look.\n\nIt is 42.');
    expect(await result.finishReason).toBe('stop');
    expect(await result.toolCalls).toEqual([]);
  });
});
