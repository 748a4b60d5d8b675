// What is kept of a response at its end.

import type { Schema } from '../contract.ts';
import { keptMessages } from '../core/kept-messages.ts';
import type { Message } from '../core/messages.ts';
import type { ResponseOutcome } from '../core/responses/response-store.ts';

/** `said` is what the run said for a model to read, `events` what was streamed and is not kept yet. */
export function outcomeOf(
  response: Schema<'Response'>,
  said: readonly Message[],
  events: readonly string[],
): ResponseOutcome {
  return {
    status: response.status,
    body: JSON.stringify(response),
    outputItems: response.output.map((item) => ({ id: item.id, json: JSON.stringify(item) })),
    output: keptMessages(said),
    events,
  };
}
