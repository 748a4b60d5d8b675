// What kind of value a property wants, judged by its name first and its description second.

import type { Place } from '../schema/finder.ts';
import { identifierTerms, stem, terms } from '../words/terms.ts';

export type FieldKind =
  | 'email'
  | 'url'
  | 'uuid'
  | 'ip'
  | 'date-time'
  | 'date'
  | 'time'
  | 'phone'
  | 'path'
  | 'color'
  | 'currency'
  | 'language'
  | 'expression'
  | 'origin'
  | 'destination'
  | 'location'
  | 'person'
  | 'identifier'
  | 'title'
  | 'body'
  | 'answer'
  | 'query'
  | 'keyword'
  | 'other';

const BY_FORMAT: Readonly<Record<string, FieldKind>> = {
  email: 'email',
  'idn-email': 'email',
  uri: 'url',
  url: 'url',
  'uri-reference': 'url',
  iri: 'url',
  uuid: 'uuid',
  ipv4: 'ip',
  ipv6: 'ip',
  'date-time': 'date-time',
  date: 'date',
  time: 'time',
};

// The first kind one of whose words the name has wins, so the narrower kinds stand first.
const WORDS: readonly (readonly [FieldKind, string])[] = [
  ['email', 'email mail cc bcc'],
  ['url', 'url uri link website webpage href endpoint webhook'],
  ['uuid', 'uuid guid'],
  ['ip', 'ip ipv4 ipv6'],
  ['date-time', 'datetime timestamp'],
  ['date', 'date day deadline due birthday dob checkin checkout arrival departure'],
  ['time', 'time hour when'],
  ['phone', 'phone telephone mobile fax'],
  ['path', 'path file filename filepath directory folder'],
  ['color', 'color colour'],
  ['currency', 'currency'],
  ['language', 'language lang locale'],
  ['expression', 'expression formula equation calculation'],
  ['origin', 'origin from source start'],
  ['destination', 'destination target to end'],
  [
    'location',
    'location city town place address street country region area room state venue where timezone zone',
  ],
  ['identifier', 'id identifier sku code number reference ref key isbn zip postal ticker symbol serial'],
  [
    'person',
    'person people name user username assignee attendee participant recipient contact author artist customer owner guest passenger employee',
  ],
  ['title', 'title subject headline summary_line'],
  [
    'answer',
    'answer response reply explanation reasoning conclusion result output summary thought analysis rationale solution',
  ],
  ['body', 'body message content text description note comment details prompt instruction task'],
  ['query', 'query question search q input keyphrase phrase'],
  ['keyword', 'keyword tag topic label theme category'],
];
const KINDS = WORDS.map(([kind, list]) => [kind, new Set(list.split(' ').flatMap(identifierTerms))] as const);

/** The kind; `other` when neither name nor description tells. */
export function fieldKind(place: Place): FieldKind {
  const format = place.format === undefined ? undefined : BY_FORMAT[place.format];
  if (format !== undefined) return format;
  const name = identifierTerms(place.name);
  // `from_currency` is a currency, `city_name` a place: the noun decides. It stands last in English, unless
  // it is one that only says what form the thing before it has.
  const nouns = name.toReversed().sort((a, b) => Number(FORM_NOUNS.has(a)) - Number(FORM_NOUNS.has(b)));
  for (const term of nouns) {
    const kind = KINDS.find(([, words]) => words.has(term))?.[0];
    if (kind !== undefined) return refine(kind, name);
  }
  const described = new Set(terms(place.description));
  return (
    KINDS.find(([kind, words]) => !BROAD.has(kind) && [...words].some((word) => described.has(word)))?.[0] ??
    'other'
  );
}

const FORM_NOUNS = new Set(['name', 'code', 'number', 'value'].map(stem));

// Words of these kinds stand in any description and tell nothing there.
const BROAD = new Set<FieldKind>([
  'origin',
  'destination',
  'answer',
  'body',
  'query',
  'identifier',
  'person',
  'keyword',
  'title',
  'time',
  'date',
]);

function refine(kind: FieldKind, name: readonly string[]): FieldKind {
  if (kind !== 'location') return kind;
  if (name.some((term) => ['from', 'origin', 'departur', 'sourc', 'start', 'pickup'].includes(term)))
    return 'origin';
  return name.some((term) => ['to', 'destination', 'arrival', 'target', 'end', 'dropoff'].includes(term))
    ? 'destination'
    : kind;
}
