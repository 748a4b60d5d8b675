// The `fetch` that the SDK packages are given: our connections, limits and words for what goes wrong. Refusals
// leave here as AppErrors, which the SDK passes through. Knows nothing of the protocols.

import type { Agent, RequestInit as UndiciRequestInit, Response as UndiciResponse } from 'undici';
import type { ProviderConfig } from '../../config/config.ts';
import type { Clock } from '../../core/ambient.ts';
import type { AppError } from '../../errors.ts';
import { toTransportError } from '../transport-error.ts';
import type { UpstreamContext } from '../upstream-error.ts';
import { toStreamedUpstreamError, toUpstreamError } from '../upstream-error.ts';

const MAX_CONNECT_MS = 10_000;
const MAX_ERROR_BODY_BYTES = 64 * 1024;

/** One call to the backend, from the SDK's side and from ours. */
export type UpstreamFetch = {
  readonly fetch: typeof globalThis.fetch;
  /** True once the answer's head has arrived, and it was a success. */
  answerBegun: boolean;
  readonly context: UpstreamContext;
  /** The AppError for whatever broke the connection of this call. */
  toTransportError(thrown: unknown): AppError;
};

type Connections = {
  /** `mediaType` is what a successful answer is made of. */
  begin(model: string, mediaType: 'text/event-stream' | 'application/json'): UpstreamFetch;
};

/** The connections to one configured backend. Opens none until a call is made. */
export function createConnections(config: ProviderConfig, clock: Clock): Connections {
  const { id: providerId, apiKey, headers, timeoutMs } = config;
  let loaded: Promise<{ agent: Agent; undici: typeof import('undici') }> | undefined;

  return {
    begin(model, mediaType) {
      const call: UpstreamFetch = {
        answerBegun: false,
        context: { providerId, model, apiKey, headers, clock },
        toTransportError(thrown) {
          return toTransportError(thrown, { providerId, timeoutMs, answerBegun: call.answerBegun });
        },
        fetch: async (input, init) => {
          loaded ??= load(timeoutMs);
          const { undici, agent } = await loaded;
          // Redirects are answers: a followed one would carry the key to where nobody configured it to go.
          const response = await undici.fetch(String(input), {
            ...(init as unknown as UndiciRequestInit),
            headers: withoutBlankKeys(init?.headers),
            dispatcher: agent,
            redirect: 'manual',
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

/** undici's timers are the idle timeout: one before the answer's head, one between any two reads of its body. */
async function load(timeoutMs: number): Promise<{ agent: Agent; undici: typeof import('undici') }> {
  const undici = await import('undici');
  const agent = new undici.Agent({
    // One stream per connection: aborting one is a plain close.
    allowH2: false,
    connectTimeout: Math.min(timeoutMs, MAX_CONNECT_MS),
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  return { agent, undici };
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

async function readBeginning(response: UndiciResponse): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    text += decoder.decode(chunk, { stream: true });
    if (bytes >= MAX_ERROR_BODY_BYTES) break;
  }
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
