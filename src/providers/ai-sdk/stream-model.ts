// One call of a language model through an SDK package, from the request to its model-end.

import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
} from '@ai-sdk/provider';
import type { ContentEvent, ModelEvent } from '../../core/model-events.ts';
import { AppError } from '../../errors.ts';
import type { StateOwner } from '../provider-state.ts';
import { inBatches } from './part-batches.ts';
import { RawEvents } from './raw-events.ts';
import { PartReader } from './read-parts.ts';
import { toCallFailure, toRefusal } from './sdk-error.ts';
import type { UpstreamFetch } from './upstream-fetch.ts';
import type { Vendor } from './vendor.ts';

/** What a backend may take to end its HTTP message behind the end of its answer, so that the connection lives on. */
const MAX_TRAILING_MS = 1_000;

type StreamCall = {
  readonly vendor: Vendor;
  readonly owner: StateOwner;
  readonly model: LanguageModelV4;
  readonly options: LanguageModelV4CallOptions;
  readonly upstream: UpstreamFetch;
  /** Of how many alternatives log probabilities are wanted. */
  readonly topLogprobs: number;
};

/** Throws AppError when the SDK refuses the request; see `ModelProvider.stream` for the rest. */
export async function* streamModel(
  { vendor, owner, model, options, upstream, topLogprobs }: StreamCall,
  signal: AbortSignal,
): AsyncGenerator<readonly ModelEvent[], void, undefined> {
  const raw = vendor.optionsKey === 'openai' ? new RawEvents(topLogprobs) : undefined;
  const parts = new PartReader(vendor, owner, upstream, raw);
  const abort = new AbortController();
  let stream: ReadableStreamDefaultReader<LanguageModelV4StreamPart> | undefined;
  const onAbort = (): void => abort.abort();
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  let complete = false;
  try {
    const { stream: readable } = await model.doStream({
      ...options,
      abortSignal: abort.signal,
      includeRawChunks: raw !== undefined,
    });
    stream = readable.getReader();
    for await (const batch of inBatches(stream)) {
      if (signal.aborted) break;
      const events: ContentEvent[] = [];
      for (const part of batch) {
        parts.read(part, events);
        if (parts.end !== undefined) break;
      }
      if (parts.end !== undefined) {
        complete = parts.end.reason !== 'failed';
        yield [...events, parts.end];
        return;
      }
      if (events.length > 0) yield events;
    }
    if (signal.aborted) yield [{ type: 'model-end', reason: 'cancelled' }];
    else yield [{ type: 'model-end', reason: 'failed', failure: new AppError('upstream_interrupted') }];
  } catch (thrown) {
    if (signal.aborted) {
      yield [{ type: 'model-end', reason: 'cancelled' }];
      return;
    }
    const refusal = toRefusal(thrown);
    if (refusal !== undefined && !upstream.answerBegun) throw refusal;
    yield [{ type: 'model-end', reason: 'failed', failure: toCallFailure(thrown, upstream) }];
  } finally {
    signal.removeEventListener('abort', onAbort);
    if (complete && stream !== undefined) readToEnd(stream, abort);
    else onAbort();
  }
}

/** Reads on behind the answer for a moment; a connection that has no end by then is given up. */
function readToEnd(stream: ReadableStreamDefaultReader<unknown>, abort: AbortController): void {
  const timer = setTimeout(() => abort.abort(), MAX_TRAILING_MS).unref();
  const settle = (): void => clearTimeout(timer);
  const next = (): Promise<void> => stream.read().then(({ done }) => (done ? undefined : next()));
  next().then(settle, settle);
}
