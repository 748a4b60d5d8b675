// The one door through which something that a caller names is fetched. Each hop is checked by itself: the URL, every
// address that its host has, and the connection goes to one of exactly those. Nothing of a caller's is sent along.

import { isIP } from 'node:net';
import type { Dispatcher } from 'undici';
import { AppError } from '../errors.ts';
import { type Fetched, type FetchRequest, type FetchUrl, fetchFailure } from './fetch/fetch-request.ts';
import { pinnedClient, type Reroute } from './fetch/pinned-client.ts';
import { isPublicAddress } from './fetch/public-address.ts';
import { readBody } from './fetch/read-body.ts';
import { createHostResolver, type ResolveHost } from './fetch/resolve-host.ts';
import { checkUrl, hostOf, NOT_PUBLIC } from './fetch/url-guard.ts';

type GuardedFetchDeps = {
  readonly resolveHost: ResolveHost;
  /** Only for tests: it is asked after an address has been found to be public. */
  readonly reroute: Reroute;
};

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const HEADERS = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'clawgate' };

/** The door. Without `deps` it leads to the public internet and nowhere else. */
export function createGuardedFetch(deps: Partial<GuardedFetchDeps> = {}): FetchUrl {
  const door: GuardedFetchDeps = {
    resolveHost: deps.resolveHost ?? createHostResolver(),
    reroute: deps.reroute ?? ((address, port) => ({ address, port })),
  };
  return async (request, signal) => {
    signal.throwIfAborted();
    const ending = new AbortController();
    const onAbort = (): void => ending.abort(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    const timer = setTimeout(() => ending.abort(tooSlow(request)), request.timeoutMs);
    try {
      return await follow(door, request, ending.signal);
    } catch (thrown) {
      throw ending.signal.aborted ? ending.signal.reason : toFetchError(thrown, request.param);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    }
  };
}

async function follow(door: GuardedFetchDeps, request: FetchRequest, signal: AbortSignal): Promise<Fetched> {
  const first = checkUrl(request.url, request);
  let url = first;
  for (let redirects = 0; ; redirects += 1) {
    const outcome = await fetchOnce(door, url, request, signal);
    if ('bytes' in outcome) return { ...outcome, host: hostOf(first) };
    if (redirects === request.maxRedirects) {
      throw unavailable(request, `it is redirected more than ${request.maxRedirects} times.`);
    }
    url = checkUrl(outcome.location, request, url);
  }
}

type Outcome = Omit<Fetched, 'host'> | { readonly location: string };

async function fetchOnce(
  door: GuardedFetchDeps,
  url: URL,
  request: FetchRequest,
  signal: AbortSignal,
): Promise<Outcome> {
  const host = hostOf(url);
  const addresses = isIP(host) === 0 ? await door.resolveHost(host, signal) : [host];
  signal.throwIfAborted();
  if (addresses.length === 0 || !addresses.every(isPublicAddress)) {
    throw fetchFailure('attachment_url_not_allowed', request.param, NOT_PUBLIC);
  }
  const undici = await import('undici');
  const client = pinnedClient(undici, url, addresses, signal, door.reroute);
  try {
    const answer = await client.request({
      method: 'GET',
      path: url.pathname + url.search,
      headers: HEADERS,
      signal,
    });
    return await readAnswer(answer, request);
  } finally {
    await client.destroy();
  }
}

async function readAnswer(answer: Dispatcher.ResponseData, request: FetchRequest): Promise<Outcome> {
  const { statusCode, body } = answer;
  const location = headerOf(answer, 'location');
  if (statusCode === 200 || statusCode === 203) {
    const headers = {
      contentEncoding: headerOf(answer, 'content-encoding'),
      contentLength: headerOf(answer, 'content-length'),
    };
    const bytes = await readBody(body, headers, request);
    return { bytes, contentType: headerOf(answer, 'content-type') || undefined };
  }
  // The connection ends with this answer, and with it the rest of a body that nobody reads.
  body.on('error', () => undefined).destroy();
  if (REDIRECTS.has(statusCode) && location !== '') return { location };
  if (statusCode >= 500 || statusCode === 429) {
    throw fetchFailure('attachment_fetch_failed', request.param, `its server answered ${statusCode}.`);
  }
  throw unavailable(request, `its server answered ${statusCode}.`);
}

/** Empty where there is none; of several the first. */
function headerOf({ headers }: Dispatcher.ResponseData, name: string): string {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

function unavailable({ param }: FetchRequest, why: string, cause?: unknown): AppError {
  return fetchFailure('attachment_not_available', param, why, cause);
}

function tooSlow({ param, timeoutMs }: FetchRequest): AppError {
  return fetchFailure('attachment_fetch_timeout', param, `it was not there after ${timeoutMs} ms.`);
}

/** A name that does not exist is the caller's to mend; everything else that goes wrong on the way may pass. */
function toFetchError(thrown: unknown, param: string): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'ENOTFOUND' || code === 'ENODATA') {
    return fetchFailure('attachment_not_available', param, 'its host does not exist.', thrown);
  }
  const name = code === '' || code.startsWith('UND_') ? '' : ` (${code.slice(0, 60)})`;
  return fetchFailure(
    'attachment_fetch_failed',
    param,
    `the connection to its server failed${name}.`,
    thrown,
  );
}
