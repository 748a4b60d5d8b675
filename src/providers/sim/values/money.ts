// Currencies: their names and signs, and which of two is meant.

import type { Place } from '../schema/finder.ts';
import { identifierTerms } from '../words/terms.ts';
import type { FieldKind } from './field-kind.ts';
import type { TextCandidate } from './text-candidate.ts';

const CURRENCY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bdollars?\b|\$/i, 'USD'],
  [/\beuros?\b|€/i, 'EUR'],
  [/\b(?:british )?pounds?\b|\bsterling\b|£/i, 'GBP'],
  [/\byen\b|¥/i, 'JPY'],
  [/\bfrancs?\b/i, 'CHF'],
  [/\brupees?\b/i, 'INR'],
  [/\byuan\b/i, 'CNY'],
];
/** Of two currencies one is the source of money and one its target; their properties' names tell. */
export function direction(place: Place): FieldKind {
  const name = identifierTerms(place.name);
  if (name.some((term) => ['from', 'sourc', 'bas', 'base', 'origin'].includes(term))) return 'origin';
  return name.some((term) => ['to', 'target', 'destination', 'quot'].includes(term))
    ? 'destination'
    : 'currency';
}
/** The codes of the currencies that the question speaks of, the one that the place means first. */
export function currencies(place: Place, question: string): TextCandidate[] {
  const found = CURRENCY_WORDS.flatMap(([pattern, code]) => {
    const at = question.search(pattern);
    return at < 0 ? [] : [{ at, text: code }];
  }).sort((a, b) => a.at - b.at);
  return (direction(place) === 'destination' ? found.toReversed() : found).map(({ text }) => ({ text }));
}
