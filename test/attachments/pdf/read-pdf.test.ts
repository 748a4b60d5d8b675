// PDFs in their threads: what they hold, and what hostile ones do not do.

import type { Worker } from 'node:worker_threads';
import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { PdfLimits } from '../../../src/attachments/pdf/pdf-content.ts';
import { createPdfReader } from '../../../src/attachments/pdf/read-pdf.ts';
import { makePdf, textLine } from '../make-pdf.ts';

const LIMITS: PdfLimits = {
  maxPages: 4,
  maxChars: 60_000,
  maxPixels: 4_000_000,
  minTextChars: 10,
  timeoutMs: 10_000,
};
const never = new AbortController().signal;
const readPdf = createPdfReader();
const read = (pdf: Buffer, limits: Partial<PdfLimits> = {}) => readPdf(pdf, { ...LIMITS, ...limits }, never);

type Pixels = { readonly width: number; readonly height: number; readonly darkPixels: number };

/** A PNG as the renderer writes it: RGBA without filters, in one chunk. */
function readPng(png: Uint8Array): Pixels {
  const bytes = Buffer.from(png);
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const data = bytes.indexOf('IDAT');
  const rows = inflateSync(bytes.subarray(data + 4, data + 4 + bytes.readUInt32BE(data - 4)));
  let darkPixels = 0;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if ((rows[row * (width * 4 + 1) + 1 + column * 4] ?? 255) < 128) darkPixels += 1;
    }
  }
  return { width, height, darkPixels };
}

/** So many megabytes of spaces, compressed twice. */
function bomb(megabytes: number): string {
  return deflateSync(deflateSync(Buffer.alloc(megabytes * 1024 * 1024, ' '))).toString('latin1');
}

function hugeImage(side: number): string {
  const data = deflateSync(Buffer.alloc(side * side * 3), { level: 9 }).toString('latin1');
  return `q 600 0 0 700 0 0 cm BI /W ${side} /H ${side} /CS /RGB /BPC 8 /F /Fl ID ${data} EI Q`;
}

/** Takes PDFium half a minute to draw. */
function endlessPage(): Buffer {
  const strokes = Array.from({ length: 300_000 }, (_, i) => `${i % 600} ${i % 700} m ${(i * 7) % 600} 9 l S`);
  return makePdf([strokes.join('\n')]);
}

/** Of the threads that begin from now on; one that has ended has no id any more. */
function countThreads(): () => { readonly begun: number; readonly running: number } {
  const threads: Worker[] = [];
  const onWorker = (worker: Worker): void => {
    threads.push(worker);
  };
  process.on('worker', onWorker);
  onTestFinished(() => void process.off('worker', onWorker));
  return () => ({ begun: threads.length, running: threads.filter(({ threadId }) => threadId !== -1).length });
}

describe('a PDF with text', () => {
  it('gives the text of its pages, and no images', async () => {
    const pdf = makePdf([textLine('The first page.'), textLine('The (second) page.')]);
    expect(await read(pdf)).toEqual({
      text: 'The first page.\n\nThe (second) page.',
      isCut: false,
      pageCount: 2,
      pagesRead: 2,
      images: [],
    });
  });

  it('is read up to its first pages', async () => {
    const pdf = makePdf(['one', 'two', 'three'].map((word) => textLine(`Page ${word} of three.`)));
    expect(await read(pdf, { maxPages: 2 })).toMatchObject({
      text: 'Page one of three.\n\nPage two of three.',
      pageCount: 3,
      pagesRead: 2,
    });
  });

  it('is cut at the limit, and the pages behind are not read', async () => {
    const pdf = makePdf(['one', 'two', 'three'].map((word) => textLine(`Page ${word} of three.`)));
    expect(await read(pdf, { maxChars: 25 })).toMatchObject({
      text: 'Page one of three.\n\nPage ',
      isCut: true,
      pagesRead: 2,
    });
  });

  it('has lines of its own', async () => {
    const pdf = makePdf([`${textLine('Above and')}\nBT /F1 24 Tf 50 600 Td (below.) Tj ET`]);
    expect((await read(pdf)).text).toBe('Above and\nbelow.');
  });
});

describe('a PDF with little text', () => {
  it('gives its pages as images beside the text', async () => {
    const { text, images } = await read(makePdf([textLine('Scan'), '0 0 612 792 re f']));
    expect(text).toBe('Scan');
    expect(images.map(({ page }) => page)).toEqual([1, 2]);
    const [first, second] = images.map(({ png }) => readPng(png));
    // Twice the size in points; one page has a word on it, the other is filled.
    expect(first).toMatchObject({ width: 1_224, height: 1_584 });
    expect(first?.darkPixels).toBeGreaterThan(100);
    expect(first?.darkPixels).toBeLessThan(10_000);
    expect(second?.darkPixels).toBe(1_224 * 1_584);
  });

  it('never has its pages rendered when nothing is too little', async () => {
    expect((await read(makePdf(['']), { minTextChars: 0 })).images).toEqual([]);
  });

  it.each([1, 3])('shares the pixels among %i pages', async (count) => {
    const pages = Array.from({ length: count }, () => '');
    const { images } = await read(makePdf(pages), { maxPixels: 300_000 });
    const pixels = images.map(({ png }) => readPng(png)).map(({ width, height }) => width * height);
    expect(pixels).toHaveLength(count);
    for (const each of pixels) expect(each).toBeCloseTo(300_000 / count, -4);
  });

  it.each([
    ['huge', '0 0 100000 100000'],
    ['a line', '0 0 100000 1'],
    ['a point', '0 0 1 1'],
  ])('is rendered within the limits when its page is %s', async (_, mediaBox) => {
    const { images } = await read(makePdf([''], { mediaBox }), { maxPixels: 1_000_000 });
    const [image] = images;
    const { width, height } = readPng(image?.png ?? new Uint8Array());
    expect(width * height).toBeLessThan(1_010_000);
    expect(Math.max(width, height)).toBeLessThanOrEqual(8_000);
  });
});

describe('a PDF that cannot be read', () => {
  const encryption = `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >>`;

  it.each([
    ['encrypted', 'has a password', makePdf([textLine('secret')], { trailer: encryption })],
    ['broken', 'is no PDF', Buffer.from('%PDF-1.7\nthis is none')],
    ['broken', 'is empty', Buffer.alloc(0)],
    ['broken', 'breaks off', makePdf([textLine('whole')]).subarray(0, 200)],
    ['broken', 'has no pages', makePdf([])],
  ])('is %s when it %s', async (failure, _, pdf) => {
    await expect(read(pdf)).rejects.toMatchObject({ failure });
  });

  it.each([
    ['a page', () => makePdf([bomb(200)], { filter: '[/FlateDecode /FlateDecode]' })],
    ['an image', () => makePdf([hugeImage(10_000)])],
  ])('takes no more memory than it may, for %s that unfolds', async (_, make) => {
    const pdf = make();
    expect(pdf.byteLength).toBeLessThan(1_000_000);
    await expect(read(pdf)).rejects.toMatchObject({ failure: 'too-much-memory' });
  });

  it('ends after its time, with its thread, and holds nobody up', async () => {
    const threads = countThreads();
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 10);
    await expect(read(endlessPage(), { timeoutMs: 700 })).rejects.toMatchObject({ failure: 'too-slow' });
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(20);
    expect(threads()).toEqual({ begun: 1, running: 0 });
  });

  it('ends with the signal, and with its thread', async () => {
    const threads = countThreads();
    const leaving = new AbortController();
    const reason = new Error('the client left');
    const reading = readPdf(endlessPage(), LIMITS, leaving.signal);
    setImmediate(() => leaving.abort(reason));
    await expect(reading).rejects.toBe(reason);
    expect(threads()).toEqual({ begun: 1, running: 0 });
  });

  it('has its turn when others are read, and not before', async () => {
    const threads = countThreads();
    const leaving = new AbortController();
    const reading = Array.from({ length: 3 }, () => readPdf(endlessPage(), LIMITS, leaving.signal));
    await vi.waitFor(() => expect(threads().begun).toBe(2));
    leaving.abort(new Error('gone'));
    const outcomes = await Promise.allSettled(reading);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(threads()).toEqual({ begun: 2, running: 0 });
  });

  it('leaves room for the next', async () => {
    const broken = Array.from({ length: 5 }, () =>
      read(Buffer.from('%PDF-')).catch(({ failure }) => failure),
    );
    expect(await Promise.all(broken)).toEqual(Array.from({ length: 5 }, () => 'broken'));
    expect((await read(makePdf([textLine('Still being read.')]))).text).toBe('Still being read.');
  });
});

it('leaves the bytes that it was given as they were', async () => {
  const pdf = makePdf([textLine('Read it twice.')]);
  const before = Buffer.from(pdf);
  await read(pdf);
  expect(pdf.equals(before)).toBe(true);
});
