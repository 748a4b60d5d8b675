// What the three APIs behind the AI SDK differ in. One file per vendor implements it; the rest of this folder is
// the same for all and knows none of them.

import type {
  EmbeddingModelV4,
  JSONObject,
  LanguageModelV4,
  LanguageModelV4StreamPart,
} from '@ai-sdk/provider';
import type { ModelConfig } from '../../config/config.ts';
import type { StopReason, Usage } from '../../core/model-events.ts';
import type { ModelOptionName, ModelOptions, ModelRequest } from '../../core/model-request.ts';

/** Where a vendor's SDK package calls, and how. */
type SdkSettings = {
  readonly baseURL: string;
  /** Never absent: the SDK would look for a key in the environment by itself. */
  readonly apiKey: string;
  readonly headers: Record<string, string>;
  readonly fetch: typeof globalThis.fetch;
};

/** One vendor's SDK package, told where to call. */
export type VendorModels = {
  languageModel(modelId: string): LanguageModelV4;
  /** Absent: the vendor has no embeddings. */
  readonly embeddingModel?: ((modelId: string) => EmbeddingModelV4) | undefined;
};

/** The token counts that are parts of the sums. Undefined where the vendor did not report one. */
type UsageDetails = Pick<Usage, 'cachedInputTokens' | 'cacheWriteTokens' | 'reasoningTokens'>;

export type Vendor = {
  /** The key of this vendor's part of the SDK's provider options. */
  readonly optionsKey: 'anthropic' | 'google' | 'openai';

  /** Where the caller's system messages may stand: everywhere, or only in the instruction place. */
  readonly systemMessages: 'anywhere' | 'instructions-only';

  /** Where the instructions go: a field of the provider options, or a system message at the front. */
  readonly instructionsOption?: string | undefined;

  /** True: an absent `strict` of a tool is sent as false, because the vendor's own default is another. */
  readonly sendsStrictFalse: boolean;

  /** How many inputs one embedding call takes. */
  readonly maxEmbeddingInputs: number;

  /** What a reason for stopping that the SDK cannot name says about the answer. */
  readonly unnamedStop: StopReason | 'failed';

  /** Imports the SDK package and gives its constructor. */
  load(): Promise<(settings: SdkSettings) => VendorModels>;

  /** The set options that this model cannot honour and that are left out of the call. */
  ignoredOptions(request: ModelRequest, model: ModelConfig | undefined): readonly ModelOptionName[];

  /** Throws AppError for what would change the answer's meaning and cannot be honoured. */
  refuse(request: ModelRequest): void;

  /** The limit that the SDK is told; undefined for its default. */
  maxOutputTokens(
    request: ModelRequest,
    options: ModelOptions,
    model: ModelConfig | undefined,
  ): number | undefined;

  /** The vendor's own settings for a call; `options` are those that are honoured. */
  providerOptions(request: ModelRequest, options: ModelOptions, model: ModelConfig | undefined): JSONObject;

  /** Reads the vendor's own usage object: the SDK writes 0 where the vendor wrote nothing. */
  usageDetails(raw: JSONObject): UsageDetails;

  /** What the vendor wants to have back with the reasoning, text or call that this part ends; undefined for nothing. */
  stateOf(part: LanguageModelV4StreamPart): VendorState | undefined;

  /** True for an event of a kind that the SDK does not know: it is passed over, as the vendor's rules ask. */
  isUnknownEvent(value: unknown): boolean;
};

/** `metadata` is what the SDK calls the provider options of a part. */
export type VendorState = {
  /** `text`: it belongs to the text before it, which has no place for it. */
  readonly of: 'reasoning' | 'text' | 'tool-call';
  readonly metadata: JSONObject;
};

/** A count out of a vendor's usage object. */
export function reportedCount(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
