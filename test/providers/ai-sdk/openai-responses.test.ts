import { describe, expect, test } from 'vitest';
import type { ModelRequest } from '../../../src/core/model-request.ts';
import * as transcripts from '../../fixtures/openai-responses/transcripts.ts';
import { API_KEY, exchange, listed, modelRequest, stateOf, toEventStream } from './calls.ts';

const API = 'openai-responses';
const MODEL = 'gpt-4.1';
const USAGE = {
  inputTokens: 36,
  outputTokens: 87,
  cachedInputTokens: 32,
  cacheWriteTokens: 4,
  reasoningTokens: 64,
};

function play(transcript: readonly object[], request: Partial<ModelRequest> = {}) {
  const answer = { steps: [toEventStream(transcript)] };
  return exchange({ api: API }, answer, modelRequest({ model: MODEL, ...request }));
}

/** The body of the call that the request makes. */
// biome-ignore lint/suspicious/noExplicitAny: a body of the vendor's, of which each test looks at another part.
async function sent(request: Partial<ModelRequest>): Promise<any> {
  return (await play(transcripts.TEXT, request)).sent.json;
}

describe("the answer of OpenAI's Responses API", () => {
  test('is text with all counts of the usage', async () => {
    const { content, end } = await play(transcripts.TEXT);
    expect(content).toEqual([
      { type: 'text-delta', text: 'Good ' },
      { type: 'text-delta', text: 'evening, Zoë.' },
    ]);
    expect(end).toEqual({ type: 'model-end', reason: 'stop', usage: USAGE });
  });

  test('begins with the summary of the reasoning', async () => {
    expect((await play(transcripts.REASONING)).content).toEqual([
      { type: 'reasoning-delta', text: 'Multiplying.' },
      {
        type: 'reasoning-delta',
        text: '',
        state: stateOf('openai-responses', 'reasoning', { itemId: 'rs_1' }),
      },
      { type: 'text-delta', text: 'It is 12231.' },
    ]);
  });

  test('begins with the reasoning itself where an open model shows it', async () => {
    const thought = {
      type: 'response.reasoning_text.delta',
      item_id: 'rs_1',
      output_index: 0,
      content_index: 0,
      delta: 'Multiplying.',
      sequence_number: 2,
    };
    const [created, begun, ...rest] = transcripts.TEXT;
    const { content } = await play([created, begun, thought, ...rest] as object[]);
    expect(content[0]).toEqual({ type: 'reasoning-delta', text: 'Multiplying.' });
  });

  test('calls tools, whose arguments may interleave or come whole', async () => {
    const { content, end } = await play(transcripts.TOOLS);
    expect(content).toEqual([
      { type: 'tool-call-start', index: 0, id: 'call_1', name: 'get_weather' },
      { type: 'tool-call-start', index: 1, id: 'call_2', name: 'get_time' },
      { type: 'tool-call-delta', index: 0, argumentsText: '{"city":' },
      { type: 'tool-call-delta', index: 1, argumentsText: '{}' },
      { type: 'tool-call-delta', index: 0, argumentsText: '"Berlin"}' },
      { type: 'tool-call-end', index: 0 },
      { type: 'tool-call-end', index: 1 },
      { type: 'tool-call-start', index: 2, id: 'call_3', name: 'get_mood' },
      { type: 'tool-call-delta', index: 2, argumentsText: '{"of":"me"}' },
      { type: 'tool-call-end', index: 2 },
    ]);
    expect(end.reason).toBe('tool-calls');
  });

  test('ends a call that a limit has cut off, with the arguments that there are', async () => {
    const { content, end } = await play(transcripts.CALL_CUT_OFF);
    expect(content).toEqual([
      { type: 'tool-call-start', index: 0, id: 'call_1', name: 'get_weather' },
      { type: 'tool-call-delta', index: 0, argumentsText: '{"city":' },
      { type: 'tool-call-end', index: 0 },
    ]);
    expect(end.reason).toBe('length');
  });

  test('tells a refusal from text; it is a whole answer', async () => {
    const { content, end } = await play(transcripts.REFUSAL);
    expect(content).toEqual([
      { type: 'refusal-delta', text: "I can't help " },
      { type: 'refusal-delta', text: 'with that.' },
    ]);
    expect(end.reason).toBe('stop');
  });

  test.each([
    [{ logprobs: true }, []],
    [{ logprobs: true, topLogprobs: 1 }, ['Good']],
    [{ logprobs: true, topLogprobs: 2 }, ['Good', 'Fine']],
  ])('with %j has log probabilities with the alternatives %j', async (options, alternatives) => {
    const { content } = await play(transcripts.LOGPROBS, { options });
    expect(content).toMatchObject([
      {
        type: 'text-delta',
        text: 'Good',
        logprobs: [
          { token: 'Good', logprob: -0.25, bytes: null, top: alternatives.map((token) => ({ token })) },
        ],
      },
    ]);
  });

  test.each([
    { end: 'the limit of tokens', transcript: transcripts.MAX_TOKENS, reason: 'length' },
    { end: 'the content filter', transcript: transcripts.CONTENT_FILTER, reason: 'content-filter' },
  ])('that ends by $end has the reason $reason', async ({ transcript, reason }) => {
    expect((await play(transcript)).end).toEqual({ type: 'model-end', reason, usage: USAGE });
  });

  const serverError = { code: 'upstream_error', message: 'The model failed to generate a response.' };

  test.each([
    { end: 'a failure midway', transcript: transcripts.FAILED_MIDWAY, failure: serverError },
    { end: 'a failure at once', transcript: transcripts.FAILED_AT_ONCE, failure: serverError },
    {
      end: 'an error event',
      transcript: transcripts.ERROR_MIDWAY,
      failure: { code: 'rate_limit_exceeded', message: 'Rate limit reached for gpt-5.4.' },
    },
    { end: 'nothing', transcript: transcripts.UNENDED, failure: { code: 'upstream_interrupted' } },
  ])('that ends by $end has failed', async ({ transcript, failure }) => {
    expect((await play(transcript)).end.failure).toMatchObject(failure);
  });

  test('is invalid when it is one of chat completions', async () => {
    const chunk = { id: 'chatcmpl-1', object: 'chat.completion.chunk', choices: [{ index: 0, delta: {} }] };
    expect((await play([chunk])).end.failure).toMatchObject({ code: 'upstream_invalid_response' });
  });
});

describe("the call of OpenAI's Responses API", () => {
  test('carries the key and leaves nothing with the vendor', async () => {
    const { sent } = await play(transcripts.TEXT);
    expect(sent.path).toBe('/v1/responses');
    expect(sent.headers.authorization).toBe(`Bearer ${API_KEY}`);
    expect(sent.json).toMatchObject({ model: MODEL, stream: true, store: false });
  });

  test('has the instructions in their place and every message in its own', async () => {
    const body = await sent({
      instructions: 'Be brief.',
      messages: [
        { role: 'user', content: [{ type: 'image', mediaType: 'image/png', base64: 'YQ==', detail: 'low' }] },
        { role: 'system', text: 'Answer in German.' },
        {
          role: 'assistant',
          content: [
            { type: 'refusal', text: 'No.' },
            { type: 'tool-call', id: 'a', name: 'get_weather', argumentsText: '{"city":"Berlin"}' },
          ],
        },
        { role: 'tool', toolCallId: 'a', content: [{ type: 'text', text: 'sunny' }] },
      ],
    });
    expect(body.instructions).toBe('Be brief.');
    expect(body.input).toMatchObject([
      {
        role: 'user',
        content: [{ type: 'input_image', image_url: 'data:image/png;base64,YQ==', detail: 'low' }],
      },
      { role: 'system', content: 'Answer in German.' },
      { role: 'assistant', content: 'No.' },
      { type: 'function_call', call_id: 'a', name: 'get_weather', arguments: '{"city":"Berlin"}' },
      { type: 'function_call_output', call_id: 'a', output: 'sunny' },
    ]);
  });

  const tools = [{ name: 'get_weather', strict: true }, { name: 'get_time' }];

  test.each([
    [{ type: 'auto' }, 'auto'],
    [{ type: 'none' }, 'none'],
    [{ type: 'required' }, 'required'],
    [
      { type: 'tool', name: 'get_time' },
      { type: 'function', name: 'get_time' },
    ],
  ] as const)('with %j says tool_choice %j', async (toolChoice, expected) => {
    const body = await sent({ tools, toolChoice, options: { parallelToolCalls: false } });
    expect(body).toMatchObject({ tool_choice: expected, parallel_tool_calls: false });
    expect(body.tools).toMatchObject([
      { type: 'function', name: 'get_weather', strict: true },
      { type: 'function', name: 'get_time', strict: false },
    ]);
  });

  test('says the options under the names of the API', async () => {
    const body = await sent({
      options: {
        temperature: 0.5,
        topP: 0.9,
        maxOutputTokens: 100,
        endUser: 'zoe',
        verbosity: 'low',
        logprobs: true,
        topLogprobs: 3,
      },
    });
    expect(body).toMatchObject({
      temperature: 0.5,
      top_p: 0.9,
      max_output_tokens: 100,
      user: 'zoe',
      text: { verbosity: 'low' },
      top_logprobs: 3,
      include: ['message.output_text.logprobs'],
    });
  });

  test.each([
    [{ reasoningEffort: 'high' }, { effort: 'high' }],
    [
      { reasoningEffort: 'high', reasoningSummary: 'auto' },
      { effort: 'high', summary: 'auto' },
    ],
  ] as const)('turns %j into %j', async (options, reasoning) => {
    expect((await sent({ model: 'gpt-5.4', options })).reasoning).toEqual(reasoning);
  });

  test.each([
    [true, { effort: 'high' }],
    [false, undefined],
  ])(
    "with an effort for another server's model says it when its entry has reasoning: %s",
    async (reasoning, said) => {
      const models = [listed({ id: 'qwen3', reasoning })];
      const request = modelRequest({ model: 'qwen3', options: { reasoningEffort: 'high' } });
      const { sent } = await exchange(
        { api: API, models },
        { steps: [toEventStream(transcripts.TEXT)] },
        request,
      );
      expect((sent.json as { reasoning?: unknown }).reasoning).toEqual(said);
    },
  );

  test.each([
    [{ type: 'json-object' }, { type: 'json_object' }],
    [
      { type: 'json-schema', name: 'answer', description: 'An answer', schema: { type: 'object' } },
      {
        type: 'json_schema',
        name: 'answer',
        description: 'An answer',
        schema: { type: 'object' },
        strict: false,
      },
    ],
    [
      { type: 'json-schema', name: 'answer', schema: { type: 'object' }, strict: true },
      { type: 'json_schema', name: 'answer', schema: { type: 'object' }, strict: true },
    ],
  ] as const)('asks for %j', async (responseFormat, format) => {
    expect((await sent({ responseFormat })).text.format).toEqual(format);
  });

  test('is not made with stop sequences', async () => {
    await expect(play(transcripts.TEXT, { options: { stop: ['END'] } })).rejects.toMatchObject({
      code: 'unsupported_parameter',
      param: 'stop',
    });
  });
});
