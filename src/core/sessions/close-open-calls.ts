// Backends refuse a conversation in which a tool call has no result. Callers leave such calls behind when they stop
// half-way or drop tool messages from their history.

import type { Message, ToolMessage } from '../messages.ts';

const NO_RESULT = 'The caller gave no result for this call.';

/** Assistant messages in a row, and the places where what belongs to them ends. */
type Answer = {
  readonly start: number;
  readonly end: number;
  /** Behind the results that follow at once: backends want them together. */
  readonly resultsEnd: number;
  /** Before the next user message or answer. Results may stand among system messages up to here. */
  readonly nextTurn: number;
};

/** The calls of one assistant message, parted by whether a result of theirs follows. */
type Calls = { readonly open: readonly ToolMessage[]; readonly hasResults: boolean };

/**
 * The same messages, with a result that says so for every call that has none before the next user message or answer.
 * Assistant messages in a row are one answer, whose results may all come behind it, in any order. Gives back the very
 * array when no call is open.
 */
export function closeOpenCalls(messages: readonly Message[]): readonly Message[] {
  let closed: Message[] | undefined;
  let copied = 0;
  for (let place = 0; place < messages.length; ) {
    const answer = answerAt(messages, place);
    place = answer.nextTurn;
    const calls = callsOf(messages, answer);
    if (calls.every(({ open }) => open.length === 0)) continue;
    closed ??= [];
    for (; copied < answer.start; copied += 1) closed.push(messages[copied] as Message);
    closeCalls(messages, answer, calls, closed);
    copied = answer.resultsEnd;
  }
  if (closed === undefined) return messages;
  for (; copied < messages.length; copied += 1) closed.push(messages[copied] as Message);
  return closed;
}

/** Without assistant messages, and one message long, where no answer begins. */
function answerAt(messages: readonly Message[], start: number): Answer {
  const end = endOf(messages, start, (role) => role === 'assistant');
  if (end === start) return { start, end, resultsEnd: end, nextTurn: start + 1 };
  return {
    start,
    end,
    resultsEnd: endOf(messages, end, (role) => role === 'tool'),
    nextTurn: endOf(messages, end, (role) => role !== 'assistant' && role !== 'user'),
  };
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

function callsOf(messages: readonly Message[], { start, end, nextTurn }: Answer): Calls[] {
  const results = new Map<string, number>();
  for (let place = end; place < nextTurn; place += 1) {
    const message = messages[place];
    if (message?.role !== 'tool') continue;
    results.set(message.toolCallId, (results.get(message.toolCallId) ?? 0) + 1);
  }
  const calls: Calls[] = [];
  // From the end: of calls with the same id in several messages, the last one is what a result belongs to.
  for (let place = end - 1; place >= start; place -= 1) calls.push(takeResults(messages[place], results));
  return calls.reverse();
}

function takeResults(message: Message | undefined, results: Map<string, number>): Calls {
  const names = new Map<string, string>();
  if (message?.role === 'assistant') {
    for (const part of message.content) if (part.type === 'tool-call') names.set(part.id, part.name);
  }
  const open: ToolMessage[] = [];
  for (const [toolCallId, toolName] of names) {
    const left = results.get(toolCallId) ?? 0;
    if (left > 0) results.set(toolCallId, left - 1);
    else open.push({ role: 'tool', toolCallId, toolName, content: [{ type: 'text', text: NO_RESULT }] });
  }
  return { open, hasResults: open.length < names.size };
}

/** Copies the answer and the results that follow at once, and adds those that are missing. */
function closeCalls(
  messages: readonly Message[],
  { start, end, resultsEnd }: Answer,
  calls: readonly Calls[],
  closed: Message[],
): void {
  const late: ToolMessage[] = [];
  let isAwaited = false;
  for (const [index, { open, hasResults }] of calls.entries()) {
    closed.push(messages[start + index] as Message);
    isAwaited ||= hasResults;
    // Between its messages only where that does not part the answer from results that come behind all of it.
    const place = isAwaited || index === calls.length - 1 ? late : closed;
    for (const result of open) place.push(result);
  }
  for (let place = end; place < resultsEnd; place += 1) closed.push(messages[place] as Message);
  for (const result of late) closed.push(result);
}
