// The backends: OpenClaw's entries, laid field by field over what is known without one.

import { type DocumentPath, formatPath } from '../../lib/document-path.ts';
import type { ModelConfig, ProviderApi, ProviderConfig, SimSettings } from '../config.ts';
import { DEFAULT_SIM_SETTINGS } from '../config.ts';
import type { ReportProblem } from '../config-error.ts';
import { KNOWN_PROVIDERS } from '../known-providers.ts';
import type { ProviderEntry, SimProviderEntry } from '../schema/models.ts';
import type { SimParameters } from '../schema/sim.ts';
import type { Environment } from '../substitute-environment.ts';
import { resolveSecret } from './secrets.ts';

/** Long, because a model that reasons can be silent for minutes. */
const DEFAULT_TIMEOUT_MS = 300_000;

type ProviderContext = { readonly environment: Environment; readonly report: ReportProblem };
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
  const apiKey =
    entry.apiKey === undefined
      ? firstSet(apiKeyVariables, context.environment)
      : resolveApiKey(entry.apiKey, [...path, 'apiKey'], context);
  return {
    id,
    api,
    baseUrl: baseUrl === undefined ? undefined : normalizeBaseUrl(baseUrl, api),
    apiKey,
    apiKeyVariables,
    headers: resolveHeaders(entry.headers ?? {}, [...path, 'headers'], context),
    timeoutMs:
      entry.timeoutSeconds === undefined ? DEFAULT_TIMEOUT_MS : Math.ceil(entry.timeoutSeconds * 1000),
    models: resolveModels(entry, api, [...path, 'models'], context.report),
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

/** Text that reads like the name of a key's variable is one, as in OpenClaw: `apiKey: "LITELLM_API_KEY"`. */
function resolveApiKey(
  input: NonNullable<ProviderEntry['apiKey']>,
  path: DocumentPath,
  context: ProviderContext,
): string | undefined {
  const isVariable = typeof input === 'string' && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:KEY|TOKEN)$/.test(input);
  const key = isVariable ? context.environment[input]?.trim() : resolveSecret(input, path, context);
  if (key === undefined && !isVariable) return undefined;
  if (key) return key;
  context.report({
    path: formatPath(path),
    found: JSON.stringify(input),
    expected: isVariable
      ? `an environment variable that is set: ${input} is missing or empty`
      : "the backend's API key, or no such key when it needs none",
  });
  return undefined;
}

function firstSet(variables: readonly string[], environment: Environment): string | undefined {
  return variables.map((variable) => environment[variable]?.trim()).find((value) => value);
}

function resolveHeaders(
  entries: NonNullable<ProviderEntry['headers']>,
  path: DocumentPath,
  context: ProviderContext,
): Record<string, string> {
  const headers: [string, string][] = [];
  for (const [name, input] of Object.entries(entries)) {
    const value = resolveSecret(input, [...path, name], context);
    if (value === undefined) continue;
    if (/^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value)) {
      headers.push([name.toLowerCase(), value]);
    } else {
      context.report({
        path: formatPath([...path, name]),
        expected: 'the name and the value of an HTTP header, without line breaks',
      });
    }
  }
  return Object.fromEntries(headers);
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
  provider: Pick<ProviderEntry, 'contextWindow' | 'maxTokens'>,
  api: ProviderApi,
): ModelConfig {
  const isSim = api === 'sim';
  return {
    id: model.id,
    name: model.name ?? model.id,
    reasoning: model.reasoning ?? false,
    input: (model.input ?? ['text']).filter((kind) => kind === 'text' || kind === 'image'),
    contextWindow: model.contextWindow ?? provider.contextWindow,
    maxTokens: model.maxTokens ?? provider.maxTokens,
    params: isSim ? {} : (model.params ?? {}),
    // The schema that was chosen by the api has checked them.
    sim: isSim ? resolveSimSettings((model.params ?? {}) as SimParameters) : undefined,
  };
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
