// The backends: OpenClaw's entries, laid field by field over what is known without one.

import { type DocumentPath, formatPath } from '../../lib/document-path.ts';
import type { ModelConfig, ProviderApi, ProviderConfig, SimSettings } from '../config.ts';
import { DEFAULT_SIM_SETTINGS } from '../config.ts';
import type { ReportProblem } from '../config-error.ts';
import { canonicalProviderId, KNOWN_PROVIDERS } from '../known-providers.ts';
import type { ClawgateSection } from '../schema/clawgate.ts';
import type { ProviderEntry, SimProviderEntry } from '../schema/models.ts';
import type { SimParameters } from '../schema/sim.ts';
import type { Environment } from '../substitute-environment.ts';
import { resolveApiKeys } from './api-keys.ts';
import { resolveHeaders } from './headers.ts';

/** Long, because a model that reasons can be silent for minutes. */
const DEFAULT_SILENCE_MS = 300_000;
const DEFAULT_CONNECT_MS = 10_000;

export type ProviderContext = {
  readonly environment: Environment;
  readonly report: ReportProblem;
  /** The `clawgate` section; empty where it has a problem of its own. */
  readonly clawgate: ClawgateSection;
};
type ModelEntry = NonNullable<(ProviderEntry | SimProviderEntry)['models']>[number];

/** One provider; undefined when it cannot be called as configured, which was then reported. */
export function resolveProvider(
  id: string,
  entry: ProviderEntry | SimProviderEntry,
  path: DocumentPath,
  context: ProviderContext,
): ProviderConfig | undefined {
  const known = Object.hasOwn(KNOWN_PROVIDERS, id) ? KNOWN_PROVIDERS[id] : undefined;
  const api = entry.api ?? known?.api ?? 'openai-completions';
  const baseUrl = api === 'sim' ? undefined : (entry.baseUrl ?? known?.baseUrl);
  if (baseUrl === undefined && api !== 'sim') {
    context.report({
      path: formatPath([...path, 'baseUrl']),
      expected: `the URL of the backend's API: ${id} is not one of those known without it (${Object.keys(KNOWN_PROVIDERS).join(', ')})`,
    });
    return undefined;
  }
  const apiKeyVariables = known?.apiKeyVariables ?? [];
  const [furtherId, further] = ownSettings(id, context.clawgate);
  const apiKeys = resolveApiKeys(
    {
      providerId: id,
      apiKey: entry.apiKey,
      apiKeyPath: [...path, 'apiKey'],
      further: further?.apiKeys ?? [],
      furtherPath: ['clawgate', 'providers', furtherId, 'apiKeys'],
      variables: apiKeyVariables,
    },
    context,
  );
  return {
    id,
    api,
    baseUrl: baseUrl === undefined ? undefined : normalizeBaseUrl(baseUrl, api),
    apiKey: apiKeys[0],
    apiKeys,
    apiKeyVariables,
    headers: resolveHeaders(entry.headers ?? {}, [...path, 'headers'], context),
    ...resolveTimeouts(entry.timeoutSeconds, context.clawgate.timeouts),
    models: resolveModels(entry, api, [...path, 'models'], context.report),
  };
}

/** `clawgate.providers.<id>`, and how the id is written there. */
function ownSettings(id: string, { providers = {} }: ClawgateSection) {
  return (
    Object.entries(providers).find(([key]) => canonicalProviderId(key) === id) ?? ([id, undefined] as const)
  );
}

function resolveTimeouts(
  timeoutSeconds: number | undefined,
  ofAll: ClawgateSection['timeouts'],
): Pick<ProviderConfig, 'connectTimeoutMs' | 'firstTokenTimeoutMs' | 'idleTimeoutMs'> {
  const silenceMs = timeoutSeconds === undefined ? undefined : Math.ceil(timeoutSeconds * 1000);
  return {
    connectTimeoutMs: ofAll?.connectMs ?? DEFAULT_CONNECT_MS,
    firstTokenTimeoutMs: silenceMs ?? ofAll?.firstTokenMs ?? DEFAULT_SILENCE_MS,
    idleTimeoutMs: silenceMs ?? ofAll?.idleMs ?? DEFAULT_SILENCE_MS,
  };
}

/**
 * OpenClaw's users write these two without the version that our clients expect, since its own clients append
 * it: Ollama's native address is the root, and its OpenAI-compatible door lies at /v1.
 */
function normalizeBaseUrl(baseUrl: string, api: ProviderApi): string {
  const trimmed = baseUrl.trim().replace(/\/+$/, '');
  const isVersioned = /\/v\d+[a-z0-9]*$/.test(trimmed);
  return (api === 'ollama' || api === 'anthropic-messages') && !isVersioned ? `${trimmed}/v1` : trimmed;
}

function resolveModels(
  entry: ProviderEntry | SimProviderEntry,
  api: ProviderApi,
  path: DocumentPath,
  report: ReportProblem,
): ModelConfig[] {
  const seen = new Set<string>();
  return (entry.models ?? []).map((model, index) => {
    if (seen.has(model.id)) {
      report({
        path: formatPath([...path, index, 'id']),
        found: JSON.stringify(model.id),
        expected: 'an id that no other model of this provider has',
      });
    }
    seen.add(model.id);
    return resolveModel(model, entry, api);
  });
}

function resolveModel(
  model: ModelEntry,
  provider: Pick<ProviderEntry, 'contextWindow' | 'contextTokens' | 'maxTokens'>,
  api: ProviderApi,
): ModelConfig {
  const isSim = api === 'sim';
  return {
    id: model.id,
    name: model.name ?? model.id,
    reasoning: model.reasoning ?? false,
    input: (model.input ?? ['text']).filter((kind) => kind === 'text' || kind === 'image'),
    contextWindow: smaller(
      model.contextWindow ?? provider.contextWindow,
      model.contextTokens ?? provider.contextTokens,
    ),
    maxTokens: model.maxTokens ?? provider.maxTokens,
    params: isSim ? {} : (model.params ?? {}),
    // The schema that was chosen by the api has checked them.
    sim: isSim ? resolveSimSettings((model.params ?? {}) as SimParameters) : undefined,
  };
}

/** OpenClaw's `contextTokens` is how much of the window may be used. */
function smaller(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? (left ?? right) : Math.min(left, right);
}

function resolveSimSettings(parameters: SimParameters): SimSettings {
  const { fault } = parameters;
  return {
    tokensPerSecond: parameters.tokensPerSecond,
    timeToFirstTokenMs: parameters.timeToFirstTokenMs ?? DEFAULT_SIM_SETTINGS.timeToFirstTokenMs,
    allowDirectives: parameters.allowDirectives ?? DEFAULT_SIM_SETTINGS.allowDirectives,
    fault:
      fault === undefined
        ? undefined
        : {
            status: fault.status,
            retryAfterSeconds: fault.retryAfterSeconds,
            delayMs: fault.delayMs,
            breakAfterTokens: fault.breakAfterTokens,
          },
  };
}
