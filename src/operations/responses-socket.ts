// GET /v1/responses as a WebSocket connection: each message is one agent run in the responses dialect. The connection
// remembers its newest response, so that a turn goes on from it without a store.

import { eventMessages } from '../adapters/responses/event-messages.ts';
import { itemIds } from '../adapters/responses/output-items.ts';
import { unaskedEvents, unaskedResponse } from '../adapters/responses/unasked-response.ts';
import { ResponseStream, type StreamKeeper } from '../adapters/responses/write-stream.ts';
import { holdsAttachment, keptMessages } from '../core/kept-messages.ts';
import type { ChainLink } from '../core/responses/response-store.ts';
import type { OpenSocketHandler, SocketCall, SocketHandler } from '../http/websocket/socket-operation.ts';
import { NewestResponse } from './newest-response.ts';
import { ResponseRecord } from './response-record.ts';
import { type ResponseTurn, startResponse } from './response-turn.ts';
import type { Services } from './services.ts';

export function responsesSocket(services: Services): OpenSocketHandler {
  return () => new ResponsesSocket(services);
}

class ResponsesSocket implements SocketHandler {
  readonly #services: Services;
  readonly #newest: NewestResponse;

  constructor(services: Services) {
    this.#services = services;
    // What a client could send in one message itself.
    this.#newest = new NewestResponse(services.config.clawgate.webSocket.maxMessageBytes);
  }

  async answer(call: SocketCall): Promise<void> {
    const previousId = call.body.previous_response_id ?? undefined;
    let hasEnded = false;
    const onEnded = (): void => {
      hasEnded = true;
    };
    try {
      await (call.generates ? this.#generate(call, onEnded) : this.#prepare(call, onEnded));
    } finally {
      // Whoever tries the same again is told that it is gone, and sends everything.
      if (!hasEnded && previousId !== undefined) this.#newest.forget(previousId);
    }
  }

  continuationRefused(previousResponseId: string): void {
    this.#newest.forget(previousResponseId);
  }

  async #generate(call: SocketCall, onEnded: () => void): Promise<void> {
    const { clock, newId, config } = this.#services;
    const turn = await this.#start(call, call.body);
    const record = turn.kept === undefined ? undefined : new ResponseRecord(this.#services, turn, turn.kept);
    const keeper: StreamKeeper = {
      onOpen: () => record?.onOpen(),
      onShown: (events) => record?.onShown(events),
      onEnd: async (response) => {
        await record?.onEnd(response);
        if (response.status !== 'completed' && response.status !== 'incomplete') return;
        this.#remember(keptTurn(turn));
        onEnded();
      },
    };
    const ids = record === undefined ? newId : itemIds(turn.base.id);
    const { toolEvents } = config.clawgate.stream;
    const stream = new ResponseStream(turn.base, { clock, newId: ids }, { toolEvents, keeper });
    await call.sendEvents(eventMessages(stream.write(turn.events)));
  }

  /** Nothing is asked, and so nothing is stored: what is prepared ends with the connection. */
  async #prepare(call: SocketCall, onEnded: () => void): Promise<void> {
    const turn = await this.#start(call, { ...call.body, store: false });
    const response = unaskedResponse(turn.base, Math.floor(this.#services.clock() / 1000));
    this.#remember(turn);
    onEnded();
    await call.sendEvents(unaskedEvents(turn.base, response));
  }

  #start(call: SocketCall, body: SocketCall['body']): Promise<ResponseTurn> {
    return startResponse(this.#services, call, body, {
      recall: (id, scope) => this.#newest.recall(id, scope),
      isAnswered: call.generates,
    });
  }

  #remember({ base, scope, before, input, said }: ResponseTurn): void {
    this.#newest.remember(base.id, scope, before, { input, output: said() });
  }
}

/** As a store would keep it: what was attached was read in the turn that it came with, or was prepared for. */
function keptTurn(turn: ResponseTurn): ResponseTurn {
  const { before, input } = turn;
  const isKept = ({ input: sent }: ChainLink): boolean => !sent.some(holdsAttachment);
  return {
    ...turn,
    before: before.every(isKept)
      ? before
      : before.map((link) => ({ ...link, input: keptMessages(link.input) })),
    input: keptMessages(input),
  };
}
