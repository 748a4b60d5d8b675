// Backends that are reached through the AI SDK's provider packages, at the packages' own layer. Light to import: a
// package is loaded by the first call to its vendor.

import type { ModelConfig, ProviderApi, ProviderConfig } from '../../config/config.ts';
import type { Clock } from '../../core/ambient.ts';
import type { EmbeddingProvider } from '../../core/embedding-provider.ts';
import type { ModelProvider } from '../../core/model-provider.ts';
import { AppError } from '../../errors.ts';
import { ANTHROPIC } from './anthropic.ts';
import { writeCallOptions } from './call-options.ts';
import { embedThrough } from './embed-through.ts';
import { GOOGLE } from './google.ts';
import { withModelParams } from './model-params.ts';
import { OPENAI_RESPONSES } from './openai-responses.ts';
import { streamModel } from './stream-model.ts';
import { createUpstreamCalls, type UpstreamFetch } from './upstream-fetch.ts';
import type { Vendor, VendorModels } from './vendor.ts';

const VENDORS: Readonly<Partial<Record<ProviderApi, Vendor>>> = {
  'anthropic-messages': ANTHROPIC,
  'google-generative-ai': GOOGLE,
  'openai-responses': OPENAI_RESPONSES,
};

/** The clock reads the dates that a backend may name as the time to come back. */
type AiSdkDependencies = { readonly clock: Clock };

/**
 * A provider for `anthropic-messages`, `google-generative-ai` or `openai-responses`.
 * Throws TypeError for another api. A missing key is reported by the first call: `upstream_not_configured`.
 */
export function createAiSdkProvider(
  config: ProviderConfig,
  dependencies: AiSdkDependencies = { clock: Date.now },
): ModelProvider {
  const vendor = vendorOf(config);
  const calls = createUpstreamCalls(config, dependencies.clock);
  const connect = connector(vendor, config);

  return {
    forwardsExtra: false,

    ignoredOptions(request) {
      const model = listedModel(config, request.model);
      const ignored = vendor.ignoredOptions(withModelParams(request, model), model);
      return ignored.filter((name) => request.options[name] !== undefined);
    },

    async *stream(asked, signal) {
      assertConfigured(config);
      const listed = listedModel(config, asked.model);
      const request = withModelParams(asked, listed);
      const options = writeCallOptions(vendor, config, request, listed);
      const upstream = calls.begin(request.model, 'text/event-stream');
      const model = (await connect(upstream)).languageModel(request.model);
      const topLogprobs = request.options.topLogprobs ?? 0;
      yield* streamModel({ vendor, owner: config, model, options, upstream, topLogprobs }, signal);
    },
  };
}

/**
 * Embeddings of Google's or OpenAI's models. Anthropic has none: every call of such a provider throws
 * `embedding_model_not_configured`.
 */
export function createAiSdkEmbeddingProvider(
  config: ProviderConfig,
  dependencies: AiSdkDependencies = { clock: Date.now },
): EmbeddingProvider {
  const vendor = vendorOf(config);
  const calls = createUpstreamCalls(config, dependencies.clock);
  const connect = connector(vendor, config);

  return {
    forwardsExtra: false,
    maxInputsPerCall: vendor.maxEmbeddingInputs,

    async embed(request, signal) {
      assertConfigured(config);
      const upstream = calls.begin(request.model, 'application/json');
      const { embeddingModel } = await connect(upstream);
      if (embeddingModel === undefined) {
        throw new AppError(
          'embedding_model_not_configured',
          `${config.id} has no embedding models. Set memory.search.provider to a provider that has, or send x-openclaw-model.`,
        );
      }
      return embedThrough(vendor, embeddingModel(request.model), request, upstream, signal);
    },
  };
}

function vendorOf({ id, api }: ProviderConfig): Vendor {
  const vendor = VENDORS[api];
  if (vendor === undefined)
    throw new TypeError(`The provider ${id} speaks ${api}, which is not spoken here.`);
  return vendor;
}

/** Loads the vendor's package once, and makes its models anew for each call, whose `fetch` they are given. */
function connector(
  vendor: Vendor,
  config: ProviderConfig,
): (upstream: UpstreamFetch) => Promise<VendorModels> {
  let loaded: ReturnType<Vendor['load']> | undefined;
  const { baseUrl: baseURL = '', apiKey = '', headers } = config;
  return async ({ fetch }) => {
    loaded ??= vendor.load();
    return (await loaded)({ baseURL, apiKey, headers: { 'user-agent': 'clawgate', ...headers }, fetch });
  };
}

const CREDENTIAL_HEADERS = ['authorization', 'api-key', 'x-api-key', 'x-goog-api-key'];

function assertConfigured({ id, apiKey, apiKeyVariables, headers, baseUrl }: ProviderConfig): void {
  if (baseUrl === undefined) {
    throw new AppError(
      'upstream_not_configured',
      `${id} has no address: set models.providers.${id}.baseUrl.`,
    );
  }
  if (apiKey !== undefined || apiKeyVariables.length === 0) return;
  if (CREDENTIAL_HEADERS.some((name) => headers[name] !== undefined)) return;
  throw new AppError(
    'upstream_not_configured',
    `No API key for ${id}: the operator sets ${apiKeyVariables.join(' or ')} in the environment, or models.providers.${id}.apiKey.`,
  );
}

function listedModel({ models }: ProviderConfig, modelId: string): ModelConfig | undefined {
  return models.find(({ id }) => id === modelId);
}
