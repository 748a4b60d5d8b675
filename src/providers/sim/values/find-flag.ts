// Whether a question wants something or not, for properties that are true or false.

import type { Place } from '../schema/finder.ts';
import { identifierTerms, terms, words } from '../words/terms.ts';

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
const SWITCH = new Set(['on', 'enabled', 'enabl', 'active', 'activ', 'power', 'stat', 'state']);
/** True or false when the question speaks of the property; undefined when it does not. */
export function findFlag(place: Place, question: string): boolean | undefined {
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
