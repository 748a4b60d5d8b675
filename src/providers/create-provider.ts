// Which adapter serves which `api` of the configuration. The only place that knows them all.

import type { ProviderConfig } from '../config/config.ts';
import type { Clock, NewId, Sleep } from '../core/ambient.ts';
import type { EmbeddingProvider } from '../core/embedding-provider.ts';
import type { ModelProvider } from '../core/model-provider.ts';
import { unreachable } from '../lib/unreachable.ts';
import { createAiSdkEmbeddingProvider, createAiSdkProvider } from './ai-sdk/ai-sdk-provider.ts';
import { createOpenAICompatibleEmbeddingProvider } from './openai-compatible/openai-compatible-embedding-provider.ts';
import { createOpenAICompatibleProvider } from './openai-compatible/openai-compatible-provider.ts';
import { createSimEmbeddingProvider } from './sim/sim-embedding-provider.ts';
import { createSimProvider } from './sim/sim-provider.ts';

export type ProviderDependencies = {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly sleep: Sleep;
};

/** The model backend of a configured provider. Light: SDKs and the HTTP client are loaded at its first call. */
export function createModelProvider(
  config: ProviderConfig,
  dependencies: ProviderDependencies,
): ModelProvider {
  switch (config.api) {
    case 'openai-completions':
    case 'ollama':
      return createOpenAICompatibleProvider(config, dependencies);
    case 'openai-responses':
    case 'anthropic-messages':
    case 'google-generative-ai':
      return createAiSdkProvider(config, dependencies);
    case 'sim':
      return createSimProvider(config, dependencies);
    default:
      return unreachable(config.api);
  }
}

/** The embedding backend of a configured provider, as light as the other. */
export function createEmbeddingProvider(
  config: ProviderConfig,
  dependencies: ProviderDependencies,
): EmbeddingProvider {
  switch (config.api) {
    case 'openai-completions':
    case 'ollama':
      return createOpenAICompatibleEmbeddingProvider(config, dependencies);
    case 'openai-responses':
    case 'anthropic-messages':
    case 'google-generative-ai':
      return createAiSdkEmbeddingProvider(config, dependencies);
    case 'sim':
      return createSimEmbeddingProvider(config, dependencies);
    default:
      return unreachable(config.api);
  }
}
