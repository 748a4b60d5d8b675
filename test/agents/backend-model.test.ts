import { describe, expect, it } from 'vitest';
import { chatModel, embeddingModel } from '../../src/agents/backend-model.ts';
import { agentConfig, providerConfig } from '../support/configs.ts';

const providers = Object.assign(Object.create(null), {
  openai: providerConfig({ id: 'openai' }),
  openrouter: providerConfig({ id: 'openrouter' }),
  Sim: providerConfig({ id: 'Sim' }),
});
const agent = agentConfig({
  id: 'main',
  model: { providerId: 'openrouter', modelId: 'meta/llama' },
  embedding: { providerId: 'openai', modelId: 'text-embedding-3-small', dimensions: 512 },
});
const bare = agentConfig({ id: 'bare', model: undefined });

describe('chatModel', () => {
  it.each([
    [undefined, 'openrouter', 'meta/llama'],
    ['', 'openrouter', 'meta/llama'],
    ['openai/gpt-5.4', 'openai', 'gpt-5.4'],
    ['openrouter/meta/llama-4', 'openrouter', 'meta/llama-4'],
    ['qwen3:4b', 'openrouter', 'qwen3:4b'],
    [' openai/unlisted ', 'openai', 'unlisted'],
    ['sim/x', 'Sim', 'x'],
  ])('reads %j as %s and %s', (override, providerId, modelId) => {
    expect(chatModel(providers, agent, override)).toEqual({ providerId, modelId });
  });

  it.each(['opnai/gpt-5.4', 'constructor/x', '/x'])(
    'refuses the provider of %j with the known names',
    (override) => {
      expect(() => chatModel(providers, agent, override)).toThrow(
        expect.objectContaining({
          code: 'unknown_provider',
          param: 'x-openclaw-model',
          message: expect.stringContaining('openai, openrouter, Sim'),
        }),
      );
    },
  );

  it('refuses a provider without a model', () => {
    expect(() => chatModel(providers, agent, 'openai/')).toThrow(
      expect.objectContaining({ code: 'invalid_header' }),
    );
  });

  it('refuses a bare id on an agent without a model', () => {
    expect(() => chatModel(providers, bare, 'gpt-5.4')).toThrow(
      expect.objectContaining({ code: 'invalid_header' }),
    );
  });

  it('names the key that gives an agent a model', () => {
    expect(() => chatModel(providers, bare, undefined)).toThrow(
      expect.objectContaining({
        code: 'upstream_not_configured',
        message: expect.stringContaining('agents.defaults.model'),
      }),
    );
  });
});

describe('embeddingModel', () => {
  it("uses the agent's own model and its dimensions", () => {
    expect(embeddingModel(providers, agent, undefined)).toEqual(agent.embedding);
  });

  it('reads a bare id on the provider of the embedding model and drops the dimensions', () => {
    expect(embeddingModel(providers, agent, 'text-embedding-3-large')).toEqual({
      providerId: 'openai',
      modelId: 'text-embedding-3-large',
      dimensions: undefined,
    });
  });

  it('names the key when no embedding model is configured', () => {
    expect(() => embeddingModel(providers, bare, undefined)).toThrow(
      expect.objectContaining({
        code: 'embedding_model_not_configured',
        message: expect.stringContaining('memory.search.model'),
      }),
    );
  });
});
