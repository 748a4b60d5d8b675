import { describe, expect, it } from 'vitest';
import { createCooldowns } from '../../../src/core/backends/cooldowns.ts';
import {
  type EmbeddingBackend,
  type EmbeddingCall,
  embedWithRetries,
} from '../../../src/core/backends/embed-with-retries.ts';
import type { EmbeddingResult } from '../../../src/core/embedding-provider.ts';
import { AppError } from '../../../src/errors.ts';
import { thrownBy } from '../requests.ts';
import { POLICY, START_MS } from './troubled-backends.ts';

type Answer = AppError | TypeError | 'vectors' | (() => AppError);

/** Keys of one provider, each with its answers in order, the last one for all further calls. */
function keys(...scripts: readonly (readonly Answer[])[]) {
  let nowMs = START_MS;
  const clock = (): number => nowMs;
  const story: string[] = [];
  const attempts: string[] = [];
  const deps = {
    clock,
    sleep: async (milliseconds: number) => {
      story.push(`+${milliseconds}`);
      nowMs += milliseconds;
    },
    random: () => 1,
    cooldowns: createCooldowns({ clock, baseMs: 1_000, maxMs: 60_000 }),
    retry: POLICY,
    onAttempt: ({ keyIndex, outcome }: { keyIndex: number; outcome: string }) =>
      void attempts.push(`${keyIndex} ${outcome}`),
  };
  const backends = scripts.map((script, keyIndex): EmbeddingBackend => {
    let call = -1;
    return {
      name: 'p/vectors',
      keyIndex,
      provider: {
        maxInputsPerCall: 2,
        forwardsExtra: false,
        async embed({ inputs }): Promise<EmbeddingResult> {
          call += 1;
          story.push(`${keyIndex}: ${inputs.join(' ')}`);
          const next = script[Math.min(call, script.length - 1)];
          const answer = typeof next === 'function' ? next() : next;
          if (answer instanceof Error) throw answer;
          return { vectors: inputs.map((input) => [Number(input)]), inputTokens: inputs.length };
        },
      },
    };
  }) as unknown as EmbeddingCall['backends'];
  const ask = (inputs: readonly string[], signal = new AbortController().signal, deadlineMs?: number) =>
    embedWithRetries(deps, { backends, request: { model: 'm', inputs, extra: {} }, deadlineMs }, signal);
  return { ask, story, attempts, deps };
}

const DOWN = new AppError('upstream_overloaded');
const limited = (retryAfterSeconds: number) =>
  new AppError('rate_limit_exceeded', undefined, { retryAfterSeconds, upstreamStatus: 429 });

describe('embeddings of a backend in trouble', () => {
  it('cost nothing more when there is no trouble', async () => {
    const { ask, story, attempts } = keys(['vectors']);
    expect(await ask(['1', '2'])).toEqual({ vectors: [[1], [2]], inputTokens: 2 });
    expect(story).toEqual(['0: 1 2']);
    expect(attempts).toEqual(['0 ok']);
  });

  it('are asked for again, only those of the call that failed', async () => {
    const { ask, story } = keys(['vectors', DOWN, 'vectors']);
    expect(await ask(['1', '2', '3', '4', '5'])).toEqual({
      vectors: [[1], [2], [3], [4], [5]],
      inputTokens: 5,
    });
    expect(story).toEqual(['0: 1 2', '0: 3 4', '+100', '0: 3 4', '0: 5']);
  });

  it('wait as long as the backend asks', async () => {
    const { ask, story } = keys([limited(3), 'vectors']);
    await ask(['1']);
    expect(story).toEqual(['0: 1', '+3000', '0: 1']);
  });

  it('come from the next key when one is limited or refused, and stay with it', async () => {
    const { ask, story, attempts } = keys([limited(60)], [new AppError('upstream_auth_failed')], ['vectors']);
    await ask(['1', '2', '3']);
    expect(story).toEqual(['0: 1 2', '1: 1 2', '2: 1 2', '2: 3']);
    expect(attempts.slice(3)).toEqual(['0 cooling-down', '1 cooling-down', '2 ok']);
  });

  it('fail with the last cause', async () => {
    const { ask, story } = keys([DOWN]);
    expect(await thrownBy(() => ask(['1']))).toBe(DOWN);
    expect(story).toEqual(['0: 1', '+100', '0: 1', '+200', '0: 1']);
  });

  it('fail at once when the caller got them wrong', async () => {
    const wrong = new AppError('unsupported_parameter');
    const { ask, story } = keys([wrong], ['vectors']);
    expect(await thrownBy(() => ask(['1']))).toBe(wrong);
    expect(story).toEqual(['0: 1']);
  });

  it('fail as ours when it is our fault', async () => {
    const { ask } = keys([new TypeError('oops')]);
    expect(await thrownBy(() => ask(['1']))).toMatchObject({ code: 'internal_error' });
  });

  it('are not waited for beyond the deadline', async () => {
    const { ask, story } = keys([limited(3), 'vectors']);
    const thrown = await thrownBy(() => ask(['1'], undefined, START_MS + 2_000));
    expect(thrown).toMatchObject({ code: 'rate_limit_exceeded', retryAfterSeconds: 3 });
    expect(story).toEqual(['0: 1']);
    expect(await thrownBy(() => ask(['1'], undefined, START_MS))).toMatchObject({ code: 'run_timeout' });
  });

  it('end with the reason of the signal, while they wait as well', async () => {
    const leaving = new AbortController();
    const { ask, story, deps } = keys([DOWN]);
    Object.assign(deps, {
      sleep: async () => {
        leaving.abort(new Error('gone'));
        throw new DOMException('Left.', 'AbortError');
      },
    });
    expect(await thrownBy(() => ask(['1'], leaving.signal))).toMatchObject({ message: 'gone' });
    expect(await thrownBy(() => ask(['1'], leaving.signal))).toMatchObject({ message: 'gone' });
    expect(story).toEqual(['0: 1']);
  });

  it('end with the reason of the signal that fired during the call', async () => {
    const leaving = new AbortController();
    const leave = (): AppError => {
      leaving.abort(new Error('gone'));
      return DOWN;
    };
    const { ask, attempts } = keys([leave]);
    expect(await thrownBy(() => ask(['1'], leaving.signal))).toMatchObject({ message: 'gone' });
    expect(attempts).toEqual(['0 cancelled']);
  });
});
