// The gateway's own tools, or none: what they need is loaded when a run first asks for it.

import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import type { Clock } from '../core/ambient.ts';
import { EMPTY_TOOL_BOX } from '../core/tools/tool-box.ts';
import type { Services } from '../operations/services.ts';
import type { McpServers } from '../tools/mcp-servers.ts';

export type Tools = {
  readonly toolBox: Services['toolBox'];
  close(): Promise<void>;
};

export function createTools(config: Config, deps: { clock: Clock; logger: Logger; version: string }): Tools {
  if (config.mcpServers.length === 0) return { toolBox: () => EMPTY_TOOL_BOX, close: async () => {} };
  let servers: Promise<McpServers> | undefined;
  const load = async (): Promise<McpServers> => {
    const { createMcpServers } = await import('../tools/mcp-servers.ts');
    const { maxOutputCharacters } = config.clawgate.tools;
    return createMcpServers(config.mcpServers, { ...deps, maxOutputCharacters });
  };
  return {
    async toolBox(policies, signal) {
      servers ??= load();
      return (await servers).toolBox({ policies, signal });
    },
    async close() {
      await (await servers)?.close();
    },
  };
}
