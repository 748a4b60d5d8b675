// Token counts as chat completions spell them.

import type { Schema } from '../../contract.ts';
import type { Usage } from '../../core/model-events.ts';

/** Counts that the backend did not report stay absent. */
export function writeUsage(usage: Usage): Schema<'CompletionUsage'> {
  const { inputTokens, outputTokens, cachedInputTokens, cacheWriteTokens, reasoningTokens } = usage;
  const wire: Schema<'CompletionUsage'> = {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
  };
  if (cachedInputTokens !== undefined || cacheWriteTokens !== undefined) {
    wire.prompt_tokens_details = {
      ...(cachedInputTokens === undefined ? {} : { cached_tokens: cachedInputTokens }),
      ...(cacheWriteTokens === undefined ? {} : { cache_write_tokens: cacheWriteTokens }),
    };
  }
  if (reasoningTokens !== undefined) wire.completion_tokens_details = { reasoning_tokens: reasoningTokens };
  return wire;
}
