// What one run of an agent tells its caller.
//
// Grammar, over the batches laid end to end:
//   run = run-start { content event | server-tool-call | tool-result } run-end
// run-start is alone in the first batch and comes before the backend is called; run-end is the last event of
// the last batch. Content events are those of model-events.ts, in the same order and in the same batches; the
// tool-call events among them are calls of the caller's own tools, counted from 0 over the whole run. A call of a
// tool that the gateway executes is one server-tool-call and, later, one tool-result of the same callId; a run that
// failed or was cancelled may leave results out.

import type { AppError } from '../errors.ts';
import type { ContentEvent, Usage } from './model-events.ts';
import type { ToolOutcome } from './tools/tool-box.ts';

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

/** The gateway executes a tool of its own. */
export type ServerToolCall = {
  readonly type: 'server-tool-call';
  readonly callId: string;
  readonly name: string;
  readonly argumentsText: string;
};

export type ToolResult = ToolOutcome & {
  readonly type: 'tool-result';
  readonly callId: string;
  readonly name: string;
};

export type RunEvent = RunStart | ContentEvent | ServerToolCall | ToolResult | RunEnd;
