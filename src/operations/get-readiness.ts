// GET /ready: whether this gateway takes requests now.

import type { ResponseBody } from '../contract.ts';
import type { Handler } from '../http/operation.ts';
import { processDetails } from './get-health.ts';
import type { Services } from './services.ts';

export function getReadiness(services: Services): Handler<'getReadiness'> {
  return async (call) => {
    const draining = services.isDraining();
    const body: ResponseBody<'getReadiness'> = { status: draining ? 'draining' : 'ready' };
    if (call.authenticated) body.details = { ...processDetails(services), checks: [] };
    call.sendJson(draining ? 503 : 200, body);
  };
}
