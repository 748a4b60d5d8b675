import { describe, expect, it } from 'vitest';
import { type ReadInput, readInput } from '../../../src/adapters/responses/read-input.ts';
import type { Schema } from '../../../src/contract.ts';
import type { Message } from '../../../src/core/messages.ts';
import { thrownBy } from '../../core/requests.ts';
import { expectConforms } from '../contract-fields.ts';

type Input = Schema<'CreateResponseRequest'>['input'];

function readAll(input: unknown, instructions?: string | null): ReadInput {
  expectConforms('CreateResponseRequest', { model: 'openclaw', input });
  return readInput(input as Input, instructions);
}

function read(input: unknown, instructions?: string | null): readonly Message[] {
  return readAll(input, instructions).messages;
}

const text = (value: string) => ({ type: 'text', text: value });
const user = (...texts: string[]) => ({ role: 'user', content: texts.map(text) });
const assistant = (...content: object[]) => ({ role: 'assistant', content });
const call = (id: string, name = 'f') => ({ type: 'function_call', call_id: id, name, arguments: '{"a":' });
const readCall = (id: string, name = 'f') => ({ type: 'tool-call', id, name, argumentsText: '{"a":' });
const output = (id: string, value: unknown = 'r') => ({
  type: 'function_call_output',
  call_id: id,
  output: value,
});
const result = (id: string, ...texts: string[]) => ({
  role: 'tool',
  toolCallId: id,
  toolName: 'f',
  content: texts.map(text),
});

const IMAGE = { type: 'input_image', image_url: 'https://example.com/a.png' };

const CASES: readonly { name: string; input: unknown; want: object[] }[] = [
  { name: 'a string', input: 'Hi', want: [user('Hi')] },
  { name: 'an empty string', input: '', want: [user('')] },
  { name: 'a short message', input: [{ role: 'user', content: 'Hi' }], want: [user('Hi')] },
  {
    name: 'a message without a type',
    input: [{ type: null, role: 'user', content: 'Hi' }],
    want: [user('Hi')],
  },
  {
    name: 'a message of parts',
    input: [
      {
        type: 'message',
        role: 'user',
        content: [
          { type: 'input_text', text: 'a' },
          { type: 'input_text', text: 'b' },
        ],
      },
    ],
    want: [user('a', 'b')],
  },
  {
    name: 'instructions of every role in their places',
    input: [
      { role: 'developer', content: 'D' },
      { role: 'user', content: 'Hi' },
      {
        role: 'system',
        content: [
          { type: 'input_text', text: 'a' },
          { type: 'input_text', text: 'b' },
        ],
      },
    ],
    want: [{ role: 'developer', text: 'D' }, user('Hi'), { role: 'system', text: 'ab' }],
  },
  {
    name: 'an output message as it came',
    input: [
      {
        type: 'message',
        id: 'msg_1',
        status: 'completed',
        phase: null,
        role: 'assistant',
        content: [
          { type: 'output_text', text: 'a', annotations: [], logprobs: [] },
          { type: 'refusal', refusal: 'no' },
        ],
      },
    ],
    want: [assistant(text('a'), { type: 'refusal', text: 'no' })],
  },
  {
    name: 'neighbouring items of the assistant as one turn',
    input: [
      { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'r' }] },
      { role: 'assistant', content: 'a' },
      call('x'),
      call('y'),
      output('y', 'Y'),
      output('x', 'X'),
      { role: 'assistant', content: 'b' },
    ],
    want: [
      assistant({ type: 'reasoning', text: 'r' }, text('a'), readCall('x'), readCall('y')),
      result('y', 'Y'),
      result('x', 'X'),
      assistant(text('b')),
    ],
  },
  {
    name: 'two turns where something stands between',
    input: [
      { role: 'assistant', content: 'a' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'b' },
    ],
    want: [assistant(text('a')), user('Hi'), assistant(text('b'))],
  },
  {
    name: 'an empty message of the assistant as nothing said',
    input: [{ role: 'assistant', content: [{ type: 'output_text', text: '' }] }, call('x'), output('x')],
    want: [assistant(readCall('x')), result('x', 'r')],
  },
  {
    name: 'the parts of a reasoning summary',
    input: [
      {
        type: 'reasoning',
        summary: [
          { type: 'summary_text', text: 'a' },
          { type: 'summary_text', text: 'b' },
        ],
      },
    ],
    want: [assistant({ type: 'reasoning', text: 'a\n\nb' })],
  },
  {
    name: 'raw reasoning where there is no summary',
    input: [
      {
        type: 'reasoning',
        summary: [],
        content: [{ type: 'reasoning_text', text: 'raw' }],
        encrypted_content: null,
      },
    ],
    want: [assistant({ type: 'reasoning', text: 'raw' })],
  },
  {
    name: 'reasoning that cannot be read as nothing',
    input: [
      { type: 'reasoning', summary: [], encrypted_content: 'gAAAA' },
      { role: 'user', content: 'Hi' },
    ],
    want: [user('Hi')],
  },
  {
    name: 'a result of parts',
    input: [
      call('x'),
      output('x', [
        { type: 'input_text', text: 'a' },
        { type: 'input_text', text: 'b' },
      ]),
    ],
    want: [assistant(readCall('x')), result('x', 'a', 'b')],
  },
  ...['', [], [{ type: 'input_text', text: '' }]].map((empty) => ({
    name: `an empty result ${JSON.stringify(empty)}, which completes the call`,
    input: [call('x'), output('x', empty)],
    want: [assistant(readCall('x')), result('x')],
  })),
  {
    // Items are open objects: a member that another kind of item has says nothing.
    name: 'items by their type, whatever else they hold',
    input: [
      { ...call('x'), role: null, content: 7 },
      { ...output('x'), role: 'user' },
      { type: 'reasoning', summary: [], role: 'assistant' },
    ],
    want: [assistant(readCall('x')), result('x', 'r')],
  },
];

describe('readInput', () => {
  it.each(CASES)('reads $name', ({ input, want }) => {
    expect(read(input)).toEqual(want);
  });

  it('puts the instructions before everything', () => {
    const input = [
      { role: 'system', content: 'S' },
      { role: 'user', content: 'Hi' },
    ];
    expect(read(input, 'I')).toEqual([
      { role: 'system', text: 'I' },
      { role: 'system', text: 'S' },
      user('Hi'),
    ]);
    expect(read('Hi', 'I')).toEqual([{ role: 'system', text: 'I' }, user('Hi')]);
  });

  it.each([null, undefined, ''])('takes %j as no instructions', (instructions) => {
    expect(read('Hi', instructions)).toEqual([user('Hi')]);
  });

  it.each<[string, unknown[], string, string]>([
    ['a reference', [{ type: 'item_reference', id: 'msg_1' }], 'item_not_found', 'input[0]'],
    ['a reference without a type', [{ id: 'msg_1' }], 'item_not_found', 'input[0]'],
    ['a reference with type null', [{ type: null, id: 'msg_1' }], 'item_not_found', 'input[0]'],
    [
      'an item of another service',
      [{ type: 'web_search_call', id: 'ws_1' }],
      'unsupported_value',
      'input[0].type',
    ],
    ['compacted input', [{ type: 'compaction', role: 'user' }], 'unsupported_value', 'input[0].type'],
    ...(['assistant', 'system', 'developer'] as const).map((role): [string, unknown[], string, string] => [
      `an image of the ${role}`,
      [{ role, content: [{ type: 'input_text', text: 'a' }, IMAGE] }],
      'unsupported_value',
      'input[0].content[1]',
    ]),
    [
      'an uploaded file',
      [{ role: 'user', content: [{ type: 'input_file', file_id: 'f' }] }],
      'unsupported_parameter',
      'input[0].content[0].file_id',
    ],
    [
      'an uploaded image as a result',
      [call('x'), output('x', [{ type: 'input_image', file_id: 'f' }])],
      'unsupported_parameter',
      'input[1].output[0].file_id',
    ],
  ])('refuses %s', async (_, input, code, param) => {
    expect(await thrownBy(() => read(input))).toMatchObject({ code, param });
  });

  it.each([
    ['without a call', [output('x')], { toolCallId: 'x', param: 'input[0].call_id' }],
    ['before its call', [output('x'), call('x')], { toolCallId: 'x', param: 'input[0].call_id' }],
    ['of another call', [call('x'), output('y')], { toolCallId: 'y', param: 'input[1].call_id' }],
  ])('leaves it to the session whether a result %s has one', (_, input, open) => {
    expect(readAll(input).openResults).toEqual([open]);
    expect(readAll([call('x'), output('x')]).openResults).toEqual([]);
  });

  it('gathers images and files of users and results, and leaves their places', () => {
    const file = { type: 'input_file', filename: 'a.txt', file_data: 'YQ==' };
    const { messages, attachments } = readAll([
      {
        role: 'user',
        content: [{ type: 'input_text', text: 'a' }, IMAGE, { type: 'input_text', text: 'b' }],
      },
      call('x'),
      output('x', [file]),
    ]);
    const [[first, image] = [], [second, read] = []] = [...(attachments ?? [])];
    expect(messages).toEqual([
      { role: 'user', content: [text('a'), first, text('b')] },
      assistant(readCall('x')),
      { ...result('x'), content: [second] },
    ]);
    expect(messages[0]).toSatisfy(({ content }) => content[1] === first);
    expect(messages[2]).toSatisfy(({ content }) => content[0] === second);
    expect(image).toMatchObject({ kind: 'image', param: 'input[0].content[1].image_url' });
    expect(read).toMatchObject({ kind: 'file', param: 'input[2].output[0].file_data' });
  });

  it('tells of no attachments where there are none', () => {
    expect(readAll([{ role: 'user', content: 'Hi' }]).attachments).toBeUndefined();
  });
});
