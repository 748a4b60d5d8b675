// Images and files that are not taken: the caller is told which one and why, and no model is asked.

import { describe, expect, it } from 'vitest';
import { HEADS, PNG } from '../../attachments/image-heads.ts';
import { expectError } from '../../support/contract.ts';
import { type ConfigDocument, simDocument, testGateway } from '../../support/gateway.ts';
import { CHAT, RESPONSES } from '../requests.ts';
import {
  attachmentWorld,
  base64,
  endpoints,
  filePart,
  inputFile,
  inputOf,
  messagesOf,
} from './attachment-world.ts';

const url = 'http://files.example/a';
const image = (fields: object) => ({ type: 'input_image', ...fields });
const file = (fields: object) => ({ type: 'input_file', ...fields });
const PART = 'input[0].content[0]';

type Row = readonly [
  what: string,
  parts: object[],
  status: number,
  code: string,
  param: string,
  config?: ConfigDocument,
];

/** With the configuration that gateways of these tests have where a row has none. */
const whole = ([what, parts, status, code, param, config = {}]: Row) =>
  [what, parts, status, code, param, config] as const;

const ROWS: readonly Row[] = [
  ['an uploaded file', [file({ file_id: 'file-1' })], 400, 'unsupported_parameter', `${PART}.file_id`],
  ['a part without a file', [file({ filename: 'a.txt' })], 400, 'invalid_value', PART],
  ['broken base64', [file({ file_data: '%%%' })], 400, 'invalid_value', `${PART}.file_data`],
  ['what is no URL', [image({ image_url: 'a.png' })], 400, 'invalid_value', `${PART}.image_url`],
  [
    'an image in HEIC',
    [image({ image_url: `data:image/png;base64,${base64(HEADS['image/heic'] ?? '')}` })],
    400,
    'unsupported_attachment_type',
    `${PART}.image_url`,
  ],
  [
    'a file that is an archive, whatever it is called',
    [inputFile((HEADS['application/zip'] ?? '').toString('latin1'), 'a.txt')],
    400,
    'unsupported_attachment_type',
    `${PART}.file_data`,
  ],
  [
    'a URL of this machine',
    [image({ source: { type: 'url', url: 'http://127.0.0.1/a.png' } })],
    400,
    'attachment_url_not_allowed',
    `${PART}.source.url`,
  ],
  [
    'URLs where none are fetched',
    [file({ file_url: url })],
    400,
    'attachment_url_not_allowed',
    `${PART}.file_url`,
    endpoints({ files: { allowUrl: false } }),
  ],
  [
    'a host that is not on the list',
    [image({ image_url: url })],
    400,
    'attachment_url_not_allowed',
    `${PART}.image_url`,
    endpoints({ images: { urlAllowlist: ['*.other.example'] } }),
  ],
  [
    'too many URLs',
    [file({ file_url: url }), image({ image_url: url }), inputFile('a')],
    400,
    'too_many_attachments',
    'input[0].content[1].image_url',
    endpoints({ maxUrlParts: 1 }),
  ],
  [
    'a file over the limit',
    [inputFile('a'), inputFile('abcde')],
    400,
    'attachment_too_large',
    'input[0].content[1].file_data',
    endpoints({ files: { maxBytes: 4 } }),
  ],
  [
    'a fetched file over the limit',
    [file({ file_url: url })],
    400,
    'attachment_too_large',
    `${PART}.file_url`,
    endpoints({ files: { maxBytes: 4 } }),
  ],
  [
    'what is not there',
    [file({ file_url: `${url}?404` })],
    400,
    'attachment_not_available',
    `${PART}.file_url`,
  ],
  [
    'a failing server',
    [file({ file_url: `${url}?500` })],
    502,
    'attachment_fetch_failed',
    `${PART}.file_url`,
  ],
];

describe('responses', () => {
  it.each(ROWS.map(whole))('refuse %s', async (_, parts, status, code, param, config) => {
    const { gateway, upstream } = await attachmentWorld((request, response) => {
      response.writeHead(Number(request.url?.split('?')[1] ?? 200)).end('words');
    }, config);
    for (const stream of [false, true]) {
      const json = { model: 'openclaw', stream, input: inputOf(...parts) };
      const error = await expectError('createResponse', await gateway.request(RESPONSES, { json }), status);
      expect(error).toMatchObject({ code, param });
    }
    expect(upstream.requests).toEqual([]);
  });

  it('refuse a URL that leads here, in a gateway as it is', async () => {
    const gateway = await testGateway(simDocument());
    const input = inputOf(file({ file_url: `${gateway.url}/health` }));
    const response = await gateway.request(RESPONSES, { json: { model: 'openclaw', input } });
    expect(await expectError('createResponse', response, 400)).toMatchObject({
      code: 'attachment_url_not_allowed',
      param: `${PART}.file_url`,
    });
  });

  it('fetch nothing for a caller who may not run agents', async () => {
    const { gateway, files } = await attachmentWorld(undefined, {
      gateway: {
        auth: { mode: 'none' },
        http: { endpoints: { chatCompletions: { enabled: true }, responses: { enabled: true } } },
      },
    });
    const json = { model: 'openclaw', input: inputOf(file({ file_url: url })) };
    const response = await gateway.request(RESPONSES, {
      json,
      headers: { 'x-openclaw-scopes': 'operator.read' },
    });
    await expectError('createResponse', response, 403);
    expect(files.lookups).toEqual([]);
  });
});

describe('chat completions', () => {
  const picture = (address: string) => ({ type: 'image_url', image_url: { url: address } });
  const allowed = (more: object = {}) =>
    endpoints({ maxUrlParts: 2 }, { images: { allowUrl: true }, ...more });
  const place = 'messages[0].content[0]';

  const rows: readonly Row[] = [
    [
      'an image by URL unless they are allowed',
      [picture(url)],
      400,
      'unsupported_value',
      `${place}.image_url.url`,
    ],
    [
      'an image of this machine',
      [picture('http://localhost/a.png')],
      400,
      'attachment_url_not_allowed',
      `${place}.image_url.url`,
      allowed(),
    ],
    [
      'too many URLs',
      [picture(url), picture(url), picture(url)],
      400,
      'too_many_attachments',
      'messages[0].content[2].image_url.url',
      allowed(),
    ],
    [
      'too many images',
      [picture(url), picture(`data:image/png;base64,${base64(PNG)}`)],
      400,
      'invalid_value',
      'messages[0].content',
      allowed({ maxImageParts: 1 }),
    ],
    [
      'too many bytes of images, fetched and sent',
      [picture(`data:image/png;base64,${base64(PNG)}`), picture(url)],
      400,
      'attachment_too_large',
      'messages[0].content[1].image_url.url',
      allowed({ maxTotalImageBytes: PNG.byteLength * 2 - 1 }),
    ],
    [
      'an uploaded file',
      [{ type: 'file', file: { file_id: 'f' } }],
      400,
      'unsupported_parameter',
      `${place}.file.file_id`,
    ],
    [
      'a file over the limit that responses have',
      [filePart('abcde')],
      400,
      'attachment_too_large',
      `${place}.file.file_data`,
      endpoints({ files: { maxBytes: 4 } }),
    ],
  ];

  it.each(rows.map(whole))('refuse %s', async (_, parts, status, code, param, config) => {
    const { gateway, upstream } = await attachmentWorld((_request, response) => {
      response.end(PNG);
    }, config);
    const json = { model: 'openclaw', stream: true, messages: messagesOf(...parts) };
    const error = await expectError('createChatCompletion', await gateway.request(CHAT, { json }), status);
    expect(error).toMatchObject({ code, param });
    expect(upstream.requests).toEqual([]);
  });
});
