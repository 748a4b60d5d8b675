// Embeds any number of inputs through a provider that takes a limited number in one call.

import type { EmbeddingProvider, EmbeddingRequest, EmbeddingResult } from './embedding-provider.ts';

/**
 * The vectors of all inputs in their order, and the sum of the tokens if every call reported them.
 * Calls run one after another: a backend that limits a call's size limits its rate too.
 * Throws what the provider throws; the first failure ends it.
 */
export async function embed(
  provider: EmbeddingProvider,
  request: EmbeddingRequest,
  signal: AbortSignal,
): Promise<EmbeddingResult> {
  const { inputs } = request;
  if (inputs.length <= provider.maxInputsPerCall) return provider.embed(request, signal);
  const vectors: (readonly number[])[] = [];
  let inputTokens: number | undefined = 0;
  for (let start = 0; start < inputs.length; start += provider.maxInputsPerCall) {
    const batch = { ...request, inputs: inputs.slice(start, start + provider.maxInputsPerCall) };
    const result = await provider.embed(batch, signal);
    for (const vector of result.vectors) vectors.push(vector);
    inputTokens =
      inputTokens === undefined || result.inputTokens === undefined
        ? undefined
        : inputTokens + result.inputTokens;
  }
  return { vectors, inputTokens };
}
