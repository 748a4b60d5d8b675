import { describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../../src/config/config.ts';
import type { Message } from '../../../src/core/messages.ts';
import type { ModelOptions, ModelRequest } from '../../../src/core/model-request.ts';
import { chatDialect } from '../../../src/providers/openai-compatible/dialect.ts';
import { writeChatRequest } from '../../../src/providers/openai-compatible/request-writer.ts';
import { type StateOwner, wrapState } from '../../../src/providers/provider-state.ts';
import { modelRequest, OWNER } from './test-provider.ts';

const OPENAI = { id: 'openai', baseUrl: 'https://api.openai.com/v1' };
const OTHER = { id: 'local', baseUrl: 'http://127.0.0.1:8000/v1' };
const DEEPSEEK = { id: 'deepseek', baseUrl: 'https://api.deepseek.com' };

/** What goes over the wire: through JSON, as the backend reads it. */
function written(
  request: Partial<ModelRequest>,
  provider: { id: string; baseUrl: string } = OTHER,
  models: readonly ModelConfig[] = [],
): Record<string, unknown> {
  const body = writeChatRequest(
    modelRequest(request),
    { id: provider.id, api: OWNER.api, models },
    chatDialect(provider),
  );
  return JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
}

function model(rest: Partial<ModelConfig>): ModelConfig {
  return {
    id: 'test-model',
    name: 'Test',
    reasoning: false,
    input: ['text'],
    contextWindow: undefined,
    maxTokens: undefined,
    params: {},
    sim: undefined,
    ...rest,
  };
}

const user = (text: string): Message => ({ role: 'user', content: [{ type: 'text', text }] });
const PNG = { type: 'image', mediaType: 'image/png', base64: 'iVBO', detail: 'low' } as const;
const PNG_WIRE = { type: 'image_url', image_url: { url: 'data:image/png;base64,iVBO', detail: 'low' } };
const TOOL = { name: 'get_weather', description: 'Weather', parameters: { type: 'object' }, strict: true };
const OTHER_TOOL = { name: 'get_time' };

describe('the body of a chat request', () => {
  it('is minimal when the caller says nothing', () => {
    expect(written({})).toEqual({
      model: 'test-model',
      messages: [{ role: 'user', content: 'Hi' }],
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  it('asks for one JSON answer when nobody reads along', () => {
    const body = written({ streaming: false });
    expect(body.stream).toBe(false);
    expect(body).not.toHaveProperty('stream_options');
  });

  const messages: [string, { instructions?: string; messages: Message[] }, unknown[]][] = [
    [
      'instructions first, later roles in place',
      {
        instructions: 'Be kind.',
        messages: [user('a'), { role: 'system', text: 's', name: 'n' }, { role: 'developer', text: 'd' }],
      },
      [
        { role: 'system', content: 'Be kind.' },
        { role: 'user', content: 'a' },
        { role: 'system', content: 's', name: 'n' },
        { role: 'system', content: 'd' },
      ],
    ],
    [
      'text parts joined by a newline',
      {
        messages: [
          {
            role: 'user',
            name: 'ana',
            content: [
              { type: 'text', text: 'a' },
              { type: 'text', text: 'b' },
            ],
          },
        ],
      },
      [{ role: 'user', name: 'ana', content: 'a\nb' }],
    ],
    [
      'images as data URLs among the text',
      { messages: [{ role: 'user', content: [{ type: 'text', text: 'see' }, PNG] }] },
      [{ role: 'user', content: [{ type: 'text', text: 'see' }, PNG_WIRE] }],
    ],
    [
      'a message without content',
      {
        messages: [
          { role: 'user', content: [] },
          { role: 'assistant', content: [] },
        ],
      },
      [
        { role: 'user', content: '' },
        { role: 'assistant', content: '' },
      ],
    ],
    [
      'a tool round trip, reasoning left out',
      {
        messages: [
          user('weather?'),
          {
            role: 'assistant',
            content: [
              { type: 'reasoning', text: 'hm' },
              { type: 'text', text: 'Looking.' },
              { type: 'tool-call', id: 'c1', name: 'get_weather', argumentsText: '{"a":1}' },
              { type: 'tool-call', id: 'c2', name: 'get_time', argumentsText: '' },
              { type: 'tool-call', id: 'c3', name: 'get_time', argumentsText: '{"zone' },
            ],
          },
          { role: 'tool', toolCallId: 'c1', content: [{ type: 'text', text: 'sun' }] },
          { role: 'tool', toolCallId: 'c2', content: [] },
        ],
      },
      [
        { role: 'user', content: 'weather?' },
        {
          role: 'assistant',
          content: 'Looking.',
          tool_calls: [
            { id: 'c1', type: 'function', function: { name: 'get_weather', arguments: '{"a":1}' } },
            { id: 'c2', type: 'function', function: { name: 'get_time', arguments: '{}' } },
            {
              id: 'c3',
              type: 'function',
              function: { name: 'get_time', arguments: '{"arguments":"{\\"zone"}' },
            },
          ],
        },
        { role: 'tool', tool_call_id: 'c1', content: 'sun' },
        { role: 'tool', tool_call_id: 'c2', content: '' },
      ],
    ],
    [
      'images that tools returned, after the last result',
      {
        messages: [
          {
            role: 'assistant',
            content: [{ type: 'tool-call', id: 'c1', name: 'shot', argumentsText: '{}' }],
          },
          { role: 'tool', toolCallId: 'c1', content: [PNG] },
          { role: 'tool', toolCallId: 'c2', content: [{ type: 'text', text: 'ok' }] },
          user('and?'),
        ],
      },
      [
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'c1', type: 'function', function: { name: 'shot', arguments: '{}' } }],
        },
        { role: 'tool', tool_call_id: 'c1', content: '' },
        { role: 'tool', tool_call_id: 'c2', content: 'ok' },
        { role: 'user', content: [{ type: 'text', text: 'Images returned by the tools:' }, PNG_WIRE] },
        { role: 'user', content: 'and?' },
      ],
    ],
    [
      'a refusal as what was said',
      { messages: [{ role: 'assistant', content: [{ type: 'refusal', text: 'No.' }] }] },
      [{ role: 'assistant', content: 'No.' }],
    ],
  ];

  it.each(messages)('has %s', (_name, request, want) => {
    expect(written(request).messages).toEqual(want);
  });

  it('has the developer role, text parts and refusals where OpenAI reads it', () => {
    const content = [
      { type: 'text' as const, text: 'a' },
      { type: 'text' as const, text: 'b' },
    ];
    const body = written(
      {
        messages: [
          { role: 'developer', text: 'd' },
          { role: 'user', content },
          { role: 'assistant', content: [{ type: 'refusal', text: 'No.' }] },
        ],
      },
      OPENAI,
    );
    expect(body.messages).toEqual([
      { role: 'developer', content: 'd' },
      { role: 'user', content },
      { role: 'assistant', content: null, refusal: 'No.' },
    ]);
  });

  it('has the reasoning of a turn with calls only where the service refuses calls without it', () => {
    const call = { type: 'tool-call', id: 'c', name: 'f', argumentsText: '{}' } as const;
    const reasoning = { type: 'reasoning', text: 'hm' } as const;
    const messages: Message[] = [
      { role: 'assistant', content: [reasoning, call] },
      { role: 'assistant', content: [call] },
      { role: 'assistant', content: [reasoning, { type: 'text', text: 'Done.' }] },
      { role: 'user', content: [{ type: 'text', text: 'Thanks.' }] },
      { role: 'assistant', content: [reasoning, { type: 'text', text: 'Bye.' }] },
    ];
    const sent = (provider: typeof OTHER) =>
      (written({ messages }, provider).messages as Record<string, unknown>[])
        .filter(({ role }) => role === 'assistant')
        .map((message) => message.reasoning_content);
    expect(sent(DEEPSEEK)).toEqual(['hm', '', 'hm', undefined]);
    expect(sent(OTHER)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('gives back what came with its own reasoning and calls, and nothing that came from another', () => {
    const message = (owner: StateOwner): Message => ({
      role: 'assistant',
      content: [
        { type: 'reasoning', text: 'hm', state: wrapState(owner, { reasoningDetails: [{ text: 'hm' }] }) },
        { type: 'text', text: 'Let me look.' },
        {
          type: 'tool-call',
          id: 'c',
          name: 'f',
          argumentsText: '{}',
          state: wrapState(owner, { extraContent: { google: { thought_signature: 's' } } }),
        },
        { type: 'reasoning', text: '', state: wrapState(owner, { reasoningDetails: [{ data: 'A' }] }) },
      ],
    });
    const call = { id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } };
    const sent = (owner: StateOwner) => (written({ messages: [message(owner)] }).messages as unknown[])[0];
    expect(sent(OWNER)).toEqual({
      role: 'assistant',
      content: 'Let me look.',
      reasoning_details: [{ text: 'hm' }, { data: 'A' }],
      tool_calls: [{ ...call, extra_content: { google: { thought_signature: 's' } } }],
    });
    const bare = { role: 'assistant', content: 'Let me look.', tool_calls: [call] };
    expect(sent({ ...OWNER, id: 'other' })).toEqual(bare);
    expect(sent({ ...OWNER, api: 'ollama' })).toEqual(bare);
  });

  it('does not ask for usage where the service refuses the question', () => {
    const body = written({}, { id: 'mistral', baseUrl: 'https://api.mistral.ai/v1' });
    expect(body).not.toHaveProperty('stream_options');
    expect(body.stream).toBe(true);
  });

  const ALL_OPTIONS: ModelOptions = {
    temperature: 0.5,
    topP: 0.9,
    frequencyPenalty: -1,
    presencePenalty: 1,
    seed: 7,
    stop: ['a', 'b'],
    maxOutputTokens: 99,
    logprobs: true,
    topLogprobs: 3,
    parallelToolCalls: false,
    reasoningEffort: 'low',
    verbosity: 'high',
    endUser: 'u1',
  };

  it('has every option by its wire name', () => {
    expect(written({ options: ALL_OPTIONS, tools: [OTHER_TOOL] })).toMatchObject({
      temperature: 0.5,
      top_p: 0.9,
      frequency_penalty: -1,
      presence_penalty: 1,
      seed: 7,
      stop: ['a', 'b'],
      max_tokens: 99,
      logprobs: true,
      top_logprobs: 3,
      parallel_tool_calls: false,
      reasoning_effort: 'low',
      verbosity: 'high',
      user: 'u1',
    });
  });

  it.each([
    ['OpenAI', OPENAI, 'max_completion_tokens'],
    [
      'a relay configured as openai',
      { id: 'openai', baseUrl: 'http://relay.internal/v1' },
      'max_completion_tokens',
    ],
    ['Azure', { id: 'az', baseUrl: 'https://x.openai.azure.com/openai/v1' }, 'max_completion_tokens'],
    ['a region of OpenAI', { id: 'eu', baseUrl: 'https://eu.api.openai.com/v1' }, 'max_completion_tokens'],
    ['any other server', OTHER, 'max_tokens'],
    [
      'a host that only looks like it',
      { id: 'x', baseUrl: 'https://notapi.openai.com.example/v1' },
      'max_tokens',
    ],
  ])('limits tokens at %s by the field that it knows', (_name, provider, field) => {
    const body = written({ options: { maxOutputTokens: 5 } }, provider);
    expect([body.max_tokens, body.max_completion_tokens].filter((value) => value !== undefined)).toEqual([5]);
    expect(body[field]).toBe(5);
  });

  it('asks for log probabilities when only alternatives are asked for', () => {
    expect(written({ options: { topLogprobs: 2 } })).toMatchObject({ logprobs: true, top_logprobs: 2 });
  });

  it('has tools with parameters, and a function without any as one that takes none', () => {
    expect(written({ tools: [TOOL, OTHER_TOOL] }).tools).toEqual([
      { type: 'function', function: TOOL },
      {
        type: 'function',
        function: {
          name: 'get_time',
          parameters: { type: 'object', properties: {}, additionalProperties: false },
        },
      },
    ]);
  });

  it.each<[string, ModelRequest['toolChoice'], unknown, string[]]>([
    ['auto', { type: 'auto' }, undefined, ['get_weather', 'get_time']],
    ['none', { type: 'none' }, 'none', ['get_weather', 'get_time']],
    ['required', { type: 'required' }, 'required', ['get_weather', 'get_time']],
    [
      'one tool',
      { type: 'tool', name: 'get_time' },
      { type: 'function', function: { name: 'get_time' } },
      ['get_weather', 'get_time'],
    ],
    ['some tools', { type: 'required', allowed: ['get_time'] }, 'required', ['get_time']],
    ['no tools', { type: 'auto', allowed: [] }, undefined, []],
  ])('keeps to a choice of %s', (_name, toolChoice, want, names) => {
    const body = written({ tools: [TOOL, OTHER_TOOL], toolChoice });
    expect(body.tool_choice).toEqual(want);
    const tools = (body.tools ?? []) as { function: { name: string } }[];
    expect(tools.map((tool) => tool.function.name)).toEqual(names);
  });

  it('says nothing about tool calls when there are no tools', () => {
    const body = written({ toolChoice: { type: 'none' }, options: { parallelToolCalls: true } });
    expect(body).not.toHaveProperty('tool_choice');
    expect(body).not.toHaveProperty('parallel_tool_calls');
  });

  it.each<[ModelRequest['responseFormat'], unknown]>([
    [{ type: 'text' }, undefined],
    [{ type: 'json-object' }, { type: 'json_object' }],
    [
      { type: 'json-schema', name: 'n', description: 'd', schema: { type: 'object' }, strict: true },
      {
        type: 'json_schema',
        json_schema: { name: 'n', description: 'd', schema: { type: 'object' }, strict: true },
      },
    ],
  ])('asks for the format %j', (responseFormat, want) => {
    expect(written({ responseFormat }).response_format).toEqual(want);
  });

  it('takes what is ours before the extra fields, and those before the params of the configuration', () => {
    const params = { temperature: 0.1, top_k: 5, min_p: 0.1, maxTokens: 50, stream: false };
    const body = written(
      {
        options: { temperature: 0.7 },
        extra: { top_k: 40, chat_template_kwargs: { thinking: true }, model: 'other', messages: [] },
      },
      OTHER,
      [model({ params })],
    );
    expect(body).toMatchObject({
      model: 'test-model',
      messages: [{ role: 'user', content: 'Hi' }],
      stream: true,
      temperature: 0.7,
      top_k: 40,
      min_p: 0.1,
      max_tokens: 50,
      chat_template_kwargs: { thinking: true },
    });
    expect(body).not.toHaveProperty('maxTokens');
  });

  it.each([
    [{ maxTokens: 50 }, OTHER, { max_tokens: 50 }],
    [{ constructor: 50 }, OTHER, { constructor: 50 }],
    [{ max_tokens: 50 }, OPENAI, { max_completion_tokens: 50 }],
    [{ max_completion_tokens: 50 }, OTHER, { max_tokens: 50 }],
    [
      { topP: 0.2, frequencyPenalty: 1, presencePenalty: -1 },
      OTHER,
      { top_p: 0.2, frequency_penalty: 1, presence_penalty: -1 },
    ],
  ])('writes the params %j as the wire spells them', (params, provider, want) => {
    const {
      model: _model,
      messages: _messages,
      stream: _stream,
      stream_options: _options,
      ...rest
    } = written({}, provider, [model({ params })]);
    expect(rest).toEqual(want);
    const limited = written({ options: { maxOutputTokens: 7 } }, provider, [model({ params })]);
    expect(
      [limited.max_tokens, limited.max_completion_tokens].filter((value) => value !== undefined),
    ).toEqual([7]);
  });

  it('passes on an extra field named __proto__ as the field it is', () => {
    const extra = JSON.parse('{"__proto__": {"polluted": true}}') as Record<string, unknown>;
    const body = writeChatRequest(modelRequest({ extra }), { ...OWNER, models: [] }, chatDialect(OTHER));
    expect(JSON.stringify(body)).toContain('"__proto__":{"polluted":true}');
    expect((body as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each<[string, Message]>([
    ['a user', { role: 'user', content: [PNG] }],
    ['a tool', { role: 'tool', toolCallId: 'c', content: [PNG] }],
  ])('refuses an image of %s to a model that takes none', (_name, message) => {
    const request = { messages: [message] };
    expect(() => written(request, OTHER, [model({ input: ['text'] })])).toThrow(
      expect.objectContaining({
        code: 'unsupported_value',
        message: expect.stringContaining('local/test-model'),
      }),
    );
    expect(() => written(request, OTHER, [model({ input: ['text', 'image'] })])).not.toThrow();
    expect(() => written(request, OTHER, [model({ id: 'another', input: ['text'] })])).not.toThrow();
  });
});
