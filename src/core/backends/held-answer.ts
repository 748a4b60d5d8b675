// An answer that is kept until it is whole, because nobody reads along.

import { AppError } from '../../errors.ts';
import type { ModelEvent } from '../model-events.ts';
import type { Backend } from './backend.ts';

/** More than any model says in one answer: what is kept has to have an end. */
const MAX_CHARACTERS = 64 * 1024 * 1024;

/** What an event takes beside its text, in characters: events without text fill the memory too. */
const EVENT_CHARACTERS = 32;

export class HeldAnswer {
  readonly #backend: Backend;
  readonly #events: ModelEvent[] = [];
  #characters = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** All that was said so far, with these events. Throws `upstream_invalid_response` when it is too much. */
  with(events: readonly ModelEvent[]): readonly ModelEvent[] {
    for (const event of events) {
      this.#characters += EVENT_CHARACTERS;
      if ('text' in event) this.#characters += event.text.length;
      else if (event.type === 'tool-call-delta') this.#characters += event.argumentsText.length;
      this.#events.push(event);
    }
    if (this.#characters <= MAX_CHARACTERS) return this.#events;
    throw new AppError(
      'upstream_invalid_response',
      `The backend ${this.#backend.providerId} answered with more than ${MAX_CHARACTERS} characters.`,
    );
  }
}
