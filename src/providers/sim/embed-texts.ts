// One embeddings call of the simulator. Loaded at the first call.

import { setImmediate } from 'node:timers/promises';
import { DEFAULT_SIM_SETTINGS, type ProviderConfig } from '../../config/config.ts';
import type { EmbeddingRequest, EmbeddingResult } from '../../core/embedding-provider.ts';
import { AppError } from '../../errors.ts';
import { TextFeatures } from './embeddings/features.ts';
import { isAbortedWhileWaiting, statusFailure } from './faults.ts';
import type { SimDeps } from './sim-deps.ts';
import { loadTokenizer } from './tokenizer.ts';
import { chunks } from './words/chunks.ts';

/** The size of the vectors that most stores and examples are set up for (OpenAI's small embedding model). */
const DEFAULT_SIM_DIMENSIONS = 1_536;
/** Beyond this a full request would not fit into memory. */
const MAX_DIMENSIONS = 65_536;
/** About 10 ms of work; then others get their turn. */
const CHARACTERS_PER_TURN = 5_000;

export async function embedTexts(
  config: ProviderConfig,
  deps: SimDeps,
  request: EmbeddingRequest,
  signal: AbortSignal,
): Promise<EmbeddingResult> {
  const dimensions = request.dimensions ?? DEFAULT_SIM_DIMENSIONS;
  if (!Number.isSafeInteger(dimensions) || dimensions < 1 || dimensions > MAX_DIMENSIONS) {
    throw new AppError(
      'unsupported_parameter',
      `The simulator embeds in 1 to ${MAX_DIMENSIONS} dimensions.`,
      {
        param: 'dimensions',
      },
    );
  }
  const { fault } = config.models.find(({ id }) => id === request.model)?.sim ?? DEFAULT_SIM_SETTINGS;
  await isAbortedWhileWaiting(fault?.delayMs ?? 0, deps, signal);
  signal.throwIfAborted();
  const refusal = statusFailure(fault, config, request.model, deps);
  if (refusal !== undefined) throw refusal;

  const tokenizer = await loadTokenizer();
  const inputTokens = await tokenizer.countAll(request.inputs, signal);
  const vectors: number[][] = [];
  let characters = 0;
  for (const input of request.inputs) {
    const features = new TextFeatures();
    for (const chunk of chunks(input, CHARACTERS_PER_TURN)) {
      features.add(chunk);
      characters += chunk.length;
      if (characters < CHARACTERS_PER_TURN) continue;
      characters = 0;
      await setImmediate();
      signal.throwIfAborted();
    }
    vectors.push(features.toVector(dimensions));
    characters += dimensions;
  }
  return { vectors, inputTokens };
}
