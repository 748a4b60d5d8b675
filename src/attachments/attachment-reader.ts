// The room's door: images and files of a request in, parts of a message out. Everything is fetched and read at once;
// the first failure ends the rest.

import type { AttachmentRequest } from '../core/attachment-request.ts';
import type { ImagePart, TextPart } from '../core/messages.ts';
import { AppError } from '../errors.ts';
import { decodedByteLength } from '../lib/base64.ts';
import type { AttachmentPolicy } from './attachment-policy.ts';
import { checkCounts } from './check-counts.ts';
import type { FetchUrl } from './fetch/fetch-request.ts';
import { createGuardedFetch } from './guarded-fetch.ts';
import { loadSource } from './load-source.ts';
import { createPdfReader, type ReadPdf } from './pdf/read-pdf.ts';
import { readFileParts } from './read-file.ts';
import { readImagePart } from './read-image.ts';

export type AttachmentParts = readonly (TextPart | ImagePart)[];

export type AttachmentReader = {
  /**
   * One list of parts for each request, in order. Rejects with AppError, its `param` that of the request at fault:
   * `attachment_url_not_allowed`, `attachment_not_available`, `attachment_too_large`, `too_many_attachments`,
   * `unsupported_attachment_type`, `unreadable_attachment`, `invalid_value` for what is neither a URL nor base64 (400);
   * `attachment_fetch_failed` (502) and `attachment_fetch_timeout` (504) for the trouble of a server. Rejects with the
   * signal's reason when that fires: connections and threads end with it.
   */
  read(
    requests: readonly AttachmentRequest[],
    policy: AttachmentPolicy,
    signal: AbortSignal,
  ): Promise<readonly AttachmentParts[]>;
};

type AttachmentReaderDeps = { readonly fetchUrl: FetchUrl; readonly readPdf: ReadPdf };

/** One for the whole process: it bounds how many PDFs are read at once. Loads nothing before it is needed. */
export function createAttachmentReader(deps: Partial<AttachmentReaderDeps> = {}): AttachmentReader {
  const { fetchUrl = createGuardedFetch(), readPdf = createPdfReader() } = deps;

  const readOne = async (
    request: AttachmentRequest,
    policy: AttachmentPolicy,
    signal: AbortSignal,
  ): Promise<AttachmentParts> => {
    const sources = request.kind === 'image' ? policy.images : policy.files;
    const loaded = await loadSource(request, sources, fetchUrl, signal);
    return request.kind === 'image'
      ? [readImagePart(request, loaded, policy.images)]
      : await readFileParts(request, loaded, policy.files, readPdf, signal);
  };

  return {
    async read(requests, policy, signal) {
      signal.throwIfAborted();
      checkCounts(requests, policy);
      const ending = new AbortController();
      const either = AbortSignal.any([signal, ending.signal]);
      try {
        const parts = await Promise.all(requests.map((request) => readOne(request, policy, either)));
        checkTotalImageBytes(requests, parts, policy);
        return parts;
      } catch (thrown) {
        ending.abort(thrown);
        throw thrown;
      }
    },
  };
}

function checkTotalImageBytes(
  requests: readonly AttachmentRequest[],
  parts: readonly AttachmentParts[],
  { maxTotalImageBytes = Number.POSITIVE_INFINITY }: AttachmentPolicy,
): void {
  let bytes = 0;
  for (const [index, request] of requests.entries()) {
    if (request.kind !== 'image') continue;
    for (const part of parts[index] ?? []) if (part.type === 'image') bytes += decodedByteLength(part.base64);
    if (bytes <= maxTotalImageBytes) continue;
    const { param } = request;
    throw new AppError(
      'attachment_too_large',
      `With ${param} the images have more than ${maxTotalImageBytes} bytes, which is the limit of all together.`,
      { param },
    );
  }
}
