// The connections to one configured backend: its address, its headers, its pool. One answer per connection at a
// time, kept alive between calls; as many connections as there are calls in flight.

import type { Dispatcher, Pool } from 'undici';
import type { ProviderConfig } from '../../config/config.ts';
import { AppError } from '../../errors.ts';
import { type Connections, createConnections, MAX_STALE_CONNECTIONS } from '../connections.ts';
import { UpstreamCall } from './upstream-call.ts';

type Pooled = { readonly pool: Pool; readonly connections: Connections };

export class UpstreamClient {
  readonly #config: ProviderConfig;
  readonly #origin: string;
  readonly #basePath: string;
  /** `?api-version=…` of a baseUrl that has one. */
  readonly #query: string;
  readonly #streamHeaders: readonly string[];
  readonly #jsonHeaders: readonly string[];
  #pooled: Promise<Pooled> | Pooled | undefined;

  /** Throws TypeError for a configuration without a valid `baseUrl`, which the loader does not let through. */
  constructor(config: ProviderConfig) {
    const url = new URL(config.baseUrl ?? '');
    this.#config = config;
    this.#origin = url.origin;
    this.#basePath = url.pathname.replace(/\/+$/, '');
    this.#query = url.search;
    // Ollama's own API lies at the root; its OpenAI-compatible one, the only one spoken here, under /v1.
    if (config.api === 'ollama' && !this.#basePath.endsWith('/v1')) this.#basePath += '/v1';
    this.#streamHeaders = requestHeaders(config, 'text/event-stream');
    this.#jsonHeaders = requestHeaders(config, 'application/json');
  }

  /** Throws AppError `upstream_not_configured` when the backend wants a key and there is none. */
  assertConfigured(): void {
    const { id, apiKey, apiKeyVariables, headers } = this.#config;
    if (apiKey !== undefined || apiKeyVariables.length === 0) return;
    if (CREDENTIAL_HEADERS.some((name) => headers[name] !== undefined)) return;
    throw new AppError(
      'upstream_not_configured',
      `No API key for ${id}: the operator sets ${apiKeyVariables.join(' or ')} in the environment, or models.providers.${id}.apiKey.`,
    );
  }

  /** Starts a call; everything that can fail shows when the call is read. `path` begins with a slash. */
  async post(path: string, body: string, accept: 'event-stream' | 'json'): Promise<UpstreamCall> {
    this.#pooled ??= createPool(this.#origin, this.#config.connectTimeoutMs);
    if (this.#pooled instanceof Promise) this.#pooled = await this.#pooled;
    const { pool, connections } = this.#pooled;
    const options: Dispatcher.DispatchOptions = {
      path: this.#basePath + path + this.#query,
      method: 'POST',
      headers: (accept === 'json' ? this.#jsonHeaders : this.#streamHeaders) as string[],
      body,
    };
    let stale = 0;
    const call = new UpstreamCall((error) => {
      if (stale === MAX_STALE_CONNECTIONS || !connections.isStale(error)) return false;
      stale += 1;
      pool.dispatch(options, call);
      return true;
    });
    pool.dispatch(options, call);
    return call;
  }
}

const CREDENTIAL_HEADERS = ['authorization', 'api-key', 'x-api-key'];

/** Flat name and value pairs. What the operator configured wins over what we would send. */
function requestHeaders({ apiKey, headers }: ProviderConfig, accept: string): readonly string[] {
  const own = {
    'content-type': 'application/json',
    accept,
    'user-agent': 'clawgate',
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
  };
  return Object.entries({ ...own, ...headers }).flat();
}

/** Loads undici, which only a process that calls such a backend needs. */
async function createPool(origin: string, connectTimeoutMs: number): Promise<Pooled> {
  const undici = await import('undici');
  const connections = createConnections(undici, connectTimeoutMs);
  return { pool: new undici.Pool(origin, connections.options), connections };
}
