// The Anthropic Messages API: what its models take of our options, and how the SDK is told.
// https://platform.claude.com/docs/en/api/messages

import type { JSONObject } from '@ai-sdk/provider';
import type { ModelConfig } from '../../config/config.ts';
import type { ModelOptionName, ModelOptions, ModelRequest } from '../../core/model-request.ts';
import { AppError } from '../../errors.ts';
import { cannotThink, isClaude, takesSampling, thinkingBudget, thinks } from './anthropic-models.ts';
import type { Vendor } from './vendor.ts';
import { reportedCount } from './vendor.ts';

const NEVER: readonly ModelOptionName[] = [
  'frequencyPenalty',
  'presencePenalty',
  'seed',
  'logprobs',
  'topLogprobs',
  'verbosity',
];

/** Kinds that the SDK checks strictly; a malformed one of these is an error, an event of another kind is news. */
const KNOWN_EVENTS = new Set([
  'message_start',
  'message_delta',
  'message_stop',
  'content_block_stop',
  'error',
]);

export const ANTHROPIC: Vendor = {
  optionsKey: 'anthropic',
  systemMessages: 'instructions-only',
  sendsStrictFalse: false,
  maxEmbeddingInputs: 1,
  unnamedStop: 'stop',

  async load() {
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    return (settings) => ({ languageModel: createAnthropic(settings).languageModel });
  },

  ignoredOptions({ model, options }, listed) {
    const ignored = NEVER.filter((name) => options[name] !== undefined);
    const { reasoningEffort: effort, temperature, topP } = options;
    const thinking = thinks(model, effort, maxOutputTokens(options, listed));
    const untold = effort === 'none' ? cannotThink(model) : !thinking;
    if (effort !== undefined && untold) ignored.push('reasoningEffort');
    if (options.reasoningSummary !== undefined && !thinking) ignored.push('reasoningSummary');
    const samples = !thinking && takesSampling(model);
    // The scale ends at 1, which is also what an absent temperature means.
    const warm = samples && temperature !== undefined && temperature <= 1;
    if (temperature !== undefined && !warm) ignored.push('temperature');
    if (topP !== undefined && (!samples || (warm && isClaude(model)))) ignored.push('topP');
    return ignored;
  },

  refuse({ responseFormat }) {
    if (responseFormat.type !== 'json-object') return;
    throw new AppError(
      'unsupported_value',
      'Anthropic models have no mode for JSON without a schema. Send the format as json_schema.',
    );
  },

  maxOutputTokens(request, options, listed) {
    const limit = maxOutputTokens(options, listed);
    // The SDK adds the budget to what it is told.
    return limit === undefined ? undefined : limit - (budgetOf(request, options, listed) ?? 0);
  },

  providerOptions(request, options, listed) {
    const settings: JSONObject = {};
    if (options.parallelToolCalls !== undefined) settings.disableParallelToolUse = !options.parallelToolCalls;
    if (options.endUser !== undefined) settings.metadata = { userId: options.endUser };
    const budgetTokens = budgetOf(request, options, listed);
    if (budgetTokens !== undefined) settings.thinking = { type: 'enabled', budgetTokens };
    return settings;
  },

  usageDetails(raw) {
    const details = raw.output_tokens_details as JSONObject | null | undefined;
    return {
      cachedInputTokens: reportedCount(raw.cache_read_input_tokens),
      cacheWriteTokens: reportedCount(raw.cache_creation_input_tokens),
      reasoningTokens: reportedCount(details?.thinking_tokens),
    };
  },

  stateOf(part) {
    if (part.type === 'reasoning-start') {
      const redactedData = part.providerMetadata?.anthropic?.redactedData;
      return typeof redactedData === 'string' ? { of: 'reasoning', metadata: { redactedData } } : undefined;
    }
    if (part.type !== 'reasoning-delta') return undefined;
    const signature = part.providerMetadata?.anthropic?.signature;
    return typeof signature === 'string' ? { of: 'reasoning', metadata: { signature } } : undefined;
  },

  isUnknownEvent(value) {
    const type = (value as { type?: unknown } | null | undefined)?.type;
    return typeof type === 'string' && !KNOWN_EVENTS.has(type);
  },
};

/** Of thoughts and answer together. The API wants a limit in each call; the SDK knows one for each model. */
function maxOutputTokens(options: ModelOptions, listed: ModelConfig | undefined): number | undefined {
  return options.maxOutputTokens ?? listed?.maxTokens;
}

/** Undefined where the SDK makes thinking of the effort by itself. */
function budgetOf(
  { model }: ModelRequest,
  options: ModelOptions,
  listed: ModelConfig | undefined,
): number | undefined {
  const limit = maxOutputTokens(options, listed);
  const { reasoningEffort: effort } = options;
  return limit !== undefined && thinks(model, effort, limit)
    ? thinkingBudget(model, effort, limit)
    : undefined;
}
