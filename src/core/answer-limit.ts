// How long an answer may be. What a model said is kept until its end, by us or by who asked, so it has to have one.

import { AppError } from '../errors.ts';
import type { Backend } from './backends/backend.ts';
import type { ModelEvent } from './model-events.ts';

/** More than any model says in one answer. */
export const MAX_ANSWER_CHARACTERS = 64 * 1024 * 1024;

/** The characters that an event adds to the answer. */
export function charactersOf(event: ModelEvent): number {
  if ('text' in event) return event.text.length;
  return event.type === 'tool-call-delta' ? event.argumentsText.length : 0;
}

/** The failure of an answer that goes beyond. */
export function endlessAnswer({ providerId }: Pick<Backend, 'providerId'>): AppError {
  return new AppError(
    'upstream_invalid_response',
    `The backend ${providerId} answered with more than ${MAX_ANSWER_CHARACTERS} characters.`,
  );
}
