// A model request as the SDK's call options. Decides what every vendor has in common; a Vendor says the rest.

import type { JSONSchema7, LanguageModelV4CallOptions, LanguageModelV4FunctionTool } from '@ai-sdk/provider';
import type { ModelConfig } from '../../config/config.ts';
import type { ModelOptionName, ModelOptions, ModelRequest } from '../../core/model-request.ts';
import type { StateOwner } from '../provider-state.ts';
import { refuseImages } from '../refuse-images.ts';
import type { Vendor } from './vendor.ts';
import { writeInstructions, writePrompt } from './write-prompt.ts';

/** Throws AppError for what would change the answer's meaning and cannot be honoured. */
export function writeCallOptions(
  vendor: Vendor,
  owner: StateOwner,
  request: ModelRequest,
  model: ModelConfig | undefined,
): LanguageModelV4CallOptions {
  refuseImages(request, model, request.model);
  vendor.refuse(request);
  const options = honouredOptions(request.options, vendor.ignoredOptions(request, model));
  const instructions = writeInstructions(vendor, request.instructions, request.messages);
  const prompt = writePrompt(vendor, owner, request.messages);
  const settings = vendor.providerOptions(request, options, model);
  if (instructions !== undefined) {
    if (vendor.instructionsOption === undefined) prompt.unshift({ role: 'system', content: instructions });
    else settings[vendor.instructionsOption] = instructions;
  }
  return {
    prompt,
    ...defined({
      maxOutputTokens: vendor.maxOutputTokens(request, options, model),
      temperature: options.temperature,
      topP: options.topP,
      frequencyPenalty: options.frequencyPenalty,
      presencePenalty: options.presencePenalty,
      seed: options.seed,
      stopSequences: options.stop === undefined || options.stop.length === 0 ? undefined : [...options.stop],
      reasoning: options.reasoningEffort,
    }),
    ...responseFormat(request),
    ...tools(vendor, request),
    providerOptions: { [vendor.optionsKey]: settings },
  };
}

function honouredOptions(options: ModelOptions, ignored: readonly ModelOptionName[]): ModelOptions {
  if (ignored.length === 0) return options;
  return Object.fromEntries(
    Object.entries(options).filter(([name]) => !ignored.includes(name as ModelOptionName)),
  );
}

function responseFormat({
  responseFormat: format,
}: ModelRequest): Pick<LanguageModelV4CallOptions, 'responseFormat'> {
  switch (format.type) {
    case 'text':
      return {};
    case 'json-object':
      return { responseFormat: { type: 'json' } };
    case 'json-schema':
      return {
        responseFormat: {
          type: 'json',
          name: format.name,
          schema: format.schema as JSONSchema7,
          ...defined({ description: format.description }),
        },
      };
  }
}

function tools(
  vendor: Vendor,
  { tools: offered, toolChoice: choice }: ModelRequest,
): Pick<LanguageModelV4CallOptions, 'tools' | 'toolChoice'> {
  if (offered.length === 0) return {};
  return {
    tools: offered.map(({ name, description, parameters, strict }): LanguageModelV4FunctionTool => {
      const said = strict ?? (vendor.sendsStrictFalse ? false : undefined);
      const inputSchema = (parameters ?? { type: 'object', properties: {} }) as JSONSchema7;
      return { type: 'function', name, inputSchema, ...defined({ description, strict: said }) };
    }),
    toolChoice: choice.type === 'tool' ? { type: 'tool', toolName: choice.name } : { type: choice.type },
  };
}

/** The SDK's optional members do not take undefined. */
function defined<T extends object>(members: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof T]?: Exclude<T[Name], undefined> };
}
