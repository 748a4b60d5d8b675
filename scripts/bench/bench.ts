// One run of the bench: the chosen parts in order, what they found, and what that means for the targets.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../lib/progress.ts';
import { type AbortDelay, midStreamDelay, waitingDelay } from './abort-delay.ts';
import { BUILT_ENTRY, SOURCE_ENTRY } from './built-package.ts';
import { type Comparison, compare } from './compare.ts';
import { isDisturbed, ratio, sum } from './figures.ts';
import type { Cores } from './machine.ts';
import { type MemoryUse, measureMemory } from './memory-use.ts';
import type { BenchOptions } from './options.ts';
import { profileLoad, profileMemory, profileStart } from './profile-run.ts';
import {
  abortLines,
  comparisonFigures,
  comparisonNotes,
  comparisonTable,
  memoryLines,
  roundLine,
  startLines,
  verdictLines,
} from './report.ts';
import { LOAD_SCENARIOS, type LoadScenario, SCENARIOS } from './scenarios.ts';
import { type GatewayOptions, type Server, startBaseline, startGateway } from './servers.ts';
import { measureStarts, type StartTimes } from './start-time.ts';
import { judgeIdleMemory, judgeRatio, judgeStart, type Verdict } from './targets.ts';
import type { Upstream } from './upstream-process.ts';

export type BenchDependencies = {
  readonly options: BenchOptions;
  readonly cores: Cores;
  readonly upstream: Upstream;
  /** Of the servers under load; the measured starts have one of their own. */
  readonly compileCacheFolder: string;
};

export type BenchResults = {
  readonly comparisons: Comparison[];
  starts?: StartTimes;
  memory?: MemoryUse;
  aborts?: { readonly ours: readonly AbortDelay[]; readonly bare: readonly AbortDelay[] };
};

const WARM_STARTS = 7;
const ABORTS = 25;
const ABORT_CONNECTIONS = 1;

export class Bench {
  readonly #deps: BenchDependencies;
  readonly #results: BenchResults = { comparisons: [] };

  constructor(deps: BenchDependencies) {
    this.#deps = deps;
  }

  /** Measures the chosen parts. Rejects when a server answers wrongly or not at all. */
  async run(): Promise<void> {
    const { parts } = this.#deps.options;
    for (const scenario of this.#scenarios()) {
      say(scenario.title);
      this.#results.comparisons.push(await this.#compare(scenario));
    }
    if (parts.includes('start')) this.#results.starts = await this.#starts();
    if (parts.includes('memory')) this.#results.memory = await this.#memory();
    if (parts.includes('abort')) this.#results.aborts = await this.#aborts();
  }

  /** Everything that was measured, for programs. */
  figures(): unknown {
    const { comparisons, ...others } = this.#results;
    return { loads: comparisons.map(comparisonFigures), ...others, verdicts: this.#verdicts() };
  }

  /** The profile of each chosen load, of the start and of the memory. */
  async profile(): Promise<void> {
    for (const scenario of this.#scenarios()) await this.#profileLoad(scenario);
    const { parts } = this.#deps.options;
    if (parts.includes('start')) await profileStart(this.#gatewayOptions());
    if (parts.includes('memory')) await profileMemory(this.#gatewayOptions());
  }

  /** The profile of what missed its target. */
  async profileMissed(): Promise<void> {
    for (const comparison of this.#results.comparisons) {
      if (judge(comparison)?.met === false) await this.#profileLoad(comparison.scenario);
    }
    const { starts, memory } = this.#results;
    if (starts !== undefined && !judgeStart(starts.medianWarmMs).met)
      await profileStart(this.#gatewayOptions());
    if (memory !== undefined && !judgeIdleMemory(memory.idleBytes).met)
      await profileMemory(this.#gatewayOptions());
  }

  report(): string {
    const { comparisons, starts, memory, aborts } = this.#results;
    const lines = [
      ...(comparisons.length > 0
        ? [comparisonTable(comparisons), ...comparisons.flatMap(comparisonNotes), '']
        : []),
      ...(starts === undefined ? [] : startLines(starts)),
      ...(memory === undefined ? [] : memoryLines(memory)),
      ...(aborts === undefined ? [] : [...abortLines('ours', aborts.ours), ...abortLines('P', aborts.bare)]),
      '',
      ...verdictLines(this.#verdicts()),
    ];
    return lines.join('\n');
  }

  #scenarios(): readonly LoadScenario[] {
    return LOAD_SCENARIOS.filter((name) => this.#deps.options.parts.includes(name)).map(
      (name) => SCENARIOS[name],
    );
  }

  #verdicts(): readonly Verdict[] {
    const { comparisons, starts, memory } = this.#results;
    return [
      ...comparisons.map(judge).filter((verdict) => verdict !== undefined),
      ...(starts === undefined ? [] : [judgeStart(starts.medianWarmMs)]),
      ...(memory === undefined ? [] : [judgeIdleMemory(memory.idleBytes)]),
    ];
  }

  #gatewayOptions(): GatewayOptions {
    const { cores, upstream, compileCacheFolder, options } = this.#deps;
    return { cores, upstreamPort: upstream.port, entry: options.entry, compileCacheFolder };
  }

  async #compare(scenario: LoadScenario): Promise<Comparison> {
    const { options } = this.#deps;
    const [baseline, ours] = await this.#startPair(scenario.baseline, scenario.connections);
    try {
      const comparison = await compare(scenario, baseline, ours, {
        ...this.#deps,
        rounds: options.rounds,
        patience: options.patience,
        seconds: options.seconds,
        warmUpSeconds: options.warmUpSeconds,
        onRound: (server, round) => say(roundLine(server.name, scenario.unit, round)),
      });
      assertLogged(ours, sum(comparison.ours, 'completed'));
      return comparison;
    } finally {
      await Promise.all([baseline.stop(), ours.stop()]);
    }
  }

  async #startPair(baseline: 'P' | 'S', width: number): Promise<readonly [Server, Server]> {
    const options = this.#gatewayOptions();
    const bare = await startBaseline(baseline, options, width);
    try {
      return [bare, await startGateway(options)];
    } catch (error) {
      await bare.stop();
      throw error;
    }
  }

  async #starts(): Promise<StartTimes> {
    say('spawn to first answer');
    const compileCacheFolder = mkdtempSync(join(tmpdir(), 'clawgate-bench-start-'));
    try {
      return await measureStarts(
        { ...this.#gatewayOptions(), compileCacheFolder },
        WARM_STARTS,
        (title, firstAnswerMs) => say(`  ${title}: ${firstAnswerMs.toFixed(0)} ms`),
      );
    } finally {
      rmSync(compileCacheFolder, { recursive: true });
    }
  }

  async #memory(): Promise<MemoryUse> {
    say('resident memory');
    const server = await startGateway(this.#gatewayOptions());
    try {
      return await measureMemory(server, this.#deps.options.seconds);
    } finally {
      await server.stop();
    }
  }

  async #aborts(): Promise<NonNullable<BenchResults['aborts']>> {
    say('clients that leave');
    const { upstream } = this.#deps;
    const [bare, ours] = await this.#startPair('P', ABORT_CONNECTIONS);
    try {
      return {
        ours: [
          await midStreamDelay(ours.port, upstream, ABORTS),
          await waitingDelay(ours.port, upstream, ABORTS, 'stream'),
          await waitingDelay(ours.port, upstream, ABORTS, 'JSON'),
        ],
        // The bare proxy knows nothing of clients that leave before the answer begins.
        bare: [await midStreamDelay(bare.port, upstream, ABORTS)],
      };
    } finally {
      await Promise.all([bare.stop(), ours.stop()]);
    }
  }

  /** Our own build is profiled from the sources: the lines named are then lines that people edit. */
  async #profileLoad(scenario: LoadScenario): Promise<void> {
    const { entry, warmUpSeconds, seconds, rounds } = this.#deps.options;
    const profiled = entry === BUILT_ENTRY ? SOURCE_ENTRY : entry;
    const duration = { warmUpSeconds, seconds: seconds * rounds };
    await profileLoad(scenario, { ...this.#gatewayOptions(), entry: profiled }, duration);
  }
}

function judge(comparison: Comparison): Verdict | undefined {
  const { baseline, ours } = comparison;
  const { name, target } = comparison.scenario;
  if (target === undefined) return undefined;
  const doubt = [...baseline, ...ours].some(isDisturbed)
    ? 'in doubt: other processes were at work'
    : undefined;
  return judgeRatio(
    `${name}, CPU time of ${comparison.scenario.baseline} ÷ ours`,
    ratio(comparison).value,
    target,
    doubt,
  );
}

/** The figures are those of a server that logs each request: one that does not has cheated. */
function assertLogged(server: Server, requests: number): void {
  const lines = server.log().split('\n').length - 1;
  if (lines < requests) throw new Error(`Our server logged ${lines} lines for ${requests} requests.`);
}
