// A whole run as one value, for answers that are not streamed. The same events, folded.

import type { AssistantMessage } from './messages.ts';
import type { TextLogprob } from './model-events.ts';
import type { RunEnd, RunEvent } from './run-events.ts';

export type RunResult = {
  /** In the order in which the model said them; neighbouring deltas of a kind are one part. */
  readonly content: AssistantMessage['content'];
  /** Of all text, in order; absent when the backend gave none. */
  readonly logprobs?: readonly TextLogprob[] | undefined;
  readonly end: RunEnd;
};

type MutablePart =
  | { type: 'text' | 'reasoning' | 'refusal'; text: string }
  | { type: 'tool-call'; id: string; name: string; argumentsText: string };

/** Reads the run to its end. Throws its failure (AppError) when it failed; a cancelled run is returned. */
export async function foldRun(events: AsyncIterable<readonly RunEvent[]>): Promise<RunResult> {
  const content: MutablePart[] = [];
  const calls = new Map<number, MutablePart & { type: 'tool-call' }>();
  let logprobs: TextLogprob[] | undefined;
  let end: RunEnd | undefined;

  const append = (type: 'text' | 'reasoning' | 'refusal', text: string): void => {
    const last = content.at(-1);
    if (last !== undefined && last.type === type) last.text += text;
    else content.push({ type, text });
  };

  for await (const batch of events) {
    for (const event of batch) {
      switch (event.type) {
        case 'text-delta':
          append('text', event.text);
          if (event.logprobs !== undefined) {
            logprobs ??= [];
            logprobs.push(...event.logprobs);
          }
          break;
        case 'reasoning-delta':
          append('reasoning', event.text);
          break;
        case 'refusal-delta':
          append('refusal', event.text);
          break;
        case 'tool-call-start': {
          const call = { type: 'tool-call' as const, id: event.id, name: event.name, argumentsText: '' };
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
      }
    }
  }
  if (end === undefined) throw new TypeError('A run ended without run-end.');
  if (end.status === 'failed') throw end.failure;
  return { content, logprobs, end };
}
