// A PDF's text, and its pages as images when there is little of it, by PDFium compiled to WebAssembly. Blocks its
// thread for as long as it takes: it is run in a worker only.

import { createEngine, type PdfDocument, PdfError, type PdfPage } from 'clawpdf';
import { cutText } from '../../lib/cut-text.ts';
import { boundedPdfium } from './bounded-pdfium.ts';
import { type PageImage, type PdfContent, PdfFailureError, type PdfLimits } from './pdf-content.ts';

const MAX_HEAP_BYTES = 384 * 1024 * 1024;
/** Twice the size in points: fine print is legible, and a letter page just below two million pixels. */
const MAX_SCALE = 2;
const MAX_SIDE_PIXELS = 8_000;

/** Throws PdfFailureError for what is encrypted, broken, or needs too much memory. */
export async function extractPdf(
  bytes: Uint8Array,
  limits: Omit<PdfLimits, 'timeoutMs'>,
): Promise<PdfContent> {
  const pdfium = await boundedPdfium(MAX_HEAP_BYTES);
  try {
    const engine = await createEngine({ instantiateWasm: pdfium.instantiate });
    return await readDocument(await engine.open(bytes), limits);
  } catch (thrown) {
    if (pdfium.hasOutgrown()) throw new PdfFailureError('too-much-memory', { cause: thrown });
    if (thrown instanceof PdfError) {
      const isEncrypted = thrown.code === 'password' || thrown.code === 'security';
      throw new PdfFailureError(isEncrypted ? 'encrypted' : 'broken', { cause: thrown });
    }
    if (pdfium.isTrap(thrown)) throw new PdfFailureError('broken', { cause: thrown });
    throw thrown;
  }
}

async function readDocument(
  document: PdfDocument,
  limits: Omit<PdfLimits, 'timeoutMs'>,
): Promise<PdfContent> {
  const { pageCount } = document;
  const pages: PdfPage[] = [];
  let text = '';
  let pagesRead = 0;
  while (pagesRead < Math.min(pageCount, limits.maxPages) && text.length <= limits.maxChars) {
    pagesRead += 1;
    const page = document.page(pagesRead);
    const pageText = attempt(() => cleanText(page.text()));
    if (pageText === undefined) continue;
    pages.push(page);
    if (pageText !== '') text += text === '' ? pageText : `\n\n${pageText}`;
  }
  if (pages.length === 0) throw new PdfFailureError('broken');
  const images = text.length < limits.minTextChars ? await renderPages(pages, limits.maxPixels) : [];
  const isCut = text.length > limits.maxChars;
  return { text: cutText(text, limits.maxChars), isCut, pageCount, pagesRead, images };
}

async function renderPages(pages: readonly PdfPage[], maxPixels: number): Promise<readonly PageImage[]> {
  const images: PageImage[] = [];
  for (const page of pages) {
    const scale = scaleFor(page, maxPixels / pages.length);
    if (scale === undefined) continue;
    const png = await page.png({ scale, forms: true });
    images.push({ page: page.index, png: new Uint8Array(png) });
  }
  return images;
}

/** Undefined for a page without extent. */
function scaleFor({ width, height }: PdfPage, maxPixels: number): number | undefined {
  if (!(width > 0 && height > 0)) return undefined;
  const side = MAX_SIDE_PIXELS / Math.max(width, height);
  const scale = Math.min(MAX_SCALE, side, Math.sqrt(maxPixels / (width * height)));
  return Number.isFinite(scale) && scale > 0 ? scale : undefined;
}

/** One broken page among sound ones is no reason to read none. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (thrown) {
    if (thrown instanceof PdfError) return undefined;
    throw thrown;
  }
}

/** PDFium ends lines as Windows does and puts characters of its own where words are divided or nothing is known. */
function cleanText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll(/[[\p{Cc}\p{Noncharacter_Code_Point}]--[\n\t]]/gv, '')
    .trim();
}
