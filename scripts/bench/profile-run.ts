// Our server alone under one load with the CPU profiler on, and what the profile says.

import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '../lib/progress.ts';
import { runLoad } from './load.ts';
import { monotonicMs } from './messages.ts';
import { formatSummary, summariseProfile } from './profile-summary.ts';
import { type LoadScenario, planLoad } from './scenarios.ts';
import { type GatewayOptions, type Server, startGateway } from './servers.ts';

const SHOWN_FUNCTIONS = 30;

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

/** `work` resolves to the moment from which on the profile counts. The profile stays in a folder that is named. */
async function profile(
  title: string,
  options: GatewayOptions,
  work: (server: Server) => Promise<number>,
): Promise<void> {
  const profileFolder = mkdtempSync(join(tmpdir(), 'clawgate-profile-'));
  const server = await startGateway({ ...options, profileFolder });
  let sinceMs: number;
  try {
    sinceMs = await work(server);
  } finally {
    await server.stop();
  }
  for (const name of readdirSync(profileFolder)) {
    const file = join(profileFolder, name);
    say(`\nProfile of ours, ${title} (${file})`);
    say(formatSummary(summariseProfile(JSON.parse(readFileSync(file, 'utf8')), sinceMs), SHOWN_FUNCTIONS));
  }
}
