// Runs with tools of the gateway: a model that says something else each time it is asked, and a box of tools that do
// what a test wrote down.

import type { ImagePart, Message, TextPart } from '../../../src/core/messages.ts';
import type { ContentEvent, ModelEnd, ModelEvent } from '../../../src/core/model-events.ts';
import type { ModelProvider } from '../../../src/core/model-provider.ts';
import type { ModelRequest } from '../../../src/core/model-request.ts';
import type { RunEvent } from '../../../src/core/run-events.ts';
import type { ToolBox, ToolOutcome } from '../../../src/core/tools/tool-box.ts';
import { toBatches } from '../event-streams.ts';
import { backendOf } from '../requests.ts';
import { type RunOptions, runToEnd } from '../run-world.ts';

/** All that the model says in one answer, its end included. */
export type Turn = readonly ModelEvent[];

export type TurnsProvider = ModelProvider & {
  readonly requests: readonly ModelRequest[];
  readonly signals: readonly AbortSignal[];
};

/** Answers with one turn after another, the last one for ever. Throws what stands in a turn's place. */
export function turnsProvider(turns: readonly (Turn | Error)[], batchSize = 100): TurnsProvider {
  const requests: ModelRequest[] = [];
  const signals: AbortSignal[] = [];
  return {
    requests,
    signals,
    forwardsExtra: false,
    ignoredOptions: () => [],
    async *stream(request, signal) {
      const turn = turns[Math.min(requests.length, turns.length - 1)] ?? [];
      requests.push(request);
      signals.push(signal);
      if (turn instanceof Error) throw turn;
      yield* toBatches(turn, [batchSize]);
    },
  };
}

export const USAGE = { inputTokens: 3, outputTokens: 4 };
export const STOP: ModelEnd = { type: 'model-end', reason: 'stop', usage: USAGE };

export const say = (text: string): ContentEvent => ({ type: 'text-delta', text });

/** A whole call. The id is the model's. */
export function call(name: string, id: string, index = 0, argumentsText = '{}'): ContentEvent[] {
  return [
    { type: 'tool-call-start', index, id, name },
    { type: 'tool-call-delta', index, argumentsText },
    { type: 'tool-call-end', index },
  ];
}

export type Called = {
  readonly name: string;
  readonly argumentsText: string;
  readonly signal: AbortSignal;
};

/** How one tool behaves: its outcome or what makes it. */
export type Behaviour = ToolOutcome | ((called: Called) => Promise<ToolOutcome>);

export type WrittenBox = ToolBox & { readonly calls: readonly Called[] };

export function writtenBox(
  tools: Readonly<Record<string, Behaviour>>,
  offered: readonly string[] = Object.keys(tools),
): WrittenBox {
  const calls: Called[] = [];
  return {
    calls,
    tools: offered.map((name) => ({ name })),
    unavailable: [],
    async call(name, argumentsText, signal) {
      const called = { name, argumentsText, signal };
      calls.push(called);
      const behaviour = tools[name];
      if (behaviour === undefined) throw new TypeError(`There is no tool ${name}.`);
      return typeof behaviour === 'function' ? await behaviour(called) : behaviour;
    },
  };
}

export function outcome(text: string, isError = false): ToolOutcome {
  return { content: text === '' ? [] : [{ type: 'text', text }], isError };
}

/** Ends when the signal fires, as a box has promised, and never before. */
export const untilAborted = ({ signal }: Called): Promise<ToolOutcome> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason));
  });

/** Messages, a line each: `assistant: text, [name id]`, `tool id: text`. */
export function brief(messages: readonly Message[]): string[] {
  return messages.map((message) => {
    if (message.role === 'tool') return `tool ${message.toolCallId}: ${textOf(message.content)}`;
    if (message.role === 'user') return `user: ${textOf(message.content)}`;
    if (message.role !== 'assistant') return `${message.role}: ${message.text}`;
    const parts = message.content.map((part) =>
      part.type === 'tool-call' ? `[${part.name} ${part.id}]` : part.text,
    );
    return `assistant: ${parts.join(', ')}`;
  });
}

function textOf(content: readonly (TextPart | ImagePart)[]): string {
  return content.map((part) => (part.type === 'text' ? part.text : part.mediaType)).join('|');
}

/**
 * What makes a conversation one that no backend takes: a call without a result, a result without a call, two results
 * of one call. Undefined when nothing does.
 */
export function malformed(messages: readonly Message[]): string | undefined {
  const open: string[] = [];
  for (const message of messages) {
    if (message.role === 'tool') {
      const place = open.indexOf(message.toolCallId);
      if (place < 0) return `the result ${message.toolCallId} belongs to no open call`;
      open.splice(place, 1);
      continue;
    }
    if (open.length > 0) return `${open.join(', ')} without a result`;
    if (message.role !== 'assistant') continue;
    if (message.content.length === 0) return 'an answer without content';
    for (const part of message.content) if (part.type === 'tool-call') open.push(part.id);
  }
  return open.length === 0 ? undefined : `${open.join(', ')} without a result`;
}

type TurnsRunOptions = RunOptions & {
  readonly turns: readonly (Turn | Error)[];
  readonly tools?: Readonly<Record<string, Behaviour>>;
  /** The names of those that models are told of; all unless given. */
  readonly offered?: readonly string[];
};

/** A run to its end, on one backend that says these turns, with these tools. */
export async function runTurns({ turns, tools = {}, offered, ...options }: TurnsRunOptions) {
  const provider = turnsProvider(turns);
  const box = writtenBox(tools, offered);
  const ran = await runToEnd({ backends: [backendOf(provider)], toolBox: box, ...options });
  return { ...ran, provider, box };
}

/** All text that the caller is told. */
export function textTold(events: readonly RunEvent[]): string {
  return events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
}

/** A request with tools of the caller's own. */
export const clientTool = (...names: string[]) => ({ tools: names.map((name) => ({ name })) });
