// The contract itself, for anyone: GET /openapi.json and /openapi.yaml. These routes lie outside the contract, so
// they are @koa/router's.

import { createHash } from 'node:crypto';
import Router from '@koa/router';
import { readContract } from '../contract.ts';
import { AppError } from '../errors.ts';
import type { ExchangeState } from './exchange-state.ts';

type Served = { readonly bytes: Buffer; readonly etag: string };

const MEDIA_TYPES = { json: 'application/json', yaml: 'application/yaml' } as const;

/** A router for the documents; each is read when it is first asked for. */
export function createDocumentRoutes(): Router<ExchangeState> {
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
  return router;
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
