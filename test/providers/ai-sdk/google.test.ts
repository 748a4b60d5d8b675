import { describe, expect, test } from 'vitest';
import type { ModelRequest } from '../../../src/core/model-request.ts';
import * as transcripts from '../../fixtures/google/transcripts.ts';
import { json } from '../../support/scripted-upstream.ts';
import { API_KEY, exchange, modelRequest, stateOf, toEventStream } from './calls.ts';

const MODEL = 'gemini-3-pro-preview';

function play(transcript: readonly object[], request: Partial<ModelRequest> = {}) {
  const answer = { steps: [toEventStream(transcript)] };
  return exchange({ api: 'google-generative-ai' }, answer, modelRequest({ model: MODEL, ...request }));
}

/** The body of the call that the request makes. */
// biome-ignore lint/suspicious/noExplicitAny: a body of the vendor's, of which each test looks at another part.
async function sent(request: Partial<ModelRequest>): Promise<any> {
  return (await play(transcripts.TEXT, request)).sent.json;
}

describe('the answer of a Gemini model', () => {
  test('is text, with usage whose unreported counts stay unknown', async () => {
    const { content, end } = await play(transcripts.TEXT);
    expect(content).toEqual([
      { type: 'text-delta', text: 'Good ' },
      { type: 'text-delta', text: 'evening, Zoë.' },
    ]);
    expect(end).toEqual({
      type: 'model-end',
      reason: 'stop',
      usage: { inputTokens: 12, outputTokens: 7, cachedInputTokens: 8 },
    });
    expect(end.usage?.reasoningTokens).toBeUndefined();
  });

  test('has no usage when none was reported', async () => {
    expect((await play(transcripts.NO_USAGE)).end.usage).toBeUndefined();
  });

  test('begins with the thoughts, whose tokens count as output', async () => {
    const { content, end } = await play(transcripts.THOUGHTS);
    expect(content).toEqual([
      { type: 'reasoning-delta', text: '27 times 453: ' },
      { type: 'reasoning-delta', text: '12231.' },
      { type: 'text-delta', text: 'It is 12231.' },
      {
        type: 'reasoning-delta',
        text: '',
        state: stateOf('google-generative-ai', 'text', { thoughtSignature: 'c2lnbmF0dXJl' }),
      },
    ]);
    expect(end.usage).toEqual({ inputTokens: 12, outputTokens: 37, reasoningTokens: 30 });
  });

  test('calls several tools at once, with {} where there are no arguments', async () => {
    const { content, end } = await play(transcripts.TOOLS);
    expect(content).toEqual([
      { type: 'text-delta', text: 'Let me look.' },
      { type: 'tool-call-start', index: 0, id: 'call_1', name: 'get_weather' },
      { type: 'tool-call-delta', index: 0, argumentsText: '{"city":"Berlin"}' },
      { type: 'tool-call-end', index: 0 },
      { type: 'tool-call-start', index: 1, id: 'call_2', name: 'get_time' },
      { type: 'tool-call-delta', index: 1, argumentsText: '{}' },
      { type: 'tool-call-end', index: 1 },
    ]);
    expect(end.reason).toBe('tool-calls');
  });

  test.each([
    { end: 'the limit of tokens', transcript: transcripts.MAX_TOKENS, reason: 'length' },
    { end: 'a safety rating', transcript: transcripts.SAFETY, reason: 'content-filter' },
    { end: 'a blocked prompt', transcript: transcripts.PROMPT_BLOCKED, reason: 'content-filter' },
  ])('that ends by $end has the reason $reason', async ({ transcript, reason }) => {
    expect((await play(transcript)).end.reason).toBe(reason);
  });

  test.each([
    {
      end: 'a malformed call',
      transcript: transcripts.MALFORMED_CALL,
      failure: { code: 'upstream_error', message: expect.stringContaining('MALFORMED_FUNCTION_CALL') },
    },
    {
      end: 'a reason of no better kind',
      transcript: transcripts.OTHER_END,
      failure: { code: 'upstream_error', message: expect.stringContaining('LANGUAGE') },
    },
    {
      end: 'an error',
      transcript: transcripts.ERROR_MIDWAY,
      failure: { code: 'upstream_overloaded', message: 'The model is overloaded.' },
    },
    { end: 'nothing', transcript: transcripts.UNENDED, failure: { code: 'upstream_interrupted' } },
  ])('that ends by $end has failed', async ({ transcript, failure }) => {
    expect((await play(transcript)).end.failure).toMatchObject(failure);
  });

  test('says of an invalid key that the operator has to act', async () => {
    const body = {
      error: {
        code: 400,
        message: 'API key not valid. Please pass a valid API key.',
        status: 'INVALID_ARGUMENT',
        details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }],
      },
    };
    const answer = json(body, { status: 400 });
    const { end } = await exchange({ api: 'google-generative-ai' }, answer, modelRequest({ model: MODEL }));
    expect(end.failure).toMatchObject({ code: 'upstream_auth_failed' });
  });

  test('is invalid when a chunk is not of this API', async () => {
    const { end } = await play([{ candidates: 'none' }]);
    expect(end.failure).toMatchObject({ code: 'upstream_invalid_response' });
  });
});

describe('the call of a Gemini model', () => {
  test('goes to the address of the model, with the key in its header', async () => {
    const { sent } = await play(transcripts.TEXT);
    expect(sent.path).toBe(`/v1/models/${MODEL}:streamGenerateContent?alt=sse`);
    expect(sent.headers['x-goog-api-key']).toBe(API_KEY);
  });

  test.each(['../files', 'a?b', 'tuned/../../x', 'a b', ''])(
    'is not made to %j, which is no model id',
    async (model) => {
      await expect(play(transcripts.TEXT, { model })).rejects.toMatchObject({
        code: 'upstream_model_not_found',
      });
    },
  );

  test('has the system messages in the instruction place, images, and the results of a turn together', async () => {
    const body = await sent({
      instructions: 'Be brief.',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Look:' },
            { type: 'image', mediaType: 'image/png', base64: 'aW1hZ2U=' },
          ],
        },
        { role: 'system', text: 'Answer in German.' },
        {
          role: 'assistant',
          content: [
            { type: 'tool-call', id: 'a', name: 'get_weather', argumentsText: '{"city":"Berlin"}' },
            { type: 'tool-call', id: 'b', name: 'get_time', argumentsText: '' },
          ],
        },
        {
          role: 'tool',
          toolCallId: 'a',
          content: [
            { type: 'text', text: 'sunny' },
            { type: 'text', text: 'warm' },
          ],
        },
        {
          role: 'tool',
          toolCallId: 'b',
          content: [{ type: 'image', mediaType: 'image/png', base64: 'YQ==' }],
        },
      ],
      tools: [{ name: 'get_weather' }, { name: 'get_time' }],
    });
    expect(body.systemInstruction).toEqual({ parts: [{ text: 'Be brief.\n\nAnswer in German.' }] });
    expect(body.contents).toHaveLength(3);
    expect(body.contents[0]).toEqual({
      role: 'user',
      parts: [{ text: 'Look:' }, { inlineData: { mimeType: 'image/png', data: 'aW1hZ2U=' } }],
    });
    expect(body.contents[1]).toMatchObject({
      role: 'model',
      parts: [
        { functionCall: { name: 'get_weather', args: { city: 'Berlin' } } },
        { functionCall: { name: 'get_time', args: {} } },
      ],
    });
    expect(body.contents[2]).toMatchObject({
      role: 'user',
      parts: [
        { functionResponse: { name: 'get_weather', response: { content: 'sunny\nwarm' } } },
        {
          functionResponse: {
            name: 'get_time',
            parts: [{ inlineData: { mimeType: 'image/png', data: 'YQ==' } }],
          },
        },
      ],
    });
  });

  const tools = [{ name: 'get_weather', strict: true }, { name: 'get_time' }];

  test.each([
    [{ toolChoice: { type: 'auto' } }, { mode: 'VALIDATED' }],
    [{ toolChoice: { type: 'none' } }, { mode: 'NONE' }],
    [{ toolChoice: { type: 'required' } }, { mode: 'ANY' }],
    [{ toolChoice: { type: 'tool', name: 'get_time' } }, { mode: 'ANY', allowedFunctionNames: ['get_time'] }],
  ] as const)('with %j says %j', async (request, functionCallingConfig) => {
    const body = await sent({ tools, ...request });
    expect(body.toolConfig.functionCallingConfig).toEqual(functionCallingConfig);
    const names = body.tools[0].functionDeclarations.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['get_weather', 'get_time']);
  });

  test('says the options under the names of the API', async () => {
    const body = await sent({
      options: {
        temperature: 1.5,
        topP: 0.9,
        seed: 7,
        frequencyPenalty: 0.1,
        presencePenalty: 0.2,
        maxOutputTokens: 100,
        stop: ['END'],
        reasoningEffort: 'low',
      },
    });
    expect(body.generationConfig).toEqual({
      temperature: 1.5,
      topP: 0.9,
      seed: 7,
      frequencyPenalty: 0.1,
      presencePenalty: 0.2,
      maxOutputTokens: 100,
      stopSequences: ['END'],
      thinkingConfig: { thinkingLevel: 'low', includeThoughts: true },
    });
  });

  test.each([
    [{ type: 'json-object' }, { responseMimeType: 'application/json' }],
    [
      { type: 'json-schema', name: 'answer', schema: { type: 'object' } },
      { responseMimeType: 'application/json', responseJsonSchema: { type: 'object' } },
    ],
  ] as const)('asks for %j', async (responseFormat, generationConfig) => {
    expect((await sent({ responseFormat })).generationConfig).toEqual(generationConfig);
  });
});
