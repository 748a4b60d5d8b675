// Which of a list of allowed values a question speaks of.

import { conceptsOf } from '../words/concepts.ts';
import { identifierTerms, terms } from '../words/terms.ts';

// What people say for the values that schemas like to list.
const SAID_FOR: Readonly<Record<string, string>> = {
  celsius: '°c|centigrade',
  fahrenheit: '°f',
  metric: 'celsius|kilometers|kilometres|kg',
  imperial: 'fahrenheit|miles|pounds',
  high: 'urgent|important|asap|critical|immediately',
  urgent: 'asap|immediately|emergency',
  critical: 'urgent|emergency|severe',
  low: 'minor|whenever|no rush',
  positive: 'love|great|excellent|amazing|happy|wonderful|fantastic|perfect|delighted|good',
  negative: 'hate|terrible|awful|bad|broken|disappointed|worst|angry|horrible|poor|unusable',
  asc: 'ascending|lowest first|oldest first',
  desc: 'descending|highest first|newest first|latest',
  add: 'plus|sum| + ',
  subtract: 'minus| - ',
  multiply: 'times|×|multiplied| * ',
  divide: 'divided|÷|over| / ',
};

/** Indices of the values that the text names, in the order in which it names them. */
export function findMentions(text: string, values: readonly unknown[]): number[] {
  const lower = ` ${text.toLowerCase()} `;
  const said = terms(text);
  const whole = rankBy(values, (value) => positionOf(value, text, lower, said));
  if (whole.length > 0) return whole;
  const usual = rankBy(values, (value) => usualPosition(value, lower));
  return (usual.length > 0 ? usual : rankBy(values, (value) => relatedPosition(value, said))).slice(0, 1);
}

function rankBy(values: readonly unknown[], position: (value: unknown) => number): number[] {
  return values
    .map((value, index) => ({ index, at: position(value) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || a.index - b.index)
    .map(({ index }) => index);
}

/** Where the value itself is said, in terms from the start; -1 when it is not. */
function positionOf(value: unknown, text: string, lower: string, said: readonly string[]): number {
  if (typeof value === 'number') return said.indexOf(String(value));
  if (typeof value !== 'string' || value === '') return -1;
  // One or two letters are a word of some language: they count only as they are written, and not as `a` or `I`.
  if (value.length <= 2 && /^\p{L}+$/u.test(value)) {
    return !/^(?:a|i|in|on|is|it|at|to|no|or|as|an)$/i.test(value) &&
      new RegExp(`(?<![\\p{L}\\p{N}])${value}(?![\\p{L}\\p{N}])`, 'u').test(text)
      ? 0
      : -1;
  }
  const wanted = identifierTerms(value);
  if (wanted.length === 0) return lower.indexOf(value.toLowerCase());
  return said.findIndex((_, start) => wanted.every((term, offset) => said[start + offset] === term));
}

/** Where a usual word for the value is said. */
function usualPosition(value: unknown, lower: string): number {
  if (typeof value !== 'string') return -1;
  for (const phrase of SAID_FOR[value.toLowerCase()]?.split('|') ?? []) {
    const at = lower.indexOf(phrase);
    if (at > 0 && !(/^\p{L}/u.test(phrase) && /\p{L}/u.test(lower.charAt(at - 1)))) return at;
  }
  return -1;
}

/** Where a main part of the value is said, a shorter form or a related word. */
function relatedPosition(value: unknown, said: readonly string[]): number {
  if (typeof value !== 'string') return -1;
  const wanted = identifierTerms(value).filter((term) => term.length > 3);
  return said.findIndex((term) =>
    wanted.some(
      (part) =>
        part === term ||
        (term.length >= 4 && (part.startsWith(term) || term.startsWith(part))) ||
        conceptsOf(part).some((concept) => conceptsOf(term).includes(concept)),
    ),
  );
}
