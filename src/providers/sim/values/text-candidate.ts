// The texts of a question that may fill a place, and how they are taken out of it.

import type { Entity } from './entities.ts';

export type TextSource = {
  readonly question: string;
  readonly entities: readonly Entity[];
  /** What the simulator would say to the question, for properties that want its answer. */
  readonly answer: string | undefined;
};

/** A text and the entity it is, when it is one: entities are given to one property only. */
export type TextCandidate = { readonly text: string; readonly entity?: Entity | undefined };

/** What the patterns' first groups find in the question, without the sentence's end. */
export function after({ question }: TextSource, ...patterns: readonly RegExp[]): TextCandidate[] {
  return patterns.flatMap((pattern) =>
    asTexts(
      pattern
        .exec(question)?.[1]
        ?.trim()
        .replace(/[.!?]+$/, ''),
    ),
  );
}

export function toCandidate(entity: Entity): TextCandidate {
  return { text: entity.text, entity };
}

/** One candidate for a text; none for nothing. */
export function asTexts(text: string | undefined): TextCandidate[] {
  return text === undefined || text === '' ? [] : [{ text }];
}
