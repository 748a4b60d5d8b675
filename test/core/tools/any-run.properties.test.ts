import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelEnd, ModelEvent } from '../../../src/core/model-events.ts';
import type { ModelRequest } from '../../../src/core/model-request.ts';
import type { RunEvent } from '../../../src/core/run-events.ts';
import { AppError } from '../../../src/errors.ts';
import { backendOf, collect } from '../requests.ts';
import { startRun } from '../run-world.ts';
import {
  call,
  clientTool,
  malformed,
  outcome,
  say,
  type Turn,
  turnsProvider,
  USAGE,
  writtenBox,
} from './tool-world.ts';

const STATE = { api: 'vendor', data: { signature: 's' } };

describe('any run with tools', () => {
  type Planned = {
    readonly says: readonly ('text' | 'empty' | 'reasoning' | 'look' | 'fail' | 'own')[];
    readonly ends: ModelEnd['reason'] | 'throws' | 'nothing';
  };
  const turn: fc.Arbitrary<Planned> = fc.record({
    says: fc.array(fc.constantFrom('text', 'empty', 'reasoning', 'look', 'look', 'fail', 'own'), {
      maxLength: 6,
    }),
    ends: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('stop' as const, 'tool-calls' as const) },
      fc.constantFrom('length', 'content-filter', 'failed', 'cancelled', 'throws', 'nothing'),
    ),
  });

  function toTurn({ says, ends }: Planned, place: number): Turn | Error {
    if (ends === 'throws') return new AppError('upstream_unreachable');
    const events = says.flatMap((kind, index): ModelEvent[] => {
      if (kind === 'text') return [say(`t${place}`)];
      if (kind === 'empty') return [say('')];
      if (kind === 'reasoning') return [{ type: 'reasoning-delta', text: 'r', state: STATE }];
      // Many backends count their calls anew in each answer.
      return call(kind, `call_${index}`, index);
    });
    if (ends === 'nothing') return events;
    return [...events, { type: 'model-end', reason: ends, usage: USAGE }];
  }

  /** What of the grammar of run-events.ts does not hold. */
  function faults(batches: readonly (readonly RunEvent[])[]): string[] {
    const found: string[] = [];
    const events = batches.flat();
    if (batches[0]?.length !== 1 || events[0]?.type !== 'run-start')
      found.push('it does not begin with its start');
    if (events.filter(({ type }) => type === 'run-end').length !== 1) found.push('it does not end once');
    if (events.at(-1)?.type !== 'run-end') found.push('something comes after its end');
    if (batches.some(({ length }) => length === 0)) found.push('a batch is empty');
    const open = new Map<number, 'open' | 'ended'>();
    const calls: string[] = [];
    for (const event of events) {
      if (event.type === 'tool-call-start') {
        if (event.index !== open.size) found.push(`call ${event.index} is not counted on`);
        if (event.name !== 'own') found.push(`${event.name} is told as the caller's`);
        open.set(event.index, 'open');
      } else if (event.type === 'tool-call-delta' || event.type === 'tool-call-end') {
        if (open.get(event.index) !== 'open') found.push(`${event.type} of a call that is not open`);
        if (event.type === 'tool-call-end') open.set(event.index, 'ended');
      } else if (event.type === 'server-tool-call') {
        calls.push(event.callId);
      } else if (event.type === 'tool-result') {
        const place = calls.indexOf(event.callId);
        if (place < 0) found.push(`the result ${event.callId} comes before its call`);
        calls.splice(place, 1);
      }
    }
    const end = events.at(-1);
    const isWhole = end?.type === 'run-end' && end.status !== 'failed' && end.status !== 'cancelled';
    if (isWhole && calls.length > 0) found.push(`no results of ${calls.join(', ')}`);
    return found;
  }

  it('keeps the grammar, ends once, and tells the model only what is well-formed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(turn, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        fc.option(fc.nat(6), { nil: undefined }),
        async (planned, batchSize, isBoxBroken, leavesAtCall) => {
          const leaving = new AbortController();
          const provider = turnsProvider(planned.map(toTurn), batchSize);
          let called = 0;
          const maybeLeave = (): void => {
            if (called === leavesAtCall) leaving.abort();
            called += 1;
          };
          const toolBox = writtenBox({
            look: async ({ signal }) => {
              maybeLeave();
              signal.throwIfAborted();
              return outcome('seen');
            },
            fail: async () => {
              if (isBoxBroken) throw new Error('bug');
              return outcome('bad', true);
            },
          });
          const told: unknown[] = [];
          const request: Partial<ModelRequest> = clientTool('own');
          const { events } = startRun({
            backends: [backendOf(provider)],
            toolBox,
            request,
            signal: leaving.signal,
            onEnd: (end) => told.push(end),
          });
          const batches = await collect(events);
          expect(faults(batches)).toEqual([]);
          expect(told).toEqual([batches.at(-1)?.at(-1)]);
          expect(provider.requests.map(({ messages }) => malformed(messages))).toEqual(
            provider.requests.map(() => undefined),
          );
          expect(provider.requests.length).toBeLessThanOrEqual(4);
        },
      ),
      { numRuns: 500 },
    );
  });
});
