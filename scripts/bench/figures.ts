// From rounds to figures.

import type { Round } from './measure-round.ts';
import { median } from './median.ts';

/** Above this share others on our cores spoil the figures. */
const DISTURBED_SHARE = 0.05;

export function isDisturbed({ disturbed }: Round): boolean {
  return disturbed > DISTURBED_SHARE;
}

/** Server CPU time per answer in microseconds, over all rounds. */
export function cpuMicrosecondsEach(rounds: readonly Round[]): number {
  return (sum(rounds, 'cpuMs') * 1000) / sum(rounds, 'completed');
}

export function perSecond(rounds: readonly Round[]): number {
  return (sum(rounds, 'completed') * 1000) / sum(rounds, 'elapsedMs');
}

/** The mean of a share over the rounds. */
export function share(rounds: readonly Round[], of: 'busy' | 'disturbed'): number {
  return sum(rounds, of) / rounds.length;
}

export function sum(rounds: readonly Round[], of: keyof Round): number {
  return rounds.reduce((total, round) => total + round[of], 0);
}

export type RoundsOfBoth = { readonly baseline: readonly Round[]; readonly ours: readonly Round[] };

export type Ratio = { readonly value: number; readonly lowest: number; readonly highest: number };

/**
 * Baseline ÷ ours: 1 is as cheap as the baseline. The median of the pairs of rounds, since a round in which the
 * machine did something else must not decide; with the lowest and the highest of them.
 */
export function ratio({ baseline, ours }: RoundsOfBoth): Ratio {
  const pairs = baseline.map((round, index) => {
    const own = ours[index];
    return own === undefined ? Number.NaN : cpuMicrosecondsEach([round]) / cpuMicrosecondsEach([own]);
  });
  return { value: median(pairs), lowest: Math.min(...pairs), highest: Math.max(...pairs) };
}
