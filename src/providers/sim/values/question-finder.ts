// A schema's places filled from a question: which of its words, numbers and names belongs where.

import type { Finder, Place } from '../schema/finder.ts';
import { conceptsOf } from '../words/concepts.ts';
import { contentTerms, identifierTerms, terms, words } from '../words/terms.ts';
import { type Entity, findEntities, isOpener } from './entities.ts';
import { fieldKind } from './field-kind.ts';
import { textCandidates, topic, withoutCommand } from './find-text.ts';
import { findList } from './lists.ts';
import { findMentions } from './mentions.ts';
import { type FoundNumber, findNumbers } from './numbers.ts';

/** Units and other words that stand beside a number of a kind, by the terms of the property that wants it. */
const UNITS: Readonly<Record<string, string>> = {
  age: 'years year old aged',
  adult: 'people persons guests adults',
  guest: 'people persons guests',
  people: 'people persons guests us',
  party: 'people persons guests',
  passenger: 'people persons passengers',
  amount: '$ € £ ¥ dollars euros pounds usd eur gbp',
  pric: '$ € £ ¥ dollars euros pounds under below over',
  budget: '$ € £ ¥ dollars euros',
  max: 'under below most maximum up than top',
  min: 'least minimum over above',
  limit: 'top first results items last',
  count: 'top first results items times',
  top: 'top first',
  duration: 'minutes minute hours hour days day',
  minut: 'minutes minute',
  hour: 'hours hour',
  second: 'seconds second',
  day: 'days day',
  night: 'nights night',
  temperatur: '° degrees',
  brightness: '% percent',
  percent: '% percent',
  percentag: '% percent',
  volum: '% percent',
  radius: 'km miles kilometers',
  distanc: 'km miles kilometers',
  rating: 'stars star',
  star: 'stars star',
  weight: 'kg pounds grams',
  height: 'cm meters feet',
};

const NEGATION =
  /\b(?:no|not|without|don't|do not|never|disable|exclude|excluding|off|skip|isn't|un)\b[^.!?,;]{0,25}$/i;
const FLAG_NOISE = new Set([
  'is',
  'has',
  'should',
  'include',
  'includ',
  'enabl',
  'enabled',
  'use',
  'us',
  'with',
  'allow',
  'flag',
  'only',
  'on',
  'do',
  'be',
  'for',
]);

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
      const isExact = !accepts(PROBE);
      const found = fresh ?? (isExact ? ownForm(question, entities, used, accepts) : undefined);
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
      [
        ...question
          .slice(0, 8_000)
          .matchAll(/(?<![\p{L}\p{N}])([\p{L}_][\p{L}\p{N}_.-]{0,40})\s*=\s*(?:"([^"]*)"|([^\s,;"]+))/gu),
      ].map((match) => [match[1] ?? '', match[2] ?? match[3] ?? ''] as const),
    affinity: (list) => new Set(list.filter((term) => asked.has(term))).size,
    filler: (place) => filler(place, question),
    mark: () => new Set(used),
    reset: (mark) => {
      if (mark instanceof Set) used = new Set(mark as Set<number>);
    },
  };
}

/** A text that a schema with a rule for the form refuses and one without takes. */
const PROBE = 'An ordinary text, 1 or 2 lines.';

/** For places with a rule: the part of the question that obeys it, unless too many do. */
function ownForm(
  question: string,
  entities: readonly Entity[],
  used: ReadonlySet<number>,
  accepts: (text: string) => boolean,
): { text: string; entity?: Entity | undefined } | undefined {
  const entity = entities.find(({ text, start }) => !used.has(start) && accepts(text));
  if (entity !== undefined) return { text: entity.text, entity };
  const taken = entities.filter(({ start }) => used.has(start));
  const pieces = [
    ...new Set(
      question
        .slice(0, 2_000)
        .split(/[\s,;()"“”]+/)
        .map((piece) => piece.replace(/^[#'.]+|[.!?:']+$/g, '')),
    ),
  ].filter(
    (piece) => (piece.length > 1 || /\d/.test(piece)) && !taken.some(({ text }) => text.includes(piece)),
  );
  const telling = pieces.filter((piece) => !isOpener(piece));
  const fitting = telling.filter(accepts);
  if (pieces.length > 2 && fitting.length > 0 && fitting.length <= Math.max(1, pieces.length / 4))
    return { text: fitting[0] ?? '' };
  const shaped = telling.flatMap((piece) =>
    [piece.toUpperCase(), piece.toLowerCase()].filter((form) => form !== piece && accepts(form)),
  );
  return pieces.length > 2 && shaped.length === 1 ? { text: shaped[0] ?? '' } : undefined;
}

/** How well the words beside a number fit the place: the nearest counts most. */
function nearness(place: Place, number: FoundNumber): number {
  const name = identifierTerms(place.name);
  const units = new Set(
    name.flatMap((term) =>
      terms(UNITS[term] ?? '').concat(
        (UNITS[term] ?? '').split(' ').filter((word) => /^[^\p{L}]/u.test(word)),
      ),
    ),
  );
  const described = new Set(contentTerms(place.description));
  let score = 0;
  for (const [distance, term] of number.beside.entries()) {
    const weight = 1 / (1 + distance / 2);
    if (name.includes(term)) score += 3 * weight;
    else if (units.has(term)) score += 2 * weight;
    else if (described.has(term)) score += weight;
    else if (conceptsOf(term).some((concept) => name.some((own) => conceptsOf(own).includes(concept))))
      score += weight / 2;
  }
  return score;
}

/** Whether the words beside the number name another property clearly better. */
function isOthers(number: FoundNumber, score: number, names: readonly string[]): boolean {
  return names.some((name) => nearness({ ...NO_PLACE, name }, number) > Math.max(1.4, score + 0.5));
}
const NO_PLACE: Place = { name: '', description: '', path: [], format: undefined, isRequired: false };

const SWITCH = new Set(['on', 'enabled', 'enabl', 'active', 'activ', 'power', 'stat', 'state']);

function findFlag(place: Place, question: string): boolean | undefined {
  const name = identifierTerms(place.name);
  if (name.every((term) => SWITCH.has(term) || term === 'is')) {
    if (/\b(?:off|disable|deactivate|out)\b/i.test(question)) return false;
    return /\b(?:on|enable|activate)\b/i.test(question) ? true : undefined;
  }
  const wanted = name.filter((term) => !FLAG_NOISE.has(term));
  if (wanted.length === 0) return undefined;
  const said = words(question);
  const at = said.findIndex((word) => wanted.some((term) => terms(word).includes(term)));
  if (at < 0) return undefined;
  const position = question.toLowerCase().indexOf(said[at] ?? '');
  return !NEGATION.test(question.slice(0, Math.max(0, position)));
}

function findTexts(
  place: Place,
  source: { question: string; entities: readonly Entity[]; answer: string | undefined },
): string[] {
  const kind = fieldKind(place);
  const ofKind = (...kinds: readonly Entity['kind'][]): string[] =>
    source.entities.filter((entity) => kinds.includes(entity.kind)).map(({ text }) => text);
  switch (kind) {
    case 'email':
    case 'url':
    case 'uuid':
    case 'ip':
    case 'phone':
    case 'path':
    case 'date':
    case 'currency':
    case 'color':
      return ofKind(kind);
    case 'person':
    case 'location':
    case 'origin':
    case 'destination': {
      const names = ofKind('name');
      const emails = ofKind('email');
      return names.length > 0 ? names : emails.length > 0 ? emails : ofKind('quote');
    }
    default: {
      const quotes = ofKind('quote');
      const codes = kind === 'identifier' ? ofKind('code') : [];
      if (codes.length > 0) return codes;
      if (quotes.length > 0) return quotes;
      const list = findList(source.question);
      if (list.length > 1) return list;
      const tagged = new RegExp(
        `\\b(?:tagged|tags?|labels?|labell?ed|${identifierTerms(place.name).join('|') || 'tags'}\\w*)\\s*(?:as|with|:|=)?\\s+([\\p{L}\\p{N}-]+)`,
        'iu',
      ).exec(source.question)?.[1];
      return tagged === undefined ? [] : [tagged];
    }
  }
}

function filler(place: Place, question: string): string {
  switch (fieldKind(place)) {
    case 'query':
      return withoutCommand(question) || 'anything';
    case 'body':
    case 'answer':
      return question.trim() || 'No text was given.';
    case 'title': {
      const title = topic(question, 6);
      return title === '' ? 'Untitled' : title.charAt(0).toUpperCase() + title.slice(1);
    }
    case 'other':
    case 'keyword':
      return topic(question, 3) || place.name || 'text';
    default:
      return 'unknown';
  }
}
