// Two servers under the same load in turns, A B A B, so that what else happens on the machine hits both.

import { setTimeout as delay } from 'node:timers/promises';
import { isDisturbed } from './figures.ts';
import { type LoadPlan, runLoad } from './load.ts';
import { measureRound, type Round, type RoundOptions } from './measure-round.ts';
import { type LoadScenario, planLoad } from './scenarios.ts';
import type { Server } from './servers.ts';

export type Comparison = {
  readonly scenario: LoadScenario;
  /** Of the same pairs of rounds, in the same order. */
  readonly baseline: readonly Round[];
  readonly ours: readonly Round[];
  /** Pairs that were measured beyond these and left out, because they were disturbed more. */
  readonly leftOut: number;
};

export type CompareOptions = RoundOptions & {
  readonly rounds: number;
  /** Most pairs that are measured again because others worked on our cores. */
  readonly patience: number;
  readonly warmUpSeconds: number;
  readonly onRound: (server: Server, round: Round) => void;
};

/** Between two rounds: for what a server still does when the last answer is out. */
const REST_MS = 150;

/** Rejects at the first bad answer, or when a server answered without asking the upstream. */
export async function compare(
  scenario: LoadScenario,
  baseline: Server,
  ours: Server,
  options: CompareOptions,
): Promise<Comparison> {
  const baselinePlan = await warmUp(scenario, baseline, options);
  const ownPlan = await warmUp(scenario, ours, options);
  const measure = async (server: Server, plan: LoadPlan): Promise<Round> => {
    await delay(REST_MS);
    const round = await measureRound(server, plan, scenario, options);
    options.onRound(server, round);
    return round;
  };
  const pairs: Pair[] = [];
  const { rounds, patience } = options;
  while (pairs.filter(isQuiet).length < rounds && pairs.length < rounds + patience) {
    pairs.push({ baseline: await measure(baseline, baselinePlan), ours: await measure(ours, ownPlan) });
  }
  const kept = leastDisturbed(pairs, rounds);
  return {
    scenario,
    baseline: kept.map((pair) => pair.baseline),
    ours: kept.map((pair) => pair.ours),
    leftOut: pairs.length - kept.length,
  };
}

async function warmUp(
  scenario: LoadScenario,
  { port }: Server,
  { warmUpSeconds }: CompareOptions,
): Promise<LoadPlan> {
  const plan = await planLoad(scenario, port);
  await runLoad(plan, port, warmUpSeconds);
  return plan;
}

export type Pair = { readonly baseline: Round; readonly ours: Round };

function isQuiet({ baseline, ours }: Pair): boolean {
  return !isDisturbed(baseline) && !isDisturbed(ours);
}

/** So many pairs, in the order in which they were measured. What they say about the servers has no part in it. */
export function leastDisturbed(pairs: readonly Pair[], count: number): readonly Pair[] {
  const disturbance = ({ baseline, ours }: Pair): number => Math.max(baseline.disturbed, ours.disturbed);
  const chosen = [...pairs].sort((left, right) => disturbance(left) - disturbance(right)).slice(0, count);
  return pairs.filter((pair) => chosen.includes(pair));
}
