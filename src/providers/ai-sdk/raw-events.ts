// What OpenAI's Responses events tell and the SDK's parts do not: whether a text is a refusal, its log
// probabilities, and the reasoning that open models show in full. The SDK gives each event as it came, just
// before the parts it makes of it.

import type { TextLogprob } from '../../core/model-events.ts';
import { isPlainObject } from '../../lib/plain-object.ts';

export class RawEvents {
  readonly #topLogprobs: number;
  #event: Readonly<Record<string, unknown>> = {};
  #refused = false;

  /** The backend is asked for one alternative at least; no more than `topLogprobs` are passed on. */
  constructor(topLogprobs: number) {
    this.#topLogprobs = topLogprobs;
  }

  /** True once any text was a refusal. */
  get refused(): boolean {
    return this.#refused;
  }

  observe(event: unknown): void {
    this.#event = isPlainObject(event) ? event : {};
  }

  /** The latest event's piece of a reasoning that is not a summary. */
  takeReasoning(): string | undefined {
    const { type, delta } = this.#event;
    return type === 'response.reasoning_text.delta' && typeof delta === 'string' ? delta : undefined;
  }

  /** Whether the text that the latest event has brought is a refusal. */
  takeRefusal(): boolean {
    const refusal = this.#event.type === 'response.refusal.delta';
    this.#refused ||= refusal;
    return refusal;
  }

  /** Those of the latest event's text; undefined when it has none. */
  takeLogprobs(): readonly TextLogprob[] | undefined {
    const { logprobs } = this.#event;
    if (!Array.isArray(logprobs) || logprobs.length === 0) return undefined;
    return logprobs.filter(isPlainObject).map((entry) => ({
      ...readLogprob(entry),
      top: topOf(entry).slice(0, this.#topLogprobs).map(readLogprob),
    }));
  }
}

function topOf(entry: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>[] {
  return Array.isArray(entry.top_logprobs) ? entry.top_logprobs.filter(isPlainObject) : [];
}

function readLogprob({ token, logprob, bytes }: Readonly<Record<string, unknown>>): {
  token: string;
  logprob: number;
  bytes: readonly number[] | null;
} {
  return {
    token: String(token),
    logprob: Number(logprob),
    bytes: Array.isArray(bytes) ? bytes.map(Number) : null,
  };
}
