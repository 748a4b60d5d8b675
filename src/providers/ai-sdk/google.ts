// Google's Generative Language API (Gemini): what its models take of our options, and how the SDK is told.
// https://ai.google.dev/api/generate-content

import type { ModelOptionName } from '../../core/model-request.ts';
import { AppError } from '../../errors.ts';
import type { Vendor, VendorState } from './vendor.ts';
import { reportedCount } from './vendor.ts';

const NEVER: readonly ModelOptionName[] = ['logprobs', 'topLogprobs', 'verbosity', 'endUser'];

/** Gemini 2.5 refuses the penalties on this API (it takes them on Vertex AI only). */
const NO_PENALTIES = /(^|[/.])gemini-2\.5(?:[.-]|$)/i;

/** Models from before thinking could be set refuse a call that sets it. */
const NO_THINKING = /(^|\/)(gemini-(1\.|2\.0|pro)|gemma-[1-3]|learnlm)/i;

/** The id becomes a part of the address: nothing that would leave its place in it. */
const MODEL_ID = /^(?!.*\.\.)[\w.:@-]+(?:\/[\w.:@-]+)*$/;

/** The parts at which the SDK tells a signature, each once. */
const SIGNED_PARTS = new Map<string, VendorState['of']>([
  ['reasoning-delta', 'reasoning'],
  ['text-delta', 'text'],
  ['tool-call', 'tool-call'],
]);

export const GOOGLE: Vendor = {
  optionsKey: 'google',
  systemMessages: 'instructions-only',
  sendsStrictFalse: false,
  maxEmbeddingInputs: 100,
  unnamedStop: 'failed',

  async load() {
    const { createGoogle } = await import('@ai-sdk/google');
    return (settings) => {
      const provider = createGoogle(settings);
      return {
        languageModel: (modelId) => provider.languageModel(checkedModelId(modelId)),
        embeddingModel: (modelId) => provider.embeddingModel(checkedModelId(modelId)),
      };
    };
  },

  ignoredOptions({ model, options }) {
    const ignored = NEVER.filter((name) => options[name] !== undefined);
    // Several calls in one answer are this API's only way.
    if (options.parallelToolCalls === false) ignored.push('parallelToolCalls');
    if (NO_PENALTIES.test(model)) {
      if (options.frequencyPenalty !== undefined) ignored.push('frequencyPenalty');
      if (options.presencePenalty !== undefined) ignored.push('presencePenalty');
    }
    if (NO_THINKING.test(model)) {
      if (options.reasoningEffort !== undefined) ignored.push('reasoningEffort');
      if (options.reasoningSummary !== undefined) ignored.push('reasoningSummary');
    }
    return ignored;
  },

  refuse() {},

  maxOutputTokens: (_request, options) => options.maxOutputTokens,

  providerOptions(_request, options) {
    const { reasoningEffort, reasoningSummary } = options;
    const thinks = reasoningEffort !== undefined && reasoningEffort !== 'none';
    return thinks || reasoningSummary !== undefined ? { thinkingConfig: { includeThoughts: true } } : {};
  },

  usageDetails(raw) {
    return {
      cachedInputTokens: reportedCount(raw.cachedContentTokenCount),
      reasoningTokens: reportedCount(raw.thoughtsTokenCount),
    };
  },

  // https://ai.google.dev/gemini-api/docs/thought-signatures
  stateOf(part) {
    const of = SIGNED_PARTS.get(part.type);
    if (of === undefined || !('providerMetadata' in part)) return undefined;
    const thoughtSignature = part.providerMetadata?.google?.thoughtSignature;
    return typeof thoughtSignature === 'string' ? { of, metadata: { thoughtSignature } } : undefined;
  },

  isUnknownEvent: () => false,
};

function checkedModelId(modelId: string): string {
  if (MODEL_ID.test(modelId)) return modelId;
  throw new AppError('upstream_model_not_found', `${JSON.stringify(modelId)} is no Gemini model id.`);
}
