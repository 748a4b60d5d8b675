// The events of a response for which the model is not asked: its id is all that the caller wants.

import type { Schema } from '../../contract.ts';
import type { RunEnd } from '../../core/run-events.ts';
import { type ResponseBase, responseAtEnd, responseInProgress } from './response-object.ts';

const END: RunEnd = {
  type: 'run-end',
  status: 'completed',
  reason: 'stop',
  usage: { inputTokens: 0, outputTokens: 0 },
};

/** As JSON, each on a line of its own. */
export async function* unaskedResponse(
  base: ResponseBase,
  nowSeconds: number,
): AsyncGenerator<string, void, undefined> {
  const events: [string, Schema<'Response'>][] = [
    ['response.created', responseInProgress(base)],
    ['response.in_progress', responseInProgress(base)],
    ['response.completed', responseAtEnd(base, END, [], nowSeconds)],
  ];
  yield events
    .map(([type, response], index) => `${JSON.stringify({ type, sequence_number: index, response })}\n`)
    .join('');
}
