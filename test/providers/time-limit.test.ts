import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EmbeddingProvider } from '../../src/core/embedding-provider.ts';
import { withTimeLimit } from '../../src/providers/time-limit.ts';

const REQUEST = { model: 'm', inputs: ['a'], extra: {} };
const RESULT = { vectors: [[1]] };

/** Answers after that long, or with what its signal fires with. */
function answeringAfter(milliseconds: number): EmbeddingProvider & { readonly signals: AbortSignal[] } {
  const signals: AbortSignal[] = [];
  return {
    signals,
    maxInputsPerCall: 7,
    forwardsExtra: true,
    embed: (_request, signal) => {
      signals.push(signal);
      return new Promise((resolve, reject) => {
        setTimeout(resolve, milliseconds, RESULT);
        signal.addEventListener('abort', () => reject(new Error('The vendor says that it was aborted.')));
      });
    },
  };
}

const limited = (provider: EmbeddingProvider) =>
  withTimeLimit(provider, { id: 'acme', firstTokenTimeoutMs: 1_000 });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a provider with a time limit', () => {
  it('is otherwise the same', async () => {
    const provider = limited(answeringAfter(999));
    expect(provider).toMatchObject({ maxInputsPerCall: 7, forwardsExtra: true });
    const answer = provider.embed(REQUEST, new AbortController().signal);
    await vi.advanceTimersByTimeAsync(999);
    expect(await answer).toEqual(RESULT);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends the call that takes longer', async () => {
    const slow = answeringAfter(5_000);
    const answer = limited(slow).embed(REQUEST, new AbortController().signal);
    const failed = expect(answer).rejects.toMatchObject({
      code: 'upstream_first_token_timeout',
      message: 'The backend acme did not answer within 1000 ms.',
    });
    await vi.advanceTimersByTimeAsync(1_000);
    await failed;
    expect(slow.signals[0]?.aborted).toBe(true);
  });

  it('rejects with the reason of the signal, and leaves nothing behind', async () => {
    const leaving = new AbortController();
    const removed = vi.spyOn(leaving.signal, 'removeEventListener');
    const answer = limited(answeringAfter(500)).embed(REQUEST, leaving.signal);
    leaving.abort(new Error('gone'));
    await expect(answer).rejects.toThrow('gone');
    expect(removed).toHaveBeenCalledOnce();
  });

  it('calls nothing when the signal has fired before', async () => {
    const provider = answeringAfter(0);
    await expect(limited(provider).embed(REQUEST, AbortSignal.abort(new Error('gone')))).rejects.toThrow(
      'gone',
    );
    expect(provider.signals).toEqual([]);
  });
});
