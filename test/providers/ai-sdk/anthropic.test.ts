import { readFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { ModelRequest } from '../../../src/core/model-request.ts';
import { createAiSdkProvider } from '../../../src/providers/ai-sdk/ai-sdk-provider.ts';
import { CUT, gate, RESET, type Step, scriptedUpstream } from '../../support/scripted-upstream.ts';
import { API_KEY, exchange, modelRequest, providerConfig, readAnswer, stateOf } from './calls.ts';

const API = 'anthropic-messages';
const MODEL = 'claude-sonnet-4-5';

const transcript = (name: string): Promise<string> =>
  readFile(new URL(`../../fixtures/anthropic/${name}.sse`, import.meta.url), 'utf8');

async function play(name: string, request: Partial<ModelRequest> = {}, headers: Record<string, string> = {}) {
  const answer = { steps: [await transcript(name)] };
  return exchange({ api: API, headers }, answer, modelRequest({ model: MODEL, ...request }));
}

/** The body of the call that the request makes. */
// biome-ignore lint/suspicious/noExplicitAny: a body of the vendor's, of which each test looks at another part.
async function sent(request: Partial<ModelRequest>): Promise<any> {
  return (await play('text', request)).sent.json;
}

describe('the answer of an Anthropic model', () => {
  test('is text, without pings and events of unknown kinds, and usage with what the cache did', async () => {
    const { content, end } = await play('text');
    expect(content).toEqual([
      { type: 'text-delta', text: 'Good ' },
      { type: 'text-delta', text: 'evening, Zoë.' },
    ]);
    expect(end).toEqual({
      type: 'model-end',
      reason: 'stop',
      usage: { inputTokens: 2257, outputTokens: 9, cachedInputTokens: 2048, cacheWriteTokens: 188 },
    });
  });

  test('begins with the reasoning, and tells its tokens', async () => {
    const { content, end } = await play('thinking');
    expect(content).toEqual([
      { type: 'reasoning-delta', text: '27 times 453: ' },
      { type: 'reasoning-delta', text: '12231.' },
      { type: 'reasoning-delta', text: '', state: stateOf(API, 'reasoning', { signature: 'c2lnbmF0dXJl' }) },
      {
        type: 'reasoning-delta',
        text: '',
        state: stateOf(API, 'reasoning', { redactedData: 'ZW5jcnlwdGVk' }),
      },
      { type: 'text-delta', text: 'It is 12231.' },
    ]);
    expect(end.usage).toEqual({ inputTokens: 40, outputTokens: 64, reasoningTokens: 48 });
  });

  test('calls tools with arguments as they are streamed, and {} where there are none', async () => {
    const { content, end } = await play('tools');
    expect(content).toEqual([
      { type: 'text-delta', text: 'Let me look.' },
      { type: 'tool-call-start', index: 0, id: 'toolu_01', name: 'get_weather' },
      { type: 'tool-call-delta', index: 0, argumentsText: '{"city": "Ber' },
      { type: 'tool-call-delta', index: 0, argumentsText: 'lin"}' },
      { type: 'tool-call-end', index: 0 },
      { type: 'tool-call-start', index: 1, id: 'toolu_02', name: 'get_time' },
      { type: 'tool-call-delta', index: 1, argumentsText: '{}' },
      { type: 'tool-call-end', index: 1 },
    ]);
    expect(end.reason).toBe('tool-calls');
  });

  test.each([
    ['max-tokens', 'length'],
    ['refusal', 'content-filter'],
  ])('that ends as in %s.sse ends with %s', async (name, reason) => {
    const { content, end } = await play(name);
    expect(content).toEqual([{ type: 'text-delta', text: 'Once upon' }]);
    expect(end.reason).toBe(reason);
    expect(end.usage).toEqual({ inputTokens: 10, outputTokens: 5 });
  });

  test.each(['overloaded', 'overloaded-at-once'])(
    'that breaks as in %s.sse fails as overloaded',
    async (name) => {
      const { end } = await play(name);
      expect(end.failure).toMatchObject({ code: 'upstream_overloaded', message: 'Overloaded' });
    },
  );

  test('leaves out the tools that the vendor runs itself', async () => {
    const { content, end } = await play('server-tool');
    expect(content).toEqual([{ type: 'text-delta', text: 'Sunny.' }]);
    expect(end.reason).toBe('stop');
  });

  test('that stops without a reason is interrupted', async () => {
    const steps = [`${await transcript('cut')}data: {"type":"message_stop"}\n\n`];
    const { end } = await exchange({ api: API }, { steps }, modelRequest({ model: MODEL }));
    expect(end.failure).toMatchObject({ code: 'upstream_interrupted' });
  });

  test('is there before its HTTP message has ended, whose end is awaited for the sake of the connection', async () => {
    const gates = [gate(), gate(), gate(), gate(), gate()];
    const text = await transcript('text');
    const upstream = await scriptedUpstream(...gates.map((held) => ({ steps: [text, held] })));
    const provider = createAiSdkProvider(providerConfig({ api: API, baseUrl: upstream.baseUrl }));
    for (const [number, held] of gates.entries()) {
      const { end } = await readAnswer(provider, modelRequest({ model: MODEL }));
      expect(end.reason).toBe('stop');
      held.open();
      await (await upstream.request(number)).closed;
    }
    // Two when a call begins while the connection of the one before is not quite free.
    expect(upstream.connections.accepted).toBeLessThanOrEqual(2);
  });

  test('that ends without an end is interrupted', async () => {
    const { content, end } = await play('cut');
    expect(content).toEqual([{ type: 'text-delta', text: 'Once upon' }]);
    expect(end.failure).toMatchObject({ code: 'upstream_interrupted' });
  });

  test.each<Step>([CUT, RESET])(
    'whose connection breaks (%s) is interrupted, after what had come',
    async (breakage) => {
      const held = gate();
      const upstream = await scriptedUpstream({ steps: [await transcript('cut'), held, breakage] });
      const provider = createAiSdkProvider(providerConfig({ api: API, baseUrl: upstream.baseUrl }));
      const answer = provider.stream(modelRequest({ model: MODEL }), new AbortController().signal);
      const batches = answer[Symbol.asyncIterator]();
      expect((await batches.next()).value).toEqual([{ type: 'text-delta', text: 'Once upon' }]);
      held.open();
      expect((await batches.next()).value).toMatchObject([
        { type: 'model-end', reason: 'failed', failure: { code: 'upstream_interrupted' } },
      ]);
    },
  );

  test('that is no event stream of this API is invalid', async () => {
    const answer = { steps: ['data: {"type":"message_start"}\n\n'] };
    const { end } = await exchange({ api: API }, answer, modelRequest({ model: MODEL }));
    expect(end.failure).toMatchObject({ code: 'upstream_invalid_response' });
  });

  test.each([
    ['an event that is none of the API', '{"type":"message_delta","delta":{"text":"a secret"}}'],
    ['an event that is no JSON', '{"type":"a secret'],
  ])('that breaks with %s does not leave its text in the error', async (_what, data) => {
    const steps = [`${await transcript('cut')}data: ${data}\n\n`];
    const { end } = await exchange({ api: API }, { steps }, modelRequest({ model: MODEL }));
    expect(end.failure).toMatchObject({ code: 'upstream_invalid_response' });
    expect(inspect(end.failure, { depth: 9 })).not.toContain('secret');
  });
});

describe('the call of an Anthropic model', () => {
  test('carries the key, the version and the configured headers', async () => {
    const headers = { 'x-team': 'blue', 'anthropic-beta': 'some-beta' };
    const { sent } = await play('text', {}, headers);
    expect(sent.path).toBe('/v1/messages');
    expect(sent.headers).toMatchObject({
      'x-api-key': API_KEY,
      'anthropic-version': '2023-06-01',
      'anthropic-beta': 'some-beta',
      'x-team': 'blue',
    });
  });

  test('has all system messages in the instruction place, and the turns in theirs', async () => {
    const body = await sent({
      instructions: 'Be brief.',
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
        {
          role: 'assistant',
          content: [
            { type: 'reasoning', text: 'Hm.' },
            { type: 'text', text: 'Hi.' },
          ],
        },
        { role: 'developer', text: 'Answer in German.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: '' },
            { type: 'image', mediaType: 'image/png', base64: 'aW1hZ2U=', detail: 'low' },
          ],
        },
      ],
    });
    expect(body).toMatchObject({ model: MODEL, stream: true, max_tokens: 64_000 });
    expect(body.system).toEqual([{ type: 'text', text: 'Be brief.\n\nAnswer in German.' }]);
    expect(body.messages).toEqual([
      { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
      { role: 'assistant', content: [{ type: 'text', text: 'Hi.' }] },
      {
        role: 'user',
        content: [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'aW1hZ2U=' } }],
      },
    ]);
  });

  test('has the results of parallel tool calls in one message, and arguments that are no object under a name', async () => {
    const body = await sent({
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'Weather?' }] },
        {
          role: 'assistant',
          content: [
            { type: 'tool-call', id: 'a', name: 'get_weather', argumentsText: '{"city":"Berlin"}' },
            { type: 'tool-call', id: 'b', name: 'get_time', argumentsText: '{broken' },
          ],
        },
        { role: 'tool', toolCallId: 'a', content: [{ type: 'text', text: 'sunny' }] },
        { role: 'tool', toolCallId: 'b', content: [] },
      ],
      tools: [{ name: 'get_weather', parameters: { type: 'object' } }, { name: 'get_time' }],
    });
    expect(body.messages.slice(1)).toEqual([
      {
        role: 'assistant',
        content: [
          { type: 'tool_use', id: 'a', name: 'get_weather', input: { city: 'Berlin' } },
          { type: 'tool_use', id: 'b', name: 'get_time', input: { arguments: '{broken' } },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'a', content: 'sunny' },
          { type: 'tool_result', tool_use_id: 'b', content: '' },
        ],
      },
    ]);
  });

  const tools = [
    { name: 'get_weather', description: 'Of a city', parameters: { type: 'object' }, strict: true },
    { name: 'get_time' },
  ];

  test.each([
    [{ toolChoice: { type: 'auto' } }, { type: 'auto' }],
    [{ toolChoice: { type: 'none' } }, { type: 'none' }],
    [{ toolChoice: { type: 'required' } }, { type: 'any' }],
    [{ toolChoice: { type: 'tool', name: 'get_time' } }, { type: 'tool', name: 'get_time' }],
    [{ options: { parallelToolCalls: false } }, { type: 'auto', disable_parallel_tool_use: true }],
  ] as const)('with %j says tool_choice %j', async (request, choice) => {
    const body = await sent({ tools, ...request });
    expect(body.tool_choice).toEqual(choice);
    expect(body.tools).toHaveLength(2);
  });

  test('describes the tools, strict ones as strict', async () => {
    const body = await sent({ tools });
    expect(body.tools).toMatchObject([
      { name: 'get_weather', description: 'Of a city', input_schema: { type: 'object' }, strict: true },
      { name: 'get_time', input_schema: { type: 'object', properties: {} } },
    ]);
    expect(body.tools[1]).not.toHaveProperty('strict');
  });

  test('says the options under the names of the API', async () => {
    const body = await sent({
      options: { temperature: 0.5, maxOutputTokens: 100, stop: ['END'], endUser: 'zoe' },
    });
    expect(body).toMatchObject({
      temperature: 0.5,
      max_tokens: 100,
      stop_sequences: ['END'],
      metadata: { user_id: 'zoe' },
    });
  });

  test('turns effort into thinking, and leaves sampling out with it', async () => {
    const body = await sent({ options: { reasoningEffort: 'low', temperature: 0.5 } });
    expect(body.thinking).toMatchObject({ type: 'enabled' });
    expect(body).not.toHaveProperty('temperature');
  });

  test.each([
    ['claude-sonnet-4-5', 4_000, { type: 'enabled', budget_tokens: 2_000 }],
    ['claude-sonnet-4-5', 2_500, { type: 'enabled', budget_tokens: 1_250 }],
    ['claude-sonnet-4-5', 2_100, { type: 'enabled', budget_tokens: 1_050 }],
    ['claude-sonnet-4-5', 60_000, { type: 'enabled', budget_tokens: 24_000 }],
    ['claude-sonnet-4-5', 2_000, undefined],
    ['claude-opus-4-8', 2_000, { type: 'adaptive', display: 'summarized' }],
  ])('keeps the thoughts of %s within a limit of %i tokens', async (model, maxOutputTokens, thinking) => {
    const options = { reasoningEffort: 'medium', maxOutputTokens } as const;
    const body = await sent({ model, options });
    expect({ thinking: body.thinking, max_tokens: body.max_tokens }).toEqual({
      thinking,
      max_tokens: maxOutputTokens,
    });
  });

  test('holds the answer to a JSON Schema', async () => {
    const schema = {
      type: 'object',
      properties: { a: { type: 'string' } },
      required: ['a'],
      additionalProperties: false,
    };
    const body = await sent({ responseFormat: { type: 'json-schema', name: 'answer', schema } });
    expect(body.output_config).toEqual({ format: { type: 'json_schema', schema } });
  });

  test('is not made for JSON without a schema', async () => {
    const made = play('text', { responseFormat: { type: 'json-object' } });
    await expect(made).rejects.toMatchObject({ code: 'unsupported_value' });
  });
});
