// The backends that may serve a run, in the order in which they are tried: the agent's model with each of its
// provider's keys, then its fallbacks.

import { chatModel } from '../agents/backend-model.ts';
import { runOptions } from '../agents/run-options.ts';
import type { AgentConfig, FallbackModel, ProviderConfig } from '../config/config.ts';
import type { Backend } from '../core/backends/backend.ts';
import type { RunRequest } from '../core/briefing.ts';
import type { Services } from './services.ts';

/**
 * At least one. A caller that names a model of its own gets that one or none: `override` has no fallbacks.
 * Throws `unknown_provider`, or `upstream_not_configured` when nothing names a model.
 */
export function runBackends(
  services: Services,
  agent: AgentConfig,
  override: string | undefined,
  request: RunRequest,
): readonly [Backend, ...Backend[]] {
  const { providers } = services.config;
  const first: FallbackModel = { ...chatModel(providers, agent, override), params: agent.params };
  const fallbacks = override ? [] : agent.fallbacks;
  const backends: Backend[] = [];
  for (const model of [first, ...fallbacks]) {
    const provider = providers[model.providerId];
    if (provider === undefined) throw new TypeError(`The configuration has no provider ${model.providerId}.`);
    const keys = Math.max(1, provider.apiKeys.length);
    for (let keyIndex = 0; keyIndex < keys; keyIndex += 1) {
      backends.push(toBackend(services, model, provider, keyIndex, request));
    }
  }
  return backends as [Backend, ...Backend[]];
}

function toBackend(
  services: Services,
  { providerId, modelId, params }: FallbackModel,
  config: ProviderConfig,
  keyIndex: number,
  request: RunRequest,
): Backend {
  const provider = services.modelProvider(providerId, keyIndex);
  const defaults = services.backendDefaults(params);
  const model = config.models.find(({ id }) => id === modelId);
  return {
    name: `${providerId}/${modelId}`,
    providerId,
    modelId,
    keyIndex,
    provider,
    options: runOptions(request.options, defaults.options, model),
    extra: provider.forwardsExtra ? { ...defaults.extra, ...request.extra } : request.extra,
    contextWindow: model?.contextWindow,
    timeouts: { firstTokenMs: config.firstTokenTimeoutMs, idleMs: config.idleTimeoutMs },
  };
}
