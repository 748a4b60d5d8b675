// What is told of a server of tools: whether it can be used, and which of its tools.

import type { ToolBox } from '../../core/tools/tool-box.ts';
import type { ServerDescription } from '../../tools/mcp-servers.ts';

export type ServerListing = {
  readonly id: string;
  readonly transport: ServerDescription['transport'];
  /** denied: the policies leave none of its tools, so it was not started. */
  readonly state: 'ready' | 'unavailable' | 'denied';
  /** Why it is unavailable. */
  readonly reason?: string;
  readonly tools: readonly ToolListing[];
};

export type ToolListing = {
  /** By which models and policies know it. */
  readonly name: string;
  readonly allowed: boolean;
  readonly description?: string;
};

/** The servers in the order of the configuration, after `box` was asked for with the policies of an agent. */
export function serverListings(
  servers: readonly ServerDescription[],
  box: ToolBox,
): readonly ServerListing[] {
  const allowed = new Map(box.tools.map((tool) => [tool.name, tool]));
  const reasons = new Map(box.unavailable.map(({ server, reason }) => [server, reason]));
  return servers.map(({ id, transport, state, tools }) => {
    const reason = reasons.get(id);
    if (reason !== undefined) return { id, transport, state: 'unavailable', reason, tools: [] };
    if (state === 'idle') return { id, transport, state: 'denied', tools: [] };
    return {
      id,
      transport,
      state: 'ready',
      tools: tools.map((name) => {
        const description = allowed.get(name)?.description;
        return {
          name,
          allowed: allowed.has(name),
          ...(description !== undefined && { description }),
        };
      }),
    };
  });
}
