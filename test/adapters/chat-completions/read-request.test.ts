import { describe, expect, it } from 'vitest';
import { CHAT_OPTION_NAMES, readChatRequest } from '../../../src/adapters/chat-completions/read-request.ts';
import type { Schema } from '../../../src/contract.ts';
import type { RunRequest } from '../../../src/core/briefing.ts';
import type { ModelOptions } from '../../../src/core/model-request.ts';
import { thrownBy } from '../../core/requests.ts';
import { descriptionOf, expectConforms, fieldNames, optionalFields, promiseOf } from '../contract-fields.ts';

type Body = Schema<'CreateChatCompletionRequest'>;

const IMAGES = {
  allowUrl: false,
  allowedMimes: ['image/png'],
  maxBytes: 100,
  maxParts: 2,
  maxTotalBytes: 150,
};

const body = (fields: object = {}): Body => {
  const whole = { model: 'openclaw', messages: [{ role: 'user', content: 'Hi' }], ...fields };
  expectConforms('CreateChatCompletionRequest', whole);
  return whole as Body;
};
const read = (fields: object = {}) => readChatRequest(body(fields), IMAGES);

/** What a field does. `beside` is what has to be there for it to be valid. */
type Row = { readonly sample: unknown; readonly beside?: object } & (
  | { readonly does: 'option'; readonly options: ModelOptions }
  | { readonly does: 'run'; readonly run: Partial<RunRequest> }
  | { readonly does: 'writer'; readonly request: { stream?: boolean; includeUsage?: boolean } }
  | { readonly does: 'refused'; readonly code?: string }
  | { readonly does: 'extra' | 'ignored' | 'nothing' }
);

const TOOLS = [{ type: 'function', function: { name: 'look' } }];
const READ_TOOLS = [{ name: 'look' }];

const FIELDS: Readonly<Record<string, Row>> = {
  messages: {
    sample: [{ role: 'user', content: 'Ho' }],
    does: 'run',
    run: { messages: [{ role: 'user', content: [{ type: 'text', text: 'Ho' }] }] },
  },
  // The operation finds the agent by it.
  model: { sample: 'openclaw/main', does: 'nothing' },
  audio: { sample: { voice: 'alloy', format: 'mp3' }, does: 'refused' },
  frequency_penalty: { sample: -2, does: 'option', options: { frequencyPenalty: -2 } },
  function_call: { sample: 'auto', does: 'refused' },
  functions: { sample: [{ name: 'look' }], does: 'refused' },
  logit_bias: { sample: { 50256: -100 }, does: 'extra' },
  logprobs: { sample: true, does: 'option', options: { logprobs: true } },
  max_completion_tokens: { sample: 5, does: 'option', options: { maxOutputTokens: 5 } },
  max_tokens: { sample: 6, does: 'option', options: { maxOutputTokens: 6 } },
  metadata: { sample: { ticket: '1' }, does: 'ignored' },
  modalities: { sample: ['text'], does: 'nothing' },
  moderation: { sample: { model: 'omni' }, does: 'refused' },
  n: { sample: 1, does: 'nothing' },
  parallel_tool_calls: { sample: false, does: 'option', options: { parallelToolCalls: false } },
  prediction: { sample: { type: 'content', content: 'x' }, does: 'extra' },
  presence_penalty: { sample: 2, does: 'option', options: { presencePenalty: 2 } },
  prompt_cache_key: { sample: 'k', does: 'extra' },
  prompt_cache_options: { sample: {}, does: 'extra' },
  prompt_cache_retention: { sample: '24h', does: 'extra' },
  reasoning_effort: { sample: 'low', does: 'option', options: { reasoningEffort: 'low' } },
  response_format: {
    sample: { type: 'json_object' },
    does: 'run',
    run: { responseFormat: { type: 'json-object' } },
  },
  safety_identifier: { sample: 'u1', does: 'extra' },
  seed: { sample: -7, does: 'option', options: { seed: -7 } },
  service_tier: { sample: 'flex', does: 'extra' },
  stop: { sample: ['END'], does: 'option', options: { stop: ['END'] } },
  store: { sample: true, does: 'ignored' },
  stream: { sample: true, does: 'writer', request: { stream: true } },
  stream_options: { sample: { include_usage: true }, does: 'writer', request: { includeUsage: true } },
  temperature: { sample: 0, does: 'option', options: { temperature: 0 } },
  tool_choice: {
    sample: 'required',
    beside: { tools: TOOLS },
    does: 'run',
    run: { toolChoice: { type: 'required' }, tools: READ_TOOLS },
  },
  tools: { sample: TOOLS, does: 'run', run: { tools: READ_TOOLS } },
  top_logprobs: {
    sample: 2,
    beside: { logprobs: true },
    does: 'option',
    options: { logprobs: true, topLogprobs: 2 },
  },
  top_p: { sample: 0, does: 'option', options: { topP: 0 } },
  user: { sample: 'ada', does: 'option', options: { endUser: 'ada' } },
  verbosity: { sample: 'low', does: 'option', options: { verbosity: 'low' } },
  web_search_options: { sample: {}, does: 'refused' },
};

describe('the fields of a chat completion request', () => {
  it('are all in this table, and no others', () => {
    expect(Object.keys(FIELDS).sort()).toEqual(fieldNames('CreateChatCompletionRequest'));
  });

  it.each(Object.entries(FIELDS))('%s does what its description says', (name, { does }) => {
    const promise = promiseOf(descriptionOf('CreateChatCompletionRequest', name));
    const handlings = ['extra', 'refused', 'ignored'];
    if (promise !== null || handlings.includes(does)) expect(does).toBe(promise);
  });

  it.each(Object.entries(FIELDS))('%s is handled', async (name, row) => {
    const fields = { ...row.beside, [name]: row.sample };
    if (row.does === 'refused') {
      expect(await thrownBy(() => read(fields))).toMatchObject({
        code: row.code ?? 'unsupported_parameter',
        param: name,
      });
      return;
    }
    const { run, stream, includeUsage, ignored } = read(fields);
    expect(ignored).toEqual(row.does === 'ignored' ? [name] : []);
    expect(run.extra).toEqual(row.does === 'extra' ? { [name]: row.sample } : {});
    expect(set(run.options)).toEqual(row.does === 'option' ? row.options : {});
    const { stream: wantStream = false, includeUsage: wantUsage = false } =
      row.does === 'writer' ? row.request : {};
    expect({ stream, includeUsage }).toEqual({ stream: wantStream, includeUsage: wantUsage });
    const plain = read();
    expect(run).toEqual({
      ...plain.run,
      streaming: wantStream,
      options: run.options,
      extra: run.extra,
      ...(row.does === 'run' ? row.run : {}),
    });
  });

  it.each(optionalFields('CreateChatCompletionRequest'))('%s is absent when it is null', (name) => {
    expect(read({ [name]: null })).toEqual(read());
  });

  it('has a wire name for each option, and it is a field of the contract', () => {
    // The two that only responses have are never set here.
    const { reasoningSummary: _, ...names } = CHAT_OPTION_NAMES;
    for (const name of Object.values(names)) expect(FIELDS).toHaveProperty(name);
  });
});

describe('readChatRequest', () => {
  it('passes on unknown fields unchanged, whatever they are called', () => {
    const unknown = JSON.parse(
      '{"top_k":3,"__proto__":{"a":1},"constructor":[null],"vendor":{"x":null},"nothing":null}',
    );
    const { extra } = read(unknown).run;
    expect(Object.keys(extra).sort()).toEqual(['__proto__', 'constructor', 'top_k', 'vendor']);
    expect(JSON.parse(JSON.stringify(extra))).toEqual({
      top_k: 3,
      ['__proto__']: { a: 1 },
      constructor: [null],
      vendor: { x: null },
    });
    expect(Object.getPrototypeOf(extra)).toBe(Object.prototype);
  });

  it.each([
    [{ max_completion_tokens: 5, max_tokens: 6 }, 5],
    [{ max_completion_tokens: null, max_tokens: 6 }, 6],
    [{ max_completion_tokens: 5, max_tokens: null }, 5],
  ])('takes of %j the limit %i', (fields, limit) => {
    expect(read(fields).run.options.maxOutputTokens).toBe(limit);
  });

  it.each([
    ['END', ['END']],
    [
      ['A', 'B'],
      ['A', 'B'],
    ],
    [[], undefined],
    [null, undefined],
  ])('reads stop %j as %j', (stop, want) => {
    expect(read({ stop }).run.options.stop).toEqual(want);
  });

  it('takes an empty user as absent', () => {
    expect(read({ user: '' }).run.options.endUser).toBeUndefined();
  });

  it.each<[object, object]>([
    [{ type: 'text' }, { type: 'text' }],
    [{ type: 'json_object' }, { type: 'json-object' }],
    [{ type: 'json_schema', json_schema: { name: 'n' } }, { type: 'json-object' }],
    [{ type: 'json_schema', json_schema: { name: 'n', schema: null } }, { type: 'json-object' }],
    [
      { type: 'json_schema', json_schema: { name: 'n', schema: {}, description: null, strict: null } },
      { type: 'json-schema', name: 'n', schema: {} },
    ],
    [
      {
        type: 'json_schema',
        json_schema: { name: 'n', schema: { a: null }, description: 'd', strict: true },
      },
      { type: 'json-schema', name: 'n', schema: { a: null }, description: 'd', strict: true },
    ],
  ])('reads the response format %j', (format, want) => {
    expect(read({ response_format: format }).run.responseFormat).toEqual(want);
  });

  it('reads a tool with all it says, schemas untouched', () => {
    const parameters = { type: 'object', properties: { a: { default: null } } };
    const tools = [
      { type: 'function', function: { name: 'a', description: 'd', parameters, strict: false } },
      { type: 'function', function: { name: 'b', description: null, parameters: null, strict: null } },
    ];
    expect(read({ tools }).run.tools).toEqual([
      { name: 'a', description: 'd', parameters, strict: false },
      { name: 'b' },
    ]);
  });

  it.each<[unknown, object]>([
    ['auto', { type: 'auto' }],
    ['none', { type: 'none' }],
    ['required', { type: 'required' }],
    [
      { type: 'function', function: { name: 'look' } },
      { type: 'tool', name: 'look' },
    ],
  ])('reads tool_choice %j', (tool_choice, want) => {
    expect(read({ tools: TOOLS, tool_choice }).run.toolChoice).toEqual(want);
  });

  it.each([{ metadata: {} }, { store: true }, { stream_options: { include_obfuscation: true } }])(
    'names %j as ignored',
    (fields) => {
      const [name] = Object.keys(fields);
      expect(read(fields).ignored).toEqual([
        name === 'stream_options' ? 'stream_options.include_obfuscation' : name,
      ]);
    },
  );

  it.each([{ store: false }, { stream_options: { include_obfuscation: false, include_usage: false } }])(
    'does not name %j, which is what happens anyway',
    (fields) => {
      expect(read(fields).ignored).toEqual([]);
    },
  );

  it.each<[string, object, string, string]>([
    ['sound among the modalities', { modalities: ['text', 'audio'] }, 'unsupported_value', 'modalities'],
    ['top_logprobs without logprobs', { top_logprobs: 1 }, 'invalid_value', 'top_logprobs'],
    ['top_logprobs with logprobs off', { top_logprobs: 1, logprobs: false }, 'invalid_value', 'top_logprobs'],
    ['required without tools', { tool_choice: 'required' }, 'invalid_value', 'tool_choice'],
    [
      'required with an empty list of tools',
      { tool_choice: 'required', tools: [] },
      'invalid_value',
      'tool_choice',
    ],
    [
      'a function that is not in tools',
      { tools: TOOLS, tool_choice: { type: 'function', function: { name: 'leap' } } },
      'invalid_value',
      'tool_choice',
    ],
  ])('refuses %s', async (_, fields, code, param) => {
    expect(await thrownBy(() => read(fields))).toMatchObject({ code, param, status: 400 });
  });

  it('takes top_logprobs 0 without logprobs, which asks for nothing', () => {
    expect(read({ top_logprobs: 0 }).run.options.topLogprobs).toBe(0);
  });
});

/** The options that are set. */
function set(options: ModelOptions): ModelOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
