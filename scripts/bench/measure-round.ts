// One server under one load for one round, and what that cost it.

import { type LoadPlan, runLoad } from './load.ts';
import type { Cores } from './machine.ts';
import { coresBusyMs, processCpuMs } from './process-times.ts';
import type { LoadScenario } from './scenarios.ts';
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

export type RoundOptions = {
  readonly cores: Cores;
  readonly upstream: Upstream;
  readonly seconds: number;
};

/** Rejects at the first bad answer, or when a server answered without asking the upstream. */
export async function measureRound(
  server: Server,
  plan: LoadPlan,
  scenario: LoadScenario,
  { cores, upstream, seconds }: RoundOptions,
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
