// A response for which the model is not asked: its id is all that the caller wants.

import type { Schema } from '../../contract.ts';
import { type ResponseBase, responseAtEnd, responseInProgress } from './response-object.ts';

type Wire = Schema<'Response'>;

/** It has ended well, said nothing, and cost nothing. */
export function unaskedResponse(base: ResponseBase, nowSeconds: number): Wire {
  const usage = { inputTokens: 0, outputTokens: 0 };
  return responseAtEnd(base, { type: 'run-end', status: 'completed', reason: 'stop', usage }, [], nowSeconds);
}

/** Its events, as JSON, each on a line of its own. */
export async function* unaskedEvents(
  base: ResponseBase,
  response: Wire,
): AsyncGenerator<string, void, undefined> {
  const events: readonly [type: string, response: Wire][] = [
    ['response.created', responseInProgress(base)],
    ['response.in_progress', responseInProgress(base)],
    ['response.completed', response],
  ];
  yield events
    .map(([type, told], index) => `${JSON.stringify({ type, sequence_number: index, response: told })}\n`)
    .join('');
}
