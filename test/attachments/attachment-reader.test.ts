// Requests in, parts out: over real sockets where a URL is fetched, with real PDFs where one is read.

import { describe, expect, it } from 'vitest';
import type { AttachmentPolicy } from '../../src/attachments/attachment-policy.ts';
import { type AttachmentParts, createAttachmentReader } from '../../src/attachments/attachment-reader.ts';
import type { FetchUrl } from '../../src/attachments/fetch/fetch-request.ts';
import type { FilesConfig, ImagesConfig } from '../../src/config/config.ts';
import type { AttachmentRequest, AttachmentSource } from '../../src/core/attachment-request.ts';
import { hostileServer } from './hostile-server.ts';
import { HEADS, PNG } from './image-heads.ts';
import { makePdf, textLine } from './make-pdf.ts';

const never = new AbortController().signal;

const IMAGES: ImagesConfig = {
  allowUrl: true,
  urlAllowlist: [],
  allowedMimes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'image/heic', 'image/heif'],
  maxBytes: 1_000,
  maxRedirects: 3,
  timeoutMs: 10_000,
};

const FILES: FilesConfig = {
  ...IMAGES,
  allowedMimes: [
    'text/plain',
    'text/markdown',
    'text/html',
    'text/csv',
    'application/json',
    'application/pdf',
  ],
  maxBytes: 10_000,
  maxChars: 1_000,
  pdf: { maxPages: 4, maxPixels: 400_000, minTextChars: 10 },
};

const POLICY: AttachmentPolicy = { images: IMAGES, files: FILES };

const PARAM = 'input[0].content[0]';
const base64 = (bytes: Buffer | string, mediaType?: string): AttachmentSource => ({
  type: 'base64',
  data: Buffer.from(bytes).toString('base64'),
  mediaType,
});
const dataUrl = (bytes: Buffer | string, mediaType: string): AttachmentSource => ({
  type: 'url',
  url: `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`,
});
const image = (source: AttachmentSource, more: Partial<AttachmentRequest> = {}): AttachmentRequest => ({
  kind: 'image',
  source,
  param: PARAM,
  ...more,
});
const file = (source: AttachmentSource, filename?: string): AttachmentRequest => ({
  kind: 'file',
  source,
  filename,
  param: PARAM,
});
const url = (path = 'a'): AttachmentSource => ({ type: 'url', url: `http://files.example/${path}` });

const noFetch: FetchUrl = async ({ url: asked }) => {
  throw new Error(`nothing is fetched in this test, but ${asked} was`);
};
const reader = createAttachmentReader({ fetchUrl: noFetch });

async function readOne(
  request: AttachmentRequest,
  policy: Partial<AttachmentPolicy> = {},
): Promise<AttachmentParts> {
  const [parts = []] = await reader.read([request], { ...POLICY, ...policy }, never);
  return parts;
}

/** The text between the marks. */
function contentOf(parts: AttachmentParts): string {
  const [first] = parts;
  if (first?.type !== 'text') throw new Error('the first part is no text');
  return first.text.split('\n').slice(3, first.text.split('\n').lastIndexOf('')).join('\n');
}

describe('an image', () => {
  it.each(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])(
    '%s is handed on as it is',
    async (type) => {
      const bytes = HEADS[type] ?? Buffer.alloc(0);
      const expected = [{ type: 'image', mediaType: type, base64: bytes.toString('base64'), detail: 'low' }];
      expect(await readOne(image(base64(bytes, type), { detail: 'low' }))).toEqual(expected);
      expect(await readOne(image(dataUrl(bytes, type), { detail: 'low' }))).toEqual(expected);
    },
  );

  it.each(['image/jpeg', 'application/octet-stream', 'text/html', '', undefined])(
    'is what its bytes are, declared as %j',
    async (mediaType) => {
      expect(await readOne(image(base64(PNG, mediaType)))).toMatchObject([{ mediaType: 'image/png' }]);
    },
  );

  it('may be a data URL in the place of base64, and broken into lines', async () => {
    const lines = PNG.toString('base64').replaceAll(/(.{20})/g, '$1\r\n');
    const expected = [{ type: 'image', mediaType: 'image/png', base64: PNG.toString('base64') }];
    expect(await readOne(image({ type: 'base64', data: `data:image/png;base64,${lines}` }))).toEqual(
      expected,
    );
    expect(await readOne(image({ type: 'base64', data: lines }))).toEqual(expected);
  });

  it('of a type without a signature is what it is declared as, where that is allowed', async () => {
    const svg = base64('<svg/>', 'image/svg+xml');
    await expect(readOne(image(svg))).rejects.toMatchObject({ code: 'unsupported_attachment_type' });
    const images = { ...IMAGES, allowedMimes: ['image/svg+xml'] };
    expect(await readOne(image(svg), { images })).toMatchObject([{ mediaType: 'image/svg+xml' }]);
  });

  it.each<[string, AttachmentSource, string, RegExp]>([
    [
      'of a type that is not allowed',
      base64(HEADS['image/avif'] ?? '', 'image/png'),
      'unsupported_attachment_type',
      /is of the type image\/avif\. Send one of these types: image\/jpeg, image\/png, image\/gif, image\/webp\.$/,
    ],
    [
      'in HEIC',
      base64(HEADS['image/heic'] ?? '', 'image/heic'),
      'unsupported_attachment_type',
      /is a HEIC image, which is not decoded here\. Send one of these types: image\/jpeg, image\/png/,
    ],
    [
      'in HEIF under another name',
      base64(HEADS['image/heif'] ?? '', 'image/jpeg'),
      'unsupported_attachment_type',
      /is a HEIF image/,
    ],
    ['that is a PDF', base64('%PDF-1.7'), 'unsupported_attachment_type', /type application\/pdf/],
    ['that is text', base64('hello'), 'unsupported_attachment_type', /no image of a known type/],
    ['that only says so', base64('hello', 'image/png'), 'unreadable_attachment', /declared as image\/png/],
    ['that is empty', base64(''), 'unreadable_attachment', /is empty/],
    ['in broken base64', { type: 'base64', data: 'AAA' }, 'invalid_value', /valid base64/],
    [
      'in broken base64 in a URL',
      { type: 'url', url: 'data:image/png;base64,A' },
      'invalid_value',
      /valid base64/,
    ],
    [
      'that is larger than the limit',
      base64(Buffer.alloc(1_001)),
      'attachment_too_large',
      /more than 1000 bytes/,
    ],
  ])('%s is refused', async (_, source, code, message) => {
    const refused = expect(readOne(image(source))).rejects;
    await refused.toMatchObject({ code, status: 400, param: PARAM, message: expect.stringMatching(message) });
  });

  it('of exactly the limit is taken', async () => {
    const bytes = Buffer.concat([PNG, Buffer.alloc(1_000 - PNG.length)]);
    expect(await readOne(image(base64(bytes)))).toHaveLength(1);
  });
});

describe('a file', () => {
  it('is text between marks, and a session keeps its name', async () => {
    const parts = await readOne(file(base64('# Hello', 'text/markdown'), 'notes/hello.md'));
    expect(parts).toEqual([
      {
        type: 'text',
        text: expect.stringContaining('"hello.md", text/markdown, sent'),
        kept: '[file hello.md]',
      },
    ]);
    expect(contentOf(parts)).toBe('# Hello');
  });

  it.each<[string, string | undefined, string | undefined, string]>([
    ['as declared', 'text/csv', undefined, 'text/csv'],
    ['as declared, not as named', 'text/csv', 'a.json', 'text/csv'],
    ['as named', undefined, 'a.JSON', 'application/json'],
    ['as named, when nothing certain is declared', 'application/octet-stream', 'a.md', 'text/markdown'],
    ['as named, when it is only called plain text', 'text/plain; charset=utf-8', 'a.html', 'text/html'],
    ['plain text, when nobody says otherwise', undefined, 'README', 'text/plain'],
    ['plain text, under a strange name', undefined, 'a.constructor', 'text/plain'],
  ])('is %s', async (_, declared, filename, expected) => {
    const [part] = await readOne(file(base64('{}', declared), filename));
    expect(part).toMatchObject({ text: expect.stringContaining(`", ${expected}, sent`) });
  });

  it('in HTML keeps its markup', async () => {
    const html = '<h1 title="x">Hello</h1><script>alert(1)</script>';
    expect(contentOf(await readOne(file(base64(html, 'text/html'))))).toBe(html);
  });

  it('may be a data URL that is not base64', async () => {
    const source: AttachmentSource = {
      type: 'url',
      url: 'data:text/plain;charset=utf-8,caf%C3%A9%20%F0%9F%A6%9E',
    };
    expect(contentOf(await readOne(file(source)))).toBe('café 🦞');
  });

  it('may be empty', async () => {
    expect(contentOf(await readOne(file(base64(''), 'a.txt')))).toBe('(no text)');
  });

  it('that is longer than the limit is cut, and the model is told', async () => {
    const [part] = await readOne(file(base64(`${'x'.repeat(999)}🦞y`), 'a.txt'));
    expect(part).toMatchObject({
      text: expect.stringMatching(
        /\nx{999}\n\n\[end of file \w+\]\n\[The file goes on: these are its first 999 characters of 1002\.\]$/,
      ),
    });
  });

  it.each<[string, AttachmentSource, string, RegExp]>([
    [
      'of a type that is not allowed',
      base64('x', 'text/x-python'),
      'unsupported_attachment_type',
      /"text\/x-python"\. Allowed: text\/plain, /,
    ],
    ['of an archive', base64('PK\x03\x04'), 'unsupported_attachment_type', /"application\/zip"/],
    [
      'of an image',
      base64(PNG, 'text/plain'),
      'unsupported_attachment_type',
      /"image\/png".*Send an image as an image\.$/,
    ],
    [
      'that is not text',
      base64(Buffer.from([0x61, 0xff, 0x62])),
      'unreadable_attachment',
      /is not text in UTF-8/,
    ],
    ['with NUL in it', base64('a\0b'), 'unreadable_attachment', /is not text in UTF-8/],
    [
      'that only says it is a PDF',
      base64('hello', 'application/pdf'),
      'unreadable_attachment',
      /is a PDF that cannot be read/,
    ],
    [
      'that is a broken PDF',
      base64('%PDF-1.7', 'text/plain'),
      'unreadable_attachment',
      /is a PDF that cannot be read/,
    ],
    [
      'that is larger than the limit',
      base64('x'.repeat(10_001)),
      'attachment_too_large',
      /a file of more than 10000 bytes/,
    ],
    [
      'that is larger than the limit, in a URL',
      { type: 'url', url: `data:,${'x'.repeat(10_001)}` },
      'attachment_too_large',
      /more than 10000/,
    ],
    [
      'in a broken URL',
      { type: 'url', url: 'data:text/plain,%E0%A4%A' },
      'invalid_value',
      /not a valid data URL/,
    ],
    ['in broken base64', { type: 'base64', data: 'no base64!' }, 'invalid_value', /valid base64/],
  ])('%s is refused', async (_, source, code, message) => {
    const refused = expect(readOne(file(source))).rejects;
    await refused.toMatchObject({ code, status: 400, param: PARAM, message: expect.stringMatching(message) });
  });

  it('of a further type that the operator allows is text', async () => {
    const files = { ...FILES, allowedMimes: ['text/x-python'] };
    const parts = await readOne(file(base64('print(1)', 'text/x-python')), { files });
    expect(contentOf(parts)).toBe('print(1)');
  });

  it('never echoes a long type', async () => {
    const refused = readOne(file(base64('x', `text/${'x'.repeat(5_000)}`)));
    await expect(refused).rejects.toMatchObject({ message: expect.stringMatching(/^.{1,250}$/) });
  });
});

describe('a PDF', () => {
  it('is its text, whatever it is declared as', async () => {
    const pdf = base64(makePdf([textLine('The text of a page.')]), 'text/plain');
    const parts = await readOne(file(pdf, 'report.pdf'));
    expect(parts).toEqual([
      {
        type: 'text',
        text: expect.stringContaining('"report.pdf", application/pdf, sent'),
        kept: '[file report.pdf]',
      },
    ]);
    expect(contentOf(parts)).toBe('The text of a page.');
  });

  it('with little text comes as images too, which a session does not keep either', async () => {
    const [text, ...pages] = await readOne(file(base64(makePdf(['', ''])), 'scan.pdf'));
    expect(text).toMatchObject({
      text: expect.stringMatching(/\(no text\).*\[Its pages hold no text; they follow as images, /s),
    });
    expect(pages).toEqual(
      [1, 2].map((page) => ({
        type: 'image',
        mediaType: 'image/png',
        base64: expect.stringMatching(/^iVBORw0KGgo/),
        kept: `[page ${page} of the file scan.pdf]`,
      })),
    );
  });

  it('that is longer than the limits says so', async () => {
    const pages = ['one', 'two', 'three'].map((word) => textLine(`Page ${word} of three.`));
    const policy = { files: { ...FILES, maxChars: 25, pdf: { ...FILES.pdf, maxPages: 2 } } };
    const [part] = await readOne(file(base64(makePdf(pages))), policy);
    expect(part).toMatchObject({
      text: expect.stringMatching(
        /\[The file goes on: these are the first 25 characters of its text\.\]\n\[The file goes on: these are the first 2 of its 3 pages\.\]$/,
      ),
    });
  });

  it.each([
    ['encrypted', 'is a PDF that is encrypted with a password. Send it without one.'],
    ['broken', 'is a PDF that cannot be read: it is broken, or not whole.'],
    [
      'too-much-memory',
      'is a PDF that takes too much memory to read. Send it in a simpler form, such as its text.',
    ],
    ['too-slow', 'is a PDF that is not read after 10000 ms. Send it in a simpler form, such as its text.'],
  ] as const)('that is %s is refused', async (failure, message) => {
    const { PdfFailureError } = await import('../../src/attachments/pdf/pdf-content.ts');
    const readPdf = async () => {
      throw new PdfFailureError(failure);
    };
    const read = createAttachmentReader({ fetchUrl: noFetch, readPdf }).read(
      [file(base64('%PDF-'))],
      POLICY,
      never,
    );
    await expect(read).rejects.toMatchObject({
      code: 'unreadable_attachment',
      param: PARAM,
      message: `${PARAM} ${message}`,
    });
  });
});

describe('a URL', () => {
  it('is fetched, and its bytes beat what its server says', async () => {
    const { fetchUrl } = await hostileServer((request, response) => {
      const body = request.url === '/image' ? PNG : Buffer.from('a,b\n1,2');
      response
        .writeHead(200, { 'content-type': request.url === '/image' ? 'text/html' : 'text/csv' })
        .end(body);
    });
    const parts = await createAttachmentReader({ fetchUrl }).read(
      [image(url('image')), file(url('a'))],
      POLICY,
      never,
    );
    expect(parts).toMatchObject([
      [{ type: 'image', mediaType: 'image/png', base64: PNG.toString('base64') }],
      [{ type: 'text', text: expect.stringContaining('"file", text/csv, fetched from files.example]') }],
    ]);
  });

  it.each(['image', 'file'] as const)('of an %s keeps to the limits of its kind', async (kind) => {
    const { fetchUrl } = await hostileServer((_, response) => response.end('x'.repeat(10_001)));
    const read = createAttachmentReader({ fetchUrl }).read([{ ...file(url()), kind }], POLICY, never);
    const limit = kind === 'image' ? 1_000 : 10_000;
    await expect(read).rejects.toMatchObject({
      code: 'attachment_too_large',
      message: `${PARAM} cannot be fetched: it has more than ${limit} bytes.`,
    });
  });

  it('is refused where none is fetched, and a data URL is not', async () => {
    const policy = { images: { ...IMAGES, allowUrl: false } };
    await expect(readOne(image(url()), policy)).rejects.toMatchObject({
      code: 'attachment_url_not_allowed',
      message: `${PARAM} cannot be fetched: remote URLs are not fetched here. Send a data URL.`,
    });
    expect(await readOne(image(dataUrl(PNG, 'image/png')), policy)).toHaveLength(1);
  });

  it('is refused outside the list of its kind', async () => {
    const { fetchUrl } = await hostileServer((_, response) => response.end(PNG));
    const policy = { ...POLICY, images: { ...IMAGES, urlAllowlist: ['*.example.org'] } };
    const read = (request: AttachmentRequest) =>
      createAttachmentReader({ fetchUrl }).read([request], policy, never);
    await expect(read(image(url()))).rejects.toMatchObject({ code: 'attachment_url_not_allowed' });
    await expect(read(file(url()))).rejects.toMatchObject({ code: 'unsupported_attachment_type' });
  });

  it('that is none at all is refused', async () => {
    const production = createAttachmentReader();
    await expect(
      production.read([image({ type: 'url', url: 'a.png' })], POLICY, never),
    ).rejects.toMatchObject({
      code: 'invalid_value',
      param: PARAM,
    });
  });
});

describe('several attachments', () => {
  const place = (index: number): Partial<AttachmentRequest> => ({ param: `place ${index}` });
  const images = (count: number, source: AttachmentSource = base64(PNG)): AttachmentRequest[] =>
    Array.from({ length: count }, (_, index) => image(source, place(index)));

  it('come back in the order of their requests', async () => {
    const requests = [
      file(base64('one'), '1'),
      image(base64(PNG)),
      file(base64(makePdf([textLine('A whole page.')])), '2'),
    ];
    const parts = await reader.read(requests, POLICY, never);
    expect(parts.map(([first]) => first?.type === 'text' && first.kept)).toEqual([
      '[file 1]',
      false,
      '[file 2]',
    ]);
    expect(await reader.read([], POLICY, never)).toEqual([]);
  });

  it.each<[string, readonly AttachmentRequest[], Partial<AttachmentPolicy>, string]>([
    ['images', images(3), { maxImageParts: 2 }, 'The request holds 3 images; at most 2 are taken.'],
    ['URLs', images(3, url()), { maxUrlParts: 2 }, 'The request holds 3 URLs to fetch; at most 2 are taken.'],
    [
      'files',
      Array.from({ length: 33 }, (_, index) => ({ ...file(base64('')), ...place(index) })),
      {},
      'The request holds 33 files; at most 32 are taken.',
    ],
  ])(
    'are too many when there are too many %s, and nothing is fetched',
    async (_, requests, policy, message) => {
      await expect(reader.read(requests, { ...POLICY, ...policy }, never)).rejects.toMatchObject({
        code: 'too_many_attachments',
        status: 400,
        message,
        param: requests.at(-1)?.param,
      });
    },
  );

  it('may be as many as allowed, and data URLs are no URLs to fetch', async () => {
    const policy = { ...POLICY, maxImageParts: 3, maxUrlParts: 0, maxTotalImageBytes: 3 * PNG.length };
    expect(await reader.read(images(3, dataUrl(PNG, 'image/png')), policy, never)).toHaveLength(3);
  });

  it('are too large together when their images are', async () => {
    const policy = { ...POLICY, maxTotalImageBytes: 3 * PNG.length - 1 };
    await expect(reader.read(images(3), policy, never)).rejects.toMatchObject({
      code: 'attachment_too_large',
      param: 'place 2',
      message: `With place 2 the images have more than ${3 * PNG.length - 1} bytes, which is the limit of all together.`,
    });
  });

  it('end together when one fails', async () => {
    const { fetchUrl, requests, idle } = await hostileServer((request, response) => {
      if (request.url === '/bad') response.writeHead(404).end();
    });
    const reading = createAttachmentReader({ fetchUrl }).read(
      [image(url('slow')), image(url('slow')), image(url('bad'))],
      // Nothing ends by its own time limit here.
      { ...POLICY, images: { ...IMAGES, timeoutMs: 600_000 } },
      never,
    );
    await expect(reading).rejects.toMatchObject({ code: 'attachment_not_available' });
    expect(requests.length).toBeGreaterThan(0);
    await idle();
  });

  it('end with the signal', async () => {
    const leaving = new AbortController();
    const reason = new Error('the client left');
    const { fetchUrl, idle } = await hostileServer(() => leaving.abort(reason));
    const reading = createAttachmentReader({ fetchUrl }).read(
      [image(url()), file(url())],
      POLICY,
      leaving.signal,
    );
    await expect(reading).rejects.toBe(reason);
    await idle();
    await expect(reader.read([image(base64(PNG))], POLICY, leaving.signal)).rejects.toBe(reason);
  });
});
