import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../src/errors.ts';
import {
  fails,
  failureOf,
  GOOD,
  limited,
  type Outcome,
  type Script,
  START_MS,
  summary,
  world,
} from './troubled-backends.ts';

const DOWN = fails('upstream_overloaded', { upstreamStatus: 503 });

describe('one backend that serves', () => {
  it('gives its batches unchanged, and is told before the first', async () => {
    const { ask, served, attempts } = world({ a: [{ says: ['One', ' two'], takesMs: 7 }] });
    const servedBefore: number[] = [];
    const batches = await ask({ onBatch: () => servedBefore.push(served.length) });
    expect(batches).toEqual([
      [{ type: 'text-delta', text: 'One' }],
      [{ type: 'text-delta', text: ' two' }],
      [{ type: 'model-end', reason: 'stop' }],
    ]);
    expect(servedBefore).toEqual([1, 1, 1]);
    expect(attempts).toEqual([
      { backend: 'p/a', keyIndex: 0, outcome: 'ok', status: undefined, durationMs: 7 },
    ]);
  });

  it('gives an answer that nobody reads along with in one batch', async () => {
    const { ask, served } = world({ a: [{ says: ['One', ' two'] }] });
    const batches = await ask({ streaming: false });
    expect(batches).toHaveLength(1);
    expect(summary(batches)).toBe('One two stop');
    expect(served).toEqual(['a#0']);
  });

  it('is told when it says nothing at all', async () => {
    const { ask, served } = world({ a: [{}] });
    expect(summary(await ask())).toBe('stop');
    expect(served).toEqual(['a#0']);
  });
});

describe('what is tried', () => {
  const cases: readonly {
    readonly name: string;
    readonly script: Script;
    /** Calls and waits. */
    readonly story: readonly string[];
    readonly end: string;
  }[] = [
    {
      name: 'a failure that may pass is tried again after a wait that doubles',
      script: { a: [DOWN, DOWN, GOOD] },
      story: ['a#0', '+100', 'a#0', '+200', 'a#0'],
      end: 'Hello stop',
    },
    {
      name: 'after the last attempt the next model has its turn, without a wait',
      script: { a: [DOWN], b: [GOOD] },
      story: ['a#0', '+100', 'a#0', '+200', 'a#0', 'b#0'],
      end: 'Hello stop',
    },
    {
      name: 'the last cause is told when all have failed',
      script: { a: [DOWN], b: [fails('upstream_unreachable')] },
      story: ['a#0', '+100', 'a#0', '+200', 'a#0', 'b#0', '+100', 'b#0', '+200', 'b#0'],
      end: 'upstream_unreachable',
    },
    {
      name: 'a limited key makes way for the next one at once',
      script: { a: [limited(1)], 'a#1': [GOOD], b: [GOOD] },
      story: ['a#0', 'a#1'],
      end: 'Hello stop',
    },
    {
      name: 'when all keys are limited the one that is free first is waited for',
      script: { a: [limited(4), GOOD], 'a#1': [limited(2), GOOD], b: [GOOD] },
      story: ['a#0', 'a#1', '+2000', 'a#1'],
      end: 'Hello stop',
    },
    {
      name: 'Retry-After is kept to the second',
      script: { a: [limited(3), GOOD] },
      story: ['a#0', '+3000', 'a#0'],
      end: 'Hello stop',
    },
    {
      name: 'Retry-After holds for other failures too',
      script: { a: [fails('upstream_overloaded', { retryAfterSeconds: 2 }), GOOD] },
      story: ['a#0', '+2000', 'a#0'],
      end: 'Hello stop',
    },
    {
      name: 'a Retry-After beyond the longest wait is not waited for',
      script: { a: [limited(6)], b: [GOOD] },
      story: ['a#0', 'b#0'],
      end: 'Hello stop',
    },
    {
      name: 'a clock that is set back by an hour makes no wait longer than the longest',
      script: {
        a: [limited(2), GOOD],
        'a#1': [{ ...fails('upstream_auth_failed'), takesMs: -3_600_000 }],
      },
      story: ['a#0', 'a#1', '+5000', 'a#0'],
      end: 'Hello stop',
    },
    {
      name: 'a refused key makes way for the next one and is not tried again',
      script: { a: [fails('upstream_auth_failed')], 'a#1': [fails('upstream_auth_failed')], b: [GOOD] },
      story: ['a#0', 'a#1', 'b#0'],
      end: 'Hello stop',
    },
    {
      name: 'a quota that is used up is a refused key',
      script: {
        a: [fails('rate_limit_exceeded', { upstreamCode: 'insufficient_quota', upstreamStatus: 429 })],
        'a#1': [fails('rate_limit_exceeded', { upstreamStatus: 402 })],
        b: [GOOD],
      },
      story: ['a#0', 'a#1', 'b#0'],
      end: 'Hello stop',
    },
    {
      name: 'a server that fails is not tried with its other keys',
      script: { a: [DOWN], 'a#1': [GOOD], b: [GOOD] },
      story: ['a#0', '+100', 'a#0', '+200', 'a#0', 'b#0'],
      end: 'Hello stop',
    },
    {
      name: 'a model that is not there makes way for the next one',
      script: { a: [fails('upstream_model_not_found')], 'a#1': [GOOD], b: [GOOD] },
      story: ['a#0', 'b#0'],
      end: 'Hello stop',
    },
    {
      name: 'a backend that could not be called makes way for the next one',
      script: { a: [{ ends: { thrown: new AppError('upstream_not_configured') } }], b: [GOOD] },
      story: ['a#0', 'b#0'],
      end: 'Hello stop',
    },
    {
      name: 'a fault of ours on the way to one vendor is none on the way to the next',
      script: { a: [{ ends: { thrown: new TypeError('oops') } }], b: [GOOD] },
      story: ['a#0', 'b#0'],
      end: 'Hello stop',
    },
    {
      name: 'what the first model cannot do is told at once',
      script: { a: [{ ends: { thrown: new AppError('unsupported_parameter') } }], b: [GOOD] },
      story: ['a#0'],
      end: 'unsupported_parameter',
    },
    {
      name: 'a fallback that cannot do it is passed',
      script: {
        a: [fails('upstream_model_not_found')],
        b: [{ ends: { thrown: new AppError('unsupported_value') } }],
        c: [GOOD],
      },
      story: ['a#0', 'b#0', 'c#0'],
      end: 'Hello stop',
    },
    {
      name: 'a stream that breaks before its first words is tried again',
      script: { a: [fails('upstream_interrupted'), GOOD] },
      story: ['a#0', '+100', 'a#0'],
      end: 'Hello stop',
    },
    {
      name: 'so is one that breaks in the read that brought them',
      script: { a: [{ ...fails('upstream_interrupted'), says: ['Half'], atOnce: true }, GOOD] },
      story: ['a#0', '+100', 'a#0'],
      end: 'Hello stop',
    },
    {
      name: 'and one that ends without an end',
      script: { a: [{ ends: 'nothing' }, GOOD] },
      story: ['a#0', '+100', 'a#0'],
      end: 'Hello stop',
    },
    {
      name: 'a stream that breaks after its first words is not',
      script: { a: [{ ...fails('upstream_interrupted'), says: ['Half'] }, GOOD], b: [GOOD] },
      story: ['a#0'],
      end: 'Half upstream_interrupted',
    },
  ];

  it.each(cases)('$name', async ({ script, story, end }) => {
    const tried = world(script);
    expect(summary(await tried.ask())).toBe(end);
    expect(tried.story).toEqual(story);
  });

  it.each<ErrorCode>([
    'upstream_rejected',
    'context_length_exceeded',
    'unsupported_parameter',
    'unsupported_value',
    'invalid_value',
    'shutting_down',
  ])('%s is told at once, whatever else there is', async (code) => {
    const { ask, story, served } = world({ a: [fails(code)], 'a#1': [GOOD], b: [GOOD] });
    expect(summary(await ask())).toBe(code);
    expect(story).toEqual(['a#0']);
    expect(served).toEqual([]);
  });

  it.each<ErrorCode>([
    'upstream_unreachable',
    'upstream_connect_timeout',
    'upstream_timeout',
    'upstream_error',
    'upstream_overloaded',
    'upstream_interrupted',
    'rate_limit_exceeded',
  ])('%s is tried again', async (code) => {
    const { ask, calls } = world({ a: [fails(code, { upstreamStatus: 429 })] });
    expect(summary(await ask())).toBe(code);
    expect(calls()).toHaveLength(3);
  });

  it('an answer that the content filter ended is an answer', async () => {
    const { ask, story, cooling } = world({ a: [{ ends: 'content-filter' }], b: [GOOD] });
    expect(summary(await ask())).toBe('content-filter');
    expect(story).toEqual(['a#0']);
    expect(cooling('a')).toBeUndefined();
  });

  it('a wait is a random part of the longest, which has a limit', async () => {
    const { ask, story } = world(
      { a: [DOWN] },
      { random: [0, 0.5, 0.25, 0.9], retry: { maxAttempts: 5, maxDelayMs: 300 } },
    );
    await ask();
    expect(story).toEqual(['a#0', 'a#0', '+100', 'a#0', '+75', 'a#0', '+270', 'a#0']);
  });

  it('maxAttempts 1 tries nothing again', async () => {
    const { ask, story } = world({ a: [DOWN], b: [limited(1)] }, { retry: { maxAttempts: 1 } });
    expect(summary(await ask())).toBe('rate_limit_exceeded');
    expect(story).toEqual(['a#0', 'b#0']);
  });
});

describe('an answer that nobody reads along with', () => {
  const BROKEN: Outcome = { ...fails('upstream_interrupted'), says: ['Half', ' of it'] };

  it('is tried again however far it came', async () => {
    const { ask, story } = world({ a: [BROKEN], b: [GOOD] }, { retry: { maxAttempts: 2 } });
    expect(summary(await ask({ streaming: false }))).toBe('Hello stop');
    expect(story).toEqual(['a#0', '+100', 'a#0', 'b#0']);
  });

  it('leaves nothing of what broke when all have failed', async () => {
    const { ask } = world({ a: [BROKEN] }, { retry: { maxAttempts: 1 } });
    expect(summary(await ask({ streaming: false }))).toBe('upstream_interrupted');
  });

  it('is not kept beyond all bounds', async () => {
    const says = new Array<string>(70).fill('x'.repeat(1024 * 1024));
    const { ask, signals } = world({ a: [{ says }], b: [GOOD] });
    expect(summary(await ask({ streaming: false }))).toBe('Hello stop');
    expect(signals).toHaveLength(2);
  });
});

describe('a stream that breaks in the read that brought its first words', () => {
  const BROKEN: Outcome = { ...fails('upstream_interrupted'), says: ['Half'], atOnce: true };

  it('is told with them when nobody else is left', async () => {
    const { ask } = world({ a: [BROKEN] }, { retry: { maxAttempts: 1 } });
    expect(summary(await ask())).toBe('Half upstream_interrupted');
  });

  it('is told without them when it is another that failed last', async () => {
    const { ask } = world({ a: [BROKEN], b: [DOWN] }, { retry: { maxAttempts: 1 } });
    expect(summary(await ask())).toBe('upstream_overloaded');
  });

  it('leaves nothing in the answer of the one that serves', async () => {
    const { ask } = world({ a: [BROKEN], b: [GOOD] }, { retry: { maxAttempts: 1 } });
    expect(summary(await ask())).toBe('Hello stop');
  });
});

describe('what is reported', () => {
  it('names every call with its outcome, its status and how long it took', async () => {
    const { ask, attempts } = world(
      {
        a: [{ ...fails('upstream_auth_failed', { upstreamStatus: 401 }), takesMs: 5 }],
        'a#1': [{ ...limited(100), takesMs: 6 }],
        b: [
          { ...DOWN, takesMs: 7 },
          { ...GOOD, takesMs: 8 },
        ],
      },
      { random: [0] },
    );
    await ask();
    expect(attempts).toEqual([
      { backend: 'p/a', keyIndex: 0, outcome: 'upstream_auth_failed', status: 401, durationMs: 5 },
      { backend: 'p/a', keyIndex: 1, outcome: 'rate_limit_exceeded', status: 429, durationMs: 6 },
      { backend: 'p/b', keyIndex: 0, outcome: 'upstream_overloaded', status: 503, durationMs: 7 },
      { backend: 'p/b', keyIndex: 0, outcome: 'ok', status: undefined, durationMs: 8 },
    ]);
  });

  it('is the smallest Retry-After when all were limited', async () => {
    const { ask } = world({ a: [limited(30)], 'a#1': [limited(20)], b: [limited(40)] });
    const failure = failureOf(await ask());
    expect(failure).toMatchObject({ code: 'rate_limit_exceeded', status: 429, retryAfterSeconds: 20 });
  });

  it('counts from the limit on, not from the end', async () => {
    const { ask } = world({ a: [limited(30)], b: [{ ...limited(40), takesMs: 12_000 }] });
    expect(failureOf(await ask()).retryAfterSeconds).toBe(18);
  });

  it('is the last Retry-After when not all were', async () => {
    const { ask } = world({ a: [fails('upstream_auth_failed')], b: [limited(40)] });
    expect(failureOf(await ask())).toMatchObject({ status: 429, retryAfterSeconds: 40 });
  });

  it('is the last Retry-After when another was limited first and failed otherwise then', async () => {
    const { ask } = world({ a: [limited(2), DOWN], b: [limited(40)] });
    expect(failureOf(await ask())).toMatchObject({ status: 429, retryAfterSeconds: 40 });
  });

  it('has no Retry-After that nobody named', async () => {
    const { ask } = world({ a: [limited()], b: [limited()] }, { retry: { maxAttempts: 1 } });
    expect(failureOf(await ask())).toMatchObject({ status: 429, retryAfterSeconds: undefined });
  });

  it('keeps the words and the code of the limit', async () => {
    const quota = fails('rate_limit_exceeded', { upstreamCode: 'insufficient_quota', retryAfterSeconds: 9 });
    const { ask } = world({ a: [limited(5)], b: [quota] }, { retry: { maxAttempts: 1 } });
    expect(failureOf(await ask())).toMatchObject({
      message: 'rate_limit_exceeded!',
      upstreamCode: 'insufficient_quota',
      retryAfterSeconds: 5,
    });
  });
});

describe('the deadline', () => {
  it('leaves out a wait that would pass it', async () => {
    const { ask, story } = world({ a: [limited(3)], b: [GOOD] });
    expect(summary(await ask({ deadlineMs: START_MS + 3_000 }))).toBe('Hello stop');
    expect(story).toEqual(['a#0', 'b#0']);
  });

  it('does not replace the last cause when only a wait did not fit', async () => {
    const { ask } = world({ a: [limited(3)] });
    expect(failureOf(await ask({ deadlineMs: START_MS + 3_000 }))).toMatchObject({
      code: 'rate_limit_exceeded',
      retryAfterSeconds: 3,
    });
  });

  it('ends what is tried when it has passed', async () => {
    const { ask, story } = world({ a: [{ ...DOWN, takesMs: 5_000 }], b: [GOOD] });
    expect(summary(await ask({ deadlineMs: START_MS + 4_000 }))).toBe('run_timeout');
    expect(story).toEqual(['a#0']);
  });

  it('calls nothing when it has passed already', async () => {
    const { ask, story } = world({ a: [GOOD] });
    expect(summary(await ask({ deadlineMs: START_MS }))).toBe('run_timeout');
    expect(story).toEqual([]);
  });
});

describe('a caller who leaves', () => {
  it('stops a call, and nothing else is tried', async () => {
    const leaving = new AbortController();
    const { ask, calls, attempts, cooling } = world({ a: [{ says: ['Hel'], ends: 'silence' }], b: [GOOD] });
    const batches = await ask({ signal: leaving.signal, onBatch: () => leaving.abort() });
    expect(summary(batches)).toBe('Hel cancelled');
    expect(calls()).toEqual(['a#0']);
    expect(attempts).toHaveLength(1);
    expect(cooling('a')).toBeUndefined();
  });

  it('is cancelled too when the call failed over it', async () => {
    const leaving = new AbortController();
    const { ask, calls, attempts } = world({
      a: [{ ...DOWN, beforeEnd: () => leaving.abort() }],
      b: [GOOD],
    });
    expect(summary(await ask({ signal: leaving.signal }))).toBe('cancelled');
    expect(calls()).toEqual(['a#0']);
    expect(attempts).toMatchObject([{ outcome: 'cancelled' }]);
  });

  it('stops a wait at once', async () => {
    const leaving = new AbortController();
    const { ask, deps, calls } = world({ a: [DOWN], b: [GOOD] });
    const sleep = (_: number, signal: AbortSignal): Promise<void> =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('Left.', 'AbortError')));
        leaving.abort();
      });
    Object.assign(deps, { sleep });
    expect(summary(await ask({ signal: leaving.signal }))).toBe('cancelled');
    expect(calls()).toEqual(['a#0']);
  });

  it('is given the answer that was whole at that moment', async () => {
    const leaving = new AbortController();
    const { ask } = world({ a: [{ ...GOOD, beforeEnd: () => leaving.abort() }] });
    expect(summary(await ask({ signal: leaving.signal }))).toBe('Hello stop');
  });

  it('has nothing called when gone before', async () => {
    const { ask, story } = world({ a: [GOOD] });
    expect(summary(await ask({ signal: AbortSignal.abort() }))).toBe('cancelled');
    expect(story).toEqual([]);
  });

  it('keeps what was said of an answer that was held', async () => {
    const leaving = new AbortController();
    const { ask } = world({
      a: [{ says: ['Half'], ends: 'silence', beforeEnd: () => leaving.abort() }],
    });
    expect(summary(await ask({ streaming: false, signal: leaving.signal }))).toBe('Half cancelled');
  });
});
