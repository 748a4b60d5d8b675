// One file as parts of a message: its text in marks, and the pages of a PDF that holds little text as images. A session
// keeps the file's name in place of it.

import type { FilesConfig } from '../config/config.ts';
import type { AttachmentRequest } from '../core/attachment-request.ts';
import type { ImagePart, TextPart } from '../core/messages.ts';
import { AppError } from '../errors.ts';
import { cutText } from '../lib/cut-text.ts';
import { decodeText } from './decode-text.ts';
import type { FileContent } from './file-content.ts';
import { fileType } from './file-type.ts';
import type { Loaded } from './load-source.ts';
import type { ReadPdf } from './pdf/read-pdf.ts';
import { readPdfText } from './read-pdf-text.ts';
import { safeName, wrapFile } from './wrap-file.ts';

const PDF = 'application/pdf';

/** Rejects with `unsupported_attachment_type` or `unreadable_attachment`, or with the signal's reason. */
export async function readFileParts(
  request: AttachmentRequest,
  loaded: Loaded,
  files: FilesConfig,
  readPdf: ReadPdf,
  signal: AbortSignal,
): Promise<readonly (TextPart | ImagePart)[]> {
  const mediaType = fileType(request, loaded);
  checkType(mediaType, request, files);
  const content =
    mediaType === PDF
      ? await readPdfText(loaded.bytes(), request.param, files, readPdf, signal)
      : readText(loaded, request, files);
  const name = safeName(request.filename);
  const { text, remarks, pages } = content;
  return [
    {
      type: 'text',
      text: wrapFile({ name, mediaType, host: loaded.host, text, remarks }),
      kept: `[file ${name}]`,
    },
    ...pages.map(
      ({ page, png }): ImagePart => ({
        type: 'image',
        mediaType: 'image/png',
        base64: Buffer.from(png.buffer, png.byteOffset, png.byteLength).toString('base64'),
        kept: `[page ${page} of the file ${name}]`,
      }),
    ),
  ];
}

function checkType(mediaType: string, { param }: AttachmentRequest, { allowedMimes }: FilesConfig): void {
  if (allowedMimes.includes(mediaType)) return;
  const hint = mediaType.startsWith('image/') ? ' Send an image as an image.' : '';
  throw new AppError(
    'unsupported_attachment_type',
    `${param} is a file of the type ${JSON.stringify(mediaType.slice(0, 60))}. Allowed: ${allowedMimes.join(', ')}.${hint}`,
    { param },
  );
}

function readText(loaded: Loaded, { param }: AttachmentRequest, { maxChars }: FilesConfig): FileContent {
  const text = decodeText(loaded.bytes(), loaded.declared.charset);
  if (text === undefined) {
    throw new AppError(
      'unreadable_attachment',
      `${param} is not text in UTF-8, nor in UTF-16 with a byte order mark. Send it in UTF-8.`,
      { param },
    );
  }
  const shown = cutText(text, maxChars);
  const remarks =
    shown.length === text.length
      ? []
      : [`The file goes on: these are its first ${shown.length} characters of ${text.length}.`];
  return { text: shown, remarks, pages: [] };
}
