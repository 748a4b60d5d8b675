// The numbers of a question with the words beside them, which tell what each one counts.

import { terms } from '../words/terms.ts';
import { type Entity, wordsBefore } from './entities.ts';

export type FoundNumber = {
  readonly value: number;
  readonly start: number;
  /** Terms of the words next to it, the unit before the rest: `nights`, `$`, `top`. */
  readonly beside: readonly string[];
};

const SPELLED = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, value] as const),
);
for (const [word, value] of [
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['ninety', 90],
  ['hundred', 100],
  ['dozen', 12],
] as const) {
  SPELLED.set(word, value);
}
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d.])([-−]?)([$€£¥]?)(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(k\\b|m\\b|%|°)?|\\b(${[...SPELLED.keys()].join('|')})\\b`,
  'giu',
);
// `one` is seldom a count when it stands for a thing: `this one`, `one of them`.
const NOT_A_COUNT = /\b(?:this|that|which|each|every|any|no|the)\s+one\b|\bone\s+of\b/i;
const MULTIPLES: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 };

/** The numbers in order. Digits of the entities given (dates, codes, addresses, quotes) are not numbers. */
export function findNumbers(text: string, entities: readonly Entity[]): FoundNumber[] {
  const source = text.slice(0, 8_000);
  const closed = entities.filter(({ kind }) => kind !== 'name' && kind !== 'currency');
  const found: FoundNumber[] = [];
  for (const match of source.matchAll(NUMBER)) {
    const [all, sign = '', symbol = '', digits, suffix = '', spelled] = match;
    const start = match.index;
    if (closed.some((entity) => start < entity.end && start + all.length > entity.start)) continue;
    if (spelled?.toLowerCase() === 'one' && NOT_A_COUNT.test(source.slice(Math.max(0, start - 8), start + 8)))
      continue;
    const size =
      digits === undefined
        ? (SPELLED.get(spelled?.toLowerCase() ?? '') ?? 0)
        : Number(digits.replaceAll(',', ''));
    // A minus right after something, or after a number, is a dash or a subtraction.
    const isNegative = sign !== '' && !/[\p{L}\d)]$|[\d)]\s$/u.test(source.slice(0, start));
    const after = /^[^.!?;\n]{0,40}/.exec(source.slice(start + all.length))?.[0] ?? '';
    const units = [symbol, suffix === '%' || suffix === '°' ? suffix : ''].filter((unit) => unit !== '');
    found.push({
      value: size * (MULTIPLES[suffix.toLowerCase()] ?? 1) * (isNegative ? -1 : 1),
      start,
      beside: [
        ...units,
        ...terms(after).slice(0, 2),
        ...wordsBefore(source, start).toReversed().flatMap(terms),
      ],
    });
  }
  return found;
}
