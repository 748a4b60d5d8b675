// run.test.ts has what callers are told at the end of runs; this is about the sum of what they took.

import { describe, expect, it } from 'vitest';
import type { Usage } from '../../src/core/model-events.ts';
import { UsageSum } from '../../src/core/run-end.ts';

const SMALL: Usage = { inputTokens: 1, outputTokens: 2 };
const FULL: Usage = {
  inputTokens: 10,
  outputTokens: 20,
  cachedInputTokens: 3,
  cacheWriteTokens: 0,
  reasoningTokens: 5,
};

function sumOf(turns: readonly (Usage | undefined)[]): UsageSum {
  const sum = new UsageSum();
  for (const usage of turns) {
    sum.beginTurn();
    sum.add(usage);
  }
  return sum;
}

describe('UsageSum', () => {
  it.each<[string, readonly (Usage | undefined)[], Usage | undefined]>([
    ['of no turn is unknown', [], undefined],
    ['of one turn is what it reported', [FULL], FULL],
    ['of one turn that reported nothing is unknown', [undefined], undefined],
    ['adds up', [SMALL, SMALL], { inputTokens: 2, outputTokens: 4 }],
    [
      'adds a count that some turns report, and leaves unknown what none does',
      [SMALL, { ...SMALL, reasoningTokens: 4 }],
      { inputTokens: 2, outputTokens: 4, reasoningTokens: 4 },
    ],
    [
      'keeps a reported 0',
      [{ ...SMALL, cachedInputTokens: 0 }, SMALL],
      { inputTokens: 2, outputTokens: 4, cachedInputTokens: 0 },
    ],
    ['stays unknown', [SMALL, undefined, SMALL], undefined],
  ])('%s', (_, turns, want) => {
    expect(sumOf(turns).total).toEqual(want);
  });

  it('is unknown in the middle of a turn, and known again when that reported', () => {
    const sum = sumOf([SMALL]);
    sum.beginTurn();
    expect(sum.total).toBeUndefined();
    sum.add(SMALL);
    expect(sum.total).toEqual({ inputTokens: 2, outputTokens: 4 });
  });
});
