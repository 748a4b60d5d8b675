// Which embedding model an agent uses, from the three places where OpenClaw's files name one.

import { type DocumentPath, formatPath } from '../../lib/document-path.ts';
import { nearestName } from '../../lib/nearest-name.ts';
import type { EmbeddingReference, ProviderConfig } from '../config.ts';
import type { ReportProblem } from '../config-error.ts';
import { canonicalProviderId, KNOWN_PROVIDERS } from '../known-providers.ts';
import type { MemorySearch } from '../schema/memory.ts';
import type { ModelCatalog } from './model-reference.ts';

/** One place, and what it says. */
export type EmbeddingLayer = { readonly path: DocumentPath; readonly search: MemorySearch | undefined };

type EmbeddingContext = {
  readonly catalog: ModelCatalog;
  readonly providers: Readonly<Record<string, ProviderConfig>>;
  readonly report: ReportProblem;
};

type Wish = {
  provider?: { readonly id: string; readonly path: DocumentPath };
  model?: { readonly id: string; readonly path: DocumentPath };
  dimensions?: number | undefined;
};

/**
 * The embedding model after all layers, later ones over earlier ones; undefined when none names any, or when a
 * problem was reported. A layer that names another provider or model starts afresh: an earlier layer's model
 * would not be that provider's, nor its dimensions that model's.
 */
export function resolveEmbedding(
  layers: readonly EmbeddingLayer[],
  context: EmbeddingContext,
): EmbeddingReference | undefined {
  let wish: Wish = {};
  for (const { path, search } of layers) {
    if (search === undefined) continue;
    if (search.provider !== undefined) {
      wish = { provider: { id: search.provider, path: [...path, 'provider'] } };
    }
    if (search.model !== undefined) {
      const { provider } = wish;
      wish = { ...(provider && { provider }), model: { id: search.model.trim(), path: [...path, 'model'] } };
    }
    if (search.outputDimensionality !== undefined) wish.dimensions = search.outputDimensionality;
  }
  if (wish.provider === undefined && wish.model === undefined) return undefined;

  const providerId = findProvider(wish, context);
  if (providerId === undefined) return undefined;
  const modelId = findModel(wish, providerId, context.report);
  if (modelId === undefined) return undefined;
  return { providerId, modelId, dimensions: wish.dimensions };
}

function findProvider(wish: Wish, { catalog, providers, report }: EmbeddingContext): string | undefined {
  const named = wish.provider ?? providerOfModel(wish);
  if (named === undefined) return undefined;
  const written = canonicalProviderId(named.id);
  // OpenClaw's embedding settings call Google's backend by its models' name.
  const id = written === 'gemini' && !catalog.providerIds.includes('gemini') ? 'google' : written;
  const problem = { path: formatPath(named.path), found: JSON.stringify(named.id) };
  if (!catalog.providerIds.includes(id)) {
    const nearest = nearestName(id, catalog.providerIds, 'guess');
    report({
      ...problem,
      expected: `a provider of models.providers or one known without an entry: ${catalog.providerIds.join(', ')}`,
      nearest: nearest === undefined ? undefined : JSON.stringify(nearest),
    });
    return undefined;
  }
  if (Object.hasOwn(providers, id) && providers[id]?.api === 'anthropic-messages') {
    report({ ...problem, expected: 'a provider with embedding models: the Anthropic API has none' });
    return undefined;
  }
  return id;
}

/** A model without a provider beside it may name its own: `openai/text-embedding-3-small`. */
function providerOfModel({ model }: Wish): Wish['provider'] {
  return model === undefined ? undefined : { id: model.id.split('/', 1)[0] ?? '', path: model.path };
}

function findModel({ provider, model }: Wish, providerId: string, report: ReportProblem): string | undefined {
  const prefix = `${providerId}/`;
  // `provider: "openai", model: "openai/text-embedding-3-small"` says the provider twice.
  const id = model?.id.startsWith(prefix) ? model.id.slice(prefix.length) : model?.id;
  if (id !== undefined && (provider !== undefined || id !== model?.id)) return id;
  const standard = Object.hasOwn(KNOWN_PROVIDERS, providerId)
    ? KNOWN_PROVIDERS[providerId]?.embeddingModel
    : undefined;
  if (model === undefined && standard !== undefined) return standard;
  report({
    path: formatPath(model?.path ?? [...(provider?.path.slice(0, -1) ?? []), 'model']),
    found: model === undefined ? undefined : JSON.stringify(model.id),
    expected: 'the id of an embedding model, with a provider beside it',
  });
  return undefined;
}
