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
import { withTimeLimit } from './time-limit.ts';

export type ProviderDependencies = {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly sleep: Sleep;
};

/**
 * The model backend of a configured provider with one of its keys. Light: SDKs and the HTTP client are loaded at its
 * first call. How long its answers may take is for whoever calls it to say.
 */
export function createModelProvider(
  provider: ProviderConfig,
  dependencies: ProviderDependencies,
  keyIndex = 0,
): ModelProvider {
  const config = withKey(provider, keyIndex);
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

/**
 * The embedding backend of a configured provider, as light as the other. Its calls end when they take longer than the
 * provider's `firstTokenTimeoutMs`.
 */
export function createEmbeddingProvider(
  provider: ProviderConfig,
  dependencies: ProviderDependencies,
  keyIndex = 0,
): EmbeddingProvider {
  return withTimeLimit(createEmbeddings(withKey(provider, keyIndex), dependencies), provider);
}

/** Adapters know of one key each: what fails and what is limited is a key, with connections of its own. */
function withKey(config: ProviderConfig, keyIndex: number): ProviderConfig {
  return { ...config, apiKey: config.apiKeys[keyIndex] ?? config.apiKey };
}

function createEmbeddings(config: ProviderConfig, dependencies: ProviderDependencies): EmbeddingProvider {
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
