// A schema's places filled from a question: which of its words, numbers and names belongs where.

import type { Finder } from '../schema/finder.ts';
import { contentTerms } from '../words/terms.ts';
import { findEntities } from './entities.ts';
import { findFlag } from './find-flag.ts';
import { textCandidates } from './find-text.ts';
import { findTexts } from './find-texts.ts';
import { findMentions } from './mentions.ts';
import { isOthers, nearness } from './number-fit.ts';
import { findNumbers } from './numbers.ts';
import { hasOwnForm, ownForm } from './own-form.ts';
import { filler } from './topic.ts';

const PAIR = /(?<![\p{L}\p{N}])([\p{L}_][\p{L}\p{N}_.-]{0,40})\s*=\s*(?:"([^"]*)"|([^\s,;"]+))/gu;

export type QuestionSource = {
  readonly question: string;
  /** What the simulator would answer in words. */
  readonly answer?: string | undefined;
  /** Names of all properties that want numbers: one that stands beside a name is not given to another. */
  readonly numericNames?: readonly string[] | undefined;
};

/** A finder over the question. It gives each entity and number to one place only, the first that wants it. */
export function createQuestionFinder({ question, answer, numericNames = [] }: QuestionSource): Finder {
  const entities = findEntities(question);
  const numbers = findNumbers(question, entities);
  const asked = new Set(contentTerms(question));
  let used = new Set<number>();
  const source = { question, entities, answer };

  const take = (start: number | undefined): void => {
    if (start !== undefined) used.add(start);
  };
  return {
    text: (place, accepts) => {
      const candidates = textCandidates(place, source);
      const fresh = candidates.find(
        ({ text, entity }) => (entity === undefined || !used.has(entity.start)) && accepts(text),
      );
      const found = fresh ?? (hasOwnForm(accepts) ? ownForm(question, entities, used, accepts) : undefined);
      if (found === undefined) return undefined;
      take(found.entity?.start);
      return found.text;
    },
    number: (place, accepts) => {
      const best = numbers
        .filter(({ start, value }) => !used.has(start) && accepts(value))
        .map((number) => ({ number, score: nearness(place, number) }))
        .filter(
          ({ score, number }) => (place.isRequired || score > 0) && !isOthers(number, score, numericNames),
        )
        .sort((a, b) => b.score - a.score)[0];
      take(best?.number.start);
      return best?.number.value;
    },
    flag: (place) => findFlag(place, question),
    texts: (place) => {
      const fresh = entities.filter(({ start }) => !used.has(start));
      const found = findTexts(place, { ...source, entities: fresh });
      for (const { text, start } of fresh) if (found.includes(text)) take(start);
      return found;
    },
    numbers: (place) => {
      const fresh = numbers.filter(
        (number) => !used.has(number.start) && (place.isRequired || nearness(place, number) > 0),
      );
      for (const { start } of fresh) take(start);
      return fresh.map(({ value }) => value);
    },
    mentioned: (_place, values) => findMentions(question, values),
    pairs: () =>
      [...question.slice(0, 8_000).matchAll(PAIR)].map(
        (match) => [match[1] ?? '', match[2] ?? match[3] ?? ''] as const,
      ),
    affinity: (list) => new Set(list.filter((term) => asked.has(term))).size,
    filler: (place) => filler(place, question),
    mark: () => new Set(used),
    reset: (mark) => {
      if (mark instanceof Set) used = new Set(mark as Set<number>);
    },
  };
}
