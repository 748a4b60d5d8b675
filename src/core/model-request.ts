// What a model is asked, whatever dialect the caller spoke and whatever vendor answers.

import type { Message } from './messages.ts';

/** A JSON Schema as the caller wrote it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A function that the caller executes. */
export type ToolDefinition = {
  readonly name: string;
  readonly description?: string | undefined;
  /** Absent: the function takes no arguments. */
  readonly parameters?: JsonSchema | undefined;
  readonly strict?: boolean | undefined;
};

/**
 * How the model may use tools. `allowed`, when present, is a hard limit: only these names may be called.
 * The core leaves the other tools out of a model request, so a provider need not look at it.
 */
export type ToolChoice =
  | { readonly type: 'auto'; readonly allowed?: readonly string[] | undefined }
  | { readonly type: 'none' }
  | { readonly type: 'required'; readonly allowed?: readonly string[] | undefined }
  | { readonly type: 'tool'; readonly name: string };

export type ResponseFormat =
  | { readonly type: 'text' }
  | { readonly type: 'json-object' }
  | {
      readonly type: 'json-schema';
      readonly name: string;
      readonly description?: string | undefined;
      readonly schema: JsonSchema;
      readonly strict?: boolean | undefined;
    };

export type ReasoningEffort = 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | 'max';

/** Optional settings. Absent means that the caller did not say; a backend then uses its own default. */
export type ModelOptions = {
  readonly temperature?: number | undefined;
  readonly topP?: number | undefined;
  readonly frequencyPenalty?: number | undefined;
  readonly presencePenalty?: number | undefined;
  readonly seed?: number | undefined;
  readonly stop?: readonly string[] | undefined;
  readonly maxOutputTokens?: number | undefined;
  /** Log probabilities of the chosen tokens. */
  readonly logprobs?: boolean | undefined;
  /** Of how many alternatives at each position, 0 to 20. */
  readonly topLogprobs?: number | undefined;
  readonly parallelToolCalls?: boolean | undefined;
  readonly reasoningEffort?: ReasoningEffort | undefined;
  readonly reasoningSummary?: 'auto' | 'concise' | 'detailed' | undefined;
  readonly verbosity?: 'low' | 'medium' | 'high' | undefined;
  /** The caller's name for its end user, passed to backends that take one. */
  readonly endUser?: string | undefined;
};

export type ModelOptionName = keyof ModelOptions;

export type ModelRequest = {
  /** The provider's own id of the model, without the provider's name. */
  readonly model: string;
  /** The agent's own prompt followed by the leading system and developer messages. */
  readonly instructions?: string | undefined;
  /** What follows the instructions; later system and developer messages keep their places. */
  readonly messages: readonly Message[];
  readonly tools: readonly ToolDefinition[];
  readonly toolChoice: ToolChoice;
  readonly responseFormat: ResponseFormat;
  readonly options: ModelOptions;
  /** Wire fields that the core has no words for, by their wire names and unchanged. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** False: nobody reads along, so a backend may give its answer whole, in one batch. */
  readonly streaming: boolean;
};
