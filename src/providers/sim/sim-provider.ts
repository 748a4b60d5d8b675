// The built-in backend: a simulator that answers from what it is given, for demos and tests without key or network.
// It is no language model and says so where it must. The same request has the same answer; `seed` varies it.

import type { ProviderConfig } from '../../config/config.ts';
import type { ModelProvider } from '../../core/model-provider.ts';
import type { ModelOptionName, ModelRequest } from '../../core/model-request.ts';
import type { SimDeps } from './sim-deps.ts';

/**
 * A provider for the models of one `api: "sim"` entry. Models it does not list behave by the default settings. Light:
 * what answers is loaded at its first call.
 */
export function createSimProvider(config: ProviderConfig, deps: SimDeps): ModelProvider {
  return {
    forwardsExtra: false,
    ignoredOptions,
    async *stream(request, signal) {
      const { streamAnswer } = await import('./stream-answer.ts');
      yield* streamAnswer(config, deps, request, signal);
    },
  };
}

/**
 * What a deterministic answerer cannot honour. Values that mean no change, such as a temperature of 0, are
 * honoured as they are. `endUser` is not listed: the gateway has used it for the session, and no backend's
 * answer shows it.
 */
function ignoredOptions({ options }: ModelRequest): ModelOptionName[] {
  const neutral: Partial<Record<ModelOptionName, unknown>> = {
    temperature: 0,
    topP: 1,
    frequencyPenalty: 0,
    presencePenalty: 0,
    verbosity: 'medium',
  };
  return (Object.keys(neutral) as ModelOptionName[]).filter(
    (name) => options[name] !== undefined && options[name] !== neutral[name],
  );
}
