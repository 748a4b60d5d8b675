// Our server alone with a profiler on, and what the profile says.

import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../lib/progress.ts';
import { formatHeap } from './heap-summary.ts';
import { runLoad } from './load.ts';
import { monotonicMs } from './messages.ts';
import { formatSummary, summariseProfile } from './profile-summary.ts';
import { type LoadScenario, planLoad } from './scenarios.ts';
import { type GatewayOptions, type Server, startGateway } from './servers.ts';

const SHOWN_FUNCTIONS = 30;
const SHOWN_PLACES = 20;

/** Runs the load for so long, after a warm-up that does not count, and prints the summary. */
export async function profileLoad(
  scenario: LoadScenario,
  options: GatewayOptions,
  duration: { readonly warmUpSeconds: number; readonly seconds: number },
): Promise<void> {
  await profile(scenario.title, options, async ({ port }) => {
    const plan = await planLoad(scenario, port);
    await runLoad(plan, port, duration.warmUpSeconds);
    const sinceMs = monotonicMs();
    await runLoad(plan, port, duration.seconds);
    return sinceMs;
  });
}

/** Profiles a start up to its first answer. */
export async function profileStart(options: GatewayOptions): Promise<void> {
  await profile('start', options, () => Promise.resolve(0));
}

/** What is alive in memory after a start and its first answer. */
export async function profileMemory(options: GatewayOptions): Promise<void> {
  const file = await runProfiled('heap', options, () => Promise.resolve());
  say(`\nHeap of ours after its start (${file})`);
  say(formatHeap(JSON.parse(readFileSync(file, 'utf8')), SHOWN_PLACES));
}

/** `work` resolves to the moment from which on the profile counts. */
async function profile(
  title: string,
  options: GatewayOptions,
  work: (server: Server) => Promise<number>,
): Promise<void> {
  let sinceMs = 0;
  const file = await runProfiled('cpu', options, async (server) => {
    sinceMs = await work(server);
  });
  say(`\nProfile of ours, ${title} (${file})`);
  say(formatSummary(summariseProfile(JSON.parse(readFileSync(file, 'utf8')), sinceMs), SHOWN_FUNCTIONS));
}

/** The path of the profile, which stays. Throws Error when the server left none. */
async function runProfiled(
  kind: 'cpu' | 'heap',
  options: GatewayOptions,
  work: (server: Server) => Promise<void>,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'clawgate-profile-'));
  const server = await startGateway({ ...options, profile: { kind, folder } });
  try {
    await work(server);
  } finally {
    await server.stop();
  }
  const name = readdirSync(folder).find((entry) => entry.endsWith('profile'));
  if (name === undefined) throw new Error(`No profile was written into ${folder}.`);
  return join(folder, name);
}
