// A response request into what a run is asked. Pure: the contract has checked the types, this checks what a
// schema cannot say and refuses by name what cannot be honoured.

import type { Schema } from '../../contract.ts';
import type { Attachments } from '../../core/attachment-request.ts';
import type { RunRequest } from '../../core/briefing.ts';
import type { Message } from '../../core/messages.ts';
import type { ModelOptions, ResponseFormat } from '../../core/model-request.ts';
import type { OpenResult } from '../../core/open-results.ts';
import { AppError } from '../../errors.ts';
import { extraFields, type WireNames } from '../ignored-params.ts';
import type { KnownItems } from './input-items.ts';
import { readInput } from './read-input.ts';
import { readToolChoice, readTools } from './read-tools.ts';

type Body = Schema<'CreateResponseRequest'>;

/** What is stored of what a request refers to. */
export type StoredContext = {
  /** The conversation up to the previous response. */
  readonly chain: readonly Message[];
  readonly items: KnownItems;
};

export type ResponsesRequest = {
  readonly run: RunRequest;
  /** The input alone, without `instructions` and what came before. */
  readonly input: readonly Message[];
  /** Results whose calls have to be in the session. */
  readonly openResults: readonly OpenResult[];
  /** Images and files, whose places the messages hold; undefined where there are none. */
  readonly attachments?: Attachments | undefined;
  readonly stream: boolean;
  /** Fields that were set and that this dialect never honours. */
  readonly ignored: readonly string[];
};

/** Fields that ask for what is not done here; leaving them out would change the meaning. */
const REFUSED: Readonly<Record<string, string>> = {
  conversation: 'conversations are not stored under ids. Send the earlier items in input.',
  prompt: "prompt templates live on OpenAI's servers. Send their text as instructions.",
  moderation: 'a gateway that left it out would let through what it should block.',
  context_management: 'the gateway does not compact a conversation. Send a shorter input.',
};

const LOGPROBS = 'message.output_text.logprobs';

/** Fields that are read here, in whatever way; all others are the core's `extra`. */
const CONSUMED: ReadonlySet<string> = new Set([
  ...Object.keys(REFUSED),
  ...[
    'model',
    'previous_response_id',
    'input',
    'instructions',
    'stream',
    'stream_options',
    'user',
    'tools',
    'tool_choice',
    'text',
  ],
  ...['parallel_tool_calls', 'max_tool_calls', 'reasoning', 'max_output_tokens', 'temperature', 'top_p'],
  ...[
    'presence_penalty',
    'frequency_penalty',
    'top_logprobs',
    'include',
    'store',
    'background',
    'truncation',
  ],
  ...['metadata', 'client_metadata'],
]);

/** How this dialect spells the core's options. */
export const RESPONSES_OPTION_NAMES: WireNames = {
  temperature: 'temperature',
  topP: 'top_p',
  frequencyPenalty: 'frequency_penalty',
  presencePenalty: 'presence_penalty',
  seed: 'seed',
  stop: 'stop',
  maxOutputTokens: 'max_output_tokens',
  logprobs: 'include',
  topLogprobs: 'top_logprobs',
  parallelToolCalls: 'parallel_tool_calls',
  reasoningEffort: 'reasoning.effort',
  reasoningSummary: 'reasoning.summary',
  verbosity: 'text.verbosity',
  endUser: 'user',
};

const NOTHING_STORED: StoredContext = { chain: [], items: new Map() };

/**
 * Throws AppError with `param`: `unsupported_parameter`, `unsupported_value`, `invalid_value`, `item_not_found`. Only a
 * request that nobody answers may have nothing to say.
 */
export function readResponsesRequest(
  body: Body,
  stored: StoredContext = NOTHING_STORED,
  isAnswered = true,
): ResponsesRequest {
  refuse(body);
  if (isAnswered && body.input.length === 0 && typeof body.input !== 'string' && stored.chain.length === 0) {
    throw new AppError('invalid_value', 'input is empty, and no earlier response says what to answer.', {
      param: 'input',
    });
  }
  const tools = readTools(body.tools);
  const { messages, openResults, attachments } = readInput(body.input, body.instructions, stored.items);
  const first = body.instructions ? 1 : 0;
  const input = messages.slice(first);
  return {
    run: {
      messages:
        stored.chain.length === 0 ? messages : [...messages.slice(0, first), ...stored.chain, ...input],
      tools,
      toolChoice: readToolChoice(body.tool_choice, tools),
      responseFormat: readFormat(body.text),
      options: readOptions(body),
      extra: extraFields(body, CONSUMED),
      streaming: body.stream === true || body.background === true,
    },
    input,
    openResults,
    attachments,
    stream: body.stream === true,
    ignored: ignoredFields(body),
  };
}

function refuse(body: Body): void {
  for (const [name, why] of Object.entries(REFUSED)) {
    const value = (body as Readonly<Record<string, unknown>>)[name];
    if (value === undefined || value === null) continue;
    throw new AppError('unsupported_parameter', `${name} is not supported: ${why}`, { param: name });
  }
  if (body.background === true && body.store === false) {
    throw new AppError(
      'invalid_value',
      'background: true needs store: a response that is not kept could not be fetched.',
      { param: 'store' },
    );
  }
}

function ignoredFields(body: Body): string[] {
  return [
    ...(body.include?.some((entry) => entry !== LOGPROBS) === true ? ['include'] : []),
    ...(body.client_metadata ? ['client_metadata'] : []),
    ...(body.stream_options?.include_obfuscation === true ? ['stream_options.include_obfuscation'] : []),
  ];
}

function readFormat(text: Body['text']): ResponseFormat {
  const format = text?.format;
  switch (format?.type) {
    case undefined:
    case 'text':
      return { type: 'text' };
    case 'json_object':
      return { type: 'json-object' };
    case 'json_schema': {
      const { name, description, schema, strict } = format;
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
  const topLogprobs = body.top_logprobs ?? undefined;
  const logprobs = (topLogprobs ?? 0) > 0 || body.include?.includes(LOGPROBS) === true;
  return {
    temperature: body.temperature ?? undefined,
    topP: body.top_p ?? undefined,
    frequencyPenalty: body.frequency_penalty ?? undefined,
    presencePenalty: body.presence_penalty ?? undefined,
    maxOutputTokens: body.max_output_tokens ?? undefined,
    logprobs: logprobs || undefined,
    topLogprobs: logprobs ? topLogprobs : undefined,
    parallelToolCalls: body.parallel_tool_calls ?? undefined,
    reasoningEffort: body.reasoning?.effort ?? undefined,
    reasoningSummary: body.reasoning?.summary ?? undefined,
    verbosity: body.text?.verbosity ?? undefined,
    endUser: body.user || undefined,
  };
}
