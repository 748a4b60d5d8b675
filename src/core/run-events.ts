// What one run of an agent tells its caller.
//
// Grammar, over the batches laid end to end:
//   run = run-start { content event } run-end
// run-start is alone in the first batch and comes before the backend is called; run-end is the last event of
// the last batch. Content events are those of model-events.ts, in the same order and in the same batches.

import type { AppError } from '../errors.ts';
import type { ContentEvent, Usage } from './model-events.ts';

export type RunStart = {
  readonly type: 'run-start';
  readonly agentId: string;
  readonly sessionKey: string;
  /** `provider/model`. */
  readonly backendModel: string;
};

type RunEndBase = { readonly type: 'run-end'; readonly usage?: Usage | undefined };

/**
 * completed: the model ended by itself. incomplete: a limit or filter cut it off. tool-calls: the caller is to
 * execute the client tools that were called. failed and cancelled: what came before is only a part.
 */
export type RunEnd =
  | (RunEndBase & { readonly status: 'completed'; readonly reason: 'stop' })
  | (RunEndBase & { readonly status: 'incomplete'; readonly reason: 'length' | 'content-filter' })
  | (RunEndBase & { readonly status: 'tool-calls'; readonly reason: 'tool-calls' })
  | (RunEndBase & { readonly status: 'failed'; readonly failure: AppError })
  | (RunEndBase & { readonly status: 'cancelled' });

export type RunEvent = RunStart | ContentEvent | RunEnd;
