// One embedding call through an SDK package.

import type { EmbeddingModelV4, JSONObject } from '@ai-sdk/provider';
import type { EmbeddingRequest, EmbeddingResult } from '../../core/embedding-provider.ts';
import { AppError } from '../../errors.ts';
import { isPlainObject } from '../../lib/plain-object.ts';
import { toCallFailure, toRefusal } from './sdk-error.ts';
import type { UpstreamFetch } from './upstream-fetch.ts';
import type { Vendor } from './vendor.ts';

/** Throws AppError: the upstream codes; the signal's reason once that has fired. */
export async function embedThrough(
  { optionsKey }: Pick<Vendor, 'optionsKey'>,
  model: EmbeddingModelV4,
  request: EmbeddingRequest,
  upstream: UpstreamFetch,
  signal: AbortSignal,
): Promise<EmbeddingResult> {
  const { inputs, dimensions, endUser } = request;
  signal.throwIfAborted();
  const settings: JSONObject = optionsKey === 'openai' && endUser !== undefined ? { user: endUser } : {};
  try {
    const { embeddings, usage, response } = await model.doEmbed({
      values: [...inputs],
      abortSignal: signal,
      providerOptions: { [optionsKey]: settings },
      ...(dimensions !== undefined && { dimensions }),
    });
    if (embeddings.length !== inputs.length) {
      throw new AppError(
        'upstream_invalid_response',
        `The backend ${upstream.context.providerId} gave ${embeddings.length} embeddings for ${inputs.length} inputs.`,
      );
    }
    return { vectors: inOrder(embeddings, response?.body), inputTokens: usage?.tokens };
  } catch (thrown) {
    signal.throwIfAborted();
    throw toRefusal(thrown) ?? toCallFailure(thrown, upstream);
  }
}

/** OpenAI numbers its vectors; the SDK gives them as they came. */
function inOrder(vectors: readonly number[][], body: unknown): readonly (readonly number[])[] {
  const entries = isPlainObject(body) && Array.isArray(body.data) ? body.data : [];
  const ordered: number[][] = [];
  for (const [position, vector] of vectors.entries()) {
    const index: unknown = isPlainObject(entries[position]) ? entries[position].index : position;
    ordered[typeof index === 'number' ? index : position] = vector;
  }
  return Object.keys(ordered).length === vectors.length ? ordered : vectors;
}
