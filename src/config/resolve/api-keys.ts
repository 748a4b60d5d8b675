// All the keys there are for one backend: those of the file first, then those of the environment.

import { type DocumentPath, formatPath } from '../../lib/document-path.ts';
import type { ReportProblem } from '../config-error.ts';
import type { SecretInput } from '../schema/values.ts';
import type { Environment } from '../substitute-environment.ts';
import { resolveSecret } from './secrets.ts';

type KeyContext = { readonly environment: Environment; readonly report: ReportProblem };

export type KeySources = {
  readonly providerId: string;
  /** `apiKey` of the provider's entry. */
  readonly apiKey: SecretInput | undefined;
  readonly apiKeyPath: DocumentPath;
  /** `clawgate.providers.<id>.apiKeys`, and where it stands. */
  readonly further: readonly SecretInput[];
  readonly furtherPath: DocumentPath;
  /** The variables that usually hold the provider's key. */
  readonly variables: readonly string[];
};

/**
 * Each key once, the one to use first at the head. A key in the entry takes the place of the usual variable, which
 * may belong to another address; the variables that list several keys, as OpenClaw reads them, always count.
 */
export function resolveApiKeys(sources: KeySources, context: KeyContext): readonly string[] {
  const { apiKey, apiKeyPath, further, furtherPath, providerId, variables } = sources;
  const { environment } = context;
  const usual = variables.map((variable) => environment[variable]?.trim()).find((value) => value);
  const keys = [
    apiKey === undefined ? undefined : resolveApiKey(apiKey, apiKeyPath, context),
    ...further.map((input, index) => resolveApiKey(input, [...furtherPath, index], context)),
    apiKey === undefined ? usual : undefined,
    ...listedKeys([...variables, usualVariable(providerId)], environment),
  ];
  return [...new Set(keys.filter((key) => key !== undefined))];
}

/** `OPENAI_API_KEYS`, a list between commas, semicolons or blanks, then `OPENAI_API_KEY_1` and so on. */
function listedKeys(variables: readonly string[], environment: Environment): readonly string[] {
  return [...new Set(variables)]
    .flatMap((variable) => [
      ...(environment[`${variable}S`] ?? '').split(/[\s,;]+/),
      ...numberedVariables(variable, environment).map((name) => environment[name] ?? ''),
    ])
    .map((key) => key.trim())
    .filter((key) => key !== '');
}

/** Numbers only: `OPENAI_API_KEY_FILE` holds a path. */
function numberedVariables(variable: string, environment: Environment): readonly string[] {
  const numberOf = (name: string): number => Number(name.slice(variable.length + 1));
  return Object.keys(environment)
    .filter((name) => name.startsWith(`${variable}_`) && /^\d+$/.test(name.slice(variable.length + 1)))
    .toSorted((left, right) => numberOf(left) - numberOf(right));
}

/** `MY_PROXY_API_KEY` for `my-proxy`. */
function usualVariable(providerId: string): string {
  return `${providerId.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}_API_KEY`;
}

/** Text that reads like the name of a key's variable is one, as in OpenClaw: `apiKey: "LITELLM_API_KEY"`. */
function resolveApiKey(input: SecretInput, path: DocumentPath, context: KeyContext): string | undefined {
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
