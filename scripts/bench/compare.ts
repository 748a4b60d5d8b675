// Two servers under the same load in turns, A B A B, so that what else happens on the machine hits both.

import { setTimeout as delay } from 'node:timers/promises';
import { type LoadPlan, runLoad } from './load.ts';
import type { Cores } from './machine.ts';
import { median } from './median.ts';
import { coreBusyMs, processCpuMs } from './process-times.ts';
import { type LoadScenario, planLoad } from './scenarios.ts';
import type { Server } from './servers.ts';
import type { Upstream } from './upstream-process.ts';

export type Round = {
  readonly completed: number;
  readonly elapsedMs: number;
  /** Of the server, all threads, user and system. */
  readonly cpuMs: number;
  /** Share of the time in which the server's process was at work. */
  readonly busy: number;
  /** Share of the time in which something else was at work on the server's core. */
  readonly disturbed: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly streamWrites: number;
  readonly splitWrites: number;
};

export type Comparison = {
  readonly scenario: LoadScenario;
  readonly baseline: readonly Round[];
  readonly ours: readonly Round[];
};

export type CompareOptions = {
  readonly cores: Cores;
  readonly upstream: Upstream;
  readonly rounds: number;
  readonly seconds: number;
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
  const plans = new Map<Server, LoadPlan>();
  for (const server of [baseline, ours]) {
    const plan = await planLoad(scenario, server.port);
    plans.set(server, plan);
    await runLoad(plan, server.port, options.warmUpSeconds);
  }
  const rounds = { baseline: [] as Round[], ours: [] as Round[] };
  for (let count = 0; count < options.rounds; count += 1) {
    for (const [server, list] of [
      [baseline, rounds.baseline],
      [ours, rounds.ours],
    ] as const) {
      await delay(REST_MS);
      const plan = plans.get(server);
      if (plan === undefined) continue;
      const round = await measureRound(server, plan, scenario, options);
      list.push(round);
      options.onRound(server, round);
    }
  }
  return { scenario, ...rounds };
}

async function measureRound(
  server: Server,
  plan: LoadPlan,
  scenario: LoadScenario,
  { cores, upstream, seconds }: CompareOptions,
): Promise<Round> {
  const requestsBefore = await upstream.requests();
  const coreBefore = coreBusyMs(cores.server);
  const cpuBefore = processCpuMs(server.pid);
  const result = await runLoad(plan, server.port, seconds);
  const cpuMs = processCpuMs(server.pid) - cpuBefore;
  const coreMs = coreBusyMs(cores.server) - coreBefore;
  const asked = (await upstream.requests()) - requestsBefore;
  const expected = scenario.baseline === 'P' ? result.completed : 0;
  if (asked !== expected) {
    throw new Error(`${server.name}: ${result.completed} answers, but ${asked} requests to the upstream.`);
  }
  const { completed, elapsedMs, medianMs, p99Ms, streamWrites, splitWrites } = result;
  return {
    completed,
    elapsedMs,
    cpuMs,
    busy: cpuMs / elapsedMs,
    disturbed: cores.server === undefined ? 0 : Math.max(0, coreMs - cpuMs) / elapsedMs,
    medianMs,
    p99Ms,
    streamWrites,
    splitWrites,
  };
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

export type Ratio = { readonly value: number; readonly lowest: number; readonly highest: number };

/**
 * Baseline ÷ ours: 1 is as cheap as the baseline. The median of the pairs of rounds, since a round in which the
 * machine did something else must not decide; with the lowest and the highest of them.
 */
export function ratio({ baseline, ours }: Comparison): Ratio {
  const pairs = baseline.map((round, index) => {
    const own = ours[index];
    return own === undefined ? Number.NaN : cpuMicrosecondsEach([round]) / cpuMicrosecondsEach([own]);
  });
  return { value: median(pairs), lowest: Math.min(...pairs), highest: Math.max(...pairs) };
}
