// The agents: the older list and the newer entries together, with the defaults laid underneath.

import { resolve } from 'node:path';
import { type DocumentPath, formatPath } from '../../lib/document-path.ts';
import type { AgentConfig, ModelReference, ProviderConfig } from '../config.ts';
import type { ReportProblem } from '../config-error.ts';
import type { AddNote } from '../config-note.ts';
import { expandHome } from '../find-config-files.ts';
import type { AgentDefaults, AgentEntry, ModelSetting } from '../schema/agents.ts';
import type { MemorySearch } from '../schema/memory.ts';
import { resolveEmbedding } from './embedding.ts';
import { createModelCatalog, type ModelCatalog, resolveModelText } from './model-reference.ts';

/** The agent of a file that configures none, as in OpenClaw. */
const ONLY_AGENT_ID = 'main';
/** The alias of the default agent in `openclaw/default`. */
const RESERVED_ID = 'default';

export type AgentsInput = {
  readonly defaults: AgentDefaults;
  /** All that are configured; none means the one that OpenClaw has then. */
  readonly agents: readonly ConfiguredAgent[];
  /** `memory.search` */
  readonly memorySearch: MemorySearch | undefined;
  readonly providers: Readonly<Record<string, ProviderConfig>>;
  /** Of all providers, also of those whose own entry has a problem. */
  readonly providerIds: readonly string[];
  readonly home: string;
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
  const defaultModel = resolveModel(defaults.model, ['agents', 'defaults', 'model'], catalog, report);
  const context = { ...input, catalog, defaultModel };
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
  readonly defaultModel: ModelReference | undefined;
};

function resolveAgent(
  { id, entry, path }: ConfiguredAgent,
  context: AgentContext,
  isDefault: boolean,
): AgentConfig {
  const { defaults, catalog, report, home } = context;
  const model = resolveModel(entry.model, [...path, 'model'], catalog, report) ?? context.defaultModel;
  const workspace = entry.workspace ?? defaults.workspace;
  return {
    id,
    name: entry.name ?? entry.identity?.name ?? id,
    isDefault,
    model,
    embedding: resolveEmbedding(
      [
        { path: ['agents', 'defaults', 'memorySearch'], search: defaults.memorySearch },
        { path: ['memory', 'search'], search: context.memorySearch },
        { path: [...path, 'memorySearch'], search: entry.memorySearch },
        { path: [...path, 'memory', 'search'], search: entry.memory?.search },
      ],
      context,
    ),
    identity: {
      name: entry.identity?.name,
      theme: entry.identity?.theme,
      emoji: entry.identity?.emoji,
    },
    params: { ...defaults.params, ...modelParameters(model, context), ...entry.params },
    workspace: workspace === undefined ? undefined : resolve(expandHome(workspace, home)),
  };
}

function primaryOf(setting: ModelSetting | undefined): string | undefined {
  return typeof setting === 'string' ? setting : setting?.primary;
}

function resolveModel(
  setting: ModelSetting | undefined,
  path: DocumentPath,
  catalog: ModelCatalog,
  report: ReportProblem,
): ModelReference | undefined {
  const text = primaryOf(setting);
  if (text === undefined) return undefined;
  const place = typeof setting === 'string' ? path : [...path, 'primary'];
  return resolveModelText(text, place, catalog, report);
}

/** `agents.defaults.models["provider/model"].params` of the agent's own model. */
function modelParameters(
  model: ModelReference | undefined,
  { defaults }: AgentContext,
): Readonly<Record<string, unknown>> | undefined {
  if (model === undefined) return undefined;
  const wanted = `${model.providerId}/${model.modelId}`;
  const found = Object.entries(defaults.models ?? {}).find(
    ([key]) => key.slice(0, key.indexOf('/')).trim().toLowerCase() + key.slice(key.indexOf('/')) === wanted,
  );
  return found?.[1].params;
}
