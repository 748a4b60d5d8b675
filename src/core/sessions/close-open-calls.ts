// Backends refuse a conversation in which a tool call has no result. Callers leave such calls behind when they stop
// half-way or drop tool messages from their history.

import type { AssistantMessage, Message, ToolMessage } from '../messages.ts';

const NO_RESULT = 'The caller gave no result for this call.';

/**
 * The same messages, with a result that says so for every call that has none before the next user message or answer.
 * Assistant messages in a row are one answer, whose results may all come behind it, in any order. Gives back the very
 * array when no call is open.
 */
export function closeOpenCalls(messages: readonly Message[]): readonly Message[] {
  let closed: Message[] | undefined;
  let copied = 0;
  for (let start = 0; start < messages.length; ) {
    const answerEnd = endOf(messages, start, (role) => role === 'assistant');
    if (answerEnd === start) {
      start += 1;
      continue;
    }
    const end = endOf(messages, answerEnd, (role) => role !== 'assistant' && role !== 'user');
    // Results stand together behind the answer that asked for them; backends want it so.
    const resultsEnd = endOf(messages, answerEnd, (role) => role === 'tool');
    const results = resultIds(messages, answerEnd, end);
    for (let index = start; index < answerEnd; index += 1) {
      const missing = missingResults(messages[index], results);
      if (missing.length === 0) continue;
      closed ??= [];
      const place = index === answerEnd - 1 ? resultsEnd : index + 1;
      for (; copied < place; copied += 1) closed.push(messages[copied] as Message);
      for (const result of missing) closed.push(result);
    }
    start = end;
  }
  if (closed === undefined) return messages;
  for (; copied < messages.length; copied += 1) closed.push(messages[copied] as Message);
  return closed;
}

/** The first place from `start` on whose role does not hold; the end when all do. */
function endOf(
  messages: readonly Message[],
  start: number,
  holds: (role: Message['role']) => boolean,
): number {
  for (let place = start; ; place += 1) {
    const message = messages[place];
    if (message === undefined || !holds(message.role)) return place;
  }
}

function resultIds(messages: readonly Message[], from: number, to: number): ReadonlySet<string> {
  const ids = new Set<string>();
  for (let place = from; place < to; place += 1) {
    const message = messages[place];
    if (message?.role === 'tool') ids.add(message.toolCallId);
  }
  return ids;
}

function missingResults(message: Message | undefined, results: ReadonlySet<string>): ToolMessage[] {
  if (message?.role !== 'assistant') return [];
  return message.content.flatMap((part: AssistantMessage['content'][number]): ToolMessage[] =>
    part.type !== 'tool-call' || results.has(part.id)
      ? []
      : [
          {
            role: 'tool',
            toolCallId: part.id,
            toolName: part.name,
            content: [{ type: 'text', text: NO_RESULT }],
          },
        ],
  );
}
