// The agents: the older list and the newer entries together, with the defaults laid underneath.

import { type DocumentPath, formatPath } from '../../lib/document-path.ts';
import type { AgentConfig, ProviderConfig } from '../config.ts';
import type { ReportProblem } from '../config-error.ts';
import type { AddNote } from '../config-note.ts';
import type { AgentEntry } from '../schema/agents.ts';
import type { MemorySearch } from '../schema/memory.ts';
import type { ToolsSection } from '../schema/tools.ts';
import { type ModelChain, mergeModelChains, resolveAgentModels, resolveModelChain } from './agent-models.ts';
import { resolveEmbedding } from './embedding.ts';
import { createModelCatalog, type ModelCatalog } from './model-reference.ts';
import { resolveAgentTools } from './tool-policy.ts';
import { resolveWorkspace, type WorkspaceContext } from './workspace.ts';

/** The agent of a file that configures none, as in OpenClaw. */
const ONLY_AGENT_ID = 'main';
/** The alias of the default agent in `openclaw/default`. */
const RESERVED_ID = 'default';

/** OpenClaw's limits of what a workspace's files may take of a prompt. */
const DEFAULT_PROMPT_FILE_CHARACTERS = 20_000;
const DEFAULT_PROMPT_CHARACTERS = 60_000;

export type AgentsInput = WorkspaceContext & {
  /** All that are configured; none means the one that OpenClaw has then. */
  readonly agents: readonly ConfiguredAgent[];
  /** `memory.search` */
  readonly memorySearch: MemorySearch | undefined;
  /** `tools` */
  readonly tools: ToolsSection;
  readonly providers: Readonly<Record<string, ProviderConfig>>;
  /** Of all providers, also of those whose own entry has a problem. */
  readonly providerIds: readonly string[];
  readonly report: ReportProblem;
  readonly note: AddNote;
};

/** One agent and where it stands: in the older list or the newer entries. */
export type ConfiguredAgent = {
  readonly id: string;
  readonly entry: AgentEntry;
  readonly path: DocumentPath;
};

/** At least one agent, exactly one of them the default. Problems are reported and leave fields undefined. */
export function resolveAgents(input: AgentsInput): AgentConfig[] {
  const { defaults, providerIds, report } = input;
  const agents =
    input.agents.length > 0 ? input.agents : [{ id: ONLY_AGENT_ID, entry: {}, path: ['agents'] }];
  const defaultAgent = findDefault(agents, input.note);
  reportTakenIds(agents, defaultAgent, report);
  const catalog = createModelCatalog(providerIds, Object.values(input.providers), defaults.models);
  // Once, so that a mistake in the defaults is not told for every agent.
  const defaultChain = resolveModelChain(defaults.model, ['agents', 'defaults', 'model'], catalog, report);
  const context = { ...input, catalog, defaultChain, isOnly: agents.length === 1 };
  return agents.map((agent) => resolveAgent(agent, context, agent === defaultAgent));
}

/** The first that is flagged, else the first. */
function findDefault(agents: readonly ConfiguredAgent[], note: AddNote): ConfiguredAgent | undefined {
  const flagged = agents.filter(({ entry }) => entry.default === true);
  if (flagged.length > 1) {
    const ids = flagged.map(({ id }) => id).join(', ');
    note({
      level: 'warn',
      message: `Several agents are marked as default (${ids}): the first one is it.`,
    });
  }
  return flagged[0] ?? agents[0];
}

function reportTakenIds(
  agents: readonly ConfiguredAgent[],
  defaultAgent: ConfiguredAgent | undefined,
  report: ReportProblem,
): void {
  const places = new Map<string, DocumentPath>();
  for (const agent of agents) {
    const key = agent.id.toLowerCase();
    const earlier = places.get(key);
    const problem = { path: formatPath(agent.path), found: `the id ${JSON.stringify(agent.id)}` };
    if (earlier !== undefined) {
      report({
        ...problem,
        expected: `an id of its own, whatever the case of its letters: ${formatPath(earlier)} has it too`,
      });
    } else if (key === RESERVED_ID && agent !== defaultAgent) {
      report({
        ...problem,
        expected: 'another id: "openclaw/default" means the default agent, which this is not',
      });
    }
    places.set(key, earlier ?? agent.path);
  }
}

type AgentContext = AgentsInput & {
  readonly catalog: ModelCatalog;
  readonly defaultChain: ModelChain;
  readonly isOnly: boolean;
};

function resolveAgent(agent: ConfiguredAgent, context: AgentContext, isDefault: boolean): AgentConfig {
  const { id, entry, path } = agent;
  const { defaults, catalog, report, defaultChain } = context;
  const ownChain = resolveModelChain(entry.model, [...path, 'model'], catalog, report);
  const { identity } = entry;
  return {
    id,
    name: entry.name ?? identity?.name ?? id,
    isDefault,
    ...resolveAgentModels(mergeModelChains(ownChain, defaultChain), entry, defaults),
    embedding: resolveEmbedding(
      [
        { path: ['agents', 'defaults', 'memorySearch'], search: defaults.memorySearch },
        { path: ['memory', 'search'], search: context.memorySearch },
        { path: [...path, 'memorySearch'], search: entry.memorySearch },
        { path: [...path, 'memory', 'search'], search: entry.memory?.search },
      ],
      context,
    ),
    identity: { name: identity?.name, theme: identity?.theme, emoji: identity?.emoji },
    workspace: resolveWorkspace(
      { id, entry, ownsSharedFolder: context.isOnly || (isDefault && !isNewerForm(agent)) },
      context,
    ),
    promptFiles: {
      maxCharacters: entry.bootstrapMaxChars ?? defaults.bootstrapMaxChars ?? DEFAULT_PROMPT_FILE_CHARACTERS,
      maxTotalCharacters:
        entry.bootstrapTotalMaxChars ?? defaults.bootstrapTotalMaxChars ?? DEFAULT_PROMPT_CHARACTERS,
    },
    systemPromptOverride: entry.systemPromptOverride ?? defaults.systemPromptOverride,
    tools: resolveAgentTools(entry.tools, defaults.tools, context.tools),
  };
}

/**
 * Where several agents share a folder, OpenClaw's files of the newer form give each a folder within it; those of
 * the older form leave the shared one to the default agent.
 */
function isNewerForm({ path }: ConfiguredAgent): boolean {
  return path[1] === 'entries';
}
