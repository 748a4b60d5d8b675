// The call parameters that an operator has set for a model (`params` of its entry), as options. The caller's win.

import type { ModelConfig } from '../../config/config.ts';
import type { ModelOptionName, ModelOptions, ModelRequest } from '../../core/model-request.ts';

/** OpenClaw's spellings and the wire's. Other parameters are another vendor's. */
const NUMBERS: Readonly<Record<string, ModelOptionName>> = {
  temperature: 'temperature',
  topP: 'topP',
  top_p: 'topP',
  maxTokens: 'maxOutputTokens',
  max_tokens: 'maxOutputTokens',
  max_completion_tokens: 'maxOutputTokens',
  frequency_penalty: 'frequencyPenalty',
  presence_penalty: 'presencePenalty',
  seed: 'seed',
};

const EFFORTS: readonly unknown[] = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'];

/** The request with the model's configured parameters where the caller set none. */
export function withModelParams(request: ModelRequest, model: ModelConfig | undefined): ModelRequest {
  if (model === undefined) return request;
  const configured: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(model.params)) {
    const option = NUMBERS[name];
    if (option !== undefined && typeof value === 'number') configured[option] = value;
    if (name === 'reasoning_effort' && EFFORTS.includes(value)) configured.reasoningEffort = value;
  }
  return { ...request, options: { ...configured, ...defined(request.options) } };
}

/** An option that is present as undefined was not said. */
function defined(options: ModelOptions): ModelOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
