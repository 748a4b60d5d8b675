// The results for people: one table for the loads, a few lines for the rest, and a plain word on every target.

import type { AbortDelay } from './abort-delay.ts';
import type { Comparison } from './compare.ts';
import { cpuMicrosecondsEach, isDisturbed, perSecond, ratio, share, sum } from './figures.ts';
import type { Round } from './measure-round.ts';
import type { MemoryUse } from './memory-use.ts';
import type { StartTimes } from './start-time.ts';
import { megabytes, type Verdict } from './targets.ts';

/** Below this the server waited for its load, and its throughput says nothing. */
const BUSY_SHARE = 0.9;

/** A comparison for programs: what it was, what came out, and each round. */
export function comparisonFigures(comparison: Comparison): unknown {
  const { scenario, baseline, ours, leftOut } = comparison;
  const { name, title, unit, connections, target } = scenario;
  const side = (rounds: readonly Round[]): unknown => ({
    cpuMicrosecondsEach: cpuMicrosecondsEach(rounds),
    perSecond: perSecond(rounds),
    busy: share(rounds, 'busy'),
    rounds,
  });
  return {
    ...{ name, title, unit, connections, target, baselineName: scenario.baseline, leftOut },
    ratio: ratio(comparison),
    baseline: side(baseline),
    ours: side(ours),
  };
}

export function comparisonTable(comparisons: readonly Comparison[]): string {
  const header = [
    'load',
    'CPU each: baseline',
    'ours',
    'baseline ÷ ours',
    'target',
    'a second: baseline',
    'ours',
    'core busy: baseline',
    'ours',
  ];
  return table([header, ...comparisons.map(comparisonRow)]);
}

function comparisonRow(comparison: Comparison): readonly string[] {
  const { scenario, baseline, ours } = comparison;
  const { value, lowest, highest } = ratio(comparison);
  return [
    scenario.title,
    `${scenario.baseline} ${microseconds(cpuMicrosecondsEach(baseline))}`,
    microseconds(cpuMicrosecondsEach(ours)),
    `${value.toFixed(2)} (${lowest.toFixed(2)} to ${highest.toFixed(2)})`,
    scenario.target === undefined ? '' : `≥ ${scenario.target.toFixed(2)}`,
    wholeNumber(perSecond(baseline)),
    wholeNumber(perSecond(ours)),
    busyWords(baseline),
    busyWords(ours),
  ];
}

function busyWords(rounds: readonly Round[]): string {
  return percent(share(rounds, 'busy'));
}

/** What a reader must know before believing a comparison, one sentence each; and how our streams were written. */
export function comparisonNotes(comparison: Comparison): readonly string[] {
  const { scenario, baseline, ours } = comparison;
  const notes: string[] = [];
  for (const [name, rounds] of [
    [scenario.baseline, baseline],
    ['ours', ours],
  ] as const) {
    const busy = share(rounds, 'busy');
    if (busy < BUSY_SHARE && !scenario.isPaced) {
      notes.push(
        `${name}: the server core was not busy (${percent(busy)}): read the CPU time, not the throughput.`,
      );
    }
    const disturbed = rounds.filter(isDisturbed);
    if (disturbed.length > 0) {
      const most = percent(Math.max(...disturbed.map((round) => round.disturbed)));
      notes.push(
        `${name}: other processes took up to ${most} of a core in ${disturbed.length} of ${rounds.length} rounds: measure again in peace.`,
      );
    }
  }
  if (comparison.leftOut > 0) {
    notes.push(`${comparison.leftOut} pairs of rounds that others disturbed more are left out.`);
  }
  if (scenario.isPaced) notes.push('The pace is the upstream’s: the core is not meant to be busy.');
  if (scenario.unit === 'stream') {
    const writes = sum(ours, 'streamWrites') / sum(ours, 'completed');
    notes.push(
      `ours: ${writes.toFixed(1)} writes a stream, ${sum(ours, 'splitWrites')} ended inside a frame.`,
    );
  }
  const latency = (rounds: readonly Round[]): string =>
    `median ${milliseconds(sum(rounds, 'medianMs') / rounds.length)}, p99 ${milliseconds(sum(rounds, 'p99Ms') / rounds.length)}`;
  notes.push(
    `time to the end of an answer: ${scenario.baseline} ${latency(baseline)}; ours ${latency(ours)}.`,
  );
  return notes.map((note) => `  ${scenario.name}: ${note}`);
}

export function startLines(starts: StartTimes): readonly string[] {
  return [
    `spawn to first answer: ${milliseconds(starts.medianWarmMs)} (compile cache filled; median of ${starts.warmMs.map((value) => value.toFixed(0)).join(', ')})`,
    `  first start, cache empty: ${milliseconds(starts.coldMs)}; first chat after the first answer: ${milliseconds(starts.medianFirstChatMs)}`,
  ];
}

export function memoryLines(use: MemoryUse): readonly string[] {
  return [
    `resident memory at rest: ${megabytes(use.idleBytes)} after the start (${megabytes(use.idleFileBytes)} of it file pages)`,
    `  after one chat, stream and embedding: ${megabytes(use.usedBytes)}; after load: ${megabytes(use.afterLoadBytes)}; peak ${megabytes(use.peakBytes)}`,
  ];
}

export function abortLines(name: string, delays: readonly AbortDelay[]): readonly string[] {
  return delays.map(
    ({ title, medianMs, highestMs, count }) =>
      `client leaves → upstream closed, ${title}, ${name}: median ${milliseconds(medianMs)}, highest ${milliseconds(highestMs)} of ${count}`,
  );
}

/** One line for each target, and the sum of them. */
export function verdictLines(verdicts: readonly Verdict[]): readonly string[] {
  if (verdicts.length === 0) return ['No part with a target was run.'];
  const missed = verdicts.filter(({ met }) => !met).length;
  return [...verdicts.map(verdictLine), `${verdicts.length - missed} of ${verdicts.length} targets met.`];
}

function verdictLine({ what, figure, target, met, doubt }: Verdict): string {
  const line = `${met ? 'met   ' : 'MISSED'}  ${what}: ${figure}, target ${target}`;
  return doubt === undefined ? line : `${line} (${doubt})`;
}

export function roundLine(name: string, unit: string, round: Round): string {
  const each = microseconds(cpuMicrosecondsEach([round])).padStart(9);
  const disturbance = isDisturbed(round) ? `, others took ${percent(round.disturbed)}` : '';
  return `  ${name.padEnd(5)}${each} CPU a ${unit}, ${wholeNumber(perSecond([round]))} a second, core ${percent(round.busy)} busy${disturbance}`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function microseconds(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} µs`;
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}

function percent(value: number): string {
  return `${Math.round(value * 100)} %`;
}

function wholeNumber(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
