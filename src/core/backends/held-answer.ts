// An answer that is kept until it is whole, because nobody reads along.

import { charactersOf, endlessAnswer, MAX_ANSWER_CHARACTERS } from '../answer-limit.ts';
import type { ModelEvent } from '../model-events.ts';
import type { Backend } from './backend.ts';

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
      this.#characters += EVENT_CHARACTERS + charactersOf(event);
      this.#events.push(event);
    }
    if (this.#characters > MAX_ANSWER_CHARACTERS) throw endlessAnswer(this.#backend);
    return this.#events;
  }
}
