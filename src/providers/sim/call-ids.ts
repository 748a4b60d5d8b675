// Ids of tool calls: the same for the same conversation, different from turn to turn.

import type { ModelRequest } from '../../core/model-request.ts';
import { hash32 } from './random.ts';

/** The id of each call of the answer to the request, by its index. */
export function callIds(request: ModelRequest): (index: number) => string {
  // The newest part of a long conversation tells it apart as well as the whole.
  const conversation = JSON.stringify([request.messages.length, request.messages.slice(-4)]).slice(-20_000);
  return (index) => {
    const parts = [1, 2, 3].map((seed) =>
      hash32(`${index}:${conversation}`, seed).toString(16).padStart(8, '0'),
    );
    return `call_${parts.join('')}`;
  };
}
