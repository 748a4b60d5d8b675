// POST /v1/responses/{response_id}/cancel: ends a run in the background.

import { requireScope } from '../agents/scopes.ts';
import { AppError } from '../errors.ts';
import type { Handler } from '../http/operation.ts';
import type { Services } from './services.ts';
import { responseIdOf, storedResponse } from './stored-response.ts';

export function cancelResponse(services: Services): Handler<'cancelResponse'> {
  return async (call) => {
    requireScope(call.scopes, 'operator.write');
    const id = responseIdOf(call);
    const running = services.runningResponses.find(id);
    if (running?.base.background === true) {
      running.cancel();
      call.sendJson(200, await running.live.ended);
      return;
    }
    if (running !== undefined) throw notInBackground();
    const stored = await storedResponse(services, id);
    if (!stored.background) throw notInBackground();
    if (stored.owner !== undefined) {
      throw new AppError('not_ready', 'The response runs in another process, which alone can cancel it.');
    }
    call.sendJson(200, JSON.parse(stored.body));
  };
}

function notInBackground(): AppError {
  return new AppError(
    'response_not_cancellable',
    'Only a response made with background: true can be cancelled.',
    {
      param: 'response_id',
    },
  );
}
