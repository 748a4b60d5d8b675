// GET /health: the process is alive.

import type { ResponseBody } from '../contract.ts';
import type { Handler } from '../http/operation.ts';
import type { Services } from './services.ts';

export function getHealth(services: Services): Handler<'getHealth'> {
  return async (call) => {
    const body: ResponseBody<'getHealth'> = { status: 'ok' };
    if (call.authenticated) body.details = processDetails(services);
    call.sendJson(200, body);
  };
}

/** For callers with the secret only: a version tells an attacker what to try. */
export function processDetails(services: Services): { version: string; uptime_seconds: number } {
  const uptimeMs = services.clock() - services.startedAtMs;
  return { version: services.version, uptime_seconds: Math.max(0, Math.floor(uptimeMs / 1000)) };
}
