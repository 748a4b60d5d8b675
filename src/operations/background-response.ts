// Runs a response in the background: it is kept from its beginning, goes on whatever becomes of its caller, and
// everything it tells is on disk before a reader sees it.

import { itemIds } from '../adapters/responses/output-items.ts';
import { ResponseFrames } from '../adapters/responses/response-frames.ts';
import { responseAtEnd, responseQueued } from '../adapters/responses/response-object.ts';
import { shownEvents } from '../adapters/responses/write-stream.ts';
import type { Schema } from '../contract.ts';
import { EventLog, joinEvents } from '../core/responses/event-log.ts';
import { LiveResponse } from '../core/responses/live-response.ts';
import type { NewResponse } from '../core/responses/response-store.ts';
import type { RunEnd } from '../core/run-events.ts';
import { type AppError, toAppError } from '../errors.ts';
import type { OperationCall } from '../http/operation.ts';
import { outcomeOf } from './response-outcome.ts';
import { type ResponseTurn, startResponse } from './response-turn.ts';
import type { RunningResponse } from './running-responses.ts';
import type { Services } from './services.ts';

type Wire = Schema<'Response'>;

const CANCELLED: RunEnd = { type: 'run-end', status: 'cancelled' };

/** Starts it; on disk when this resolves. Throws what means no run, and `too_many_background_responses`. */
export async function startInBackground(
  services: Services,
  call: OperationCall<'createResponse'>,
): Promise<RunningResponse> {
  const leaveBackground = services.runningResponses.enterBackground();
  const caller = new AbsentCaller(call);
  // Until the response has begun, nobody who left could ever ask for it.
  const onLeave = (): void => caller.cancel();
  call.signal.addEventListener('abort', onLeave, { once: true });
  try {
    const turn = await startResponse(services, caller, call.body);
    call.signal.removeEventListener('abort', onLeave);
    if (turn.kept === undefined) throw new TypeError('A response in the background is kept.');
    const run = new BackgroundRun(services, turn, caller);
    await run.begin(turn.kept);
    void run.finish().finally(leaveBackground);
    return run.running;
  } catch (thrown) {
    call.signal.removeEventListener('abort', onLeave);
    caller.end(false);
    leaveBackground();
    throw thrown;
  }
}

/** Stands in for the caller as long as the run goes on: it never leaves by itself. */
class AbsentCaller {
  readonly #call: OperationCall<'createResponse'>;
  readonly #controller = new AbortController();
  readonly #listeners: ((delivered: boolean) => void)[] = [];
  #notes: Record<string, unknown> = {};
  #hasAnswer = false;

  constructor(call: OperationCall<'createResponse'>) {
    this.#call = call;
  }

  readonly header = (name: string): string | undefined => this.#call.header(name);

  get scopes(): ReadonlySet<string> | undefined {
    return this.#call.scopes;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  readonly setHeader = (name: string, value: string): void => {
    if (!this.#hasAnswer) this.#call.setHeader(name, value);
  };

  /** As long as the caller is there, its own log line has it; all of it is in that of the run. */
  readonly note = (fields: Readonly<Record<string, unknown>>): void => {
    if (!this.#hasAnswer) this.#call.note(fields);
    this.#notes = { ...this.#notes, ...fields };
  };

  readonly onEnd = (listener: (delivered: boolean) => void): void => {
    this.#listeners.push(listener);
  };

  get notes(): Readonly<Record<string, unknown>> {
    return this.#notes;
  }

  answered(): void {
    this.#hasAnswer = true;
  }

  /** Without a reason the run ends as cancelled. */
  cancel(reason?: AppError): void {
    this.#controller.abort(reason);
  }

  end(delivered: boolean): void {
    for (const listener of this.#listeners) listener(delivered);
  }
}

class BackgroundRun {
  readonly running: RunningResponse;
  readonly #services: Services;
  readonly #turn: ResponseTurn;
  readonly #caller: AbsentCaller;
  readonly #live = new LiveResponse<Wire>();
  readonly #log = new EventLog();
  readonly #frames: ResponseFrames;

  constructor(services: Services, turn: ResponseTurn, caller: AbsentCaller) {
    this.#services = services;
    this.#turn = turn;
    this.#caller = caller;
    const { toolEvents } = services.config.clawgate.stream;
    this.#frames = new ResponseFrames(turn.base, itemIds(turn.base.id), { toolEvents });
    this.running = {
      base: turn.base,
      live: this.#live,
      discard: () => caller.cancel(),
      cancel: (reason) => caller.cancel(reason),
    };
  }

  async begin(kept: NewResponse): Promise<void> {
    const { responses, runningResponses, processName } = this.#services;
    const { base } = this.#turn;
    runningResponses.add(base.id, this.running);
    try {
      await responses.begin(kept, JSON.stringify(responseQueued(base)), processName);
    } catch (thrown) {
      runningResponses.remove(base.id);
      throw thrown;
    }
    this.#caller.answered();
  }

  /** Never rejects. */
  async finish(): Promise<void> {
    const { responses, runningResponses, reportBackground, reportTrouble } = this.#services;
    const { id } = this.#turn.base;
    const response = this.#response(await this.#follow());
    let isKept = false;
    try {
      isKept = await responses.finish(
        id,
        outcomeOf(response, this.#turn.said(), this.#live.hasTold ? [] : [joinEvents([])]),
      );
    } catch (thrown) {
      reportTrouble('a response was not saved', { thrown, responseId: id });
    }
    runningResponses.remove(id);
    this.#live.end(response);
    // What is kept has arrived: a client that asks again goes on from it.
    this.#caller.end(isKept);
    reportBackground({ ...this.#caller.notes, responseId: id, responseStatus: response.status });
  }

  async #follow(): Promise<RunEnd> {
    let end: RunEnd = CANCELLED;
    try {
      for await (const batch of this.#turn.events) {
        const shown = shownEvents(batch, this.#services.config.clawgate.stream.toolEvents);
        for (const event of shown) this.#frames.event(event);
        const text = this.#log.write(shown);
        if (text !== undefined) await this.#services.responses.addEvents(this.#turn.base.id, [text]);
        if (this.#log.isTooLong) this.#live.forget();
        else this.#live.add(shown);
        const last = batch.at(-1);
        if (last?.type === 'run-end') end = last;
      }
      return end;
    } catch (thrown) {
      return { type: 'run-end', status: 'failed', failure: toAppError(thrown) };
    }
  }

  #response(end: RunEnd): Wire {
    // What this writes is not sent: readers have their own. It makes the items what they are at the end.
    if (end.status !== 'failed' && end.status !== 'cancelled') this.#frames.close(end.status);
    const nowSeconds = Math.floor(this.#services.clock() / 1000);
    return responseAtEnd(this.#turn.base, end, this.#frames.items(), nowSeconds);
  }
}
