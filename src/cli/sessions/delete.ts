// `clawgate sessions delete`: forgets conversations, after saying which.

import type { Config } from '../../config/config.ts';
import type { SessionStore, SessionSummary } from '../../core/sessions/session-store.ts';
import { CommandFailure, misuse } from '../command-failure.ts';
import { EXIT_CODES, type ProcessEdge } from '../process-edge.ts';
import { count, formatBytes } from '../quantities.ts';
import { safeLine } from '../terminal-text.ts';
import {
  findSession,
  type OpenStore,
  openStore,
  type SessionCommandOptions,
  summaryOf,
  withSessions,
} from './session-command.ts';
import { configuredSpelling } from './session-ref.ts';

export type DeleteOptions = SessionCommandOptions & {
  /** Only those that were not used for so long. */
  readonly olderThan?: number;
  readonly all: boolean;
  readonly yes: boolean;
  readonly dryRun: boolean;
};

/** Deletes the named sessions, the old ones or all. Resolves to the exit code. */
export async function deleteSessions(
  keys: readonly string[],
  options: DeleteOptions,
  edge: ProcessEdge,
  open: OpenStore = openStore,
): Promise<number> {
  const ways = [keys.length > 0, options.olderThan !== undefined, options.all].filter(Boolean).length;
  if (ways !== 1) {
    edge.writeError('Say which sessions: their keys, --older-than or --all, one of the three.\n');
    return EXIT_CODES.refused;
  }
  const unusedSinceMs = options.olderThan === undefined ? undefined : edge.clock() - options.olderThan;
  return withSessions(options, edge, open, async ({ config, store }) => {
    const chosen = await choose(store, config, keys, options.agent, unusedSinceMs);
    if (chosen.length === 0) {
      edge.writeOut('No sessions to delete.\n');
      return EXIT_CODES.done;
    }
    if (options.dryRun) {
      for (const summary of chosen) edge.writeOut(`Would delete ${describe(summary)}\n`);
      edge.writeOut(`Would delete ${total(chosen)}.\n`);
      return EXIT_CODES.done;
    }
    if (!options.yes) await confirm(chosen, edge);
    const deleted =
      keys.length === 0 && options.agent === undefined
        ? await store.prune({ unusedSinceMs: unusedSinceMs ?? behindAll(chosen) })
        : await deleteEach(store, chosen, unusedSinceMs);
    for (const summary of deleted) edge.writeOut(`Deleted ${describe(summary)}\n`);
    edge.writeOut(`Deleted ${total(deleted)}.\n`);
    return EXIT_CODES.done;
  });
}

/** The sessions that are meant. Throws CommandFailure when one of the keys has none: then nothing is deleted. */
async function choose(
  store: SessionStore,
  config: Config,
  keys: readonly string[],
  agent: string | undefined,
  unusedSinceMs: number | undefined,
): Promise<readonly SessionSummary[]> {
  if (keys.length === 0) {
    const agentId = agent === undefined ? undefined : configuredSpelling(config.agents, agent);
    const summaries = await store.list({ agentId });
    return summaries.filter(({ updatedAtMs }) => updatedAtMs < (unusedSinceMs ?? Number.POSITIVE_INFINITY));
  }
  const chosen = new Map<string, SessionSummary>();
  for (const key of keys) {
    const found = await findSession(store, config, key, agent);
    chosen.set(JSON.stringify(found.ref), found);
  }
  return [...chosen.values()];
}

/** How many are listed before the question; more scroll it away. */
const LISTED = 10;

/** Throws CommandFailure unless somebody at a terminal says yes. */
async function confirm(chosen: readonly SessionSummary[], edge: ProcessEdge): Promise<void> {
  const { terminal } = edge;
  if (!terminal.input || terminal.errorColumns() === undefined) {
    throw misuse(
      `This would delete ${total(chosen)}. Nobody is there to be asked: --yes deletes, --dry-run lists.`,
    );
  }
  for (const summary of chosen.slice(0, LISTED)) edge.writeError(`  ${describe(summary)}\n`);
  if (chosen.length > LISTED) edge.writeError(`  and ${chosen.length - LISTED} more\n`);
  const answer = await edge.ask(`Delete ${total(chosen)} for good? [y/N] `);
  if (!/^\s*y(?:es)?\s*$/i.test(answer ?? '')) throw new CommandFailure('Nothing was deleted.');
}

/** What was used last among them, and everything before, was not used since this time; a later session was. */
function behindAll(chosen: readonly SessionSummary[]): number {
  return chosen.reduce((latest, { updatedAtMs }) => Math.max(latest, updatedAtMs), 0) + 1;
}

/** Those that were there still, and not used since they were chosen for not having been. */
async function deleteEach(
  store: SessionStore,
  chosen: readonly SessionSummary[],
  unusedSinceMs: number | undefined,
): Promise<readonly SessionSummary[]> {
  const deleted: SessionSummary[] = [];
  for (const summary of chosen) {
    if (unusedSinceMs !== undefined) {
      const now = await summaryOf(store, summary.ref);
      if (now === undefined || now.updatedAtMs >= unusedSinceMs) continue;
    }
    if (await store.delete(summary.ref)) deleted.push(summary);
  }
  return deleted;
}

function describe({ ref, turns, bytes }: SessionSummary): string {
  return safeLine(`${ref.key} (agent ${ref.agentId}, ${count(turns, 'turn')}, ${formatBytes(bytes)})`);
}

function total(summaries: readonly SessionSummary[]): string {
  const bytes = summaries.reduce((sum, summary) => sum + summary.bytes, 0);
  return `${count(summaries.length, 'session')} with ${formatBytes(bytes)}`;
}
