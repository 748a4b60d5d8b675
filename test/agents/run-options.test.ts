import { describe, expect, it } from 'vitest';
import { backendDefaults, runOptions } from '../../src/agents/run-options.ts';

describe('backendDefaults', () => {
  it('reads both spellings of an option and leaves all else to the backend', () => {
    expect(backendDefaults({ topP: 0.5, max_tokens: 10, temperature: 'warm', top_k: 3 })).toEqual({
      options: { topP: 0.5, maxOutputTokens: 10 },
      extra: { temperature: 'warm', top_k: 3 },
    });
  });

  it('knows no option by a name that every object has', () => {
    expect(backendDefaults({ constructor: 1 })).toEqual({ options: {}, extra: { constructor: 1 } });
  });
});

describe('runOptions', () => {
  const model = {
    id: 'm',
    name: 'm',
    reasoning: false,
    input: ['text'],
    contextWindow: undefined,
    maxTokens: 100,
    params: {},
    sim: undefined,
  } as const;

  it('prefers the request, then the configuration, then what the model is known for', () => {
    const defaults = { temperature: 0.1, topP: 0.2 };
    expect(runOptions({ temperature: 0.9, topP: undefined }, defaults, model)).toEqual({
      temperature: 0.9,
      topP: 0.2,
      maxOutputTokens: 100,
    });
    expect(runOptions({}, { maxOutputTokens: 7 }, model).maxOutputTokens).toBe(7);
    expect(runOptions({}, {}, undefined).maxOutputTokens).toBeUndefined();
  });
});
