import { describe, expect, it } from 'vitest';
import type { ModelEnd, ModelEvent } from '../../../src/core/model-events.ts';
import { AppError } from '../../../src/errors.ts';
import { backendOf } from '../requests.ts';
import { startRun } from '../run-world.ts';
import {
  brief,
  call,
  outcome,
  runTurns,
  STOP,
  say,
  type Turn,
  textTold,
  turnsProvider,
  USAGE,
  writtenBox,
} from './tool-world.ts';

describe('the text of several turns', () => {
  const tools = { look: outcome('x') };
  const look = call('look', 's');
  const thought: ModelEvent = { type: 'reasoning-delta', text: 'Hm' };

  it.each<[string, readonly Turn[], string]>([
    [
      'is separated by a blank line',
      [
        [say('A'), ...look, STOP],
        [say('B'), say('C'), STOP],
      ],
      'A\n\nBC',
    ],
    [
      'is not, when only one turn has text',
      [
        [...look, STOP],
        [say('B'), STOP],
      ],
      'B',
    ],
    [
      'is, over a turn without text',
      [
        [say('A'), ...look, STOP],
        [...look, STOP],
        [say('B'), STOP],
      ],
      'A\n\nB',
    ],
    [
      'is, behind reasoning',
      [
        [say('A'), ...look, STOP],
        [thought, say('B'), STOP],
      ],
      'A\n\nB',
    ],
    [
      'is, before the first that is not empty',
      [
        [say('A'), ...look, STOP],
        [say(''), say('B'), STOP],
      ],
      'A\n\nB',
    ],
    [
      'ends without one when nothing more is said',
      [
        [say('A'), ...look, STOP],
        [say(''), STOP],
      ],
      'A',
    ],
    ['is not within a turn', [[say('A'), thought, say('B'), STOP]], 'AB'],
    [
      'does not begin with one after empty text',
      [
        [say(''), ...look, STOP],
        [say('B'), STOP],
      ],
      'B',
    ],
    [
      'is separated once for each turn with text',
      [
        [say('A'), ...look, STOP],
        [say('B'), ...look, STOP],
        [say('C'), STOP],
      ],
      'A\n\nB\n\nC',
    ],
  ])('%s', async (_, turns, want) => {
    expect(textTold((await runTurns({ turns, tools })).events)).toBe(want);
  });

  it('is told to the model without the blank line', async () => {
    const { provider } = await runTurns({
      turns: [[say('A'), ...look, STOP], [say('B'), ...look, STOP], [STOP]],
      tools,
    });
    const messages = brief(provider.requests[2]?.messages ?? []);
    expect(messages.filter((line) => line.startsWith('assistant'))).toEqual([
      'assistant: A, [look s]',
      'assistant: B, [look s]',
    ]);
  });
});

describe('the usage of several turns', () => {
  const tools = { look: outcome('x') };
  const end = (usage?: ModelEnd['usage']): ModelEnd => ({ type: 'model-end', reason: 'stop', usage });
  const cached = { inputTokens: 10, outputTokens: 1, cachedInputTokens: 5, reasoningTokens: 1 };

  it.each<[string, readonly ModelEnd[], object | undefined]>([
    [
      'is their sum',
      [end(cached), end({ ...cached, cacheWriteTokens: 2 })],
      {
        inputTokens: 20,
        outputTokens: 2,
        cachedInputTokens: 10,
        cacheWriteTokens: 2,
        reasoningTokens: 2,
      },
    ],
    ['is unknown when the first is', [end(), end(USAGE)], undefined],
    ['is unknown when the last is', [end(USAGE), end()], undefined],
  ])('%s', async (_, ends, want) => {
    const turns = ends.map((last, index) => [...(index < ends.length - 1 ? call('look', 's') : []), last]);
    const ran = await runTurns({ turns, tools });
    expect(ran.end?.usage).toEqual(want);
  });

  it.each([
    ['throws', new AppError('upstream_unreachable')],
    ['breaks off', [say('B')]],
  ])('is unknown when a later turn %s', async (_, last) => {
    const { end: told } = await runTurns({ turns: [[...call('look', 's'), STOP], last], tools });
    expect(told).toMatchObject({ status: 'failed' });
    expect(told?.usage).toBeUndefined();
  });

  it('is unknown when the caller leaves in the middle of a later turn', async () => {
    const provider = turnsProvider(
      [
        [...call('look', 's'), STOP],
        [say('B'), say('C'), STOP],
      ],
      1,
    );
    const told: unknown[] = [];
    const { events } = startRun({
      backends: [backendOf(provider)],
      toolBox: writtenBox(tools),
      onEnd: (ended) => told.push(ended),
    });
    for await (const batch of events) if (batch[0]?.type === 'text-delta') break;
    expect(told).toEqual([{ type: 'run-end', status: 'cancelled' }]);
  });
});
