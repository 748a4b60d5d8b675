// What a model says, as a stream. A provider yields batches: the events decoded from one network read travel
// as one array, so that a layer costs per read and not per token (docs/decisions/0002).
//
// Grammar, over the batches laid end to end:
//   stream    = { text-delta | reasoning-delta | refusal-delta | tool-call } model-end
//   tool-call = tool-call-start { tool-call-delta } tool-call-end      (calls of different index may interleave)
// Exactly one model-end, and it is the last event. Indices count from 0 in order of their start. No empty batch.
// A stream that failed or was cancelled may leave tool calls without their end: a part of one never looks whole.

import type { AppError } from '../errors.ts';
import type { ProviderState } from './messages.ts';

export type TokenLogprob = {
  readonly token: string;
  readonly logprob: number;
  readonly bytes: readonly number[] | null;
};

export type TextLogprob = TokenLogprob & { readonly top: readonly TokenLogprob[] };

/** Tokens as the backend counted them. A count that was not reported stays undefined, never 0. */
export type Usage = {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedInputTokens?: number | undefined;
  readonly cacheWriteTokens?: number | undefined;
  readonly reasoningTokens?: number | undefined;
};

export type TextDelta = {
  readonly type: 'text-delta';
  readonly text: string;
  readonly logprobs?: readonly TextLogprob[] | undefined;
};

/** Why the model stopped by itself. */
export type StopReason = 'stop' | 'length' | 'tool-calls' | 'content-filter';

export type ModelEnd = {
  readonly type: 'model-end';
  readonly reason: StopReason | 'failed' | 'cancelled';
  /** Absent when the backend reported none. */
  readonly usage?: Usage | undefined;
  /** Present exactly when the reason is `failed`. */
  readonly failure?: AppError | undefined;
};

/** One thing said. Members that carry content, without the end. */
export type ContentEvent =
  | TextDelta
  | {
      readonly type: 'reasoning-delta';
      /** Empty where only the state is told. */
      readonly text: string;
      /** Ends a part of reasoning: what follows is another. */
      readonly state?: ProviderState | undefined;
    }
  | { readonly type: 'refusal-delta'; readonly text: string }
  | { readonly type: 'tool-call-start'; readonly index: number; readonly id: string; readonly name: string }
  | { readonly type: 'tool-call-delta'; readonly index: number; readonly argumentsText: string }
  | { readonly type: 'tool-call-end'; readonly index: number; readonly state?: ProviderState | undefined };

export type ModelEvent = ContentEvent | ModelEnd;
