// Results whose calls are not in the request that brings them: a session may hold the calls, or nobody does.

import { AppError } from '../errors.ts';
import type { Message } from './messages.ts';

/** A tool message of a request in which no call comes before it. */
export type OpenResult = {
  readonly toolCallId: string;
  /** The field of the request that names the call. */
  readonly param: string;
};

/** Throws `invalid_value` for the first result without a call before it in the conversation. */
export function requireCalls(results: readonly OpenResult[], conversation: readonly Message[]): void {
  if (results.length === 0) return;
  const unanswered = new Map(results.map((result) => [result.toolCallId, result]));
  for (const message of conversation) {
    // A result that stands before its call is not its result.
    if (message.role === 'tool' && unanswered.has(message.toolCallId)) break;
    if (message.role !== 'assistant') continue;
    for (const part of message.content) if (part.type === 'tool-call') unanswered.delete(part.id);
  }
  const [missing] = unanswered.values();
  if (missing === undefined) return;
  const { toolCallId, param } = missing;
  throw new AppError(
    'invalid_value',
    `${param} answers no function_call before it: ${JSON.stringify(toolCallId.slice(0, 80))}.`,
    { param },
  );
}
