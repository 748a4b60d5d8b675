import { describe, expect, it } from 'vitest';
import { AttachmentPlaces } from '../../../src/adapters/attachment-places.ts';
import { type ChatImagePolicy, readMessages } from '../../../src/adapters/chat-completions/read-messages.ts';
import type { Schema } from '../../../src/contract.ts';
import type { Message } from '../../../src/core/messages.ts';
import { thrownBy } from '../../core/requests.ts';
import { expectConforms } from '../contract-fields.ts';

type WireMessage = Schema<'ChatCompletionMessageParam'>;

const IMAGES: ChatImagePolicy = {
  allowUrl: false,
  allowedMimes: ['image/png', 'image/jpeg'],
  maxBytes: 6,
  maxParts: 2,
  maxTotalBytes: 9,
};

const png = (bytes: number): string => `data:image/png;base64,${Buffer.alloc(bytes).toString('base64')}`;
const image = (url: string, detail?: string | null) => ({
  type: 'image_url',
  image_url: { url, ...(detail === undefined ? {} : { detail }) },
});
const file = (fields: object) => ({ type: 'file', file: fields });
const user = (...content: object[]) => ({ role: 'user', content });

function read(...messages: object[]): Message[] {
  for (const message of messages) expectConforms('ChatCompletionMessageParam', message);
  return readMessages(messages as WireMessage[], IMAGES, new AttachmentPlaces());
}

const CASES: readonly { name: string; wire: object; want: object }[] = [
  {
    name: 'a system message',
    wire: { role: 'system', content: 'S', name: 'ops' },
    want: { role: 'system', text: 'S', name: 'ops' },
  },
  {
    name: 'a developer message of parts, joined with nothing between',
    wire: {
      role: 'developer',
      content: [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ],
      name: null,
    },
    want: { role: 'developer', text: 'ab' },
  },
  {
    name: 'a user message of text',
    wire: { role: 'user', content: 'Hi', name: 'ada' },
    want: { role: 'user', content: [{ type: 'text', text: 'Hi' }], name: 'ada' },
  },
  {
    name: 'a user message of text and image, in order',
    wire: user({ type: 'text', text: 'a' }, image(png(3), 'low'), { type: 'text', text: 'b' }),
    want: {
      role: 'user',
      content: [
        { type: 'text', text: 'a' },
        { type: 'image', mediaType: 'image/png', base64: 'AAAA', detail: 'low' },
        { type: 'text', text: 'b' },
      ],
    },
  },
  {
    name: 'an assistant message of text',
    wire: {
      role: 'assistant',
      content: 'Ho',
      name: 'bot',
      refusal: null,
      tool_calls: null,
      function_call: null,
    },
    want: { role: 'assistant', content: [{ type: 'text', text: 'Ho' }], name: 'bot' },
  },
  {
    name: 'an assistant message of parts',
    wire: {
      role: 'assistant',
      content: [
        { type: 'text', text: 'a' },
        { type: 'refusal', refusal: 'no' },
      ],
    },
    want: {
      role: 'assistant',
      content: [
        { type: 'text', text: 'a' },
        { type: 'refusal', text: 'no' },
      ],
    },
  },
  {
    name: 'reasoning, text, refusal and calls in the order they were made',
    wire: {
      role: 'assistant',
      reasoning_content: 'r',
      content: 'a',
      refusal: 'no',
      tool_calls: [
        { id: 'x', type: 'function', function: { name: 'f', arguments: '{"a":' } },
        { id: 'y', type: 'function', function: { name: 'g', arguments: '' } },
      ],
    },
    want: {
      role: 'assistant',
      content: [
        { type: 'reasoning', text: 'r' },
        { type: 'text', text: 'a' },
        { type: 'refusal', text: 'no' },
        { type: 'tool-call', id: 'x', name: 'f', argumentsText: '{"a":' },
        { type: 'tool-call', id: 'y', name: 'g', argumentsText: '' },
      ],
    },
  },
  ...[{ content: null }, { content: '' }, {}, { content: [] }].map((rest) => ({
    name: `an assistant message that said nothing, ${JSON.stringify(rest)}`,
    wire: { role: 'assistant', ...rest },
    want: { role: 'assistant', content: [] },
  })),
  {
    name: 'a tool message',
    wire: { role: 'tool', tool_call_id: 'x', content: 'result' },
    want: { role: 'tool', toolCallId: 'x', content: [{ type: 'text', text: 'result' }] },
  },
  {
    name: 'a tool message of parts, with the name it tells',
    wire: {
      role: 'tool',
      tool_call_id: 'x',
      name: 'f',
      content: [
        { type: 'text', text: 'a' },
        { type: 'text', text: 'b' },
      ],
    },
    want: { role: 'tool', toolCallId: 'x', toolName: 'f', content: [{ type: 'text', text: 'ab' }] },
  },
  ...['', []].map((content) => ({
    name: `an empty result ${JSON.stringify(content)}, which completes the call`,
    wire: { role: 'tool', tool_call_id: 'x', content },
    want: { role: 'tool', toolCallId: 'x', content: [] },
  })),
];

describe('readMessages', () => {
  it.each(CASES)('reads $name', ({ wire, want }) => {
    expect(read(wire)).toEqual([want]);
  });

  it('keeps all roles in their places', () => {
    const roles = ['system', 'user', 'system', 'assistant', 'developer', 'user'];
    expect(read(...roles.map((role) => ({ role, content: 'x' }))).map(({ role }) => role)).toEqual(roles);
  });

  it('knows the name of a result from its call, whatever the result says itself', () => {
    const call = {
      role: 'assistant',
      tool_calls: [{ id: 'x', type: 'function', function: { name: 'look', arguments: '{}' } }],
    };
    expect(
      read(
        call,
        { role: 'tool', tool_call_id: 'x', content: '1' },
        { role: 'tool', tool_call_id: 'x', content: '2', name: 'leap' },
        { role: 'tool', tool_call_id: 'other', content: '3', name: 'leap' },
      ),
    ).toMatchObject([{}, { toolName: 'look' }, { toolName: 'look' }, { toolName: 'leap' }]);
  });

  it.each(['auto', 'low', 'high'])('keeps the detail %s of an image', (detail) => {
    expect(read(user(image(png(3), detail)))).toMatchObject([{ content: [{ detail }] }]);
  });

  it('takes the detail original as high and null as absent', () => {
    expect(read(user(image(png(3), 'original'), image(png(3), null)))).toMatchObject([
      { content: [{ detail: 'high' }, { detail: undefined }] },
    ]);
  });
});

describe('readMessages, legacy function calls', () => {
  const call = (name: string) => ({ role: 'assistant', function_call: { name, arguments: '{}' } });
  const result = (name: string, content: string | null = 'r') => ({ role: 'function', name, content });
  const ids = (messages: Message[]): (string | undefined)[] =>
    messages.map((message) => {
      if (message.role === 'tool') return message.toolCallId;
      const part = message.role === 'assistant' ? message.content.at(-1) : undefined;
      return part?.type === 'tool-call' ? part.id : undefined;
    });

  it('gives a call and its result the same id', () => {
    const messages = read(call('f'), result('f'));
    expect(messages).toEqual([
      {
        role: 'assistant',
        content: [{ type: 'tool-call', id: 'function_call_1', name: 'f', argumentsText: '{}' }],
      },
      { role: 'tool', toolCallId: 'function_call_1', toolName: 'f', content: [{ type: 'text', text: 'r' }] },
    ]);
  });

  it.each<[string, object[], number[]]>([
    ['a second call of the same function', [call('f'), result('f'), call('f'), result('f')], [1, 1, 2, 2]],
    ['results by name', [call('f'), call('g'), result('f'), result('g')], [1, 2, 1, 2]],
    ['the latest of two open calls first', [call('f'), call('f'), result('f'), result('f')], [1, 2, 2, 1]],
    ['a result without a call', [result('f'), call('f'), result('f')], [1, 2, 2]],
    ['a result of another function', [call('f'), result('g'), result('f')], [1, 2, 1]],
  ])('matches %s', (_, messages, numbers) => {
    expect(ids(read(...messages))).toEqual(numbers.map((number) => `function_call_${number}`));
  });

  it.each([null, ''])('takes %j as a result without output', (content) => {
    expect(read(call('f'), result('f', content))[1]).toMatchObject({ content: [] });
  });
});

describe('readMessages, refusals', () => {
  it.each<[string, object[], string, string]>([
    [
      'sound',
      [user({ type: 'input_audio', input_audio: {} })],
      'unsupported_value',
      'messages[0].content[0]',
    ],
    ['a file part without a file', [user(file({}))], 'invalid_value', 'messages[0].content[0].file'],
    [
      'an uploaded file',
      [user(file({ file_id: 'file-1', file_data: 'YQ==' }))],
      'unsupported_parameter',
      'messages[0].content[0].file.file_id',
    ],
    [
      'a reference to a spoken answer',
      [{ role: 'assistant', content: 'x', audio: { id: 'a' } }],
      'unsupported_parameter',
      'messages[0].audio',
    ],
    [
      'an image by address',
      [user({ type: 'text', text: 'a' }, image('https://example.com/a.png'))],
      'unsupported_value',
      'messages[0].content[1].image_url.url',
    ],
    [
      'an image by address in an earlier message',
      [user(image('https://example.com/a.png')), user({ type: 'text', text: 'a' })],
      'unsupported_value',
      'messages[0].content[0].image_url.url',
    ],
    [
      'an image over its limit',
      [user(image(png(7)))],
      'invalid_value',
      'messages[0].content[0].image_url.url',
    ],
    [
      'more images than allowed',
      [user(image(png(1)), image(png(1)), image(png(1)))],
      'invalid_value',
      'messages[0].content',
    ],
    ['more bytes than allowed', [user(image(png(5)), image(png(5)))], 'invalid_value', 'messages[0].content'],
    [
      'more images in the latest user message, whatever follows it',
      [user(image(png(5)), image(png(5))), { role: 'assistant', content: 'x' }],
      'invalid_value',
      'messages[0].content',
    ],
  ])('refuses %s', async (_, messages, code, param) => {
    expect(await thrownBy(() => read(...messages))).toMatchObject({ code, param });
  });

  it('counts the images of the latest user message only, exactly up to the limits', () => {
    const earlier = user(image(png(6)), image(png(6)), image(png(6)));
    expect(read(earlier, user(image(png(6)), image(png(3))))).toHaveLength(2);
  });
});

describe('readMessages, attachments', () => {
  const url = 'https://example.com/a.png';
  const readAll = (messages: object[], policy: Partial<ChatImagePolicy> = { allowUrl: true }) => {
    for (const message of messages) expectConforms('ChatCompletionMessageParam', message);
    const places = new AttachmentPlaces();
    const read = readMessages(messages as WireMessage[], { ...IMAGES, ...policy }, places);
    const found = [...(places.requests ?? [])];
    // Each place is the very part among the messages.
    const at = found.map(([place]) =>
      read.findIndex(
        ({ role, ...message }) => role === 'user' && Object.values(message).flat().includes(place),
      ),
    );
    return { read, at, requests: found.map(([, request]) => request) };
  };

  it('gathers files of all messages of users, whatever the policy of images', () => {
    const { at, requests } = readAll(
      [
        user(file({ file_data: 'YQ==', filename: 'a.txt', file_id: null })),
        user({ type: 'text', text: 'b' }, file({ file_data: 'data:text/csv;base64,Yg==', filename: null })),
      ],
      {},
    );
    expect(at).toEqual([0, 1]);
    expect(requests).toEqual([
      {
        kind: 'file',
        source: { type: 'base64', data: 'YQ==' },
        filename: 'a.txt',
        param: 'messages[0].content[0].file.file_data',
      },
      {
        kind: 'file',
        source: { type: 'base64', data: 'data:text/csv;base64,Yg==' },
        param: 'messages[1].content[1].file.file_data',
      },
    ]);
  });

  it('gathers images by address where they may be fetched, and reads data URLs itself', () => {
    const { read, at, requests } = readAll([user(image(url, 'original')), user(image(png(3)))]);
    expect(at).toEqual([0]);
    expect(requests).toEqual([
      {
        kind: 'image',
        source: { type: 'url', url },
        detail: 'high',
        param: 'messages[0].content[0].image_url.url',
      },
    ]);
    expect(read[1]).toMatchObject({ content: [{ type: 'image', base64: 'AAAA' }] });
  });

  it('refuses a broken data URL as ever where addresses may be fetched', async () => {
    expect(await thrownBy(() => readAll([user(image('DATA:image/png,raw'))]))).toMatchObject({
      code: 'unsupported_value',
    });
  });

  it('counts images by address of the latest user message only, beside the others', async () => {
    const three = user(image(url), image(url), image(url));
    expect(readAll([three, user(image(url), image(png(3)))]).requests).toHaveLength(4);
    expect(await thrownBy(() => readAll([user(image(url), image(url), image(png(3)))]))).toMatchObject({
      code: 'invalid_value',
      param: 'messages[0].content',
    });
  });
});
