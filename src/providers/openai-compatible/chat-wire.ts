// What is read of a chat completion or of a chunk of one. Every member is doubted where it is used: servers
// that call themselves compatible agree on no more than the names.

export type WireAnswer = {
  readonly choices?: readonly WireChoice[] | null;
  readonly usage?: WireUsage | null;
  readonly error?: unknown;
};

export type WireChoice = {
  readonly index?: unknown;
  /** Of a chunk. */
  readonly delta?: WireDelta | null;
  /** Of a whole answer: the same members, at once. */
  readonly message?: WireDelta | null;
  readonly logprobs?: { readonly content?: unknown } | null;
  readonly finish_reason?: unknown;
  readonly error?: unknown;
};

export type WireDelta = {
  readonly content?: unknown;
  /** DeepSeek's name, which vLLM, llama.cpp and others took over. */
  readonly reasoning_content?: unknown;
  /** OpenRouter, Ollama, Groq, newer vLLM. */
  readonly reasoning?: unknown;
  /** OpenRouter, beside `reasoning` or instead of it. */
  readonly reasoning_details?: unknown;
  readonly refusal?: unknown;
  readonly tool_calls?: unknown;
  /** What calls were before there were several. */
  readonly function_call?: unknown;
};

export type WireUsage = {
  readonly prompt_tokens?: unknown;
  readonly completion_tokens?: unknown;
  readonly prompt_tokens_details?: {
    readonly cached_tokens?: unknown;
    readonly cache_write_tokens?: unknown;
  } | null;
  readonly completion_tokens_details?: { readonly reasoning_tokens?: unknown } | null;
  /** DeepSeek. */
  readonly prompt_cache_hit_tokens?: unknown;
  /** LiteLLM in front of Anthropic. */
  readonly cache_read_input_tokens?: unknown;
  readonly cache_creation_input_tokens?: unknown;
};
