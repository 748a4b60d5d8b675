// What is asked of a fetch and what it gives, and the words in which it fails. Knows nothing of sockets.

import { AppError, type ErrorCode } from '../../errors.ts';

export type FetchRequest = {
  readonly url: string;
  /** The URL's place in the request body, for errors. */
  readonly param: string;
  /** Host names in lower case, `*.example.com` for all below; empty means any public host. */
  readonly urlAllowlist: readonly string[];
  /** Of the body as it is sent, and again of the body as it is once decompressed. */
  readonly maxBytes: number;
  readonly maxRedirects: number;
  /** Over everything: names, connections, redirects and the whole body. */
  readonly timeoutMs: number;
};

export type Fetched = {
  readonly bytes: Buffer;
  /** The Content-Type header as it came. */
  readonly contentType: string | undefined;
  /** Of the URL that was asked for, whatever redirects followed. */
  readonly host: string;
};

/**
 * Fetches what a caller named. Rejects with AppError `attachment_url_not_allowed`, `attachment_not_available`,
 * `attachment_too_large`, `attachment_fetch_failed` or `attachment_fetch_timeout`, or with the signal's reason.
 */
export type FetchUrl = (request: FetchRequest, signal: AbortSignal) => Promise<Fetched>;

/** `input[0].content[1].file_url cannot be fetched: <why>` */
export function fetchFailure(code: ErrorCode, param: string, why: string, cause?: unknown): AppError {
  return new AppError(code, `${param} cannot be fetched: ${why}`, { param, cause });
}
