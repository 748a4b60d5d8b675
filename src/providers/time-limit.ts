// The time limit of a call whose answer comes in one piece. A streamed answer is timed by the core, event by event.

import type { ProviderConfig } from '../config/config.ts';
import type { EmbeddingProvider } from '../core/embedding-provider.ts';
import { AppError } from '../errors.ts';

type Limit = Pick<ProviderConfig, 'id' | 'firstTokenTimeoutMs'>;

/**
 * The same provider, whose calls end in `upstream_first_token_timeout` when they take too long, and in the signal's
 * reason when that fires. The upstream call ends in both cases.
 */
export function withTimeLimit(provider: EmbeddingProvider, limit: Limit): EmbeddingProvider {
  const { maxInputsPerCall, forwardsExtra } = provider;
  return {
    maxInputsPerCall,
    forwardsExtra,
    async embed(request, signal) {
      signal.throwIfAborted();
      const ending = new AbortController();
      const onAbort = (): void => ending.abort(signal.reason);
      signal.addEventListener('abort', onAbort);
      const timer = setTimeout(() => ending.abort(tooSlow(limit)), limit.firstTokenTimeoutMs);
      try {
        return await provider.embed(request, ending.signal);
      } catch (thrown) {
        throw ending.signal.aborted ? ending.signal.reason : thrown;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
      }
    },
  };
}

function tooSlow({ id, firstTokenTimeoutMs }: Limit): AppError {
  return new AppError(
    'upstream_first_token_timeout',
    `The backend ${id} did not answer within ${firstTokenTimeoutMs} ms.`,
  );
}
