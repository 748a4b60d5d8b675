// A folded run as one chat completion.

import type { Schema } from '../../contract.ts';
import type { RunResult } from '../../core/fold-run.ts';
import type { TextLogprob, TokenLogprob } from '../../core/model-events.ts';
import type { RunEnd } from '../../core/run-events.ts';
import { runCancelled } from '../run-cancelled.ts';
import { writeToolActivity } from './write-tool-activity.ts';
import { writeUsage } from './write-usage.ts';

/** What one answer's pieces have in common; ids and time are the caller's to make. */
export type ChatAnswer = {
  /** `chatcmpl-…` */
  readonly id: string;
  readonly createdSeconds: number;
  /** The requested string, as it was sent. */
  readonly model: string;
};

/**
 * The body of the answer; with `toolEvents` it tells which tools of the gateway were called. Throws
 * `upstream_interrupted` for a run that was cancelled.
 */
export function writeCompletion(
  answer: ChatAnswer,
  result: RunResult,
  { toolEvents }: { readonly toolEvents: boolean },
): Schema<'ChatCompletion'> {
  const activity = toolEvents ? result.toolActivity : [];
  return {
    id: answer.id,
    object: 'chat.completion',
    created: answer.createdSeconds,
    model: answer.model,
    choices: [
      {
        index: 0,
        message: writeMessage(result.content),
        logprobs: writeAllLogprobs(result.content),
        finish_reason: finishReason(result.end),
      },
    ],
    ...(result.end.usage === undefined ? {} : { usage: writeUsage(result.end.usage) }),
    ...(activity.length === 0 ? {} : { clawgate: { tool_activity: activity.map(writeToolActivity) } }),
  };
}

/** Why the answer ended, in the wire's words. Throws when it did not: a broken run has no finish reason. */
export function finishReason(end: RunEnd): Schema<'ChatCompletionFinishReason'> {
  switch (end.status) {
    case 'completed':
      return 'stop';
    case 'tool-calls':
      return 'tool_calls';
    case 'incomplete':
      return end.reason === 'length' ? 'length' : 'content_filter';
    case 'failed':
      throw end.failure;
    case 'cancelled':
      throw runCancelled();
  }
}

/** One entry for each token. */
export function writeLogprobs(logprobs: readonly TextLogprob[]): Schema<'ChatCompletionLogprobs'> {
  return {
    content: logprobs.map((entry) => ({ ...writeLogprob(entry), top_logprobs: entry.top.map(writeLogprob) })),
    refusal: null,
  };
}

function writeLogprob({ token, logprob, bytes }: TokenLogprob): Schema<'ChatCompletionTopLogprob'> {
  return { token, logprob, bytes: bytes === null ? null : [...bytes] };
}

/** Of all text, in order; null when the backend gave none of any. */
function writeAllLogprobs(content: RunResult['content']): Schema<'ChatCompletionLogprobs'> | null {
  const given = content.flatMap((part) => (part.type === 'text' && part.logprobs ? [part.logprobs] : []));
  return given.length === 0 ? null : writeLogprobs(given.flat());
}

function writeMessage(content: RunResult['content']): Schema<'ChatCompletionMessage'> {
  let text: string | null = null;
  let refusal: string | null = null;
  let reasoning = '';
  const calls: Schema<'ChatCompletionAnswerToolCall'>[] = [];
  for (const part of content) {
    switch (part.type) {
      case 'text':
        text = (text ?? '') + part.text;
        break;
      case 'refusal':
        refusal = (refusal ?? '') + part.text;
        break;
      case 'reasoning':
        reasoning += part.text;
        break;
      case 'tool-call':
        calls.push({
          id: part.id,
          type: 'function',
          function: { name: part.name, arguments: part.argumentsText },
        });
        break;
    }
  }
  // An answer of nothing at all is an empty text: clients read null as "look at the tool calls".
  if (text === null && refusal === null && calls.length === 0) text = '';
  return {
    role: 'assistant',
    content: text,
    refusal,
    ...(reasoning === '' ? {} : { reasoning_content: reasoning }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  };
}
