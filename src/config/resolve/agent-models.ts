// Which backend models an agent uses, in which order, and with which call parameters.

import type { DocumentPath } from '../../lib/document-path.ts';
import type { AgentConfig, ModelReference } from '../config.ts';
import type { ReportProblem } from '../config-error.ts';
import { canonicalProviderId } from '../known-providers.ts';
import type { AgentDefaults, AgentEntry, ModelSetting } from '../schema/agents.ts';
import { type ModelCatalog, resolveModelText } from './model-reference.ts';

/** The primary, and what is tried after it; undefined where nothing was said. */
export type ModelChain = {
  readonly primary: ModelReference | undefined;
  readonly fallbacks: readonly ModelReference[] | undefined;
};

/** What one `model` key says. A model that means nothing is reported and left out. */
export function resolveModelChain(
  setting: ModelSetting | undefined,
  path: DocumentPath,
  catalog: ModelCatalog,
  report: ReportProblem,
): ModelChain {
  if (setting === undefined) return { primary: undefined, fallbacks: undefined };
  if (typeof setting === 'string') {
    return { primary: resolveModelText(setting, path, catalog, report), fallbacks: undefined };
  }
  const { primary, fallbacks } = setting;
  return {
    primary:
      primary === undefined ? undefined : resolveModelText(primary, [...path, 'primary'], catalog, report),
    fallbacks: fallbacks?.flatMap(
      (text, index) => resolveModelText(text, [...path, 'fallbacks', index], catalog, report) ?? [],
    ),
  };
}

/**
 * An agent's own chain over that of the defaults, as OpenClaw does: an agent with a model of its own has only the
 * fallbacks that stand beside it; one without takes those of the defaults, unless it names others.
 */
export function mergeModelChains(own: ModelChain, ofDefaults: ModelChain): ModelChain {
  if (own.primary !== undefined) return { primary: own.primary, fallbacks: own.fallbacks ?? [] };
  return { primary: ofDefaults.primary, fallbacks: own.fallbacks ?? ofDefaults.fallbacks ?? [] };
}

/** The members of an agent that follow from its chain. A model that comes twice is tried once. */
export function resolveAgentModels(
  chain: ModelChain,
  entry: Pick<AgentEntry, 'params'>,
  defaults: Pick<AgentDefaults, 'params' | 'models'>,
): Pick<AgentConfig, 'model' | 'fallbacks' | 'params'> {
  const paramsWith = (model: ModelReference | undefined) => ({
    ...defaults.params,
    ...parametersOf(model, defaults.models),
    ...entry.params,
  });
  const { primary } = chain;
  const seen = new Set(primary === undefined ? [] : [nameOf(primary)]);
  const fallbacks = (chain.fallbacks ?? []).filter((model) => {
    const isNew = !seen.has(nameOf(model));
    seen.add(nameOf(model));
    return isNew;
  });
  return {
    model: primary,
    fallbacks: fallbacks.map((model) => ({ ...model, params: paramsWith(model) })),
    params: paramsWith(primary),
  };
}

/** `agents.defaults.models["provider/model"].params` */
function parametersOf(model: ModelReference | undefined, models: AgentDefaults['models']) {
  if (model === undefined) return undefined;
  const wanted = nameOf(model);
  const found = Object.entries(models ?? {}).find(([key]) => {
    const slash = key.indexOf('/');
    return canonicalProviderId(key.slice(0, slash)) + key.slice(slash) === wanted;
  });
  return found?.[1].params;
}

function nameOf({ providerId, modelId }: ModelReference): string {
  return `${providerId}/${modelId}`;
}
