// A chat completion request into what a run is asked. Pure: the contract has checked the types, this checks
// what a schema cannot say and refuses by name what cannot be honoured.

import type { Schema } from '../../contract.ts';
import type { Attachments } from '../../core/attachment-request.ts';
import type { RunRequest } from '../../core/briefing.ts';
import type { ModelOptions, ResponseFormat, ToolChoice, ToolDefinition } from '../../core/model-request.ts';
import { AppError } from '../../errors.ts';
import { AttachmentPlaces } from '../attachment-places.ts';
import { extraFields, type WireNames } from '../ignored-params.ts';
import { refuseRepeatedNames } from '../tool-names.ts';
import { type ChatImagePolicy, imageBytes, readMessages } from './read-messages.ts';

type Body = Schema<'CreateChatCompletionRequest'>;

export type ChatRequest = {
  readonly run: RunRequest;
  /** Files, and images to fetch, whose places the messages hold; undefined where there are none. */
  readonly attachments?: Attachments | undefined;
  /** What is left of the policy's `maxTotalBytes` for them. */
  readonly imageBytesLeft: number;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  /** Fields that were set and that this dialect never honours. */
  readonly ignored: readonly string[];
  /** How this request spells the core's options. */
  readonly optionNames: WireNames;
};

/** Fields that ask for what no agent does; leaving them out would change the meaning. */
const REFUSED: Readonly<Record<string, string>> = {
  audio: 'agents answer in text.',
  functions: 'send tools instead.',
  function_call: 'send tool_choice instead.',
  moderation: 'a gateway that left it out would let through what it should block.',
  web_search_options: 'what an agent may search with is configured on the gateway.',
};

/** Fields that are read here, in whatever way; all others are the core's `extra`. */
const CONSUMED: ReadonlySet<string> = new Set([
  ...Object.keys(REFUSED),
  ...[
    'messages',
    'model',
    'stream',
    'stream_options',
    'user',
    'tools',
    'tool_choice',
    'response_format',
    'n',
  ],
  ...[
    'temperature',
    'top_p',
    'frequency_penalty',
    'presence_penalty',
    'seed',
    'stop',
    'logprobs',
    'top_logprobs',
  ],
  ...['max_completion_tokens', 'max_tokens', 'parallel_tool_calls', 'reasoning_effort', 'verbosity'],
  ...['modalities', 'metadata', 'store'],
]);

/** How this dialect spells the core's options. */
export const CHAT_OPTION_NAMES: WireNames = {
  temperature: 'temperature',
  topP: 'top_p',
  frequencyPenalty: 'frequency_penalty',
  presencePenalty: 'presence_penalty',
  seed: 'seed',
  stop: 'stop',
  maxOutputTokens: 'max_completion_tokens',
  logprobs: 'logprobs',
  topLogprobs: 'top_logprobs',
  parallelToolCalls: 'parallel_tool_calls',
  reasoningEffort: 'reasoning_effort',
  reasoningSummary: 'reasoning_summary',
  verbosity: 'verbosity',
  endUser: 'user',
};

/** Throws AppError with `param`: `unsupported_parameter`, `unsupported_value`, `invalid_value`. */
export function readChatRequest(body: Body, images: ChatImagePolicy): ChatRequest {
  refuse(body);
  const tools = (body.tools ?? []).map(readTool);
  refuseRepeatedNames(tools, 'function.name');
  const places = new AttachmentPlaces();
  const messages = readMessages(body.messages, images, places);
  const latest = messages.findLast(({ role }) => role === 'user');
  return {
    run: {
      messages,
      tools,
      toolChoice: readToolChoice(body.tool_choice, tools),
      responseFormat: readResponseFormat(body.response_format),
      options: readOptions(body),
      extra: extraFields(body, CONSUMED),
      streaming: body.stream === true,
    },
    optionNames: limitIsOld(body)
      ? { ...CHAT_OPTION_NAMES, maxOutputTokens: 'max_tokens' }
      : CHAT_OPTION_NAMES,
    attachments: places.requests,
    imageBytesLeft: images.maxTotalBytes - (latest?.role === 'user' ? imageBytes(latest.content) : 0),
    stream: body.stream === true,
    includeUsage: body.stream_options?.include_usage === true,
    ignored: [
      ...(body.metadata ? ['metadata'] : []),
      ...(body.store === true ? ['store'] : []),
      ...(body.stream_options?.include_obfuscation === true ? ['stream_options.include_obfuscation'] : []),
    ],
  };
}

function refuse(body: Body): void {
  for (const [name, why] of Object.entries(REFUSED)) {
    const value = (body as Readonly<Record<string, unknown>>)[name];
    if (value === undefined || value === null) continue;
    throw new AppError('unsupported_parameter', `${name} is not supported: ${why}`, { param: name });
  }
  if (body.modalities?.includes('audio')) {
    throw new AppError('unsupported_value', 'modalities may only be ["text"]: agents answer in text.', {
      param: 'modalities',
    });
  }
  if (body.top_logprobs != null && body.top_logprobs > 0 && body.logprobs !== true) {
    throw new AppError('invalid_value', 'top_logprobs needs logprobs: true.', { param: 'top_logprobs' });
  }
}

function readTool(tool: Schema<'ChatCompletionTool'>): ToolDefinition {
  const { name, description, parameters, strict } = tool.function;
  return {
    name,
    description: description ?? undefined,
    parameters: parameters ?? undefined,
    strict: strict ?? undefined,
  };
}

function readToolChoice(choice: Body['tool_choice'], tools: readonly ToolDefinition[]): ToolChoice {
  if (choice === undefined || choice === null) return { type: 'auto' };
  if (typeof choice !== 'string') {
    const { name } = choice.function;
    if (tools.some((tool) => tool.name === name)) return { type: 'tool', name };
    throw new AppError(
      'invalid_value',
      `tool_choice names the function ${JSON.stringify(name)}, which is not in tools.`,
      {
        param: 'tool_choice',
      },
    );
  }
  if (choice === 'required' && tools.length === 0) {
    throw new AppError('invalid_value', 'tool_choice "required" needs at least one tool in tools.', {
      param: 'tool_choice',
    });
  }
  return { type: choice };
}

function readResponseFormat(format: Body['response_format']): ResponseFormat {
  switch (format?.type) {
    case undefined:
    case 'text':
      return { type: 'text' };
    case 'json_object':
      return { type: 'json-object' };
    case 'json_schema': {
      const { name, description, schema, strict } = format.json_schema;
      if (schema === undefined || schema === null) return { type: 'json-object' };
      return {
        type: 'json-schema',
        name,
        description: description ?? undefined,
        schema,
        strict: strict ?? undefined,
      };
    }
  }
}

function readOptions(body: Body): ModelOptions {
  return {
    temperature: body.temperature ?? undefined,
    topP: body.top_p ?? undefined,
    frequencyPenalty: body.frequency_penalty ?? undefined,
    presencePenalty: body.presence_penalty ?? undefined,
    seed: body.seed ?? undefined,
    stop: readStop(body.stop),
    maxOutputTokens: body.max_completion_tokens ?? body.max_tokens ?? undefined,
    logprobs: body.logprobs ?? undefined,
    topLogprobs: body.top_logprobs ?? undefined,
    parallelToolCalls: body.parallel_tool_calls ?? undefined,
    reasoningEffort: body.reasoning_effort ?? undefined,
    verbosity: body.verbosity ?? undefined,
    endUser: body.user || undefined,
  };
}

function limitIsOld(body: Body): boolean {
  return body.max_completion_tokens == null && body.max_tokens != null;
}

function readStop(stop: Body['stop']): readonly string[] | undefined {
  if (typeof stop === 'string') return [stop];
  return stop == null || stop.length === 0 ? undefined : stop;
}
