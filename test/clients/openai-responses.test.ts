// The `openai` package's Responses API, on both kinds of backend. Its stream helper and parser are strict about the
// order of events, so that they check what no schema can.

import { zodResponsesFunction, zodTextFormat } from 'openai/helpers/zod';
import type { ResponseInput, Tool } from 'openai/resources/responses/responses';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  chunk,
  completion,
  streamed,
  streamedToolCall,
  toolCalls,
} from '../fixtures/clients/upstream-answers.ts';
import { testGateway, upstreamDocument } from '../support/gateway.ts';
import { CUT, STALL, scriptedUpstream } from '../support/scripted-upstream.ts';
import { BACKENDS } from './backends.ts';
import { collect } from './collect.ts';
import { openaiClient } from './openai-client.ts';

const MODEL = 'openclaw/default';
const QUESTION = 'My name is Ana. What is my name?';
const WEATHER: Tool = {
  type: 'function',
  name: 'get_weather',
  description: 'Tells the weather in a city.',
  parameters: {
    type: 'object',
    properties: { city: { type: 'string', description: 'The city.' } },
    required: ['city'],
    additionalProperties: false,
  },
  strict: true,
};
const WEATHER_CALL = { id: 'call_1', name: 'get_weather', arguments: '{"city":"Lisbon"}' };

describe.each(BACKENDS)('responses with the openai package, on $name', ({ start }) => {
  it('answers', async () => {
    const { gateway } = await start(completion('Your name is Ana.'));
    const response = await openaiClient(gateway).responses.create({
      model: MODEL,
      input: QUESTION,
      instructions: 'Be brief.',
      metadata: { ticket: '7' },
    });
    expect(response).toMatchObject({
      object: 'response',
      status: 'completed',
      model: MODEL,
      instructions: 'Be brief.',
      metadata: { ticket: '7' },
      error: null,
      incomplete_details: null,
    });
    expect(response.output_text).toContain('Ana');
    expect(response.usage?.total_tokens).toBeGreaterThan(10);
  });

  it('streams its events in order', async () => {
    const { gateway } = await start(streamed('Your ', 'name ', 'is Ana.'));
    const stream = await openaiClient(gateway).responses.create({
      model: MODEL,
      input: QUESTION,
      stream: true,
    });
    const events = await collect(stream);
    const types = events.map(({ type }) => type);
    expect(types.filter((type, index) => type !== types[index - 1])).toEqual([
      'response.created',
      'response.in_progress',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.output_text.done',
      'response.content_part.done',
      'response.output_item.done',
      'response.completed',
    ]);
    expect(events.map((event) => (event as { sequence_number: number }).sequence_number)).toEqual(
      events.map((_event, index) => index),
    );
  });

  it('folds its own stream into a response', async () => {
    const { gateway } = await start(streamed('Your ', 'name ', 'is Ana.'));
    const stream = openaiClient(gateway).responses.stream({ model: MODEL, input: QUESTION });
    const pieces: string[] = [];
    stream.on('response.output_text.delta', ({ delta }) => pieces.push(delta));
    const response = await stream.finalResponse();
    expect(response.output_text).toBe(pieces.join(''));
    expect(response.output_text).toContain('Ana');
  });

  it('takes a function call out and its result back in', async () => {
    const { gateway, upstream } = await start(
      toolCalls(WEATHER_CALL),
      completion('It is sunny, 24 degrees.'),
    );
    const { responses } = openaiClient(gateway);
    const input: ResponseInput = [{ role: 'user', content: 'What is the weather in Lisbon?' }];
    const first = await responses.create({ model: MODEL, input, tools: [WEATHER], store: false });
    const call = first.output.find((item) => item.type === 'function_call');
    if (call === undefined) throw new Error('The answer has no function call.');
    expect(call.name).toBe('get_weather');
    expect(JSON.parse(call.arguments)).toEqual({ city: 'Lisbon' });

    const second = await responses.create({
      model: MODEL,
      input: [
        ...input,
        ...first.output,
        { type: 'function_call_output', call_id: call.call_id, output: 'sunny, 24 degrees' },
      ] as ResponseInput,
      tools: [WEATHER],
      store: false,
    });
    expect(second.output_text).toContain('24 degrees');
    if (upstream === undefined) return;
    expect(upstream.requests[1]?.json).toMatchObject({
      messages: [
        { role: 'system' },
        { role: 'user' },
        { role: 'assistant', tool_calls: [{ id: call.call_id }] },
        { role: 'tool', tool_call_id: call.call_id, content: 'sunny, 24 degrees' },
      ],
    });
  });

  it('streams the arguments of a function call', async () => {
    const { gateway } = await start(streamedToolCall(WEATHER_CALL));
    const stream = openaiClient(gateway).responses.stream({
      model: MODEL,
      input: 'What is the weather in Lisbon?',
      tools: [WEATHER],
    });
    const deltas: string[] = [];
    stream.on('response.function_call_arguments.delta', ({ delta }) => deltas.push(delta));
    const response = await stream.finalResponse();
    const call = response.output.find((item) => item.type === 'function_call');
    expect(call).toMatchObject({ name: 'get_weather', status: 'completed', arguments: deltas.join('') });
    expect(JSON.parse(deltas.join(''))).toEqual({ city: 'Lisbon' });
  });

  it('parses text in the form of a zod schema', async () => {
    const { gateway } = await start(completion('{"name":"Ana","age":31}'));
    const response = await openaiClient(gateway).responses.parse({
      model: MODEL,
      input: 'My name is Ana and I am 31 years old. Extract name and age.',
      text: { format: zodTextFormat(z.object({ name: z.string(), age: z.number() }), 'person') },
    });
    expect(response.output_parsed).toEqual({ name: 'Ana', age: 31 });
  });

  it('parses the arguments of a zod function', async () => {
    const { gateway } = await start(toolCalls(WEATHER_CALL));
    const response = await openaiClient(gateway).responses.parse({
      model: MODEL,
      input: 'What is the weather in Lisbon?',
      tools: [zodResponsesFunction({ name: 'get_weather', parameters: z.object({ city: z.string() }) })],
    });
    const call = response.output.find((item) => item.type === 'function_call');
    expect(call?.parsed_arguments).toEqual({ city: 'Lisbon' });
  });
});

describe('a response that goes wrong', () => {
  it('is refused by name when it goes on from one that is not stored', async () => {
    const gateway = await testGateway();
    const { responses } = openaiClient(gateway);
    const call = responses.create({ model: MODEL, input: 'Go on.', previous_response_id: 'resp_1' });
    await expect(call).rejects.toMatchObject({
      status: 400,
      code: 'previous_response_not_found',
      param: 'previous_response_id',
    });
  });

  it('ends in response.failed when the backend breaks off after its first words', async () => {
    const upstream = await scriptedUpstream({ steps: [chunk({ content: 'Once upon' }), CUT] });
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const events = await collect(
      await openaiClient(gateway).responses.create({ model: MODEL, input: 'Tell me.', stream: true }),
    );
    expect(events.at(-1)).toMatchObject({
      type: 'response.failed',
      response: { status: 'failed', error: { code: 'server_error' } },
    });
    expect(events.map(({ type }) => type)).not.toContain('response.completed');
  });

  it('ends the upstream call when its stream is aborted', async () => {
    const upstream = await scriptedUpstream({ steps: [chunk({ content: 'Once' }), STALL] });
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const stream = await openaiClient(gateway).responses.create({ model: MODEL, input: 'x', stream: true });
    for await (const { type } of stream) if (type === 'response.output_text.delta') break;
    expect(await (await upstream.request(0)).closed).toBe('left');
  });
});
