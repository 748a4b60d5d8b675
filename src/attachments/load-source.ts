// The bytes of an image or file, wherever they are, within the limit, and what is said about them. What they are is
// not judged here.

import type { FilesConfig, ImagesConfig } from '../config/config.ts';
import type { AttachmentRequest } from '../core/attachment-request.ts';
import { AppError } from '../errors.ts';
import { decodedByteLength, isBase64 } from '../lib/base64.ts';
import { parseDataUrl } from '../lib/data-url.ts';
import { type FetchUrl, fetchFailure } from './fetch/fetch-request.ts';
import { type MediaType, parseMediaType } from './media-type.ts';

export type Loaded = {
  /** As the caller or the server says. */
  readonly declared: MediaType;
  /** The host that it was fetched from; undefined when it came with the request. */
  readonly host: string | undefined;
  /** Decodes anew at each call. */
  bytes(): Buffer;
  /** Decodes no more than is asked for. */
  head(byteLength: number): Buffer;
  base64(): string;
};

type Sources = Pick<
  ImagesConfig & FilesConfig,
  'allowUrl' | 'urlAllowlist' | 'maxBytes' | 'maxRedirects' | 'timeoutMs'
>;

export async function loadSource(
  request: AttachmentRequest,
  sources: Sources,
  fetchUrl: FetchUrl,
  signal: AbortSignal,
): Promise<Loaded> {
  const { source, param } = request;
  const dataUrl = parseDataUrl(source.type === 'url' ? source.url : source.data);
  if (dataUrl !== undefined) {
    const declared = parseMediaType([dataUrl.mediaType, ...dataUrl.parameters].join(';'));
    if (dataUrl.isBase64) return fromBase64(dataUrl.data, declared, request, sources);
    return fromBytes(percentDecoded(dataUrl.data, request, sources), declared, undefined);
  }
  if (source.type === 'base64') {
    return fromBase64(source.data, parseMediaType(source.mediaType ?? ''), request, sources);
  }
  if (!sources.allowUrl) {
    throw fetchFailure(
      'attachment_url_not_allowed',
      param,
      'remote URLs are not fetched here. Send a data URL.',
    );
  }
  const { urlAllowlist, maxBytes, maxRedirects, timeoutMs } = sources;
  const fetched = await fetchUrl(
    { url: source.url, param, urlAllowlist, maxBytes, maxRedirects, timeoutMs },
    signal,
  );
  return fromBytes(fetched.bytes, parseMediaType(fetched.contentType ?? ''), fetched.host);
}

function fromBytes(bytes: Buffer, declared: MediaType, host: string | undefined): Loaded {
  return {
    declared,
    host,
    bytes: () => bytes,
    head: (byteLength) => bytes.subarray(0, byteLength),
    base64: () => bytes.toString('base64'),
  };
}

/** An image is handed on as base64: it is not decoded for that. Line breaks, as many encoders make them, are dropped. */
function fromBase64(text: string, declared: MediaType, request: AttachmentRequest, sources: Sources): Loaded {
  const base64 = /\s/.test(text) ? text.replaceAll(/\s+/g, '') : text;
  if (base64 !== '' && !isBase64(base64)) {
    throw new AppError('invalid_value', `${request.param} does not hold valid base64.`, {
      param: request.param,
    });
  }
  if (decodedByteLength(base64) > sources.maxBytes) throw tooLarge(request, sources);
  return {
    declared,
    host: undefined,
    bytes: () => Buffer.from(base64, 'base64'),
    head: (byteLength) => Buffer.from(base64.slice(0, Math.ceil(byteLength / 3) * 4), 'base64'),
    base64: () => base64,
  };
}

function percentDecoded(data: string, request: AttachmentRequest, sources: Sources): Buffer {
  let bytes: Buffer;
  try {
    bytes = Buffer.from(decodeURIComponent(data), 'utf8');
  } catch (cause) {
    const { param } = request;
    throw new AppError('invalid_value', `${param} is not a valid data URL.`, { param, cause });
  }
  if (bytes.byteLength > sources.maxBytes) throw tooLarge(request, sources);
  return bytes;
}

function tooLarge({ kind, param }: AttachmentRequest, { maxBytes }: Sources): AppError {
  const what = kind === 'image' ? 'an image' : 'a file';
  return new AppError('attachment_too_large', `${param} holds ${what} of more than ${maxBytes} bytes.`, {
    param,
  });
}
