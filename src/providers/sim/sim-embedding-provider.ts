// The simulator's embeddings: texts that share words lie near each other, which is enough for retrieval to be
// tried out without a model. Deterministic, without key or network.

import type { ProviderConfig } from '../../config/config.ts';
import type { EmbeddingProvider } from '../../core/embedding-provider.ts';
import type { SimDeps } from './sim-deps.ts';

/** As OpenAI's endpoint. */
const MAX_INPUTS_PER_CALL = 2_048;

/** An embedding provider for one `api: "sim"` entry. A model's `fault` status and delay hold here too. */
export function createSimEmbeddingProvider(config: ProviderConfig, deps: SimDeps): EmbeddingProvider {
  return {
    maxInputsPerCall: MAX_INPUTS_PER_CALL,
    forwardsExtra: false,
    async embed(request, signal) {
      const { embedTexts } = await import('./embed-texts.ts');
      return embedTexts(config, deps, request, signal);
    },
  };
}
