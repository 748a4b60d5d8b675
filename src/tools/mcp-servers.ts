// The gateway's servers of tools, and the box of tools that a run gets of them: what its policies leave of the servers
// that can be reached. Light: the MCP SDK is loaded when the first server is started.

import type { Logger } from 'pino';
import type { McpServerConfig, ToolPolicy } from '../config/tools-config.ts';
import type { Clock } from '../core/ambient.ts';
import { EMPTY_TOOL_BOX, type ToolBox, type ToolOutcome } from '../core/tools/tool-box.ts';
import { unreachable } from '../lib/unreachable.ts';
import { createChildGroups } from './child-groups.ts';
import { readResult } from './read-result.ts';
import type { RestartLimits } from './restart-delay.ts';
import type { ServerTool } from './server-tool.ts';
import { serverPrefixes } from './tool-names.ts';
import { allowsAnyToolOf, allowsTool } from './tool-policy.ts';
import { ToolServer, type ToolServerState } from './tool-server.ts';
import { ToolServerError } from './tool-server-error.ts';

export type McpServersDependencies = {
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'debug' | 'info' | 'warn'>;
  /** Of this program, told to the servers. */
  readonly version: string;
  /** Of one call's text; the rest is cut off and the model is told. */
  readonly maxOutputCharacters: number;
  /** How long a server that failed is left alone; a second, doubled up to a minute, unless given. */
  readonly restart?: RestartLimits | undefined;
  /** What a child gets between SIGTERM and SIGKILL; two seconds unless given. */
  readonly killGraceMs?: number | undefined;
};

export type ToolBoxRequest = {
  /** All of them have to leave a tool. */
  readonly policies: readonly ToolPolicy[];
  readonly signal: AbortSignal;
};

export type ServerDescription = {
  readonly id: string;
  readonly transport: McpServerConfig['transport']['type'];
  readonly state: ToolServerState;
  /** By the names that models and policies use. Empty while the server does not run. */
  readonly tools: readonly string[];
  /** Why it last failed, without secrets: `did not answer within 30000 ms`. */
  readonly lastError: string | undefined;
};

export type McpServers = {
  /**
   * The tools of one run. Starts the servers that may be needed and do not run, and waits for them. Servers that cannot
   * be had are in `unavailable`; rejects only with the signal's reason.
   */
  toolBox(request: ToolBoxRequest): Promise<ToolBox>;
  /** How each server is doing now, in the order of the configuration. Starts nothing. */
  describeServers(): readonly ServerDescription[];
  /** Ends every server and child. Calls under way become errors; nothing is started any more. */
  close(): Promise<void>;
};

const DEFAULT_RESTART: RestartLimits = { baseMs: 1_000, maxMs: 60_000 };
const DEFAULT_KILL_GRACE_MS = 2_000;

/** Starts nothing yet. */
export function createMcpServers(
  configs: readonly McpServerConfig[],
  dependencies: McpServersDependencies,
): McpServers {
  const { clock, logger, version, maxOutputCharacters } = dependencies;
  const { restart = DEFAULT_RESTART, killGraceMs = DEFAULT_KILL_GRACE_MS } = dependencies;
  const groups = createChildGroups();
  const prefixes = serverPrefixes(configs.map(({ id }) => id));
  const servers = configs.map((config, index) => {
    const prefix = prefixes[index] ?? config.id;
    return new ToolServer(config, prefix, { clock, logger, version, restart, killGraceMs, groups });
  });

  return {
    async toolBox({ policies, signal }) {
      const wanted = servers.filter(({ config, prefix }) =>
        allowsAnyToolOf(policies, [config.id.toLowerCase(), prefix.toLowerCase()]),
      );
      if (wanted.length === 0) return EMPTY_TOOL_BOX;
      const reached = await Promise.all(wanted.map((server) => reach(server, signal)));
      const unavailable = reached.flatMap(({ server, reason }) =>
        reason === undefined ? [] : [{ server: server.config.id, reason }],
      );
      const tools = new Map<string, OwnedTool>();
      for (const { server, tools: listed } of reached) {
        for (const tool of listed) {
          if (allowsTool(policies, tool.policyNames)) tools.set(tool.definition.name, { server, tool });
        }
      }
      return {
        tools: [...tools.values()].map(({ tool }) => tool.definition),
        unavailable,
        call: (name, argumentsText, callSignal) =>
          callTool(tools, name, argumentsText, { maxOutputCharacters, logger }, callSignal),
      };
    },

    describeServers: () =>
      servers.map((server) => ({
        id: server.config.id,
        transport: server.config.transport.type,
        state: server.state,
        tools: server.knownTools.map(({ definition }) => definition.name),
        lastError: server.lastError?.message,
      })),

    async close() {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}

type OwnedTool = { readonly server: ToolServer; readonly tool: ServerTool };

type Reached = {
  readonly server: ToolServer;
  readonly tools: readonly ServerTool[];
  readonly reason: string | undefined;
};

async function reach(server: ToolServer, signal: AbortSignal): Promise<Reached> {
  try {
    return { server, tools: await server.tools(signal), reason: undefined };
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof ToolServerError ? error.message : 'could not be used';
    return { server, tools: [], reason };
  }
}

type CallSettings = Pick<McpServersDependencies, 'maxOutputCharacters' | 'logger'>;

async function callTool(
  tools: ReadonlyMap<string, OwnedTool>,
  name: string,
  argumentsText: string,
  { maxOutputCharacters, logger }: CallSettings,
  signal: AbortSignal,
): Promise<ToolOutcome> {
  signal.throwIfAborted();
  const owned = tools.get(name);
  if (owned === undefined) return await EMPTY_TOOL_BOX.call(name, argumentsText, signal);
  const { server, tool } = owned;
  const { checkArguments } = await import('./check-arguments.ts');
  const checked = checkArguments(argumentsText, await tool.validator());
  if (!checked.ok) return failed(checked.problem);
  try {
    const result = await server.call(tool, checked.value, signal);
    return readResult(result, maxOutputCharacters);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ToolServerError) return failed(explain(error, name, server.config.id));
    logger.warn({ err: error, mcpServer: server.config.id }, 'tool call failed inside the gateway');
    return failed(`The tool ${name} could not be called.`);
  }
}

function explain(error: ToolServerError, name: string, serverId: string): string {
  switch (error.kind) {
    case 'timeout':
      return `The tool ${name} ${error.message}, and the call was cancelled. It may have done a part of its work.`;
    case 'refused':
      return `The tool ${name} failed: ${error.serverWords ?? `its server ${error.message}.`}`;
    case 'closed':
      return `The server ${serverId} of the tool ${name} ${error.message}. Whether the tool did its work is not known.`;
    case 'invalid':
      return `The server ${serverId} of the tool ${name} ${error.message}.`;
    case 'cooling-down':
    case 'session-gone':
    case 'unreachable':
      return `The server ${serverId} of the tool ${name} is not available: it ${error.message}.`;
    default:
      return unreachable(error.kind);
  }
}

function failed(text: string): ToolOutcome {
  return { content: [{ type: 'text', text }], isError: true };
}
