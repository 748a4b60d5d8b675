// Plays a script as a stream: at the pace asked for, or as fast as it is read.

import type { SimSettings } from '../../config/config.ts';
import type { ModelEnd, ModelEvent, Usage } from '../../core/model-events.ts';
import { AppError } from '../../errors.ts';
import { isAbortedWhileWaiting } from './faults.ts';
import type { Script } from './script.ts';
import type { SimDeps } from './sim-deps.ts';

/** Unpaced events go out in portions: one network read of a real backend holds about as many. */
const BATCH_EVENTS = 32;

export type Playback = {
  readonly settings: SimSettings;
  readonly inputTokens: number;
  /** False: nobody reads along; everything goes out in one batch at the end. */
  readonly streaming: boolean;
};

/** The script's batches and its model-end. A break and the signal end it as events, never by a throw. */
export async function* play(
  script: Script,
  { settings, inputTokens, streaming }: Playback,
  deps: SimDeps,
  signal: AbortSignal,
): AsyncGenerator<readonly ModelEvent[], void, undefined> {
  const { tokensPerSecond, timeToFirstTokenMs } = settings;
  let batch: ModelEvent[] = [];
  let tokens = 0;
  const usage = (outputTokens: number): Usage => ({
    inputTokens,
    outputTokens,
    reasoningTokens:
      script.reasoningTokens === 0 ? undefined : Math.min(script.reasoningTokens, outputTokens),
  });
  const cancelled = (): ModelEnd => ({ type: 'model-end', reason: 'cancelled', usage: usage(tokens) });
  const interrupted = (): ModelEnd => ({
    type: 'model-end',
    reason: 'failed',
    failure: new AppError(
      'upstream_interrupted',
      `The simulator was told to break off after ${settings.fault?.breakAfterTokens} tokens.`,
    ),
  });

  if (await isAbortedWhileWaiting(timeToFirstTokenMs, deps, signal)) {
    yield [cancelled()];
    return;
  }
  const startedAt = deps.clock();
  for (const step of script.steps) {
    if (tokensPerSecond !== undefined) {
      // By the clock and not step by step, so that late timers do not slow the stream down for good.
      const due = startedAt + (tokens * 1_000) / tokensPerSecond - deps.clock();
      if (due >= 1) {
        if (streaming && batch.length > 0) {
          yield batch;
          batch = [];
        }
        if (await isAbortedWhileWaiting(due, deps, signal)) {
          yield [...batch, cancelled()];
          return;
        }
      }
    } else if (streaming && batch.length >= BATCH_EVENTS) {
      yield batch;
      batch = [];
      if (signal.aborted) {
        yield [cancelled()];
        return;
      }
    }
    batch.push(step.event);
    tokens += step.tokens;
  }
  if (signal.aborted) yield [...batch, cancelled()];
  else if (script.reason === 'broken') yield [...batch, interrupted()];
  else yield [...batch, { type: 'model-end', reason: script.reason, usage: usage(script.outputTokens) }];
}
