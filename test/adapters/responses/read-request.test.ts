import { describe, expect, it } from 'vitest';
import {
  RESPONSES_OPTION_NAMES,
  readResponsesRequest,
} from '../../../src/adapters/responses/read-request.ts';
import { responseBase } from '../../../src/adapters/responses/response-object.ts';
import type { Schema } from '../../../src/contract.ts';
import type { RunRequest } from '../../../src/core/briefing.ts';
import type { ModelOptions } from '../../../src/core/model-request.ts';
import { thrownBy } from '../../core/requests.ts';
import { descriptionOf, expectConforms, fieldNames, optionalFields, promiseOf } from '../contract-fields.ts';

type Body = Schema<'CreateResponseRequest'>;
type Echo = Partial<Schema<'Response'>>;

const body = (fields: object = {}): Body => {
  const whole = { model: 'openclaw', input: 'Hi', ...fields };
  expectConforms('CreateResponseRequest', whole);
  return whole as Body;
};
const read = (fields: object = {}) => readResponsesRequest(body(fields));
const echo = (fields: object = {}) => responseBase(body(fields), { id: 'resp_1', createdSeconds: 1 });

/** What a field does, and what of it the answer repeats; `echoes` absent means nothing. */
type Row = { readonly sample: unknown; readonly beside?: object; readonly echoes?: Echo } & (
  | { readonly does: 'option'; readonly options: ModelOptions }
  | { readonly does: 'run'; readonly run: Partial<RunRequest> }
  | { readonly does: 'refused' | 'extra' | 'ignored' | 'stream' | 'nothing'; readonly as?: string }
);

const TOOLS = [{ type: 'function', name: 'look' }];
const READ_TOOLS = [{ name: 'look' }];
const ECHOED_TOOLS: Echo['tools'] = [
  { type: 'function', name: 'look', description: null, parameters: null, strict: null },
];
const HI = { role: 'user', content: [{ type: 'text', text: 'Hi' }] } as const;

const FIELDS: Readonly<Record<string, Row>> = {
  // The operation finds the agent by it.
  model: { sample: 'Agent:MAIN', does: 'nothing', echoes: { model: 'Agent:MAIN' } },
  input: { sample: [{ role: 'user', content: 'Hi' }], does: 'run', run: { messages: [HI] } },
  instructions: {
    sample: 'Be brief.',
    does: 'run',
    run: { messages: [{ role: 'system', text: 'Be brief.' }, HI] },
    echoes: { instructions: 'Be brief.' },
  },
  tools: { sample: TOOLS, does: 'run', run: { tools: READ_TOOLS }, echoes: { tools: ECHOED_TOOLS } },
  tool_choice: {
    sample: 'required',
    beside: { tools: TOOLS },
    does: 'run',
    run: { tools: READ_TOOLS, toolChoice: { type: 'required' } },
    echoes: { tools: ECHOED_TOOLS, tool_choice: 'required' },
  },
  parallel_tool_calls: {
    sample: false,
    does: 'option',
    options: { parallelToolCalls: false },
    echoes: { parallel_tool_calls: false },
  },
  max_tool_calls: { sample: 3, does: 'nothing', echoes: { max_tool_calls: 3 } },
  text: {
    sample: { format: { type: 'json_object' } },
    does: 'run',
    run: { responseFormat: { type: 'json-object' } },
    echoes: { text: { format: { type: 'json_object' } } },
  },
  reasoning: {
    sample: { effort: 'low', summary: 'concise' },
    does: 'option',
    options: { reasoningEffort: 'low', reasoningSummary: 'concise' },
    echoes: { reasoning: { effort: 'low', summary: 'concise' } },
  },
  max_output_tokens: {
    sample: 5,
    does: 'option',
    options: { maxOutputTokens: 5 },
    echoes: { max_output_tokens: 5 },
  },
  temperature: { sample: 0, does: 'option', options: { temperature: 0 }, echoes: { temperature: 0 } },
  top_p: { sample: 0, does: 'option', options: { topP: 0 }, echoes: { top_p: 0 } },
  presence_penalty: {
    sample: 2,
    does: 'option',
    options: { presencePenalty: 2 },
    echoes: { presence_penalty: 2 },
  },
  frequency_penalty: {
    sample: -2,
    does: 'option',
    options: { frequencyPenalty: -2 },
    echoes: { frequency_penalty: -2 },
  },
  top_logprobs: {
    sample: 2,
    does: 'option',
    options: { logprobs: true, topLogprobs: 2 },
    echoes: { top_logprobs: 2 },
  },
  stream: { sample: true, does: 'stream' },
  stream_options: {
    sample: { include_obfuscation: true },
    does: 'ignored',
    as: 'stream_options.include_obfuscation',
  },
  store: { sample: false, does: 'nothing', echoes: { store: false } },
  // The operation looks it up.
  previous_response_id: { sample: 'resp_0', does: 'nothing', echoes: { previous_response_id: 'resp_0' } },
  conversation: { sample: { id: 'conv_1' }, does: 'refused' },
  background: { sample: true, does: 'run', run: { streaming: true }, echoes: { background: true } },
  // The operation tells the run.
  truncation: { sample: 'auto', does: 'nothing', echoes: { truncation: 'auto' } },
  include: { sample: ['reasoning.encrypted_content'], does: 'ignored' },
  metadata: { sample: { a: 'b' }, does: 'nothing', echoes: { metadata: { a: 'b' } } },
  prompt_cache_key: { sample: 'k', does: 'extra', echoes: { prompt_cache_key: 'k' } },
  safety_identifier: { sample: 'u1', does: 'extra', echoes: { safety_identifier: 'u1' } },
  service_tier: { sample: 'flex', does: 'extra' },
  user: { sample: 'ada', does: 'option', options: { endUser: 'ada' } },
  client_metadata: { sample: {}, does: 'ignored' },
  prompt: { sample: { id: 'p' }, does: 'refused' },
  moderation: { sample: {}, does: 'refused' },
  context_management: { sample: [], does: 'refused' },
  prompt_cache_options: { sample: {}, does: 'extra' },
  prompt_cache_retention: { sample: '24h', does: 'extra' },
};

describe('the fields of a response request', () => {
  it('are all in this table, and no others', () => {
    expect(Object.keys(FIELDS).sort()).toEqual(fieldNames('CreateResponseRequest'));
  });

  it.each(Object.entries(FIELDS))('%s does what its description says', (name, { does }) => {
    const promise = promiseOf(descriptionOf('CreateResponseRequest', name));
    // One value of `include` is an option, all others are ignored; the settings of a stream are in a schema of their own.
    if (name === 'include' || name === 'stream_options') return;
    const handlings = ['extra', 'refused', 'ignored'];
    if (promise !== null || handlings.includes(does)) expect(does).toBe(promise);
  });

  it.each(Object.entries(FIELDS))(
    '%s is handled, and repeated where the answer has it',
    async (name, row) => {
      const fields = { ...row.beside, [name]: row.sample };
      if (row.does === 'refused') {
        expect(await thrownBy(() => read(fields))).toMatchObject({
          code: 'unsupported_parameter',
          param: name,
        });
        return;
      }
      const { run, stream, ignored } = read(fields);
      expect(ignored).toEqual(row.does === 'ignored' ? [row.as ?? name] : []);
      expect(run.extra).toEqual(row.does === 'extra' ? { [name]: row.sample } : {});
      expect(set(run.options)).toEqual(row.does === 'option' ? row.options : {});
      expect(stream).toBe(row.does === 'stream');
      expect(run).toEqual({
        ...read().run,
        streaming: row.does === 'stream',
        options: run.options,
        extra: run.extra,
        ...(row.does === 'run' ? row.run : {}),
      });
      expect(echo(fields)).toEqual({ ...echo(), ...row.echoes });
    },
  );

  it.each(optionalFields('CreateResponseRequest'))('%s is absent when it is null', (name) => {
    expect(read({ [name]: null })).toEqual(read());
    expect(echo({ [name]: null })).toEqual(echo());
  });

  it('has a wire name for each option, and it begins with a field of the contract', () => {
    // The two that only chat completions have are never set here.
    const { seed: _, stop: __, ...names } = RESPONSES_OPTION_NAMES;
    for (const name of Object.values(names)) expect(FIELDS).toHaveProperty(name.split('.')[0] ?? '');
  });
});

describe('readResponsesRequest', () => {
  it('passes on unknown fields unchanged', () => {
    expect(read({ top_k: 3, vendor: { x: null }, nothing: null }).run.extra).toEqual({
      top_k: 3,
      vendor: { x: null },
    });
  });

  it.each<[object, ModelOptions]>([
    [{ include: ['message.output_text.logprobs'] }, { logprobs: true }],
    [
      { include: ['message.output_text.logprobs'], top_logprobs: 0 },
      { logprobs: true, topLogprobs: 0 },
    ],
    [
      { include: ['message.output_text.logprobs'], top_logprobs: 3 },
      { logprobs: true, topLogprobs: 3 },
    ],
    [{ top_logprobs: 1 }, { logprobs: true, topLogprobs: 1 }],
    [{ top_logprobs: 0 }, {}],
    [{ include: [] }, {}],
  ])('reads of %j the options %j', (fields, options) => {
    const request = read(fields);
    expect(set(request.run.options)).toEqual(options);
    expect(request.ignored).toEqual([]);
  });

  it('names include once when it asks for something known and something that is not', () => {
    const include = [
      'message.output_text.logprobs',
      'reasoning.encrypted_content',
      'file_search_call.results',
    ];
    const request = read({ include });
    expect(request.ignored).toEqual(['include']);
    expect(request.run.options.logprobs).toBe(true);
  });

  it.each([
    { store: false },
    { truncation: 'disabled' },
    { background: false },
    { stream_options: { include_obfuscation: false } },
  ])('does not name %j, which is what happens anyway', (fields) => {
    expect(read(fields)).toEqual(read());
  });

  it.each<[object, object]>([
    [{}, { type: 'text' }],
    [{ format: null }, { type: 'text' }],
    [{ format: { type: 'text' } }, { type: 'text' }],
    [{ format: { type: 'json_object' } }, { type: 'json-object' }],
    [
      { format: { type: 'json_schema', name: 'n', schema: { a: null } } },
      { type: 'json-schema', name: 'n', schema: { a: null } },
    ],
    [
      { format: { type: 'json_schema', name: 'n', schema: {}, description: 'd', strict: false } },
      { type: 'json-schema', name: 'n', schema: {}, description: 'd', strict: false },
    ],
  ])('reads the text format %j', (text, want) => {
    expect(read({ text }).run.responseFormat).toEqual(want);
  });

  it('reads the verbosity', () => {
    expect(set(read({ text: { verbosity: 'high' } }).run.options)).toEqual({ verbosity: 'high' });
  });

  it.each([{ effort: 'high' }, { summary: 'auto' }, {}])(
    'reads half of the reasoning settings, %j',
    (reasoning) => {
      expect(echo({ reasoning }).reasoning).toEqual({ effort: null, summary: null, ...reasoning });
    },
  );

  it('takes empty instructions and an empty user as absent', () => {
    const { run } = read({ instructions: '', user: '' });
    expect(run.messages).toEqual([HI]);
    expect(run.options.endUser).toBeUndefined();
  });
});

/** The options that are set. */
function set(options: ModelOptions): ModelOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
