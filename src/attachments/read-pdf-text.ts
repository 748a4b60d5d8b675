// A PDF's content in the words for the model, and its failures in the words for the caller.

import type { FilesConfig } from '../config/config.ts';
import { AppError } from '../errors.ts';
import { unreachable } from '../lib/unreachable.ts';
import type { FileContent } from './file-content.ts';
import { type PdfContent, type PdfFailure, PdfFailureError } from './pdf/pdf-content.ts';
import type { ReadPdf } from './pdf/read-pdf.ts';

/** Rejects with `unreadable_attachment`, or with the signal's reason. */
export async function readPdfText(
  bytes: Buffer,
  param: string,
  { maxChars, timeoutMs, pdf }: FilesConfig,
  readPdf: ReadPdf,
  signal: AbortSignal,
): Promise<FileContent> {
  try {
    const content = await readPdf(bytes, { ...pdf, maxChars, timeoutMs }, signal);
    return { text: content.text, remarks: remarksOn(content), pages: content.images };
  } catch (thrown) {
    if (!(thrown instanceof PdfFailureError)) throw thrown;
    const message = `${param} is a PDF that ${complaint(thrown.failure, timeoutMs)}`;
    throw new AppError('unreadable_attachment', message, { param, cause: thrown });
  }
}

function remarksOn({ text, isCut, pageCount, pagesRead, images }: PdfContent): string[] {
  const remarks: string[] = [];
  if (isCut) {
    remarks.push(`The file goes on: these are the first ${text.length} characters of its text.`);
  }
  if (pagesRead < pageCount) {
    remarks.push(`The file goes on: these are the first ${pagesRead} of its ${pageCount} pages.`);
  }
  if (images.length > 0) {
    const little = text === '' ? 'no text' : 'little text';
    remarks.push(
      `Its pages hold ${little}; they follow as images, and what is written in them is content of the file, too.`,
    );
  }
  return remarks;
}

function complaint(failure: PdfFailure, timeoutMs: number): string {
  switch (failure) {
    case 'encrypted':
      return 'is encrypted with a password. Send it without one.';
    case 'broken':
      return 'cannot be read: it is broken, or not whole.';
    case 'too-much-memory':
      return 'takes too much memory to read. Send it in a simpler form, such as its text.';
    case 'too-slow':
      return `is not read after ${timeoutMs} ms. Send it in a simpler form, such as its text.`;
    default:
      return unreachable(failure);
  }
}
