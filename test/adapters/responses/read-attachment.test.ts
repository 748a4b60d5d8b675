import { describe, expect, it } from 'vitest';
import { readAttachment } from '../../../src/adapters/responses/read-attachment.ts';
import type { Schema } from '../../../src/contract.ts';
import type { AttachmentRequest } from '../../../src/core/attachment-request.ts';
import { thrownBy } from '../../core/requests.ts';
import { expectConforms } from '../contract-fields.ts';

type Part = Schema<'ResponseInputImage'> | Schema<'ResponseInputFile'>;

const PLACE = 'input[0].content[1]';
const URL_TEXT = 'https://example.com/files/a%20b.csv?key=1';

function read(part: object): AttachmentRequest {
  expectConforms('ResponseMessageContent', part);
  return readAttachment(part as Part, PLACE);
}

const image = (fields: object) => ({ type: 'input_image', ...fields });
const file = (fields: object) => ({ type: 'input_file', ...fields });
const byUrl = (more: object = {}) => ({ source: { type: 'url', url: URL_TEXT, ...more } });
const inBase64 = (more: object = {}) => ({ source: { type: 'base64', data: 'YQ==', ...more } });

describe('readAttachment', () => {
  it.each<[string, object, Partial<AttachmentRequest>]>([
    [
      'an image by URL',
      image({ image_url: URL_TEXT, file_id: null, detail: 'low' }),
      { kind: 'image', source: { type: 'url', url: URL_TEXT }, detail: 'low', param: `${PLACE}.image_url` },
    ],
    [
      'an image in a data URL, with the detail of newer models',
      image({ image_url: 'data:image/png;base64,AA==', detail: 'original' }),
      {
        kind: 'image',
        source: { type: 'url', url: 'data:image/png;base64,AA==' },
        detail: 'high',
        param: `${PLACE}.image_url`,
      },
    ],
    [
      'an image by URL in a source',
      image({ ...byUrl(), image_url: null, detail: null }),
      { kind: 'image', source: { type: 'url', url: URL_TEXT }, param: `${PLACE}.source.url` },
    ],
    [
      'an image in base64 in a source',
      image(inBase64({ media_type: 'image/png' })),
      {
        kind: 'image',
        source: { type: 'base64', data: 'YQ==', mediaType: 'image/png' },
        param: `${PLACE}.source.data`,
      },
    ],
    [
      'a file in base64',
      file({ file_data: 'YQ==', filename: 'a.txt', file_url: null, source: null }),
      {
        kind: 'file',
        source: { type: 'base64', data: 'YQ==' },
        filename: 'a.txt',
        param: `${PLACE}.file_data`,
      },
    ],
    [
      'a file by URL, named by its path',
      file({ file_url: URL_TEXT }),
      {
        kind: 'file',
        source: { type: 'url', url: URL_TEXT },
        filename: 'a b.csv',
        param: `${PLACE}.file_url`,
      },
    ],
    [
      'a file in a source, with the name that stands there',
      file(inBase64({ media_type: 'text/plain', filename: 'b.txt' })),
      {
        kind: 'file',
        source: { type: 'base64', data: 'YQ==', mediaType: 'text/plain' },
        filename: 'b.txt',
        param: `${PLACE}.source.data`,
      },
    ],
    [
      'a file whose name stands twice by the outer one',
      file({ ...byUrl({ filename: 'b.txt' }), filename: 'a.txt' }),
      {
        kind: 'file',
        source: { type: 'url', url: URL_TEXT },
        filename: 'a.txt',
        param: `${PLACE}.source.url`,
      },
    ],
  ])('reads %s', (_, part, want) => {
    expect(read(part)).toEqual(want);
  });

  it.each([
    ['https://example.com/', undefined],
    ['https://example.com/%', '%'],
    ['data:text/plain,a/b.txt', undefined],
    ['no url', undefined],
  ])('names the file %s %s', (url, filename) => {
    expect(read(file({ file_url: url })).filename).toBe(filename);
  });

  it.each<[string, object, string, string]>([
    ['an uploaded image', image({ file_id: 'f' }), 'unsupported_parameter', `${PLACE}.file_id`],
    [
      'an uploaded file',
      file({ file_id: 'f', file_data: 'YQ==' }),
      'unsupported_parameter',
      `${PLACE}.file_id`,
    ],
    ['an image that is none', image({ image_url: null }), 'invalid_value', PLACE],
    ['a file that is none', file({ filename: 'a.txt' }), 'invalid_value', PLACE],
    ['two images in one', image({ image_url: URL_TEXT, ...inBase64() }), 'invalid_value', PLACE],
    ['two files in one', file({ file_data: 'YQ==', file_url: URL_TEXT }), 'invalid_value', PLACE],
  ])('refuses %s', async (_, part, code, param) => {
    expect(await thrownBy(() => read(part))).toMatchObject({ code, param });
  });
});
