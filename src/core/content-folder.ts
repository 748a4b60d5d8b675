// What a model says, gathered from its events into the parts of a message.

import { unreachable } from '../lib/unreachable.ts';
import type { ProviderState, ReasoningPart, RefusalPart, TextPart, ToolCallPart } from './messages.ts';
import type { ContentEvent, TextLogprob } from './model-events.ts';

/** Something the model said: a part of an assistant message, a text with what is known of its tokens. */
export type ResultPart =
  | (TextPart & {
      /** In order; absent when the backend gave none. */
      readonly logprobs?: readonly TextLogprob[] | undefined;
    })
  | ReasoningPart
  | RefusalPart
  | ToolCallPart;

type GrowingText = { type: 'text'; text: string; logprobs?: TextLogprob[] };
type GrowingReasoning = { type: 'reasoning'; text: string; state?: ProviderState };
type GrowingRefusal = { type: 'refusal'; text: string };
type GrowingCall = {
  type: 'tool-call';
  id: string;
  name: string;
  argumentsText: string;
  state?: ProviderState;
};
type GrowingPart = GrowingText | GrowingReasoning | GrowingRefusal | GrowingCall;

/** Parts in the order in which they were begun; neighbouring deltas of a kind are one part. */
export class ContentFolder {
  readonly #parts: GrowingPart[] = [];
  readonly #calls = new Map<number, GrowingCall>();
  readonly #ended = new Set<GrowingPart>();

  add(event: ContentEvent): void {
    switch (event.type) {
      case 'text-delta':
        this.#addText(event.text, event.logprobs);
        break;
      case 'reasoning-delta':
        this.#addReasoning(event.text, event.state);
        break;
      case 'refusal-delta': {
        const last = this.#parts.at(-1);
        if (last?.type === 'refusal') last.text += event.text;
        else this.#parts.push({ type: 'refusal', text: event.text });
        break;
      }
      case 'tool-call-start': {
        const call: GrowingCall = { type: 'tool-call', id: event.id, name: event.name, argumentsText: '' };
        this.#calls.set(event.index, call);
        this.#parts.push(call);
        break;
      }
      case 'tool-call-delta': {
        const call = this.#calls.get(event.index);
        if (call !== undefined) call.argumentsText += event.argumentsText;
        break;
      }
      case 'tool-call-end': {
        const call = this.#calls.get(event.index);
        if (call === undefined) break;
        this.#ended.add(call);
        if (event.state !== undefined) call.state = event.state;
        break;
      }
      default:
        unreachable(event);
    }
  }

  /** Everything so far. */
  get parts(): readonly ResultPart[] {
    return this.#parts;
  }

  /** What may be kept of an answer that broke off: a call without its end could look whole and is left out. */
  wholeParts(): readonly ResultPart[] {
    return this.#parts.filter((part) => part.type !== 'tool-call' || this.#ended.has(part));
  }

  #addText(text: string, logprobs: readonly TextLogprob[] | undefined): void {
    const last = this.#parts.at(-1);
    const part: GrowingText = last?.type === 'text' ? last : { type: 'text', text: '' };
    if (part !== last) this.#parts.push(part);
    part.text += text;
    if (logprobs === undefined) return;
    part.logprobs ??= [];
    for (const logprob of logprobs) part.logprobs.push(logprob);
  }

  /** A state ends the part of reasoning that it belongs to. */
  #addReasoning(text: string, state: ProviderState | undefined): void {
    const last = this.#parts.at(-1);
    const goesOn = last?.type === 'reasoning' && last.state === undefined;
    const part: GrowingReasoning = goesOn ? last : { type: 'reasoning', text: '' };
    if (part !== last) this.#parts.push(part);
    part.text += text;
    if (state !== undefined) part.state = state;
  }
}
