// Places, people and things by the words around their names, for those that are no entity: nobody capitalised them.

import type { Place } from '../schema/finder.ts';
import { isStopWord } from '../words/stop-words.ts';
import { identifierTerms } from '../words/terms.ts';
import { isOpener } from './entities.ts';
import type { FieldKind } from './field-kind.ts';
import { after, asTexts, type TextCandidate, type TextSource } from './text-candidate.ts';

const ROOMS =
  /\b(?:kitchen|living room|bedroom|bathroom|hallway|hall|office|garage|garden|basement|attic|dining room|nursery|study|laundry room|terrace|balcony|upstairs|downstairs)\b/i;

/** The room for an `area` or `room`. */
export function rooms(place: Place, question: string): TextCandidate[] {
  const isPart = identifierTerms(place.name).some((term) =>
    ['area', 'room', 'zone', 'location'].includes(term),
  );
  return isPart ? asTexts(ROOMS.exec(question)?.[0].toLowerCase()) : [];
}

/** Where several people are named, a bare `name` is rather that of what they do: `to a science fair`. */
export function occasions(place: Place, source: TextSource): TextCandidate[] {
  const people = source.entities.filter(({ kind }) => kind === 'name');
  if (place.name !== 'name' || people.length < 2) return [];
  return after(
    source,
    /\b(?:to|attend|attending|at|for|having|hosting)\s+(?:an?|the|their)\s+(\p{Ll}[\p{L} -]{2,40}?)(?=\s+(?:on|at|in|with|this|next|from)\b|[.,!?]|$)/u,
  );
}

/** `user jdoe`: names that nobody capitalised. */
export function handles(source: TextSource): TextCandidate[] {
  return after(
    source,
    /\b(?:user|username|named|called|account|customer|client|contact|employee|member)\s+(?!(?:with|and|for|to|in|is|who|that|account|record|named|called)\b)([\p{L}\p{N}_.-]{2,30})/iu,
  );
}

/** The plain thing that a `name` means when nothing has a proper one: `the kitchen light`. */
export function things(place: Place, source: TextSource): TextCandidate[] {
  if (!/^(?:name|device|entity|item|product|target|device_name|entity_name)$/i.test(place.name)) return [];
  return after(
    source,
    /\b(?:the|my)\s+((?:(?!(?:to|in|on|off|at|of|for|and|with|from|is|are)\b)[\p{L}-]+\s*){1,3})/iu,
  );
}

const NO_PLACE =
  /^(?:today|tomorrow|tonight|yesterday|celsius|fahrenheit|degrees|\w+day|next|this|week|month|year|weekend|morning|afternoon|evening|night|minutes?|hours?|seconds?|days?|using|please|detail|total|general|short|english|usd|eur)$/i;

/** `in paris`: names that nobody capitalised. */
export function afterPreposition(kind: FieldKind, source: TextSource): TextCandidate[] {
  const lead =
    kind === 'origin' ? 'from' : kind === 'destination' ? 'to' : 'in|at|near|around|for|of|from|to';
  const pattern = new RegExp(
    `\\b(?:${lead})\\s+(?:the\\s+)?([\\p{L}'’-]{2,30}(?:\\s+[\\p{L}'’-]{2,30})?)`,
    'giu',
  );
  return [...source.question.matchAll(pattern)].flatMap((match) => {
    const kept = (match[1] ?? '').split(/\s+/);
    const end = kept.findIndex((word) => isStopWord(word.toLowerCase()) || NO_PLACE.test(word));
    const text = (end < 0 ? kept : kept.slice(0, end)).join(' ');
    const isKnown = source.entities.some((entity) => entity.text.includes(text));
    return text === '' || isKnown ? [] : [{ text }];
  });
}

/** `the auth service` for a `service`. */
export function beforeName(place: Place, source: TextSource): TextCandidate[] {
  const spoken = place.name.replaceAll(/[_-]+/g, ' ');
  if (!/^[\p{L} ]{3,30}$/u.test(spoken)) return [];
  return after(source, new RegExp(`\\b([\\p{L}\\p{N}_-]{2,40})\\s+${spoken}\\b`, 'iu')).filter(({ text }) =>
    isTelling(text),
  );
}
/** What an order is about: `Deploy billing …`. */
export function objectOf(source: TextSource): TextCandidate[] {
  const match = /^(?:please\s+)?([\p{L}]+)\s+(?:the\s+|an?\s+|my\s+)?([\p{L}][\p{L}\p{N}_-]+)/iu.exec(
    source.question.trim(),
  );
  const [, order = '', thing = ''] = match ?? [];
  return isOpener(order) && isTelling(thing) ? [{ text: thing }] : [];
}

function isTelling(word: string): boolean {
  return !isStopWord(word.toLowerCase()) && !isOpener(word);
}
