// GET /v1/responses/{response_id}: a stored response, or its stream told again.

import { ReplayedStream, toldAgain } from '../adapters/responses/replay-stream.ts';
import { responseInProgress, responseQueued } from '../adapters/responses/response-object.ts';
import { requireScope } from '../agents/scopes.ts';
import { readEvents } from '../core/responses/event-log.ts';
import { streamTooLong } from '../core/responses/live-response.ts';
import { AppError } from '../errors.ts';
import type { Handler } from '../http/operation.ts';
import { followResponse } from './follow-response.ts';
import type { Services } from './services.ts';
import { responseIdOf, storedResponse } from './stored-response.ts';

export function retrieveResponse(services: Services): Handler<'retrieveResponse'> {
  return async (call) => {
    requireScope(call.scopes, 'operator.read');
    const id = responseIdOf(call);
    const { stream, starting_after: after } = call.queryParameters;
    const startingAfter = after === undefined ? undefined : Number(after);
    const running = services.runningResponses.find(id);
    if (running !== undefined && stream === 'true') {
      const followed = followResponse(running, call.signal, startingAfter);
      await call.sendStream(followed.write(), followed);
      return;
    }
    if (running !== undefined) {
      const { base, live } = running;
      call.sendJson(200, base.background && !live.hasTold ? responseQueued(base) : responseInProgress(base));
      return;
    }
    const stored = await storedResponse(services, id);
    if (stream !== 'true') {
      call.sendJson(200, JSON.parse(stored.body));
      return;
    }
    if (stored.owner !== undefined) {
      throw new AppError('not_ready', 'The response runs in another process, which alone can stream it yet.');
    }
    const texts = await services.responses.events(id);
    const events = readEvents(texts);
    if (events === undefined) throw streamTooLong();
    const streamed = texts.length === 0 ? undefined : events;
    const told = new ReplayedStream(toldAgain(JSON.parse(stored.body), streamed), startingAfter);
    await call.sendStream(told.write(), told);
  };
}
