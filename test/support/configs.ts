// Small pieces of configuration for tests, in the words of src/config/config.ts.

import { type AgentConfig, DEFAULT_SIM_SETTINGS, type ProviderConfig } from '../../src/config/config.ts';

/** An agent that says nothing it was not told to. */
export function agentConfig(overrides: Partial<AgentConfig> & { id: string }): AgentConfig {
  return {
    name: overrides.id,
    isDefault: false,
    model: { providerId: 'sim', modelId: 'sim-1' },
    fallbacks: [],
    embedding: undefined,
    identity: { name: undefined, theme: undefined, emoji: undefined },
    params: {},
    workspace: undefined,
    promptFiles: { maxCharacters: 20_000, maxTotalCharacters: 60_000 },
    systemPromptOverride: undefined,
    tools: { allow: undefined, deny: [] },
    ...overrides,
  };
}

/** A `sim` provider with one unlisted-like model, or what the overrides make of it. */
export function providerConfig(overrides: Partial<ProviderConfig> & { id: string }): ProviderConfig {
  return {
    api: 'sim',
    baseUrl: undefined,
    apiKey: undefined,
    apiKeys: [],
    apiKeyVariables: [],
    headers: {},
    connectTimeoutMs: 10_000,
    firstTokenTimeoutMs: 30_000,
    idleTimeoutMs: 30_000,
    models: [
      {
        id: 'sim-1',
        name: 'Simulator',
        reasoning: false,
        input: ['text', 'image'],
        contextWindow: undefined,
        maxTokens: undefined,
        params: {},
        sim: DEFAULT_SIM_SETTINGS,
      },
    ],
    ...overrides,
  };
}
