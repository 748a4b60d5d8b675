// The seam to embedding backends.

export type EmbeddingRequest = {
  /** The provider's own id of the model. */
  readonly model: string;
  /** At least one, none longer than the provider's `maxInputsPerCall`. */
  readonly inputs: readonly string[];
  /** Absent: the model's own size. */
  readonly dimensions?: number | undefined;
  readonly endUser?: string | undefined;
  /** Wire fields that the core has no words for, unchanged. */
  readonly extra: Readonly<Record<string, unknown>>;
};

export type EmbeddingResult = {
  /** One vector for each input, in the order of the inputs. */
  readonly vectors: readonly (readonly number[])[];
  /** Absent when the backend reported none. */
  readonly inputTokens?: number | undefined;
};

export type EmbeddingProvider = {
  /** How many inputs one upstream call may carry. */
  readonly maxInputsPerCall: number;
  /** True: `request.extra` reaches the backend unchanged. */
  readonly forwardsExtra: boolean;
  /** Throws AppError: the upstream codes, or `unsupported_parameter` for dimensions the model cannot give. */
  embed(request: EmbeddingRequest, signal: AbortSignal): Promise<EmbeddingResult>;
};
