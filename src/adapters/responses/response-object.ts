// The response object: what the request said, the values in force, and how the run stands. Every member is
// always there (both published specifications want it so); what does not apply is null.

import type { Schema } from '../../contract.ts';
import type { Usage } from '../../core/model-events.ts';
import type { RunEnd } from '../../core/run-events.ts';
import { type AppError, toWireError } from '../../errors.ts';

type Body = Schema<'CreateResponseRequest'>;
type Wire = Schema<'Response'>;

/** The members that stay the same from the first event to the last. */
export type ResponseBase = Omit<
  Wire,
  'status' | 'completed_at' | 'error' | 'incomplete_details' | 'output' | 'usage'
>;

/** Ids and time are the caller's to make: `id` is `resp_…`. */
export function responseBase(
  body: Body,
  made: { readonly id: string; readonly createdSeconds: number },
): ResponseBase {
  return {
    id: made.id,
    object: 'response',
    created_at: made.createdSeconds,
    model: body.model,
    instructions: body.instructions ?? null,
    tools: echoTools(body.tools),
    tool_choice: echoToolChoice(body.tool_choice),
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    max_tool_calls: body.max_tool_calls ?? null,
    text: echoText(body.text),
    reasoning: body.reasoning
      ? { effort: body.reasoning.effort ?? null, summary: body.reasoning.summary ?? null }
      : null,
    max_output_tokens: body.max_output_tokens ?? null,
    temperature: body.temperature ?? 1,
    top_p: body.top_p ?? 1,
    presence_penalty: body.presence_penalty ?? 0,
    frequency_penalty: body.frequency_penalty ?? 0,
    top_logprobs: body.top_logprobs ?? 0,
    truncation: body.truncation ?? 'disabled',
    store: body.store ?? true,
    background: body.background ?? false,
    previous_response_id: body.previous_response_id ?? null,
    service_tier: 'default',
    metadata: body.metadata ?? {},
    prompt_cache_key: body.prompt_cache_key ?? null,
    safety_identifier: body.safety_identifier ?? null,
    access_programs: null,
  };
}

/** The response while the run goes on. */
export function responseInProgress(base: ResponseBase): Wire {
  return { ...base, ...OPEN, status: 'in_progress', output: [] };
}

/** The response in the background that has not begun to answer. */
export function responseQueued(base: ResponseBase): Wire {
  return { ...base, ...OPEN, status: 'queued', output: [] };
}

/** The response of a run that has ended. */
export function responseAtEnd(
  base: ResponseBase,
  end: RunEnd,
  output: Wire['output'],
  completedAtSeconds: number,
): Wire {
  const usage = end.usage === undefined ? null : writeUsage(end.usage);
  switch (end.status) {
    case 'completed':
    case 'tool-calls':
      return { ...base, ...OPEN, status: 'completed', completed_at: completedAtSeconds, output, usage };
    case 'incomplete': {
      const reason = end.reason === 'length' ? 'max_output_tokens' : 'content_filter';
      return { ...base, ...OPEN, status: 'incomplete', incomplete_details: { reason }, output, usage };
    }
    case 'failed':
      return { ...base, ...OPEN, status: 'failed', error: writeError(end.failure), output, usage };
    case 'cancelled':
      return { ...base, ...OPEN, status: 'cancelled', output, usage };
  }
}

/** The same response, failed after all. */
export function failedResponse(response: Wire, failure: AppError): Wire {
  return { ...response, ...FAILED, error: writeError(failure) };
}

const FAILED = { status: 'failed', completed_at: null, incomplete_details: null } as const;

const OPEN = { completed_at: null, error: null, incomplete_details: null, usage: null } as const;

/** OpenAI knows few codes here; what a client could change is `invalid_prompt`. */
function writeError(failure: AppError): Schema<'ResponseError'> {
  const { message, type } = toWireError(failure);
  if (failure.code === 'rate_limit_exceeded') return { code: 'rate_limit_exceeded', message };
  const callersFault = type === 'invalid_request_error' || failure.code === 'upstream_rejected';
  return { code: callersFault ? 'invalid_prompt' : 'server_error', message };
}

/** Strict clients want both details always, so what the backend did not report is 0 here (the contract says so). */
function writeUsage(usage: Usage): Schema<'ResponseUsage'> {
  return {
    input_tokens: usage.inputTokens,
    input_tokens_details: {
      cached_tokens: usage.cachedInputTokens ?? 0,
      cache_write_tokens: usage.cacheWriteTokens ?? 0,
    },
    output_tokens: usage.outputTokens,
    output_tokens_details: { reasoning_tokens: usage.reasoningTokens ?? 0 },
    total_tokens: usage.inputTokens + usage.outputTokens,
  };
}

function echoTools(tools: Body['tools']): Wire['tools'] {
  const echoed: Wire['tools'] = [];
  for (const tool of tools ?? []) {
    if (tool.type !== 'function') continue;
    echoed.push({
      type: 'function',
      name: tool.name,
      description: tool.description ?? null,
      parameters: tool.parameters ?? null,
      strict: tool.strict ?? null,
    });
  }
  return echoed;
}

function echoToolChoice(choice: Body['tool_choice']): Wire['tool_choice'] {
  if (choice === undefined || choice === null) return 'auto';
  if (typeof choice === 'string') return choice;
  switch (choice.type) {
    case 'function':
      return { type: 'function', name: choice.name };
    case 'allowed_tools':
      return {
        type: 'allowed_tools',
        mode: choice.mode ?? 'auto',
        tools: choice.tools.map((tool) => ({ type: 'function', name: tool.name })),
      };
    default:
      return 'auto';
  }
}

function echoText(text: Body['text']): Wire['text'] {
  const format = text?.format;
  const verbosity = text?.verbosity ? { verbosity: text.verbosity } : {};
  if (format?.type === 'json_schema') {
    const { name, description, schema, strict } = format;
    return {
      format: { type: 'json_schema', name, description: description ?? '', schema, strict: strict ?? false },
      ...verbosity,
    };
  }
  return { format: { type: format?.type ?? 'text' }, ...verbosity };
}
