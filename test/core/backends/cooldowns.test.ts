import { describe, expect, it } from 'vitest';
import { createCooldowns } from '../../../src/core/backends/cooldowns.ts';
import { AppError } from '../../../src/errors.ts';
import { fails, failureOf, GOOD, limited, summary, world } from './troubled-backends.ts';

const A = { name: 'p/a', keyIndex: 0 };
const BACKOFF = { type: 'backoff' } as const;
const REFUSAL = new AppError('rate_limit_exceeded');

function timed() {
  let nowMs = 0;
  const cooldowns = createCooldowns({ clock: () => nowMs, baseMs: 1_000, maxMs: 8_000 });
  return {
    ...cooldowns,
    pass: (milliseconds: number) => {
      nowMs += milliseconds;
    },
    restMs: (candidate = A) => (cooldowns.find(candidate)?.untilMs ?? nowMs) - nowMs,
  };
}

describe('a cool-down', () => {
  it('lasts twice as long with each failure in a row, up to the longest', () => {
    const { start, restMs, pass } = timed();
    const lengths = [1, 2, 3, 4, 5].map(() => {
      start(A, BACKOFF);
      const lasts = restMs();
      pass(lasts);
      return lasts;
    });
    expect(lengths).toEqual([1_000, 2_000, 4_000, 8_000, 8_000]);
  });

  it('is over when its time is', () => {
    const { start, find, pass } = timed();
    start(A, BACKOFF);
    pass(999);
    expect(find(A)).toBeDefined();
    pass(1);
    expect(find(A)).toBeUndefined();
  });

  it('ends with a success, which forgets the failures', () => {
    const { start, end, find, restMs } = timed();
    start(A, BACKOFF);
    end(A);
    expect(find(A)).toBeUndefined();
    start(A, BACKOFF);
    expect(restMs()).toBe(1_000);
  });

  it('is over when the clock was set back, and the next one is no shorter for it', () => {
    const { start, find, pass, restMs } = timed();
    start(A, BACKOFF);
    pass(-3_600_000);
    expect(find(A)).toBeUndefined();
    start(A, BACKOFF);
    expect(restMs()).toBe(2_000);
  });

  it('is short again when the last failure is long ago', () => {
    const { start, restMs, pass } = timed();
    start(A, BACKOFF);
    pass(1_000);
    start(A, BACKOFF);
    pass(2_000 + 8_001);
    start(A, BACKOFF);
    expect(restMs()).toBe(1_000);
  });

  it('counts calls that fail together as one failure', () => {
    const { start, restMs } = timed();
    for (let call = 0; call < 50; call += 1) start(A, BACKOFF);
    expect(restMs()).toBe(1_000);
  });

  it('is the longest for what an operator has to mend', () => {
    const { start, restMs } = timed();
    start(A, { type: 'longest' });
    expect(restMs()).toBe(8_000);
  });

  it('lasts as long as the backend has said, beyond the longest of ours', () => {
    const { start, find } = timed();
    start(A, { type: 'named', forMs: 60_000, refusal: REFUSAL });
    expect(find(A)).toMatchObject({ untilMs: 60_000, refusal: REFUSAL });
  });

  it('lasts no longer than a day, whatever the backend has said', () => {
    const { start, restMs } = timed();
    start(A, { type: 'named', forMs: 1e15, refusal: REFUSAL });
    expect(restMs()).toBe(86_400_000);
  });

  it('is not shortened by another failure of a call that was under way', () => {
    const { start, find } = timed();
    start(A, { type: 'named', forMs: 60_000, refusal: REFUSAL });
    start(A, BACKOFF);
    expect(find(A)).toMatchObject({ untilMs: 60_000, refusal: REFUSAL });
  });

  it('is one of a model and a key', () => {
    const { start, find } = timed();
    start(A, BACKOFF);
    expect(find({ name: 'p/a', keyIndex: 1 })).toBeUndefined();
    expect(find({ name: 'p/b', keyIndex: 0 })).toBeUndefined();
  });

  it('is forgotten when too many others have come after it', () => {
    const { start, find } = timed();
    for (let number = 0; number < 1_001; number += 1) start({ name: `p/${number}`, keyIndex: 0 }, BACKOFF);
    expect(find({ name: 'p/0', keyIndex: 0 })).toBeUndefined();
    expect(find({ name: 'p/1', keyIndex: 0 })).toBeDefined();
  });

  it('is not forgotten when it has failed again since', () => {
    const { start, find } = timed();
    start(A, BACKOFF);
    for (let number = 1; number < 1_000; number += 1) start({ name: `p/${number}`, keyIndex: 0 }, BACKOFF);
    start(A, BACKOFF);
    start({ name: 'p/1000', keyIndex: 0 }, BACKOFF);
    expect(find(A)).toBeDefined();
  });
});

describe('a backend that cools down', () => {
  const AUTH = fails('upstream_auth_failed', { upstreamStatus: 401 });
  const DOWN = fails('upstream_overloaded');

  it('is passed over by the next run, and the attempt says so', async () => {
    const { ask, story, attempts } = world({ a: [AUTH, GOOD], b: [GOOD] });
    await ask();
    await ask();
    expect(story).toEqual(['a#0', 'b#0', 'b#0']);
    expect(attempts.at(-2)).toEqual({
      backend: 'p/a',
      keyIndex: 0,
      outcome: 'cooling-down',
      durationMs: 0,
    });
  });

  it('is asked again when its time is over, and forgiven when it serves', async () => {
    const { ask, story, pass, cooling } = world(
      { a: [DOWN, GOOD], b: [GOOD] },
      { retry: { maxAttempts: 1 } },
    );
    await ask();
    pass(1_000);
    await ask();
    expect(story).toEqual(['a#0', 'b#0', 'a#0']);
    expect(cooling('a')).toBeUndefined();
  });

  it('does not cool down while it is tried again, and does when it is given up', async () => {
    const { ask, story, cooling } = world({ a: [DOWN, GOOD, DOWN], b: [GOOD] });
    await ask();
    expect(cooling('a')).toBeUndefined();
    await ask();
    expect(story).toEqual(['a#0', '+100', 'a#0', 'a#0', '+100', 'a#0', '+200', 'a#0', 'b#0']);
    expect(cooling('a')).toBeDefined();
  });

  it('is asked all the same when it is the only one', async () => {
    const { ask, story, cooling } = world({ a: [AUTH, GOOD] });
    expect(summary(await ask())).toBe('upstream_auth_failed');
    expect(summary(await ask())).toBe('Hello stop');
    expect(story).toEqual(['a#0', 'a#0']);
    expect(cooling('a')).toBeUndefined();
  });

  it('is asked all the same when all cool down, but no other beside it', async () => {
    const { ask, deps, backends, story } = world({ a: [GOOD], b: [DOWN], c: [GOOD] });
    for (const backend of backends) deps.cooldowns.start(backend, { type: 'longest' });
    const [, b] = backends;
    if (b === undefined) throw new Error('Too few backends.');
    deps.cooldowns.end(b);
    deps.cooldowns.start(b, BACKOFF);
    expect(summary(await ask())).toBe('upstream_overloaded');
    expect(new Set(story.filter((entry) => !entry.startsWith('+')))).toEqual(new Set(['b#0']));
  });

  it('is asked all the same when the free ones fail, the one that is free soonest', async () => {
    const { ask, deps, backends, story } = world({ a: [GOOD], b: [GOOD], c: [DOWN] });
    const [a, b] = backends;
    if (a === undefined || b === undefined) throw new Error('Too few backends.');
    deps.cooldowns.start(a, { type: 'longest' });
    deps.cooldowns.start(b, BACKOFF);
    expect(summary(await ask())).toBe('Hello stop');
    expect(story).toEqual(['c#0', '+100', 'c#0', '+200', 'c#0', 'b#0']);
  });

  it('is not asked when it is no fallback that is needed', async () => {
    const { ask, deps, backends, attempts } = world({ a: [GOOD], b: [GOOD] });
    const [, b] = backends;
    if (b === undefined) throw new Error('Too few backends.');
    deps.cooldowns.start(b, BACKOFF);
    await ask();
    expect(attempts).toMatchObject([{ backend: 'p/a', outcome: 'ok' }]);
  });

  it('is not asked before the time that its limit names, and the caller hears its words', async () => {
    const { ask, story, pass } = world({
      a: [fails('rate_limit_exceeded', { retryAfterSeconds: 30, upstreamStatus: 429, upstreamCode: 'tpm' })],
    });
    await ask();
    pass(11_500);
    expect(failureOf(await ask())).toMatchObject({
      code: 'rate_limit_exceeded',
      status: 429,
      retryAfterSeconds: 19,
      upstreamCode: 'tpm',
      message: 'rate_limit_exceeded!',
    });
    expect(story).toEqual(['a#0']);
    pass(18_500);
    await ask();
    expect(story).toEqual(['a#0', 'a#0']);
  });

  it('is waited for when its limit ends soon', async () => {
    const { ask, story, pass } = world({ a: [limited(8), GOOD] });
    await ask();
    pass(4_000);
    expect(summary(await ask())).toBe('Hello stop');
    expect(story).toEqual(['a#0', '+4000', 'a#0']);
  });

  it('is part of a limit that all share', async () => {
    const { ask, pass } = world({ a: [limited(30)], b: [limited(60)] });
    await ask();
    pass(10_000);
    expect(failureOf(await ask())).toMatchObject({ status: 429, retryAfterSeconds: 20 });
  });

  it('does not hide why the free ones failed', async () => {
    const { ask } = world({ a: [limited(60)], b: [GOOD, DOWN] });
    await ask();
    expect(summary(await ask())).toBe('upstream_overloaded');
  });

  it('is one that broke after its first words, too', async () => {
    const { ask, story } = world({ a: [{ ...fails('upstream_interrupted'), says: ['Half'] }], b: [GOOD] });
    await ask();
    await ask();
    expect(story).toEqual(['a#0', 'b#0']);
  });

  it.each([
    ['refuses input with 403', fails('upstream_auth_failed', { upstreamStatus: 403 })],
    [
      'wants more money for a request than there is',
      fails('rate_limit_exceeded', { upstreamStatus: 402, retryAfterSeconds: 60 }),
    ],
    [
      'limits the tokens of a minute to less than one request has',
      {
        ends: new AppError(
          'rate_limit_exceeded',
          'Request too large for m on tokens per min (TPM): Limit 30000, Requested 50000.',
          { upstreamStatus: 429, retryAfterSeconds: 20 },
        ),
      },
    ],
    [
      'has a proxy that answers a body with a page',
      fails('upstream_invalid_response', { upstreamStatus: 413 }),
    ],
  ])('is none that %s: other callers are served by it', async (_, refusal) => {
    const { ask, story, cooling } = world({ a: [refusal, GOOD], b: [GOOD] });
    expect(summary(await ask())).toBe('Hello stop');
    expect(cooling('a')).toBeUndefined();
    await ask();
    expect(story).toEqual(['a#0', 'b#0', 'a#0']);
  });

  it.each([
    ['has no such path', fails('upstream_invalid_response', { upstreamStatus: 404 })],
    ['speaks no protocol that is known', fails('upstream_invalid_response', { upstreamStatus: 200 })],
    ['does not know the key', fails('upstream_auth_failed', { upstreamStatus: 401 })],
  ])('is one that %s, whoever asks', async (_, refusal) => {
    const { ask, cooling } = world({ a: [refusal], b: [GOOD] });
    await ask();
    expect(cooling('a')).toBeDefined();
  });

  it('is none that a caller has got wrong', async () => {
    const { ask, cooling } = world({ a: [fails('upstream_rejected')] });
    await ask();
    expect(cooling('a')).toBeUndefined();
  });
});
