// OpenAI's Responses API: what its models take of our options, and how the SDK is told.
// https://platform.openai.com/docs/api-reference/responses

import type { JSONObject } from '@ai-sdk/provider';
import type { ModelConfig } from '../../config/config.ts';
import type { ModelOptionName } from '../../core/model-request.ts';
import { AppError } from '../../errors.ts';
import type { Vendor } from './vendor.ts';
import { reportedCount } from './vendor.ts';

/** The API has no such fields. `stop` is refused instead: without it the answer is another one. */
const NEVER: readonly ModelOptionName[] = ['frequencyPenalty', 'presencePenalty', 'seed'];

const GPT_VERSION = /^gpt-(\d+)(?:\.(\d+))?(?:-(.+))?$/;
const O_SERIES = /^o\d+(?:-|$)/;

/** Models of the sixth generation that can be asked not to reason, and then sample. */
const OPTIONAL_REASONING = new Set(['gpt-6.1-terra', 'gpt-6-luna', 'gpt-6-sol']);

export const OPENAI_RESPONSES: Vendor = {
  optionsKey: 'openai',
  systemMessages: 'anywhere',
  instructionsOption: 'instructions',
  sendsStrictFalse: true,
  maxEmbeddingInputs: 2048,
  unnamedStop: 'failed',

  async load() {
    const { createOpenAI } = await import('@ai-sdk/openai');
    return (settings) => {
      const provider = createOpenAI(settings);
      return { languageModel: provider.responses, embeddingModel: provider.embeddingModel };
    };
  },

  ignoredOptions({ model, options }, listed) {
    const ignored = NEVER.filter((name) => options[name] !== undefined);
    const ignore = (...names: readonly ModelOptionName[]): void => {
      for (const name of names) if (options[name] !== undefined) ignored.push(name);
    };
    if (!isReasoningModel(model, listed)) {
      ignore('reasoningEffort', 'reasoningSummary');
      return ignored;
    }
    if (options.reasoningEffort === 'none' && samplesWithoutReasoning(model)) return ignored;
    ignore('temperature', 'topP');
    if (gptVersion(model).major >= 6) ignore('logprobs', 'topLogprobs');
    return ignored;
  },

  refuse({ options }) {
    if (options.stop === undefined || options.stop.length === 0) return;
    throw new AppError(
      'unsupported_parameter',
      "OpenAI's Responses API has no stop sequences. Remove `stop`.",
      {
        param: 'stop',
      },
    );
  },

  maxOutputTokens: (_request, options) => options.maxOutputTokens,

  providerOptions(request, options, listed) {
    const settings: JSONObject = {
      // Nothing of a conversation is left with the vendor: this gateway sends the whole of it each time.
      store: false,
      forceReasoning: isReasoningModel(request.model, listed),
      // Null keeps the SDK from asking for summaries, which some accounts are refused, by itself.
      reasoningSummary: options.reasoningSummary ?? null,
    };
    if (options.parallelToolCalls !== undefined) settings.parallelToolCalls = options.parallelToolCalls;
    if (options.endUser !== undefined) settings.user = options.endUser;
    if (options.verbosity !== undefined) settings.textVerbosity = options.verbosity;
    if (options.logprobs === true) settings.logprobs = Math.max(1, options.topLogprobs ?? 0);
    const { responseFormat } = request;
    if (responseFormat.type === 'json-schema') settings.strictJsonSchema = responseFormat.strict ?? false;
    return settings;
  },

  usageDetails(raw) {
    const input = raw.input_tokens_details as JSONObject | null | undefined;
    const output = raw.output_tokens_details as JSONObject | null | undefined;
    return {
      cachedInputTokens: reportedCount(input?.cached_tokens),
      cacheWriteTokens: reportedCount(input?.cache_write_tokens),
      reasoningTokens: reportedCount(output?.reasoning_tokens),
    };
  },

  /** Each part of a summary ends with the id of its item, the last of them with the encrypted reasoning too. */
  stateOf(part) {
    if (part.type !== 'reasoning-end') return undefined;
    const { itemId, reasoningEncryptedContent } = part.providerMetadata?.openai ?? {};
    if (typeof itemId !== 'string') return undefined;
    const encrypted = typeof reasoningEncryptedContent === 'string' ? { reasoningEncryptedContent } : {};
    return { of: 'reasoning', metadata: { itemId, ...encrypted } };
  },

  isUnknownEvent: () => false,
};

/** By name, as OpenAI's documentation has it; a model that another server offers says so in the configuration. */
function isReasoningModel(model: string, listed: ModelConfig | undefined): boolean {
  const { major, minor, variant } = gptVersion(model);
  const chat = minor === undefined && variant.startsWith('chat');
  return O_SERIES.test(model) || (major >= 5 && !chat) || (major === 0 && listed?.reasoning === true);
}

/** GPT 5.1 to 5.x sample when their effort is `none`. */
function samplesWithoutReasoning(model: string): boolean {
  const { major, minor } = gptVersion(model);
  return (major === 5 && (minor ?? 0) >= 1) || OPTIONAL_REASONING.has(model);
}

function gptVersion(model: string): { major: number; minor: number | undefined; variant: string } {
  const match = GPT_VERSION.exec(model);
  const minor = match?.[2];
  return {
    major: Number(match?.[1] ?? 0),
    minor: minor === undefined ? undefined : Number(minor),
    variant: match?.[3] ?? '',
  };
}
