// Keeps a response that its caller waits for: on disk before its end is told, and open to readers while it streams.

import type { StreamKeeper } from '../adapters/responses/write-stream.ts';
import type { Schema } from '../contract.ts';
import { EventLog, joinEvents, type ShownEvent } from '../core/responses/event-log.ts';
import { LiveResponse } from '../core/responses/live-response.ts';
import type { NewResponse } from '../core/responses/response-store.ts';
import { outcomeOf } from './response-outcome.ts';
import type { ResponseTurn } from './response-turn.ts';
import type { Services } from './services.ts';

type Wire = Schema<'Response'>;

export class ResponseRecord implements StreamKeeper {
  readonly #services: Services;
  readonly #turn: ResponseTurn;
  readonly #kept: NewResponse;
  readonly #live = new LiveResponse<Wire>();
  readonly #log = new EventLog();
  readonly #events: string[] = [];
  #isStreamed = false;
  #isDiscarded = false;

  constructor(services: Services, turn: ResponseTurn, kept: NewResponse) {
    this.#services = services;
    this.#turn = turn;
    this.#kept = kept;
  }

  readonly onOpen = (): void => {
    const discard = (): void => {
      this.#isDiscarded = true;
    };
    const { base } = this.#turn;
    this.#services.runningResponses.add(base.id, { base, live: this.#live, discard, cancel: () => {} });
  };

  readonly onShown = (events: readonly ShownEvent[]): void => {
    this.#isStreamed = true;
    const text = this.#log.write(events);
    if (text !== undefined) this.#events.push(text);
    if (this.#log.isTooLong) this.#live.forget();
    else this.#live.add(events);
  };

  /** On disk when this resolves, also for one that was not streamed. Rejects with `session_not_saved`. */
  readonly onEnd = async (response: Wire): Promise<void> => {
    try {
      if (!this.#isDiscarded) {
        const events = this.#isStreamed ? [joinEvents(this.#events)] : [];
        await this.#services.responses.add(this.#kept, outcomeOf(response, this.#turn.said(), events));
      }
    } catch (thrown) {
      // There is nobody left to tell.
      if (response.status !== 'cancelled') throw thrown;
      this.#services.reportTrouble('a response was not saved', { thrown, responseId: response.id });
    } finally {
      this.#services.runningResponses.remove(response.id);
      this.#live.end(response);
    }
  };
}
