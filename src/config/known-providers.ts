// The backends that need no entry in `models.providers`: a key in the environment is enough.

import type { ProviderApi } from './config.ts';

export type KnownProvider = {
  readonly api: ProviderApi;
  readonly baseUrl: string;
  /** Environment variables that hold the key, the first that is set wins; none: no key is needed. */
  readonly apiKeyVariables: readonly string[];
  /** Used when `memory.search` names the provider and no model, as OpenClaw does. */
  readonly embeddingModel?: string | undefined;
};

export const KNOWN_PROVIDERS: Readonly<Record<string, KnownProvider>> = {
  openai: {
    api: 'openai-completions',
    baseUrl: 'https://api.openai.com/v1',
    apiKeyVariables: ['OPENAI_API_KEY'],
    embeddingModel: 'text-embedding-3-small',
  },
  anthropic: {
    api: 'anthropic-messages',
    baseUrl: 'https://api.anthropic.com/v1',
    apiKeyVariables: ['ANTHROPIC_API_KEY'],
  },
  google: {
    api: 'google-generative-ai',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
    apiKeyVariables: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
    embeddingModel: 'gemini-embedding-001',
  },
  openrouter: {
    api: 'openai-completions',
    baseUrl: 'https://openrouter.ai/api/v1',
    apiKeyVariables: ['OPENROUTER_API_KEY'],
  },
  ollama: {
    api: 'ollama',
    baseUrl: 'http://127.0.0.1:11434/v1',
    apiKeyVariables: [],
    embeddingModel: 'nomic-embed-text',
  },
};

/** The one spelling of a provider's id: OpenClaw does not tell cases apart here. */
export function canonicalProviderId(id: string): string {
  return id.trim().toLowerCase();
}
