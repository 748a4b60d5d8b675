// GET /v1/responses as a WebSocket connection: each message is one agent run in the responses dialect.

import { eventMessages } from '../adapters/responses/event-messages.ts';
import { RESPONSES_OPTION_NAMES, readResponsesRequest } from '../adapters/responses/read-request.ts';
import { responseBase } from '../adapters/responses/response-object.ts';
import { unaskedResponse } from '../adapters/responses/unasked-response.ts';
import { ResponseStream } from '../adapters/responses/write-stream.ts';
import type { OpenSocketHandler } from '../http/websocket/socket-operation.ts';
import { startAgentRun } from './agent-run.ts';
import type { Services } from './services.ts';

export function responsesSocket(services: Services): OpenSocketHandler {
  const { clock, newId } = services;
  const { toolEvents } = services.config.clawgate.stream;
  const nowSeconds = (): number => Math.floor(clock() / 1000);

  return () => ({
    async answer(call) {
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
      if (!call.generates) {
        await call.sendEvents(unaskedResponse(base, nowSeconds()));
        return;
      }
      const stream = new ResponseStream(base, { clock, newId }, { toolEvents });
      await call.sendEvents(eventMessages(stream.write(events)));
    },
    continuationRefused() {},
  });
}
