// A model request as the body of POST /chat/completions. Pure: no network, no configuration beyond the
// provider's own entry.

import type { ModelConfig, ProviderConfig } from '../../config/config.ts';
import type { ModelRequest, ResponseFormat, ToolDefinition } from '../../core/model-request.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { refuseImages } from '../refuse-images.ts';
import type { ChatDialect } from './dialect.ts';
import { writeMessages } from './message-writer.ts';

/**
 * The body, ready for JSON (members that are undefined are left out by it). Later ones win: the model's
 * configured params, the caller's extra fields, what we say ourselves.
 * Throws AppError `unsupported_value` for images when the model's entry says that it takes none.
 */
export function writeChatRequest(
  request: ModelRequest,
  config: Pick<ProviderConfig, 'id' | 'api' | 'models'>,
  dialect: ChatDialect,
): Readonly<Record<string, unknown>> {
  const model = config.models.find(({ id }) => id === request.model);
  refuseImages(request, model, `${config.id}/${request.model}`);
  const own = {
    ...writeOptions(request, dialect),
    ...writeTools(request),
    response_format: writeResponseFormat(request.responseFormat),
    stream_options: request.streaming && dialect.takesStreamOptions ? { include_usage: true } : undefined,
  };
  return {
    ...wireParams(model, dialect),
    ...request.extra,
    ...withoutUndefined(own),
    model: request.model,
    messages: writeMessages(request.instructions, request.messages, dialect, config),
    stream: request.streaming,
  };
}

function writeOptions({ options }: ModelRequest, dialect: ChatDialect): Record<string, unknown> {
  return {
    temperature: options.temperature,
    top_p: options.topP,
    frequency_penalty: options.frequencyPenalty,
    presence_penalty: options.presencePenalty,
    seed: options.seed,
    stop: options.stop,
    [maxTokensField(dialect)]: options.maxOutputTokens,
    // Alternatives are refused without it.
    logprobs: options.logprobs ?? (options.topLogprobs === undefined ? undefined : true),
    top_logprobs: options.topLogprobs,
    reasoning_effort: options.reasoningEffort,
    verbosity: options.verbosity,
    user: options.endUser,
  };
}

function maxTokensField({ isOpenAI }: ChatDialect): string {
  return isOpenAI ? 'max_completion_tokens' : 'max_tokens';
}

/**
 * A limit to some tools is kept by describing no others: every server honours that, while OpenAI's
 * `allowed_tools` is known to its newest models only.
 */
function writeTools({ tools, toolChoice, options }: ModelRequest): Record<string, unknown> {
  const allowed = 'allowed' in toolChoice ? toolChoice.allowed : undefined;
  const offered = allowed === undefined ? tools : tools.filter(({ name }) => allowed.includes(name));
  // Without tools OpenAI refuses both other fields.
  if (offered.length === 0) return {};
  return {
    tools: offered.map(writeTool),
    tool_choice: writeToolChoice(toolChoice),
    parallel_tool_calls: options.parallelToolCalls,
  };
}

function writeTool({ name, description, parameters, strict }: ToolDefinition): unknown {
  return {
    type: 'function',
    function: {
      name,
      description,
      // Not every server takes a function without the field.
      parameters: parameters ?? { type: 'object', properties: {}, additionalProperties: false },
      strict,
    },
  };
}

function writeToolChoice(choice: ModelRequest['toolChoice']): unknown {
  switch (choice.type) {
    case 'auto':
      return undefined;
    case 'none':
    case 'required':
      return choice.type;
    case 'tool':
      return { type: 'function', function: { name: choice.name } };
    default:
      return unreachable(choice);
  }
}

function writeResponseFormat(format: ResponseFormat): unknown {
  switch (format.type) {
    case 'text':
      return undefined;
    case 'json-object':
      return { type: 'json_object' };
    case 'json-schema': {
      const { name, description, schema, strict } = format;
      return { type: 'json_schema', json_schema: { name, description, schema, strict } };
    }
    default:
      return unreachable(format);
  }
}

/** OpenClaw's spellings of what the wire calls otherwise. Every other key of `params` is a wire field already. */
const PARAM_FIELDS = new Map([
  ['topP', 'top_p'],
  ['frequencyPenalty', 'frequency_penalty'],
  ['presencePenalty', 'presence_penalty'],
]);

const MAX_TOKENS_PARAMS = ['maxTokens', 'max_tokens', 'max_completion_tokens'];

function wireParams(model: ModelConfig | undefined, dialect: ChatDialect): Record<string, unknown> {
  const entries = Object.entries(model?.params ?? {}).map(([name, value]) => [
    MAX_TOKENS_PARAMS.includes(name) ? maxTokensField(dialect) : (PARAM_FIELDS.get(name) ?? name),
    value,
  ]);
  return Object.fromEntries(entries);
}

function withoutUndefined(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const present: Record<string, unknown> = {};
  for (const name in fields) if (fields[name] !== undefined) present[name] = fields[name];
  return present;
}
