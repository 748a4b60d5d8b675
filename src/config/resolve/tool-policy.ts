// From OpenClaw's layers of tool rules to the two that this build keeps: one for all agents, one of each agent.
// Whatever cannot be expressed exactly comes out narrower than it was written, never wider.

import type { McpServerEntry } from '../schema/mcp.ts';
import type { ToolsSection } from '../schema/tools.ts';
import type { ToolPolicy } from '../tools-config.ts';

/** What stands for every tool of every MCP server in OpenClaw's lists. All server tools here are of that kind. */
const ALL_SERVER_TOOLS: readonly string[] = ['*', 'bundle-mcp', 'group:plugins'];

type Rules = Pick<ToolsSection, 'allow' | 'deny'>;

/** A policy as it is written, for one scope. An empty allow list restricts nothing, as in OpenClaw. */
export function resolveToolPolicy(rules: Rules | undefined): ToolPolicy {
  return { allow: readAllow(rules?.allow), deny: readNames(rules?.deny) };
}

/** The policy of all agents: the `tools` section, and which tools the servers' own filters leave. */
export function resolveSharedTools(
  tools: ToolsSection,
  servers: readonly { readonly id: string; readonly entry: McpServerEntry }[],
): ToolPolicy {
  const policy = resolveToolPolicy(tools);
  const excluded = servers.flatMap(({ id, entry }) => ofServer(id, entry.toolFilter?.exclude));
  const isFiltered = servers.some(({ entry }) => entry.toolFilter?.include?.length);
  const included = servers.flatMap(({ id, entry }) => {
    const { include = [] } = entry.toolFilter ?? {};
    return ofServer(id, include.length > 0 ? include : ['*']);
  });
  return closed({
    allow: isFiltered ? narrow(policy.allow, included) : policy.allow,
    deny: [...policy.deny, ...excluded],
  });
}

/**
 * The policy of one agent. Denials of the defaults stay; an allow list of the agent's own takes the place of theirs.
 * Of OpenClaw's profiles only `minimal` hides the tools of MCP servers, except for those that `alsoAllow` names.
 */
export function resolveAgentTools(
  own: ToolsSection | undefined,
  ofDefaults: ToolsSection | undefined,
  shared: ToolsSection,
): ToolPolicy {
  const allow = readAllow(own?.allow) ?? readAllow(ofDefaults?.allow);
  const deny = [...readNames(ofDefaults?.deny), ...readNames(own?.deny)];
  const profile = own?.profile ?? ofDefaults?.profile ?? shared.profile;
  if (profile !== 'minimal') return { allow, deny };
  const alsoAllow = own?.alsoAllow ?? ofDefaults?.alsoAllow ?? shared.alsoAllow;
  return closed({ allow: narrow(allow, readNames(alsoAllow)), deny });
}

/** Nothing allowed is also written as everything denied, so that nobody reads an empty list as no restriction. */
function closed(policy: ToolPolicy): ToolPolicy {
  return policy.allow?.length === 0 ? { allow: [], deny: [...policy.deny, '*'] } : policy;
}

function readNames(names: readonly string[] = []): readonly string[] {
  const read = names.map((name) => name.trim().toLowerCase());
  return [...new Set(read.map((name) => (ALL_SERVER_TOOLS.includes(name) ? '*' : name)))];
}

function readAllow(names: readonly string[] | undefined): readonly string[] | undefined {
  const read = readNames(names);
  return read.length === 0 || read.includes('*') ? undefined : read;
}

/** A server's own names as those of its tools here; a name that already carries the server's id stays. */
function ofServer(serverId: string, names: readonly string[] = []): readonly string[] {
  const prefix = `${serverId.toLowerCase()}__`;
  return names
    .map((name) => name.trim().toLowerCase())
    .map((name) => (name.startsWith(prefix) ? name : `${prefix}${name}`));
}

/**
 * What both lists allow. Exact for names and for patterns of which one holds the other; of two patterns that only
 * overlap, nothing is left.
 */
function narrow(left: readonly string[] | undefined, right: readonly string[]): readonly string[] {
  if (left === undefined) return right;
  const within = (names: readonly string[], patterns: readonly string[]) =>
    names.filter((name) => patterns.some((pattern) => holds(pattern, name)));
  return [...new Set([...within(left, right), ...within(right, left)])];
}

/** Does the pattern mean all that the name, which may be a pattern itself, means? A server's id means all its tools. */
function holds(pattern: string, name: string): boolean {
  const source = pattern.split('*').map((text) => text.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  const matcher = new RegExp(`^${source.join('.*')}$`, 's');
  const [serverId = ''] = name.split('__', 1);
  return matcher.test(name) || matcher.test(serverId);
}
