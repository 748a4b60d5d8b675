// One answer of whichever backend can give it: the retries, the failover and the time limits around a model's stream.
// Until something was given away a failure is tried again; afterwards never, because nobody can unsay it.

import { AppError, toAppError } from '../../errors.ts';
import type { ModelEnd, ModelEvent } from '../model-events.ts';
import type { Backend, BackendCall } from './backend.ts';
import { CallWatch } from './call-watch.ts';
import { HeldAnswer } from './held-answer.ts';
import { Rotation, type RotationDependencies } from './rotation.ts';

/**
 * Calls the backends in their order until one gives an answer, and yields that by the grammar of model-events.ts.
 * Failures are events, nothing is thrown: a failed model-end says why the last one failed, `run_timeout` that the
 * deadline passed. An answer that nobody reads along with (`streaming: false`) is yielded whole, and so may break and
 * be tried again up to its end.
 */
export async function* callBackends(
  deps: RotationDependencies,
  call: BackendCall,
  signal: AbortSignal,
): AsyncGenerator<readonly ModelEvent[], void, undefined> {
  const rotation = new Rotation(deps, call.backends, call.deadlineMs);
  let usage: ModelEnd['usage'];
  /** What the last one said that failed with its first words: told when there is nobody else to ask. */
  let said: readonly ModelEvent[] = [];
  for (;;) {
    const backend = await nextBackend(rotation, signal);
    if (signal.aborted) {
      yield [{ type: 'model-end', reason: 'cancelled' }];
      return;
    }
    if (backend === undefined) {
      yield [...said, { type: 'model-end', reason: 'failed', usage, failure: rotation.failure }];
      return;
    }
    const watch = new CallWatch(backend, call.deadlineMs - deps.clock(), signal);
    /** What was not yielded yet. */
    let rest: readonly ModelEvent[] = [];
    let end: ModelEnd | undefined;
    let thrown: unknown;
    let isServed = false;
    let isHeld = false;
    try {
      const request = call.toRequest(backend);
      const held = request.streaming ? undefined : new HeldAnswer(backend);
      isHeld = held !== undefined;
      for await (const batch of backend.provider.stream(request, watch.signal)) {
        watch.arrived();
        const last = batch.at(-1);
        if (last?.type === 'model-end') {
          const content = batch.slice(0, -1);
          rest = held === undefined ? content : held.with(content);
          end = last;
          break;
        }
        if (held === undefined) {
          if (!isServed) {
            isServed = true;
            rotation.served();
            call.onServed?.(backend);
          }
          yield batch;
        } else {
          rest = held.with(batch);
        }
        watch.awaiting();
      }
    } catch (caught) {
      thrown = caught;
    } finally {
      watch.close();
    }

    const outcome = toOutcome(end, thrown, watch, signal);
    if (outcome.reason === 'failed') {
      const failure = outcome.failure ?? new AppError('upstream_error');
      usage = outcome.usage;
      if (!isServed) {
        rotation.failed(failure);
        said = isHeld ? [] : rest;
        continue;
      }
      rotation.broke(failure);
    } else if (outcome.reason === 'cancelled') {
      if (!isServed) rotation.cancelled();
    } else {
      if (!isServed) {
        rotation.served();
        call.onServed?.(backend);
      }
      rotation.completed();
    }
    yield [...rest, outcome];
    return;
  }
}

/** Undefined when none is left, or when nobody waits any more. */
async function nextBackend(rotation: Rotation<Backend>, signal: AbortSignal): Promise<Backend | undefined> {
  if (signal.aborted) return undefined;
  try {
    return await rotation.next(signal);
  } catch (thrown) {
    if (signal.aborted) return undefined;
    throw thrown;
  }
}

/** How the call ended. A whole answer is one, even when a limit passed or the caller left at the same moment. */
function toOutcome(
  end: ModelEnd | undefined,
  thrown: unknown,
  watch: CallWatch,
  signal: AbortSignal,
): ModelEnd {
  const isWhole = end !== undefined && end.reason !== 'failed' && end.reason !== 'cancelled';
  if (isWhole) return end;
  const usage = end?.usage;
  if (signal.aborted) return { type: 'model-end', reason: 'cancelled', usage };
  if (watch.failure !== undefined)
    return { type: 'model-end', reason: 'failed', usage, failure: watch.failure };
  if (thrown !== undefined) {
    return { type: 'model-end', reason: 'failed', usage, failure: toAppError(thrown) };
  }
  return end ?? { type: 'model-end', reason: 'failed', usage, failure: new AppError('upstream_interrupted') };
}
