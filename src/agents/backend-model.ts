// Which backend model a run or an embedding uses: the agent's own, or what x-openclaw-model says instead.

import type { AgentConfig, Config, EmbeddingReference, ModelReference } from '../config/config.ts';
import { AppError } from '../errors.ts';

/** The header that replaces the agent's backend model for one request. */
export const BACKEND_MODEL_HEADER = 'x-openclaw-model';

/**
 * The backend model of a run. A model that its provider does not list is passed on as it is.
 * Throws `unknown_provider`, or `upstream_not_configured` when neither the agent nor the header names a model.
 */
export function chatModel(
  providers: Config['providers'],
  agent: AgentConfig,
  override: string | undefined,
): ModelReference {
  const reference = readOverride(providers, override, agent.model) ?? agent.model;
  if (reference !== undefined) return reference;
  throw new AppError(
    'upstream_not_configured',
    `The agent ${agent.id} has no backend model. Set agents.defaults.model or the agent's own model, for example "openai/gpt-5.4".`,
  );
}

/**
 * The embedding model of an agent; its own dimensions hold only for its own model.
 * Throws `unknown_provider` or `embedding_model_not_configured`.
 */
export function embeddingModel(
  providers: Config['providers'],
  agent: AgentConfig,
  override: string | undefined,
): EmbeddingReference {
  const replaced = readOverride(providers, override, agent.embedding);
  if (replaced !== undefined) return { ...replaced, dimensions: undefined };
  if (agent.embedding !== undefined) return agent.embedding;
  throw new AppError(
    'embedding_model_not_configured',
    `The agent ${agent.id} has no embedding model. Set memory.search.provider and memory.search.model, or send ${BACKEND_MODEL_HEADER}: provider/model.`,
    { param: 'model' },
  );
}

function readOverride(
  providers: Config['providers'],
  override: string | undefined,
  own: ModelReference | undefined,
): ModelReference | undefined {
  const text = override?.trim();
  if (text === undefined || text === '') return undefined;
  const slash = text.indexOf('/');
  if (slash === -1) {
    if (own !== undefined) return { providerId: own.providerId, modelId: text };
    throw new AppError(
      'invalid_header',
      `${BACKEND_MODEL_HEADER} holds a bare model id, but the agent has no model whose provider it could belong to. Send provider/model.`,
      { param: BACKEND_MODEL_HEADER },
    );
  }
  const wanted = text.slice(0, slash);
  const modelId = text.slice(slash + 1);
  const providerId = Object.keys(providers).find((id) => id.toLowerCase() === wanted.toLowerCase());
  if (providerId === undefined) {
    throw new AppError(
      'unknown_provider',
      `${BACKEND_MODEL_HEADER} names the provider ${JSON.stringify(wanted.slice(0, 100))}, which is not configured. Known: ${Object.keys(providers).join(', ')}.`,
      { param: BACKEND_MODEL_HEADER },
    );
  }
  if (modelId === '') {
    throw new AppError(
      'invalid_header',
      `${BACKEND_MODEL_HEADER} names a provider but no model. Send provider/model.`,
      {
        param: BACKEND_MODEL_HEADER,
      },
    );
  }
  return { providerId, modelId };
}
