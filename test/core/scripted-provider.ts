// A model provider that says what a test wrote down, and remembers how it was treated.

import type { ModelEvent } from '../../src/core/model-events.ts';
import type { ModelProvider } from '../../src/core/model-provider.ts';
import type { ModelOptionName, ModelRequest } from '../../src/core/model-request.ts';

export type Script = {
  readonly batches?: readonly (readonly ModelEvent[])[];
  /** Thrown after that many batches. */
  readonly throws?: { readonly afterBatches: number; readonly thrown: unknown };
  /** Called before each batch, with its index. */
  readonly beforeBatch?: (index: number) => void;
  readonly forwardsExtra?: boolean;
  /** What the backend cannot honour, as far as the request has it set. */
  readonly ignores?: readonly ModelOptionName[];
};

export type ScriptedProvider = ModelProvider & {
  /** The requests it was called with. */
  readonly requests: ModelRequest[];
  readonly signals: AbortSignal[];
  /** How many streams were left before or at their end: every one that was begun must be. */
  readonly closed: () => number;
};

export function scriptedProvider(script: Script): ScriptedProvider {
  const { batches = [], throws, beforeBatch, forwardsExtra = false, ignores = [] } = script;
  const requests: ModelRequest[] = [];
  const signals: AbortSignal[] = [];
  let closed = 0;
  return {
    requests,
    signals,
    closed: () => closed,
    forwardsExtra,
    ignoredOptions: (request) => ignores.filter((option) => request.options[option] !== undefined),
    async *stream(request, signal) {
      requests.push(request);
      signals.push(signal);
      try {
        for (const [index, batch] of batches.entries()) {
          if (throws?.afterBatches === index) throw throws.thrown;
          beforeBatch?.(index);
          yield batch;
        }
        if (throws?.afterBatches === batches.length) throw throws.thrown;
      } finally {
        closed += 1;
      }
    },
  };
}
