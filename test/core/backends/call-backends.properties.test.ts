// Whatever becomes of the calls: what holds for every answer, and for the order and number of what was called.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ModelEvent } from '../../../src/core/model-events.ts';
import { AppError, ERRORS, type ErrorCode } from '../../../src/errors.ts';
import { type Outcome, POLICY, type Script, summary, world } from './troubled-backends.ts';

const CODES = Object.keys(ERRORS) as ErrorCode[];
/** No such failure is anybody's but the request's: nothing else is tried after it. */
const FINAL = new Set(CODES.filter((code) => !ERRORS[code].retryable && ERRORS[code].status < 500));

const outcome: fc.Arbitrary<Outcome> = fc.record({
  says: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
  ends: fc.oneof(
    { weight: 1, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant('nothing' as const) },
    {
      weight: 6,
      arbitrary: fc
        .record({
          code: fc.constantFrom(...CODES),
          retryAfterSeconds: fc.option(fc.nat(10), { nil: undefined }),
          upstreamStatus: fc.constantFrom(undefined, 402, 429),
        })
        .map(({ code, ...options }) => new AppError(code, undefined, options)),
    },
    { weight: 1, arbitrary: fc.constantFrom(...CODES).map((code) => ({ thrown: new AppError(code) })) },
    { weight: 1, arbitrary: fc.constant({ thrown: new TypeError('oops') }) },
  ),
  atOnce: fc.boolean(),
  takesMs: fc.nat(2_000),
});

const script: fc.Arbitrary<Script> = fc.dictionary(
  fc.constantFrom('a', 'a#1', 'b', 'b#1', 'c'),
  fc.array(outcome, { minLength: 1, maxLength: 4 }).map((outcomes) => outcomes as [Outcome, ...Outcome[]]),
  { minKeys: 1 },
);

function expectGrammar(batches: readonly (readonly ModelEvent[])[]): void {
  for (const batch of batches) expect(batch).not.toHaveLength(0);
  const events = batches.flat();
  expect(events.filter(({ type }) => type === 'model-end')).toHaveLength(1);
  const end = events.at(-1);
  expect(end?.type).toBe('model-end');
  if (end?.type === 'model-end') expect(end.failure !== undefined).toBe(end.reason === 'failed');
}

it('is one answer with one end, from calls in their order, none after something was told', async () => {
  await fc.assert(
    fc.asyncProperty(
      script,
      fc.array(fc.record({ streaming: fc.boolean(), pauseMs: fc.nat(90_000) }), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.integer({ min: 0, max: 30_000 }),
      async (outcomes, runs, runMs) => {
        const tried = world(outcomes, { random: [0.3, 0.9, 0, 0.5] });
        const order = tried.backends.map(({ modelId, keyIndex }) => `${modelId}#${keyIndex}`);
        for (const { streaming, pauseMs } of runs) {
          const begunAt = tried.story.length;
          const attemptsBefore = tried.attempts.length;
          const servedBefore = tried.served.length;
          const startedAtMs = tried.nowMs();
          let callsWhenTold: number | undefined;
          const batches = await tried.ask({
            streaming,
            deadlineMs: startedAtMs + runMs,
            onBatch: () => {
              callsWhenTold ??= tried.calls().length;
            },
          });
          expectGrammar(batches);
          expect(tried.calls()).toHaveLength(callsWhenTold ?? 0);

          const story = tried.story.slice(begunAt);
          const calls = story.filter((entry) => !entry.startsWith('+'));
          const counts = new Map<string, number>();
          for (const call of calls) counts.set(call, (counts.get(call) ?? 0) + 1);
          for (const count of counts.values()) expect(count).toBeLessThanOrEqual(POLICY.maxAttempts);

          // A wait is followed by a call, within its limit and the run's.
          for (const [index, entry] of story.entries()) {
            if (!entry.startsWith('+')) continue;
            expect(Number(entry)).toBeLessThanOrEqual(POLICY.maxDelayMs);
            expect(story[index + 1]).toMatch(/^[abc]#/);
          }

          const attempts = tried.attempts.slice(attemptsBefore);
          const called = attempts.filter(({ outcome: how }) => how !== 'cooling-down');
          expect(called.map(({ backend, keyIndex }) => `${backend.slice(2)}#${keyIndex}`)).toEqual(calls);
          const passedOver = attempts
            .filter(({ outcome: how }) => how === 'cooling-down')
            .map(({ backend, keyIndex }) => `${backend.slice(2)}#${keyIndex}`);
          expect(new Set(passedOver).size).toBe(passedOver.length);

          // The first calls of those that were not passed over come in their order.
          const firsts = [...new Set(calls)].filter((call) => !passedOver.includes(call));
          expect(firsts).toEqual(order.filter((label) => firsts.includes(label)));

          const served = called.filter(({ outcome: how }) => how === 'ok').length;
          expect(served).toBeLessThanOrEqual(1);
          expect(tried.served.length - servedBefore).toBe(served);
          const isFinal = called.findIndex(({ outcome: how }) => FINAL.has(how as ErrorCode));
          const [first] = order;
          const wasFinal = called[isFinal];
          if (wasFinal !== undefined && `${wasFinal.backend.slice(2)}#0` === first?.replace(/#\d$/, '#0')) {
            expect(isFinal).toBe(called.length - 1);
          }
          if (served === 0 && calls.length === 0) {
            expect(summary(batches)).toMatch(/^(rate_limit_exceeded|run_timeout)$/);
          }
          tried.pass(pauseMs);
        }
      },
    ),
    { numRuns: 500 },
  );
});
