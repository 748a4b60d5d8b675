// DELETE /v1/responses/{response_id}: forgets a stored response.

import { requireScope } from '../agents/scopes.ts';
import type { ResponseBody } from '../contract.ts';
import type { Handler } from '../http/operation.ts';
import type { Services } from './services.ts';
import { responseIdOf, responseNotFound } from './stored-response.ts';

export function deleteResponse(services: Services): Handler<'deleteResponse'> {
  return async (call) => {
    requireScope(call.scopes, 'operator.write');
    const id = responseIdOf(call);
    const running = services.runningResponses.find(id);
    running?.discard();
    if (running?.base.background === true) await running.live.ended;
    const wasStored = await services.responses.delete(id);
    if (!wasStored && running === undefined) throw responseNotFound(id);
    const body: ResponseBody<'deleteResponse'> = { id, object: 'response', deleted: true };
    call.sendJson(200, body);
  };
}
