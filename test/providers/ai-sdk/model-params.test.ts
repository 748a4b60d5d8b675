import { expect, test } from 'vitest';
import { withModelParams } from '../../../src/providers/ai-sdk/model-params.ts';
import { listed, modelRequest } from './calls.ts';

function withParams(params: Readonly<Record<string, unknown>>, options = {}) {
  const model = listed({ id: 'model', params });
  return withModelParams(modelRequest({ model: 'model', options }), model).options;
}

test.each([
  [
    { temperature: 0.5, topP: 0.9, maxTokens: 100 },
    { temperature: 0.5, topP: 0.9, maxOutputTokens: 100 },
  ],
  [
    { top_p: 0.9, max_completion_tokens: 100, seed: 1 },
    { topP: 0.9, maxOutputTokens: 100, seed: 1 },
  ],
  [{ reasoning_effort: 'low' }, { reasoningEffort: 'low' }],
  [{ reasoning_effort: 'much', temperature: 'hot', cacheRetention: 'long' }, {}],
])('the parameters %j are the options %j', (params, options) => {
  expect(withParams(params)).toEqual(options);
});

test('what the caller said wins, and what the caller did not say does not', () => {
  const options = { temperature: 1, topP: undefined };
  expect(withParams({ temperature: 0.5, topP: 0.9 }, options)).toEqual({ temperature: 1, topP: 0.9 });
});

test('a model without an entry has no parameters', () => {
  const request = modelRequest({ model: 'model' });
  expect(withModelParams(request, undefined)).toBe(request);
});
