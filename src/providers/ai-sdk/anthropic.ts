// The Anthropic Messages API: what its models take of our options, and how the SDK is told.
// https://platform.claude.com/docs/en/api/messages

import type { JSONObject } from '@ai-sdk/provider';
import type { ModelOptionName, ModelRequest } from '../../core/model-request.ts';
import { AppError } from '../../errors.ts';
import type { Vendor } from './vendor.ts';
import { reportedCount } from './vendor.ts';

/** Models up to Claude 4.6 take temperature and top_p; later ones refuse them. Others' models take them. */
const SAMPLING_CLAUDE =
  /claude-(?:instant|v?2(?=$|[-.:])|3(?=$|[-.])|(?:sonnet|opus)-4(?:[-@](?![7-9](?:\D|$))|$)|haiku-4)/;

/** Claude before 3.7 has no thinking to set. */
const NO_THINKING = /claude-(?:instant|v?2(?=$|[-.:])|3-(?:5|haiku|sonnet|opus))/;

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
  needsMaxOutputTokens: true,
  maxEmbeddingInputs: 1,
  unnamedStop: 'stop',

  async load() {
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    return (settings) => ({ languageModel: createAnthropic(settings).languageModel });
  },

  ignoredOptions(request) {
    const { model, options } = request;
    const ignored = NEVER.filter((name) => options[name] !== undefined);
    const noThinking = NO_THINKING.test(model);
    if (noThinking && options.reasoningEffort !== undefined) ignored.push('reasoningEffort');
    const thinks = thinking(request);
    if (options.reasoningSummary !== undefined && !thinks) ignored.push('reasoningSummary');
    const claude = model.includes('claude-');
    const samples = !thinks && (!claude || SAMPLING_CLAUDE.test(model));
    // The scale ends at 1, which is also what an absent temperature means.
    const temperature = samples && options.temperature !== undefined && options.temperature <= 1;
    if (options.temperature !== undefined && !temperature) ignored.push('temperature');
    if (options.topP !== undefined && (!samples || (claude && temperature))) ignored.push('topP');
    return ignored;
  },

  refuse({ responseFormat }) {
    if (responseFormat.type !== 'json-object') return;
    throw new AppError(
      'unsupported_value',
      'Anthropic models have no mode for JSON without a schema. Send the format as json_schema.',
    );
  },

  providerOptions(_request, options) {
    const settings: JSONObject = {};
    if (options.parallelToolCalls !== undefined) settings.disableParallelToolUse = !options.parallelToolCalls;
    if (options.endUser !== undefined) settings.metadata = { userId: options.endUser };
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

  isUnknownEvent(value) {
    const type = (value as { type?: unknown } | null | undefined)?.type;
    return typeof type === 'string' && !KNOWN_EVENTS.has(type);
  },
};

function thinking({ model, options }: ModelRequest): boolean {
  const { reasoningEffort } = options;
  return reasoningEffort !== undefined && reasoningEffort !== 'none' && !NO_THINKING.test(model);
}
