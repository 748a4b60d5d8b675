// `clawgate tools list`: which of the gateway's own tools an agent has, and what is in the way of the others.

import { messageChannel } from '../../agents/message-channel.ts';
import type { AgentConfig, Config } from '../../config/config.ts';
import type { ToolPolicy } from '../../config/tools-config.ts';
import { readVersion } from '../../lib/package-version.ts';
import type { McpServers } from '../../tools/mcp-servers.ts';
import { createScreen } from '../agent/screen.ts';
import { explainFailures, misuse } from '../command-failure.ts';
import { loadOrExplain } from '../load-or-explain.ts';
import { EXIT_CODES, type ProcessEdge } from '../process-edge.ts';
import { count } from '../quantities.ts';
import { configuredSpelling } from '../sessions/session-ref.ts';
import { signalExitCode, stopSignal } from '../stop-signal.ts';
import { safeJson } from '../terminal-text.ts';
import { listingText } from './listing-text.ts';
import { type ServerListing, serverListings } from './server-listing.ts';

export type ToolListOptions = {
  readonly config?: readonly string[];
  readonly agent?: string;
  readonly channel?: string;
  readonly json: boolean;
};

/** A test may bring other servers. */
export type CreateServers = (config: Config, edge: ProcessEdge) => Promise<McpServers>;

const createServers: CreateServers = async (config, { clock }) => {
  const { createMcpServers } = await import('../../tools/mcp-servers.ts');
  const { maxOutputCharacters } = config.clawgate.tools;
  // What happens to a server is in the listing.
  const logger = { debug: ignore, info: ignore, warn: ignore };
  return createMcpServers(config.mcpServers, { clock, logger, version: readVersion(), maxOutputCharacters });
};

const ignore = (): void => undefined;

/** Starts the servers, lists, and ends them. Resolves to the exit code. */
export async function listTools(
  options: ToolListOptions,
  edge: ProcessEdge,
  create: CreateServers = createServers,
): Promise<number> {
  const loaded = await loadOrExplain({ configPaths: options.config }, edge);
  if (loaded === undefined) return EXIT_CODES.refused;
  return explainFailures(edge, async () => {
    const { config } = loaded;
    const agent = findAgent(config.agents, options.agent);
    const channel = messageChannel(options.channel);
    const servers = await create(config, edge);
    try {
      const listings = await ask(servers, toolPolicies(config, agent, channel), edge);
      if (typeof listings === 'number') return listings;
      if (options.json) edge.writeOut(`${safeJson({ agentId: agent.id, channel, servers: listings }, 2)}\n`);
      else edge.writeOut(listingText(agent.id, channel, listings, edge.terminal.outColumns()));
      return EXIT_CODES.done;
    } finally {
      await servers.close();
    }
  });
}

function findAgent(agents: readonly AgentConfig[], named: string | undefined): AgentConfig {
  const id = configuredSpelling(agents, named ?? 'default');
  const agent = agents.find((candidate) => candidate.id === id);
  if (agent !== undefined) return agent;
  throw misuse(`There is no agent ${id}. Configured: ${agents.map((candidate) => candidate.id).join(', ')}.`);
}

/** As for a run: the gateway's policy, the agent's, and that of the channel. */
function toolPolicies(config: Config, agent: AgentConfig, channel: string): readonly ToolPolicy[] {
  const byChannel = config.clawgate.tools.byChannel[channel];
  return [config.tools, agent.tools, ...(byChannel === undefined ? [] : [byChannel])];
}

/** The exit code instead when a signal came first: the servers' children have to be ended in any case. */
async function ask(
  servers: McpServers,
  policies: readonly ToolPolicy[],
  edge: ProcessEdge,
): Promise<readonly ServerListing[] | number> {
  const controller = new AbortController();
  let stoppedBy: NodeJS.Signals | undefined;
  void stopSignal(edge).then((signal) => {
    stoppedBy = signal ?? 'SIGTERM';
    controller.abort();
  });
  const screen = createScreen(edge);
  screen.waitFor(`Waiting for ${count(servers.describeServers().length, 'server')}`);
  try {
    const box = await servers.toolBox({ policies, signal: controller.signal });
    return serverListings(servers.describeServers(), box);
  } catch (error) {
    if (stoppedBy !== undefined) return signalExitCode(stoppedBy);
    throw error;
  } finally {
    screen.end();
  }
}
