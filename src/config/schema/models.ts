// OpenClaw's `models` section: the backends and what is known of their models.

import { z } from 'zod';
import { isPlainObject } from '../../lib/plain-object.ts';
import type { ProviderApi } from '../config.ts';
import { notSupported, openClawObject } from './keys.ts';
import { simParametersSchema } from './sim.ts';
import {
  flag,
  httpUrl,
  listOf,
  mapOf,
  oneOf,
  openParameters,
  seconds,
  secretInput,
  text,
  wholeNumber,
} from './values.ts';

const PROVIDER_APIS = [
  'openai-completions',
  'openai-responses',
  'anthropic-messages',
  'google-generative-ai',
  'ollama',
  'sim',
] as const satisfies readonly ProviderApi[];

const apiSchema = z.enum(PROVIDER_APIS, {
  error: `an api of this build: ${PROVIDER_APIS.map((api) => JSON.stringify(api)).join(', ')}`,
});

/** The kinds of input that OpenClaw's catalogues name; this build sends text and images. */
const inputKindSchema = oneOf(['text', 'image', 'audio', 'video', 'document', 'pdf']);

const modelShape = {
  id: text('the id of a model'),
  name: text('a name').optional(),
  reasoning: flag().optional(),
  input: listOf(inputKindSchema, 'input kinds').optional(),
  // Prices decide nothing here, and nearly every file of OpenClaw's has them: taken without a word.
  cost: z.unknown().optional(),
  contextWindow: wholeNumber(1, undefined, 'tokens').optional(),
  contextTokens: wholeNumber(1, undefined, 'tokens').optional(),
  maxTokens: wholeNumber(1, undefined, 'tokens').optional(),
  api: text('an api').optional(),
  baseUrl: httpUrl().optional(),
  headers: mapOf(z.unknown(), 'header values').optional(),
  ...notSupported(['agentRuntime', 'compat', 'metadataSource', 'thinkingLevelMap']),
};

const modelEntrySchema = openClawObject({ ...modelShape, params: openParameters().optional() });
const simModelEntrySchema = openClawObject({ ...modelShape, params: simParametersSchema.optional() });

const providerShape = {
  apiKey: secretInput().optional(),
  headers: mapOf(secretInput(), 'header values').optional(),
  timeoutSeconds: seconds().optional(),
  contextWindow: wholeNumber(1, undefined, 'tokens').optional(),
  contextTokens: wholeNumber(1, undefined, 'tokens').optional(),
  maxTokens: wholeNumber(1, undefined, 'tokens').optional(),
  auth: text('an authentication mode').optional(),
  request: mapOf(z.unknown(), 'transport settings').optional(),
  agentRuntime: openClawObject({ id: text('the id of a runtime').optional() }).optional(),
  ...notSupported(['authHeader', 'injectNumCtxForOpenAICompat', 'localService', 'params', 'region']),
};

export const providerSchema = openClawObject({
  ...providerShape,
  api: apiSchema.optional(),
  baseUrl: httpUrl().optional(),
  models: listOf(modelEntrySchema, 'models').optional(),
});

/** A provider with `api: "sim"`: its models' `params` are the simulator's settings, and closed. */
export const simProviderSchema = openClawObject({
  ...providerShape,
  api: z.literal('sim'),
  baseUrl: z.undefined({ error: 'no baseUrl: the simulator needs no network' }).optional(),
  models: listOf(simModelEntrySchema, 'models').optional(),
});

/** The section without its providers, each of which is checked by the schema that fits its api. */
export const modelsSchema = openClawObject({
  // No catalogue is generated here, so both modes come to the same.
  mode: oneOf(['merge', 'replace']).optional(),
  providers: mapOf(z.unknown(), 'providers').optional(),
  proxy: text('a URL').optional(),
  ...notSupported(['bedrockDiscovery', 'pricing']),
});

export type ProviderEntry = z.infer<typeof providerSchema>;
export type SimProviderEntry = z.infer<typeof simProviderSchema>;

/** The schema that fits what an entry says of its api. */
export function providerSchemaFor(entry: unknown): typeof providerSchema | typeof simProviderSchema {
  return isPlainObject(entry) && entry.api === 'sim' ? simProviderSchema : providerSchema;
}
