// One answer of the chat wire as model events, whether it comes in chunks or whole. Keeps what only the end
// tells: finish reason, usage, open tool calls. Knows nothing of HTTP or of how frames are cut.

import type { NewId } from '../../core/ambient.ts';
import type { ModelEnd, ModelEvent, TextLogprob, Usage } from '../../core/model-events.ts';
import { AppError } from '../../errors.ts';
import { isPlainObject } from '../../lib/plain-object.ts';
import { type StateOwner, wrapState } from '../provider-state.ts';
import { toStreamedUpstreamError, type UpstreamContext } from '../upstream-error.ts';
import type { WireAnswer, WireChoice, WireDelta } from './chat-wire.ts';
import { invalidResponse } from './invalid-response.ts';
import { readLogprobs } from './logprobs-reader.ts';
import { ReasoningDetails } from './reasoning-details.ts';
import { ToolCallReader } from './tool-call-reader.ts';
import { readUsage } from './usage-reader.ts';

export class AnswerReader {
  readonly #context: UpstreamContext;
  readonly #owner: StateOwner;
  readonly #toolCalls: ToolCallReader;
  readonly #reasoningDetails = new ReasoningDetails();
  #finishReason: string | undefined;
  #usage: Usage | undefined;
  #hasAnswered = false;
  #notes = 0;

  constructor(context: UpstreamContext, owner: StateOwner, newId: NewId) {
    this.#context = context;
    this.#owner = owner;
    this.#toolCalls = new ToolCallReader(owner, newId);
  }

  /** True once the backend has said why it stopped: what comes after may be missing without harm. */
  get isFinished(): boolean {
    return this.#finishReason !== undefined;
  }

  /** True once anything of a chat completion was seen. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  /** The tokens reported so far. */
  get usage(): Usage | undefined {
    return this.#usage;
  }

  /** Grows whenever a chunk says something that is kept for the end, beside its events. */
  get notes(): number {
    return this.#notes;
  }

  /** Reads one chunk, or a whole answer, into events. Throws the AppError that an `error` member stands for. */
  read(answer: WireAnswer, events: ModelEvent[]): void {
    if (answer.error !== undefined && answer.error !== null) {
      throw toStreamedUpstreamError(answer, this.#context);
    }
    const { choices, usage } = answer;
    if (isPlainObject(usage)) {
      this.#usage = readUsage(usage) ?? this.#usage;
      this.#notes += 1;
    }
    if (!Array.isArray(choices)) return;
    this.#hasAnswered = true;
    if (choices.length === 0) return;
    const choice: unknown = choices[0];
    if (!isPlainObject(choice)) throw invalidResponse(this.#context.providerId, 'a choice that is no object');
    // Only one choice is ever asked for; a server that gives more numbers them.
    if (typeof choice.index === 'number' && choice.index > 0) return;
    this.#readChoice(choice as WireChoice, events);
  }

  /** The end of a complete answer. */
  end(events: ModelEvent[]): ModelEnd {
    const usage = this.#usage;
    const failure = this.#failureOfReason();
    if (failure !== undefined) return { type: 'model-end', reason: 'failed', usage, failure };
    this.#toolCalls.finish(events);
    const reasoningDetails = this.#reasoningDetails.all;
    if (reasoningDetails.length > 0) {
      const state = wrapState(this.#owner, { reasoningDetails });
      events.push({ type: 'reasoning-delta', text: '', state });
    }
    const reason = this.#stopReason();
    // An answer that a limit cut off may have lost the name; any other would look like one without the call.
    if (this.#toolCalls.hasNameless && reason !== 'length' && reason !== 'content-filter') {
      const nameless = invalidResponse(this.#context.providerId, 'a tool call that has no name');
      return { type: 'model-end', reason: 'failed', usage, failure: nameless };
    }
    return { type: 'model-end', reason, usage };
  }

  #readChoice(choice: WireChoice, events: ModelEvent[]): void {
    const delta = choice.delta ?? withNumberedCalls(choice.message);
    if (delta !== undefined && delta !== null) {
      const logprobs = choice.logprobs ? readLogprobs(choice.logprobs.content) : undefined;
      this.#readDelta(delta, logprobs, events);
    }
    const reason = choice.finish_reason;
    if (typeof reason === 'string' && reason !== '') {
      this.#finishReason = reason;
      this.#notes += 1;
    }
    if (isPlainObject(choice.error)) throw toStreamedUpstreamError(choice.error, this.#context);
  }

  #readDelta(delta: WireDelta, logprobs: readonly TextLogprob[] | undefined, events: ModelEvent[]): void {
    const reasoning = readReasoning(delta);
    if (Array.isArray(delta.reasoning_details) && delta.reasoning_details.length > 0) {
      this.#reasoningDetails.read(delta.reasoning_details);
      this.#notes += 1;
    }
    if (reasoning !== '') events.push({ type: 'reasoning-delta', text: reasoning });
    const { content, refusal } = delta;
    if (typeof content === 'string') {
      if (logprobs !== undefined) events.push({ type: 'text-delta', text: content, logprobs });
      else if (content !== '') events.push({ type: 'text-delta', text: content });
    } else if (Array.isArray(content)) {
      readContentParts(content, events);
    }
    if (typeof refusal === 'string' && refusal !== '') events.push({ type: 'refusal-delta', text: refusal });
    this.#readToolCalls(delta, events);
  }

  #readToolCalls({ tool_calls, function_call }: WireDelta, events: ModelEvent[]): void {
    const calls = function_call ? [{ index: 0, function: function_call }] : tool_calls;
    if (!Array.isArray(calls) || calls.length === 0) return;
    this.#toolCalls.read(calls, events);
    this.#notes += 1;
  }

  #stopReason(): 'stop' | 'length' | 'content-filter' | 'tool-calls' {
    switch (this.#finishReason) {
      case 'length':
      case 'max_tokens':
      case 'model_length':
        return 'length';
      case 'content_filter':
      case 'safety':
      case 'refusal':
        return 'content-filter';
      default:
        // What was called counts, not the word: OpenAI says `stop` for a pinned function, Ollama did for any.
        return this.#toolCalls.count > 0 ? 'tool-calls' : 'stop';
    }
  }

  /** The reasons by which a server says that it broke off. */
  #failureOfReason(): AppError | undefined {
    const backend = `The backend ${this.#context.providerId}`;
    switch (this.#finishReason) {
      case 'error':
        return new AppError('upstream_error', `${backend} ended its answer with an error.`);
      case 'abort':
        return new AppError('upstream_interrupted', `${backend} aborted its answer.`);
      case 'insufficient_system_resource':
        return new AppError('upstream_overloaded', `${backend} ran out of resources during its answer.`);
      default:
        return undefined;
    }
  }
}

/** One of several spellings; a server that sends two sends the same text twice. */
function readReasoning({ reasoning_content, reasoning, reasoning_details }: WireDelta): string {
  if (typeof reasoning_content === 'string' && reasoning_content !== '') return reasoning_content;
  if (typeof reasoning === 'string') return reasoning;
  if (!Array.isArray(reasoning_details)) return '';
  return reasoning_details
    .filter(isPlainObject)
    .map(({ text, summary }) =>
      typeof text === 'string' ? text : typeof summary === 'string' ? summary : '',
    )
    .join('');
}

/** Mistral's reasoning models answer in parts: `{type: 'thinking', thinking: […]}` and `{type: 'text', text}`. */
function readContentParts(parts: readonly unknown[], events: ModelEvent[]): void {
  for (const part of parts.filter(isPlainObject)) {
    if (part.type === 'text' && typeof part.text === 'string' && part.text !== '') {
      events.push({ type: 'text-delta', text: part.text });
    } else if (part.type === 'thinking' && Array.isArray(part.thinking)) {
      const thoughts = part.thinking.filter(isPlainObject).map(({ text }) => String(text ?? ''));
      events.push({ type: 'reasoning-delta', text: thoughts.join('') });
    }
  }
}

/** In a whole message each call is one of its own, whatever ids and numbers a server gives them. */
function withNumberedCalls(message: WireChoice['message']): WireChoice['message'] {
  if (!Array.isArray(message?.tool_calls)) return message;
  const calls: readonly unknown[] = message.tool_calls;
  return { ...message, tool_calls: calls.map((call, index) => ({ ...Object(call), index })) };
}
