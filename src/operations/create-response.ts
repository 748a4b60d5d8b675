// POST /v1/responses: one agent run in the responses dialect.

import { itemIds, outputItems } from '../adapters/responses/output-items.ts';
import { responseAtEnd, responseQueued } from '../adapters/responses/response-object.ts';
import { ResponseStream } from '../adapters/responses/write-stream.ts';
import { runCancelled } from '../adapters/run-cancelled.ts';
import { foldRun } from '../core/fold-run.ts';
import type { Handler } from '../http/operation.ts';
import { startInBackground } from './background-response.ts';
import { followResponse } from './follow-response.ts';
import { ResponseRecord } from './response-record.ts';
import { startResponse } from './response-turn.ts';
import type { Services } from './services.ts';

export function createResponse(services: Services): Handler<'createResponse'> {
  const { clock } = services;
  const { toolEvents } = services.config.clawgate.stream;

  return async (call) => {
    const { body } = call;
    if (body.background === true) {
      const running = await startInBackground(services, call);
      if (body.stream !== true) {
        call.sendJson(200, responseQueued(running.base));
        return;
      }
      const stream = followResponse(running, call.signal, undefined);
      await call.sendStream(stream.write(), stream);
      return;
    }
    const turn = await startResponse(services, call, body);
    const { base, kept, events } = turn;
    const keeper = kept === undefined ? undefined : new ResponseRecord(services, turn, kept);
    // What can be told again has names that can be found again.
    const newId = keeper === undefined ? services.newId : itemIds(base.id);
    if (body.stream === true) {
      const stream = new ResponseStream(base, { clock, newId }, { toolEvents, keeper });
      await call.sendStream(stream.write(events), stream);
      return;
    }
    const result = await foldRun(events);
    if (result.end.status === 'cancelled') throw runCancelled();
    const response = responseAtEnd(base, result.end, outputItems(result, newId), Math.floor(clock() / 1000));
    await keeper?.onEnd(response);
    call.sendJson(200, response);
  };
}
