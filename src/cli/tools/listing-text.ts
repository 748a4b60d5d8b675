// The tools of an agent as text: server by server, a tool a line.

import { unreachable } from '../../lib/unreachable.ts';
import { count } from '../quantities.ts';
import { displayWidth, safeLine } from '../terminal-text.ts';
import type { ServerListing, ToolListing } from './server-listing.ts';

/** `columns` of the terminal; without one descriptions are left as long as their first line is. */
export function listingText(
  agentId: string,
  channel: string,
  servers: readonly ServerListing[],
  columns: number | undefined,
): string {
  if (servers.length === 0) return 'No MCP servers are configured: mcp.servers is empty.\n';
  const title = safeLine(`Tools of the agent ${agentId} for messages of the channel ${channel}`);
  const blocks = servers.map((server) => `${headLine(server)}\n${toolLines(server.tools, columns)}`);
  return `${title}\n\n${blocks.join('\n')}`;
}

function headLine({ id, transport, state, reason, tools }: ServerListing): string {
  const allowed = tools.filter((tool) => tool.allowed).length;
  const name = safeLine(`${id} (${transport})`);
  switch (state) {
    case 'ready':
      return `${name}: ${count(tools.length, 'tool')}, ${allowed} allowed`;
    case 'unavailable':
      return `${name}: not available: ${safeLine(reason ?? '')}`;
    case 'denied':
      return `${name}: denied by policy, not started`;
    default:
      return unreachable(state);
  }
}

function toolLines(tools: readonly ToolListing[], columns: number | undefined): string {
  const width = Math.max(0, ...tools.map(({ name }) => displayWidth(safeLine(name))));
  return tools
    .map(({ name, allowed, description = '' }) => {
      const shown = safeLine(name);
      const padding = ' '.repeat(width - displayWidth(shown));
      const line = `  ${shown}${padding}  ${allowed ? 'allowed' : 'denied '}  `;
      const room = columns === undefined ? undefined : columns - displayWidth(line);
      return `${line}${summary(description, room)}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join('');
}

/** The first line; cut at its end where the terminal is too narrow, left out where nothing useful fits. */
function summary(description: string, room: number | undefined): string {
  const line = safeLine(description.trim().split('\n')[0] ?? '');
  if (room === undefined) return line;
  if (room < 10) return '';
  return displayWidth(line) <= room ? line : `${fitEnd(line, room - 1)}…`;
}

function fitEnd(line: string, columns: number): string {
  let end = line.length;
  while (displayWidth(line.slice(0, end)) > columns) end -= 1;
  return line.slice(0, end).toWellFormed();
}
