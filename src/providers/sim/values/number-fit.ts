// Which of a question's numbers a property means, by the words that stand beside it.

import type { Place } from '../schema/finder.ts';
import { conceptsOf } from '../words/concepts.ts';
import { contentTerms, identifierTerms, terms } from '../words/terms.ts';
import type { FoundNumber } from './numbers.ts';

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
/** How well the words beside a number fit the place: the nearest counts most. */
export function nearness(place: Place, number: FoundNumber): number {
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

const NO_PLACE: Place = { name: '', description: '', path: [], format: undefined, isRequired: false };
/** Whether the words beside the number name another property clearly better. */
export function isOthers(number: FoundNumber, score: number, names: readonly string[]): boolean {
  return names.some((name) => nearness({ ...NO_PLACE, name }, number) > Math.max(1.4, score + 0.5));
}
