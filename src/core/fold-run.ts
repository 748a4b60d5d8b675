// A whole run as one value, for answers that are not streamed. The same events, folded.

import { unreachable } from '../lib/unreachable.ts';
import type { ReasoningPart, RefusalPart, TextPart, ToolCallPart } from './messages.ts';
import type { TextLogprob } from './model-events.ts';
import type { RunEnd, RunEvent } from './run-events.ts';

/** Something the model said: a part of an assistant message, a text with what is known of its tokens. */
export type ResultPart =
  | (TextPart & {
      /** In order; absent when the backend gave none. */
      readonly logprobs?: readonly TextLogprob[] | undefined;
    })
  | ReasoningPart
  | RefusalPart
  | ToolCallPart;

export type RunResult = {
  /** In the order in which the model said them; neighbouring deltas of a kind are one part. */
  readonly content: readonly ResultPart[];
  readonly end: RunEnd;
};

type GrowingText = { type: 'text' | 'reasoning' | 'refusal'; text: string; logprobs?: TextLogprob[] };
type GrowingCall = { type: 'tool-call'; id: string; name: string; argumentsText: string };

/** Reads the run to its end. Throws its failure (AppError) when it failed; a cancelled run is returned. */
export async function foldRun(events: AsyncIterable<readonly RunEvent[]>): Promise<RunResult> {
  const content: (GrowingText | GrowingCall)[] = [];
  const calls = new Map<number, GrowingCall>();
  let end: RunEnd | undefined;

  const append = (type: GrowingText['type'], text: string): GrowingText => {
    const last = content.at(-1);
    if (last !== undefined && last.type === type) {
      last.text += text;
      return last;
    }
    const part: GrowingText = { type, text };
    content.push(part);
    return part;
  };

  for await (const batch of events) {
    for (const event of batch) {
      switch (event.type) {
        case 'text-delta': {
          const part = append('text', event.text);
          if (event.logprobs === undefined) break;
          part.logprobs ??= [];
          for (const logprob of event.logprobs) part.logprobs.push(logprob);
          break;
        }
        case 'reasoning-delta':
          append('reasoning', event.text);
          break;
        case 'refusal-delta':
          append('refusal', event.text);
          break;
        case 'tool-call-start': {
          const call: GrowingCall = { type: 'tool-call', id: event.id, name: event.name, argumentsText: '' };
          calls.set(event.index, call);
          content.push(call);
          break;
        }
        case 'tool-call-delta': {
          const call = calls.get(event.index);
          if (call !== undefined) call.argumentsText += event.argumentsText;
          break;
        }
        case 'run-end':
          end = event;
          break;
        case 'run-start':
        case 'tool-call-end':
          break;
        default:
          unreachable(event);
      }
    }
  }
  if (end === undefined) throw new TypeError('A run ended without run-end.');
  if (end.status === 'failed') throw end.failure;
  return { content: content as ResultPart[], end };
}
