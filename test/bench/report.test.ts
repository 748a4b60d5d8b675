// From rounds to words: the ratio, the flags, and the verdicts.

import { describe, expect, it } from 'vitest';
import { type Comparison, leastDisturbed } from '../../scripts/bench/compare.ts';
import { ratio } from '../../scripts/bench/figures.ts';
import type { Round } from '../../scripts/bench/measure-round.ts';
import { readOptions } from '../../scripts/bench/options.ts';
import { comparisonNotes, comparisonTable, verdictLines } from '../../scripts/bench/report.ts';
import { SCENARIOS } from '../../scripts/bench/scenarios.ts';
import { judgeIdleMemory, judgeRatio, judgeStart } from '../../scripts/bench/targets.ts';

function round(cpuMs: number, change: Partial<Round> = {}): Round {
  return {
    completed: 1000,
    elapsedMs: 1000,
    cpuMs,
    busy: 0.95,
    disturbed: 0,
    medianMs: 1,
    p99Ms: 2,
    streamWrites: 0,
    splitWrites: 0,
    ...change,
  };
}

function chat(baseline: readonly Round[], ours: readonly Round[]): Comparison {
  return { scenario: SCENARIOS.chat, baseline, ours, leftOut: 0 };
}

describe('the ratio', () => {
  it('is the baseline’s CPU time ÷ ours for each answer', () => {
    expect(ratio(chat([round(100)], [round(200)])).value).toBe(0.5);
    expect(ratio(chat([round(100)], [round(100, { completed: 500 })])).value).toBe(0.5);
  });

  it('is the median of the pairs, so that one spoilt round does not decide', () => {
    const { value, lowest, highest } = ratio(
      chat([round(100), round(100), round(900)], [round(200), round(250), round(200)]),
    );
    expect([value, lowest, highest]).toEqual([0.5, 0.4, 4.5]);
  });
});

describe('the pairs of rounds', () => {
  const pair = (cpuMs: number, disturbed: number) => ({
    baseline: round(100, { disturbed }),
    ours: round(cpuMs),
  });

  it('are those that others disturbed least, in their order, whatever they cost', () => {
    const pairs = [pair(1, 0.5), pair(900, 0.01), pair(2, 0.3), pair(800, 0)];
    expect(leastDisturbed(pairs, 2).map(({ ours }) => ours.cpuMs)).toEqual([900, 800]);
  });

  it('are all when there are no more than wanted', () => {
    expect(leastDisturbed([pair(1, 0.5)], 3)).toHaveLength(1);
  });
});

describe('the notes', () => {
  it('say when the server’s core was not busy', () => {
    const notes = comparisonNotes(chat([round(1, { busy: 0.5 })], [round(2)])).join('\n');
    expect(notes).toContain('P: the server core was not busy (50 %)');
    expect(notes).not.toContain('ours: the server core');
  });

  it('say when others worked on the server’s core', () => {
    const notes = comparisonNotes(chat([round(1)], [round(2, { disturbed: 0.2 })])).join('\n');
    expect(notes).toContain('ours: other processes took up to 20 % of a core in 1 of 1 rounds');
  });

  it('do not blame the pace of paced streams on the load', () => {
    const paced = { ...chat([round(1, { busy: 0.3 })], [round(2)]), scenario: SCENARIOS.paced };
    expect(comparisonNotes(paced).join('\n')).not.toContain('core was not busy');
  });

  it('count the writes of our streams and those that ended inside a frame', () => {
    const ours = round(2, { completed: 10, streamWrites: 105, splitWrites: 3 });
    const notes = comparisonNotes({ ...chat([round(1)], [ours]), scenario: SCENARIOS.burst });
    expect(notes.join('\n')).toContain('10.5 writes a stream, 3 ended inside a frame');
  });
});

it('puts CPU time, ratio, target and throughput into one row', () => {
  const row = comparisonTable([chat([round(100)], [round(160)])]).split('\n')[1];
  expect(row).toMatch(/P 100 µs +160 µs +0\.63 \(0\.63 to 0\.63\) +≥ 0\.55 +1,000 +1,000/);
});

describe('the verdicts', () => {
  it('say plainly what is met and what is missed', () => {
    expect(
      verdictLines([judgeRatio('chat', 0.56, 0.55), judgeStart(640), judgeIdleMemory(110_000_000)]),
    ).toEqual([
      'met     chat: 0.560, target ≥ 0.55',
      'MISSED  spawn to first answer: 0.64 s, target ≤ 0.6 s',
      'met     resident memory at rest: 110 MB, target ≤ 110 MB',
      '2 of 3 targets met.',
    ]);
  });

  it('say when a figure may not be believed', () => {
    expect(verdictLines([judgeRatio('chat', 0.6, 0.55, 'in doubt')])[0]).toBe(
      'met     chat: 0.600, target ≥ 0.55 (in doubt)',
    );
  });

  it('miss by a hair', () => {
    expect(judgeRatio('chat', 0.5499, 0.55).met).toBe(false);
    expect(judgeStart(600.1).met).toBe(false);
    expect(judgeIdleMemory(110_000_001).met).toBe(false);
  });
});

describe('the command line', () => {
  it('runs everything by default, on the built package', () => {
    const { parts, entry } = readOptions([]);
    expect(parts).toEqual(['chat', 'burst', 'paced', 'models', 'embeddings', 'start', 'memory', 'abort']);
    expect(entry).toMatch(/dist\/src\/main\.js$/);
  });

  it('takes a subset in any order', () => {
    expect(readOptions(['--only', 'start, chat']).parts).toEqual(['chat', 'start']);
  });

  it.each([
    ['--only', 'chats', '"chats" is none of'],
    ['--seconds', 'long', '"long" is not a number'],
    ['--rounds', '0', 'at least 1'],
    ['--secods', '3', 'secods'],
  ])('refuses %s %s', (name, value, message) => {
    expect(() => readOptions([name, value])).toThrow(message);
  });
});
