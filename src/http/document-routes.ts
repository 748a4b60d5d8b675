// The contract itself, for anyone: GET /openapi.json and /openapi.yaml. These routes lie outside the contract, so
// they are @koa/router's.

import { createHash } from 'node:crypto';
import type { Middleware } from 'koa';
import { readContract } from '../contract.ts';
import { AppError } from '../errors.ts';
import type { ExchangeState } from './exchange-state.ts';

type Served = { readonly bytes: Buffer; readonly etag: string };

const MEDIA_TYPES = { json: 'application/json', yaml: 'application/yaml' } as const;

/** Middleware that serves the documents. The router and each document are loaded when they are first needed. */
export function documentRoutes(): Middleware<ExchangeState> {
  let loading: Promise<Middleware<ExchangeState>> | undefined;
  return async (context, next) => {
    if (!context.path.startsWith('/openapi.')) return next();
    loading ??= createRoutes();
    return (await loading)(context, next);
  };
}

async function createRoutes(): Promise<Middleware<ExchangeState>> {
  const { default: Router } = await import('@koa/router');
  const router = new Router<ExchangeState>();
  for (const format of ['json', 'yaml'] as const) {
    let loading: Promise<Served> | undefined;
    router.get(`/openapi.${format}`, async ({ state: { exchange } }) => {
      loading ??= load(format);
      const { bytes, etag } = await loading;
      exchange.setHeader('etag', etag);
      exchange.setHeader('cache-control', 'no-cache');
      if (isKnown(exchange.request.headers['if-none-match'], etag)) exchange.sendNotModified();
      else exchange.send(200, MEDIA_TYPES[format], bytes);
    });
    router.all(`/openapi.${format}`, ({ method, path }) => {
      const headers = { allow: 'GET, HEAD' };
      throw new AppError('method_not_allowed', `${method} is not allowed on ${path}; use GET.`, { headers });
    });
  }
  return router.routes() as Middleware<ExchangeState>;
}

async function load(format: 'json' | 'yaml'): Promise<Served> {
  const bytes = await readContract(format);
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"` };
}

/** Whether a client has this version already; tags are compared weakly, as If-None-Match asks. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
