// From a configured model string to a provider and its model.

import { type DocumentPath, formatPath } from '../../lib/document-path.ts';
import { nearestName } from '../../lib/nearest-name.ts';
import type { ModelReference, ProviderConfig } from '../config.ts';
import type { ReportProblem } from '../config-error.ts';
import { canonicalProviderId } from '../known-providers.ts';
import type { AgentDefaults } from '../schema/agents.ts';

/** What a model string may mean besides `provider/model`. */
export type ModelCatalog = {
  /** Of all providers, also of those whose own entry has a problem. */
  readonly providerIds: readonly string[];
  /** `agents.defaults.models[…].alias` in lower case, and the model string that it stands for. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Providers by the ids of the models that they list. */
  readonly providersByModelId: ReadonlyMap<string, readonly string[]>;
};

export function createModelCatalog(
  providerIds: readonly string[],
  providers: readonly ProviderConfig[],
  models: AgentDefaults['models'],
): ModelCatalog {
  const aliases = Object.entries(models ?? {}).flatMap(([model, { alias }]) =>
    alias === undefined ? [] : [[alias.trim().toLowerCase(), model] as const],
  );
  const listed = providers.flatMap(({ id, models }) => models.map((model) => ({ id, modelId: model.id })));
  const byModelId = Map.groupBy(listed, ({ modelId }) => modelId);
  return {
    providerIds,
    aliases: new Map(aliases),
    providersByModelId: new Map(
      [...byModelId].map(([modelId, owners]) => [modelId, owners.map(({ id }) => id)]),
    ),
  };
}

/**
 * The model that a string means: an alias, `provider/model`, or the bare id of a model that exactly one
 * provider lists. Undefined when it means none, which was then reported.
 */
export function resolveModelText(
  written: string,
  path: DocumentPath,
  catalog: ModelCatalog,
  report: ReportProblem,
): ModelReference | undefined {
  const text = catalog.aliases.get(written.trim().toLowerCase()) ?? written.trim();
  const slash = text.indexOf('/');
  if (slash > 0 && slash < text.length - 1) {
    const providerId = canonicalProviderId(text.slice(0, slash));
    const modelId = text.slice(slash + 1);
    if (catalog.providerIds.includes(providerId)) return { providerId, modelId };
    const nearest = nearestName(providerId, catalog.providerIds, 'guess');
    report({
      path: formatPath(path),
      found: JSON.stringify(written),
      expected: `a provider of models.providers or one known without an entry: ${catalog.providerIds.join(', ')}`,
      nearest: nearest === undefined ? undefined : JSON.stringify(`${nearest}/${modelId}`),
    });
    return undefined;
  }
  const [owner, ...others] = catalog.providersByModelId.get(text) ?? [];
  if (owner !== undefined && others.length === 0) return { providerId: owner, modelId: text };
  const nearest =
    owner === undefined ? nearestName(text, catalog.aliases.keys(), 'guess') : `${owner}/${text}`;
  report({
    path: formatPath(path),
    found: JSON.stringify(written),
    expected:
      owner === undefined
        ? 'a model as "provider/model", an alias of agents.defaults.models, or the id of a listed model'
        : `"provider/model", since several providers list this id: ${[owner, ...others].join(', ')}`,
    nearest: nearest === undefined ? undefined : JSON.stringify(nearest),
  });
  return undefined;
}
