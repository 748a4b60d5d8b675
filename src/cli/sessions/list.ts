// `clawgate sessions list`: which conversations are stored.

import type { SessionSummary } from '../../core/sessions/session-store.ts';
import { EXIT_CODES, type ProcessEdge } from '../process-edge.ts';
import { formatBytes, type TimeFormat, timeFormat } from '../quantities.ts';
import { type Column, formatTable } from '../table.ts';
import { safeJson } from '../terminal-text.ts';
import {
  endWhenUnread,
  type OpenStore,
  openStore,
  type SessionCommandOptions,
  withSessions,
} from './session-command.ts';
import { configuredSpelling } from './session-ref.ts';

export type ListOptions = SessionCommandOptions & {
  readonly contains?: string;
  readonly limit?: number;
  readonly json: boolean;
};

const COLUMNS: readonly Column[] = [
  { title: 'KEY', align: 'left' },
  { title: 'AGENT', align: 'left' },
  { title: 'TURNS', align: 'right' },
  { title: 'ENTRIES', align: 'right' },
  { title: 'SIZE', align: 'right' },
  { title: 'LAST USED', align: 'left' },
];

/** A table or JSON, the session used last first. Resolves to the exit code. */
export async function listSessions(
  options: ListOptions,
  edge: ProcessEdge,
  open: OpenStore = openStore,
): Promise<number> {
  const { agent, contains: keyContains, limit, json } = options;
  endWhenUnread(edge);
  return withSessions(options, edge, open, async ({ config, store }) => {
    const agentId = agent === undefined ? undefined : configuredSpelling(config.agents, agent);
    const summaries = await store.list({ agentId, keyContains, limit });
    if (json) edge.writeOut(`${safeJson(summaries.map(toJson), 2)}\n`);
    else if (summaries.length === 0) edge.writeOut('No sessions.\n');
    else {
      const time = timeFormat(config.timeZone);
      const rows = summaries.map((summary) => toRow(summary, time));
      edge.writeOut(formatTable(COLUMNS, rows, edge.terminal.outColumns()));
    }
    return EXIT_CODES.done;
  });
}

function toRow({ ref, turns, entries, bytes, updatedAtMs }: SessionSummary, time: TimeFormat): string[] {
  return [ref.key, ref.agentId, String(turns), String(entries), formatBytes(bytes), time.minute(updatedAtMs)];
}

/** The summary under the names that the other commands' JSON uses too. */
function toJson(summary: SessionSummary): Readonly<Record<string, unknown>> {
  const { ref, createdAtMs, updatedAtMs, turns, entries, supersededTurns, bytes } = summary;
  return {
    agentId: ref.agentId,
    sessionKey: ref.key,
    createdAt: new Date(createdAtMs).toISOString(),
    lastUsedAt: new Date(updatedAtMs).toISOString(),
    turns,
    entries,
    supersededTurns,
    bytes,
  };
}
