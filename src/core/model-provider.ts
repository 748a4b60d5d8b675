// The seam to model backends.

import type { ModelEvent } from './model-events.ts';
import type { ModelOptionName, ModelRequest } from './model-request.ts';

export type ModelProvider = {
  /** True: `request.extra` reaches the backend unchanged. False: it is dropped, and the caller is told. */
  readonly forwardsExtra: boolean;

  /**
   * The options set in the request that this backend cannot honour and will be left out of the call because
   * they are harmless. What changes the meaning and cannot be honoured is thrown by `stream` instead
   * (`unsupported_parameter`, `unsupported_value`).
   */
  ignoredOptions(request: ModelRequest): readonly ModelOptionName[];

  /**
   * Calls the model. Throws (AppError) only before the call begins, that is before or at the first `next()`
   * and without having yielded; everything later is an event, and exactly one model-end comes last, also when
   * the backend breaks or the signal fires. An upstream refusal (401, 429, 5xx) is a model-end with `failure`.
   * The upstream call ends at once when the signal fires or the consumer stops iterating.
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<readonly ModelEvent[]>;
};
