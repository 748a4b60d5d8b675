// Words that people use for one another. Small on purpose: the simulator matches words, it understands nothing.

import { stem } from './terms.ts';

const GROUPS = [
  'weather forecast temperature rain raining rainy sunny snow wind windy humidity umbrella cold hot warm degrees climate wetter météo meteo clima tiempo regen pogoda погода 天気 天气 날씨',
  'calculate calculator calculation compute arithmetic math mathematical expression evaluate add plus sum subtract minus multiply times divide divided',
  'price cost costs fee charge expensive cheap pay quote',
  'email mail e-mail inbox',
  'message sms texting dm notify notification ping',
  'search find look lookup query google browse',
  'convert conversion exchange rate',
  'buy purchase order checkout',
  'reserve reservation book booking',
  'delete remove erase drop',
  'create add new make insert open',
  'update change edit modify rename',
  'schedule meeting appointment calendar event',
  'remind reminder alarm',
  'translate translation übersetzen übersetze traduire traduis traducir traduce',
  'stock share ticker quote',
  'live reside home address located location',
  'job work profession occupation employer',
  'name called',
  'phone telephone call number mobile',
  'picture image photo draw drawing illustration',
  'file document',
  'movie film',
  'song music track playlist play',
  'flight fly plane airline airport',
  'hotel room stay accommodation',
  'light lamp lights licht lumière luz luce',
  'time clock hour uhrzeit heure hora',
  'refund return money back reimburse',
  'start begin launch run execute',
  'stop end cancel abort halt',
  'issue bug ticket',
  'customer client user account',
  'summary summarize summarise',
  'shipping delivery deliver ship shipped parcel package',
  'restaurant dinner table eat food',
  'route directions navigate travel drive distance',
  'news headlines articles',
];

const CONCEPTS_OF = new Map<string, string[]>();
for (const [index, group] of GROUPS.entries()) {
  for (const word of new Set(group.split(' ').map(stem))) {
    const concepts = CONCEPTS_OF.get(word);
    if (concepts === undefined) CONCEPTS_OF.set(word, [`concept:${index}`]);
    else concepts.push(`concept:${index}`);
  }
}

/** The ids of the groups that a term of `terms()` belongs to. */
export function conceptsOf(term: string): readonly string[] {
  return CONCEPTS_OF.get(term) ?? [];
}
