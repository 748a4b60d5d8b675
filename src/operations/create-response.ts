// POST /v1/responses: one agent run in the responses dialect.

import { outputItems } from '../adapters/responses/output-items.ts';
import { RESPONSES_OPTION_NAMES, readResponsesRequest } from '../adapters/responses/read-request.ts';
import { responseAtEnd, responseBase } from '../adapters/responses/response-object.ts';
import { ResponseStream } from '../adapters/responses/write-stream.ts';
import { foldRun } from '../core/fold-run.ts';
import type { Handler } from '../http/operation.ts';
import { startAgentRun } from './agent-run.ts';
import type { Services } from './services.ts';

export function createResponse(services: Services): Handler<'createResponse'> {
  const { clock, newId } = services;
  const { toolEvents } = services.config.clawgate.stream;
  const nowSeconds = (): number => Math.floor(clock() / 1000);

  return async (call) => {
    const { body } = call;
    const request = readResponsesRequest(body);
    const events = startAgentRun(services, call, {
      model: body.model,
      user: request.run.options.endUser,
      namespace: 'openresponses',
      run: request.run,
      openResults: request.openResults,
      ignored: request.ignored,
      optionNames: RESPONSES_OPTION_NAMES,
    });
    const base = responseBase(body, { id: newId('resp_'), createdSeconds: nowSeconds() });
    if (request.stream) {
      const stream = new ResponseStream(base, { clock, newId }, { toolEvents });
      await call.sendStream(stream.write(events), stream);
    } else {
      const result = await foldRun(events);
      call.sendJson(200, responseAtEnd(base, result.end, outputItems(result, newId), nowSeconds()));
    }
  };
}
