import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { backendOf } from '../requests.ts';
import { runToEnd } from '../run-world.ts';
import { call, outcome, STOP, say, type Turn, textTold, turnsProvider, writtenBox } from './tool-world.ts';

describe('fallbacks over several turns', () => {
  const limited = new AppError('upstream_overloaded');
  const look = call('look', 's1');

  const models = (first: readonly (Turn | Error)[], second: readonly (Turn | Error)[]) => {
    const providers = [turnsProvider(first), turnsProvider(second)] as const;
    const backends = [
      backendOf(providers[0], { name: 'v/first', modelId: 'first' }),
      backendOf(providers[1], { name: 'v/second', modelId: 'second' }),
    ] as const;
    const run = () => runToEnd({ backends, toolBox: writtenBox({ look: outcome('x') }) });
    return { run, asked: () => providers.map(({ requests }) => requests.length) };
  };

  it('another model may go on as long as the caller has read nothing', async () => {
    const { run, asked } = models([[...look, STOP], limited], [[say('B'), STOP]]);
    const { end, served, events } = await run();
    expect(end).toMatchObject({ status: 'completed' });
    expect(textTold(events)).toBe('B');
    expect(served).toEqual(['v/first', 'v/second']);
    expect(asked()).toEqual([2, 1]);
  });

  it('no other model goes on once the caller has read something', async () => {
    const { run, asked } = models([[say('A'), ...look, STOP], limited], [[say('B'), STOP]]);
    const { end, events } = await run();
    expect(end).toMatchObject({ status: 'failed', failure: { code: 'upstream_overloaded' } });
    expect(textTold(events)).toBe('A');
    expect(asked()).toEqual([2, 0]);
  });

  it('the model that served goes on, not the one that failed before', async () => {
    const { run, asked } = models(
      [limited],
      [
        [...look, STOP],
        [say('B'), STOP],
      ],
    );
    const { served } = await run();
    expect(served).toEqual(['v/second', 'v/second']);
    expect(asked()).toEqual([1, 2]);
  });

  it('another key of the same model may go on with what was read', async () => {
    const first = turnsProvider([[say('A'), ...look, STOP], new AppError('rate_limit_exceeded')]);
    const second = turnsProvider([[say('B'), STOP]]);
    const backends = [backendOf(first), backendOf(second, { keyIndex: 1 })] as const;
    const { end, events } = await runToEnd({ backends, toolBox: writtenBox({ look: outcome('x') }) });
    expect(end).toMatchObject({ status: 'completed' });
    expect(textTold(events)).toBe('A\n\nB');
  });
});
