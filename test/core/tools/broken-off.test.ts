import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { backendOf } from '../requests.ts';
import { type RunOptions, startRun } from '../run-world.ts';
import {
  call,
  outcome,
  runTurns,
  STOP,
  say,
  type Turn,
  turnsProvider,
  USAGE,
  untilAborted,
  writtenBox,
} from './tool-world.ts';

describe('a run that is broken off while tools are under way', () => {
  const turns: readonly Turn[] = [
    [say('A'), ...call('quick', 's1', 0), ...call('stall', 's2', 1), STOP],
    [say('B'), STOP],
  ];

  /** Leaves, or whatever `act` does, once the tool that never ends was called. */
  async function breakOff(act: (leaving: AbortController) => void, limits: RunOptions['limits'] = {}) {
    const leaving = new AbortController();
    return await runTurns({
      turns,
      signal: leaving.signal,
      limits,
      tools: {
        quick: outcome('quick'),
        stall: (called) => {
          act(leaving);
          return untilAborted(called);
        },
      },
    });
  }

  it('is cancelled when the caller leaves, its tools told at once and no model asked again', async () => {
    const { end, box, provider, events } = await breakOff((leaving) => leaving.abort());
    expect(end).toMatchObject({ status: 'cancelled' });
    expect(box.calls.map(({ signal }) => signal.aborted)).toEqual([true, true]);
    expect(provider.requests).toHaveLength(1);
    expect(events.map(({ type }) => type)).toEqual([
      'text-delta',
      'server-tool-call',
      'server-tool-call',
      'run-end',
    ]);
  });

  it('tells the reason of a shutdown', async () => {
    const reason = new AppError('shutting_down');
    const { end } = await breakOff((leaving) => leaving.abort(reason));
    expect(end).toMatchObject({ status: 'failed', failure: reason });
  });

  it('fails with run_timeout when its time is over', async () => {
    const { end, box } = await breakOff(() => {}, { timeoutMs: 1 });
    expect(end).toMatchObject({ status: 'failed', failure: { code: 'run_timeout', status: 504 } });
    expect(box.calls[1]?.signal.aborted).toBe(true);
  });

  it('fails when a box breaks its promise, and the other tools are told', async () => {
    const { end, box, provider } = await runTurns({
      turns,
      tools: {
        quick: async () => {
          throw new Error('bug');
        },
        stall: untilAborted,
      },
    });
    expect(end).toMatchObject({ status: 'failed', failure: { code: 'internal_error' } });
    expect(box.calls.map(({ signal }) => signal.aborted)).toEqual([true, true]);
    expect(provider.requests).toHaveLength(1);
  });

  it.each(['server-tool-call', 'tool-result'])(
    'is cancelled when its caller stops listening at a %s',
    async (type) => {
      const box = writtenBox({ quick: outcome('quick'), stall: outcome('not at all') });
      const told: unknown[] = [];
      const provider = turnsProvider(turns);
      const { events } = startRun({
        backends: [backendOf(provider)],
        toolBox: box,
        onEnd: (end) => told.push(end),
      });
      for await (const batch of events) if (batch[0]?.type === type) break;
      expect(told).toEqual([{ type: 'run-end', status: 'cancelled', usage: USAGE }]);
      expect(box.calls).toHaveLength(type === 'tool-result' ? 2 : 0);
      expect(provider.requests).toHaveLength(1);
    },
  );
});
