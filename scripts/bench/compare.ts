// Two servers under the same load in turns, A B A B, so that what else happens on the machine hits both.

import { setTimeout as delay } from 'node:timers/promises';
import { type LoadPlan, runLoad } from './load.ts';
import type { Cores } from './machine.ts';
import { median } from './median.ts';
import { coresBusyMs, processCpuMs } from './process-times.ts';
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
  /** Share of the time in which others were at work on the server's core or on the load's, whichever is more. */
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

/** Above this share others on our cores spoil the figures. */
export const DISTURBED_SHARE = 0.05;

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
  const before = readClocks(server, upstream, cores);
  const result = await runLoad(plan, server.port, seconds);
  const after = readClocks(server, upstream, cores);
  const cpuMs = after.serverMs - before.serverMs;
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
    disturbed: disturbance(before, after, elapsedMs, cores),
    medianMs,
    p99Ms,
    streamWrites,
    splitWrites,
  };
}

type Clocks = {
  readonly serverMs: number;
  /** Of upstream and load. */
  readonly restMs: number;
  readonly serverCoreMs: number;
  readonly loadCoresMs: number;
};

function readClocks(server: Server, upstream: Upstream, { server: core, load }: Cores): Clocks {
  return {
    serverMs: processCpuMs(server.pid),
    restMs: processCpuMs(upstream.pid) + processCpuMs(process.pid),
    serverCoreMs: core === undefined ? 0 : coresBusyMs([core]),
    loadCoresMs: load === undefined ? 0 : coresBusyMs(load),
  };
}

/** Busy time of the cores that none of our processes had. 0 where nothing is pinned and nobody can tell. */
function disturbance(before: Clocks, after: Clocks, elapsedMs: number, { load }: Cores): number {
  if (load === undefined) return 0;
  const spent = (name: keyof Clocks): number => after[name] - before[name];
  const onServerCore = (spent('serverCoreMs') - spent('serverMs')) / elapsedMs;
  const onLoadCores = (spent('loadCoresMs') - spent('restMs')) / (elapsedMs * load.length);
  return Math.max(0, onServerCore, onLoadCores);
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

/** Whether a comparison should be made again when the machine has nothing else to do. */
export function isDisturbed({ baseline, ours }: Comparison): boolean {
  return [baseline, ours].some((rounds) => share(rounds, 'disturbed') > DISTURBED_SHARE);
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
