// The `openai` package's chat completions, on both kinds of backend: what its users see must not tell them apart.

import { zodResponseFormat } from 'openai/helpers/zod';
import type { ChatCompletionMessageParam, ChatCompletionTool } from 'openai/resources/chat/completions';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { completion, streamed, streamedToolCall, toolCalls } from '../fixtures/clients/upstream-answers.ts';
import { BACKENDS } from './backends.ts';
import { collect } from './collect.ts';
import { openaiClient } from './openai-client.ts';

const MODEL = 'openclaw/default';
const QUESTION: ChatCompletionMessageParam = { role: 'user', content: 'My name is Ana. What is my name?' };
const WEATHER_QUESTION: ChatCompletionMessageParam = {
  role: 'user',
  content: 'What is the weather in Lisbon?',
};
const WEATHER_PARAMETERS = {
  type: 'object',
  properties: { city: { type: 'string', description: 'The city.' } },
  required: ['city'],
  additionalProperties: false,
};
const WEATHER: ChatCompletionTool = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'Tells the weather in a city.',
    parameters: WEATHER_PARAMETERS,
  },
};
const WEATHER_CALL = { id: 'call_1', name: 'get_weather', arguments: '{"city":"Lisbon"}' };

describe.each(BACKENDS)('chat with the openai package, on $name', ({ start }) => {
  it('answers', async () => {
    const { gateway } = await start(completion('Your name is Ana.'));
    const answer = await openaiClient(gateway).chat.completions.create({
      model: MODEL,
      messages: [QUESTION],
    });
    expect(answer).toMatchObject({ object: 'chat.completion', model: MODEL });
    expect(answer.choices).toHaveLength(1);
    expect(answer.choices[0]).toMatchObject({ finish_reason: 'stop', message: { role: 'assistant' } });
    expect(answer.choices[0]?.message.content).toContain('Ana');
    expect(answer.usage?.total_tokens).toBeGreaterThan(10);
    expect(answer._request_id).toMatch(/^req_/);
  });

  it('streams, with usage when it is asked for', async () => {
    const { gateway } = await start(streamed('Your ', 'name ', 'is Ana.'));
    const stream = await openaiClient(gateway).chat.completions.create({
      model: MODEL,
      messages: [QUESTION],
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks = await collect(stream);
    const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta.content ?? ''));
    expect(deltas.join('')).toContain('Ana');
    expect(deltas.filter((delta) => delta !== '').length).toBeGreaterThan(1);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(chunks[0]?.choices[0]?.delta.role).toBe('assistant');
    expect(chunks.map(({ choices }) => choices[0]?.finish_reason ?? null).filter(Boolean)).toEqual(['stop']);
    expect(chunks.at(-1)?.choices).toEqual([]);
    expect(chunks.at(-1)?.usage?.total_tokens).toBeGreaterThan(10);
  });

  it('streams without usage when it is not asked for', async () => {
    const { gateway } = await start(streamed('Ana.'));
    const stream = await openaiClient(gateway).chat.completions.create({
      model: MODEL,
      messages: [QUESTION],
      stream: true,
    });
    const chunks = await collect(stream);
    expect(chunks.filter(({ usage, choices }) => usage != null || choices.length === 0)).toEqual([]);
  });

  it('folds its own stream into the same answer', async () => {
    const { gateway } = await start(streamed('Your ', 'name ', 'is Ana.'));
    const stream = openaiClient(gateway).chat.completions.stream({ model: MODEL, messages: [QUESTION] });
    const pieces: string[] = [];
    stream.on('content', (piece) => pieces.push(piece));
    expect(await stream.finalContent()).toBe(pieces.join(''));
    expect((await stream.finalChatCompletion()).choices[0]?.finish_reason).toBe('stop');
  });

  it('takes a tool call out and its result back in', async () => {
    const { gateway, upstream } = await start(
      toolCalls(WEATHER_CALL),
      completion('It is sunny, 24 degrees.'),
    );
    const { chat } = openaiClient(gateway);
    const first = await chat.completions.create({
      model: MODEL,
      messages: [WEATHER_QUESTION],
      tools: [WEATHER],
    });
    const [choice] = first.choices;
    expect(choice?.finish_reason).toBe('tool_calls');
    expect(choice?.message.tool_calls).toHaveLength(1);
    const [call] = choice?.message.tool_calls ?? [];
    if (choice === undefined || call?.type !== 'function')
      throw new Error('The answer has no function call.');
    expect(call.function.name).toBe('get_weather');
    expect(JSON.parse(call.function.arguments)).toEqual({ city: 'Lisbon' });

    const second = await chat.completions.create({
      model: MODEL,
      messages: [
        WEATHER_QUESTION,
        choice.message,
        { role: 'tool', tool_call_id: call.id, content: 'sunny, 24 degrees' },
      ],
      tools: [WEATHER],
    });
    expect(second.choices[0]?.finish_reason).toBe('stop');
    expect(second.choices[0]?.message.content).toContain('24 degrees');
    if (upstream === undefined) return;
    expect(upstream.requests[1]?.json).toMatchObject({
      messages: [
        { role: 'system' },
        WEATHER_QUESTION,
        { role: 'assistant', tool_calls: [call] },
        { role: 'tool', tool_call_id: call.id, content: 'sunny, 24 degrees' },
      ],
    });
  });

  it('streams a tool call in deltas that the client joins', async () => {
    const { gateway } = await start(streamedToolCall(WEATHER_CALL));
    const stream = openaiClient(gateway).chat.completions.stream({
      model: MODEL,
      messages: [WEATHER_QUESTION],
      tools: [WEATHER],
    });
    const final = await stream.finalChatCompletion();
    expect(final.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: { tool_calls: [{ type: 'function', function: { name: 'get_weather' } }] },
    });
    const call = await stream.finalFunctionToolCall();
    expect(JSON.parse(call?.arguments ?? '')).toEqual({ city: 'Lisbon' });
  });

  it.each([false, true])('runs tools to the end by itself, streaming: %j', async (streaming) => {
    const { gateway } = await start(
      ...(streaming
        ? [streamedToolCall(WEATHER_CALL), streamed('It is sunny, ', '24 degrees.')]
        : [toolCalls(WEATHER_CALL), completion('It is sunny, 24 degrees.')]),
    );
    const asked: unknown[] = [];
    const runner = openaiClient(gateway).chat.completions.runTools({
      model: MODEL,
      messages: [WEATHER_QUESTION],
      stream: streaming as false,
      tools: [
        {
          type: 'function',
          function: {
            name: 'get_weather',
            description: 'Tells the weather in a city.',
            parameters: WEATHER_PARAMETERS,
            parse: JSON.parse,
            function: (input: unknown) => {
              asked.push(input);
              return 'sunny, 24 degrees';
            },
          },
        },
      ],
    });
    expect(await runner.finalContent()).toContain('24 degrees');
    expect(asked).toEqual([{ city: 'Lisbon' }]);
  });

  it('answers in the form of a zod schema', async () => {
    const { gateway } = await start(completion('{"name":"Ana","age":31}'));
    const answer = await openaiClient(gateway).chat.completions.parse({
      model: MODEL,
      messages: [{ role: 'user', content: 'My name is Ana and I am 31 years old. Extract name and age.' }],
      response_format: zodResponseFormat(z.object({ name: z.string(), age: z.number() }), 'person'),
    });
    expect(answer.choices[0]?.message.parsed).toEqual({ name: 'Ana', age: 31 });
  });

  it('accepts what its users set, one field at a time absent as null', async () => {
    const { gateway } = await start(completion('Ana'));
    const answer = await openaiClient(gateway).chat.completions.create({
      model: MODEL,
      messages: [QUESTION],
      max_completion_tokens: 50,
      temperature: null,
      stop: null,
      tools: [],
      seed: 7,
      user: 'ana@example.test',
      n: 1,
      logit_bias: null,
    });
    expect(answer.choices[0]?.message.content).toContain('Ana');
  });
});
