// The `fetch` that the SDK packages are given: our connections, limits and words for what goes wrong. Refusals
// leave here as AppErrors, which the SDK passes through. Knows nothing of the protocols.

import type { RequestInit as UndiciRequestInit, Response as UndiciResponse } from 'undici';
import type { ProviderConfig } from '../../config/config.ts';
import type { Clock } from '../../core/ambient.ts';
import type { AppError } from '../../errors.ts';
import { createConnections, MAX_STALE_CONNECTIONS } from '../connections.ts';
import { toTransportError } from '../transport-error.ts';
import type { UpstreamContext } from '../upstream-error.ts';
import { toStreamedUpstreamError, toUpstreamError } from '../upstream-error.ts';

const MAX_ERROR_BODY_BYTES = 64 * 1024;
const MAX_ERROR_BODY_MS = 5_000;

/** One call to the backend, from the SDK's side and from ours. */
export type UpstreamFetch = {
  readonly fetch: typeof globalThis.fetch;
  /** True once the answer's head has arrived, and it was a success. */
  answerBegun: boolean;
  readonly context: UpstreamContext;
  /** The AppError for whatever broke the connection of this call. */
  toTransportError(thrown: unknown): AppError;
};

type UpstreamCalls = {
  /** `mediaType` is what a successful answer is made of. */
  begin(model: string, mediaType: 'text/event-stream' | 'application/json'): UpstreamFetch;
};

type Fetch = (input: string, init: UndiciRequestInit) => Promise<UndiciResponse>;

/** The calls to one configured backend, whose connections they share. Opens none until a call is made. */
export function createUpstreamCalls(config: ProviderConfig, clock: Clock): UpstreamCalls {
  const { id: providerId, apiKey, headers } = config;
  let loaded: Promise<Fetch> | undefined;

  return {
    begin(model, mediaType) {
      const call: UpstreamFetch = {
        answerBegun: false,
        context: { providerId, model, apiKey, headers, clock },
        toTransportError(thrown) {
          return toTransportError(thrown, { providerId, answerBegun: call.answerBegun });
        },
        fetch: async (input, init) => {
          loaded ??= loadFetch(config.connectTimeoutMs);
          const fetch = await loaded;
          const response = await fetch(String(input), {
            ...(init as unknown as UndiciRequestInit),
            headers: withoutBlankKeys(init?.headers),
          });
          const failure = await failureOf(response, mediaType, call.context);
          if (failure !== undefined) throw failure;
          call.answerBegun = true;
          return response as unknown as Response;
        },
      };
      return call;
    },
  };
}

/** undici's fetch over connections of our own, which repeats what was sent over one that the backend had closed. */
async function loadFetch(connectTimeoutMs: number): Promise<Fetch> {
  const undici = await import('undici');
  const connections = createConnections(undici, connectTimeoutMs);
  const dispatcher = new undici.Agent(connections.options);
  return async (input, init) => {
    for (let stale = 0; ; stale += 1) {
      try {
        // Redirects are answers: a followed one would carry the key to where nobody configured it to go.
        return await undici.fetch(input, { ...init, dispatcher, redirect: 'manual' });
      } catch (thrown) {
        if (stale === MAX_STALE_CONNECTIONS || !connections.isStale(thrown)) throw thrown;
      }
    }
  };
}

/** A backend without a key is sent none, rather than an empty one. */
function withoutBlankKeys(headers: RequestInit['headers']): [string, string][] {
  const kept = new Headers(headers);
  for (const name of ['x-api-key', 'x-goog-api-key', 'authorization']) {
    const value = kept.get(name);
    if (value === '' || value === 'Bearer' || value === 'Bearer ') kept.delete(name);
  }
  return [...kept];
}

/** Undefined for a success of the expected kind. Reads and ends the body of everything else. */
async function failureOf(
  response: UndiciResponse,
  mediaType: string,
  context: UpstreamContext,
): Promise<AppError | undefined> {
  const contentType = response.headers.get('content-type');
  if (response.ok && (contentType === null || contentType.includes(mediaType))) return undefined;
  const bodyText = await readBeginning(response);
  // Google calls an invalid key an invalid argument.
  const status = bodyText.includes('"API_KEY_INVALID"') ? 401 : response.status;
  const headers = Object.fromEntries(response.headers);
  const announced = response.ok && isErrorObject(bodyText);
  if (announced) return toStreamedUpstreamError(JSON.parse(bodyText), context);
  return toUpstreamError({ status, headers, bodyText: response.ok ? '' : bodyText }, context);
}

/** What arrives soon: the status has said what matters. */
async function readBeginning({ body }: UndiciResponse): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  const timer = setTimeout(() => void reader.cancel(), MAX_ERROR_BODY_MS);
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let bytes = 0; bytes < MAX_ERROR_BODY_BYTES; ) {
      const { done, value } = await reader.read();
      if (done) return text;
      bytes += value.byteLength;
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    clearTimeout(timer);
  }
  await reader.cancel();
  return text;
}

/** A success with `{"error": …}` for a body: some servers tell a refusal so. */
function isErrorObject(text: string): boolean {
  try {
    return Boolean((JSON.parse(text) as { error?: unknown } | null)?.error);
  } catch {
    return false;
  }
}
