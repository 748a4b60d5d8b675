// Token counts as the chat wire reports them.

import type { Usage } from '../../core/model-events.ts';
import type { WireUsage } from './chat-wire.ts';

/** Undefined unless both sums are there: half a bill is none. What a backend leaves out stays unknown. */
export function readUsage(usage: WireUsage): Usage | undefined {
  const inputTokens = count(usage.prompt_tokens);
  const outputTokens = count(usage.completion_tokens);
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  return {
    inputTokens,
    outputTokens,
    cachedInputTokens:
      count(usage.prompt_tokens_details?.cached_tokens) ??
      count(usage.prompt_cache_hit_tokens) ??
      count(usage.cache_read_input_tokens),
    cacheWriteTokens:
      count(usage.prompt_tokens_details?.cache_write_tokens) ?? count(usage.cache_creation_input_tokens),
    reasoningTokens: count(usage.completion_tokens_details?.reasoning_tokens),
  };
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
