// The settings of a run: what the request says, else what is configured for the agent.

import type { AgentConfig, FallbackModel, ModelConfig } from '../config/config.ts';
import type { ModelOptionName, ModelOptions } from '../core/model-request.ts';

type NumberOption =
  | 'temperature'
  | 'topP'
  | 'frequencyPenalty'
  | 'presencePenalty'
  | 'seed'
  | 'maxOutputTokens';

/** The spellings under which an agent's `params` hold an option: OpenClaw's and the wire's. */
const NUMBER_PARAMS: Readonly<Record<string, NumberOption>> = {
  temperature: 'temperature',
  topP: 'topP',
  top_p: 'topP',
  frequencyPenalty: 'frequencyPenalty',
  frequency_penalty: 'frequencyPenalty',
  presencePenalty: 'presencePenalty',
  presence_penalty: 'presencePenalty',
  seed: 'seed',
  maxTokens: 'maxOutputTokens',
  max_tokens: 'maxOutputTokens',
  max_completion_tokens: 'maxOutputTokens',
};

export type BackendDefaults = {
  readonly options: ModelOptions;
  /** Params that the core has no words for: sent unchanged to backends that take them. */
  readonly extra: Readonly<Record<string, unknown>>;
};

/** What an agent's configuration says about the calls of one of its models. Read once for each `params` object. */
export function backendDefaults(params: AgentConfig['params'] | FallbackModel['params']): BackendDefaults {
  const options: { -readonly [Name in NumberOption]?: number } = {};
  const extra: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(params)) {
    const option = Object.hasOwn(NUMBER_PARAMS, name) ? NUMBER_PARAMS[name] : undefined;
    if (option !== undefined && typeof value === 'number') options[option] = value;
    else extra[name] = value;
  }
  return { options, extra };
}

/** The request's options over the agent's; the model's own limit of output where neither says one. */
export function runOptions(
  requested: ModelOptions,
  defaults: ModelOptions,
  model: ModelConfig | undefined,
): ModelOptions {
  const merged: { -readonly [Name in ModelOptionName]?: unknown } = {
    maxOutputTokens: model?.maxTokens,
    ...defaults,
  };
  for (const name of Object.keys(requested) as ModelOptionName[]) {
    if (requested[name] !== undefined) merged[name] = requested[name];
  }
  return merged as ModelOptions;
}
