// The text in a question that a property wants: entities by the property's kind, then what stands beside its name.

import { findSum } from '../answers/arithmetic.ts';
import type { Place } from '../schema/finder.ts';
import { isStopWord } from '../words/stop-words.ts';
import { identifierTerms, terms, words } from '../words/terms.ts';
import { type Entity, type EntityKind, isOpener } from './entities.ts';
import { type FieldKind, fieldKind } from './field-kind.ts';
import { inIsoForm } from './iso-dates.ts';
import { languageCode, languageNames } from './languages.ts';

export type TextSource = {
  readonly question: string;
  readonly entities: readonly Entity[];
  /** What the simulator would say to the question, for properties that want its answer. */
  readonly answer: string | undefined;
};

/** A text and the entity it is, when it is one: entities are given to one property only. */
export type TextCandidate = { readonly text: string; readonly entity?: Entity | undefined };

const ENTITIES_OF: Readonly<Partial<Record<FieldKind, readonly EntityKind[]>>> = {
  email: ['email'],
  url: ['url'],
  uuid: ['uuid'],
  ip: ['ip'],
  'date-time': ['date-time', 'date', 'day'],
  date: ['date', 'date-time', 'day'],
  time: ['time', 'date-time', 'day'],
  phone: ['phone'],
  path: ['path', 'quote'],
  color: ['color'],
  currency: ['currency'],
  identifier: ['code', 'uuid', 'currency', 'quote', 'ip', 'name'],
  origin: ['name', 'quote'],
  destination: ['name', 'quote'],
  location: ['name', 'quote'],
  person: ['name', 'quote', 'email'],
  title: ['quote'],
  body: ['quote'],
  query: ['quote'],
};
/** The words that lead to an entity of the kind: `from Oslo`, `with Ana`. */
const LEADS: Readonly<Partial<Record<FieldKind, RegExp>>> = {
  origin: /^(?:from|leaving|departing)$/,
  destination: /^(?:to|into|towards|reaching|for)$/,
  location: /^(?:in|at|near|around|for|to|from|of)$/,
  person:
    /^(?:named|called|with|for|to|by|is|assign|tell|invite|remind|ask|email|message|user|customer|client|and|from)$/,
  currency: /^(?:in|to|into|from)$/,
};
const AWAY: Readonly<Partial<Record<FieldKind, RegExp>>> = { origin: /^(?:to|into)$/, destination: /^from$/ };

/** Candidates, best first. The caller takes the first that the schema accepts. */
export function textCandidates(place: Place, source: TextSource): TextCandidate[] {
  const kind = fieldKind(place);
  const candidates: TextCandidate[] = [...fromName(place, source), ...ofKind(kind, place, source)];
  switch (kind) {
    case 'date':
    case 'date-time':
    case 'time':
      return candidates.flatMap(({ text, entity }) =>
        [...inIsoForm(kind, text), text].map((form) => ({ text: form, entity })),
      );
    case 'expression':
      return [...asTexts(findSum(source.question)?.expression), ...candidates];
    case 'language':
      return [...languages(place, source), ...candidates];
    case 'origin':
    case 'destination':
    case 'location':
      return [...rooms(place, source.question), ...candidates, ...afterPreposition(kind, source)];
    case 'person':
      return [...occasions(place, source), ...candidates, ...handles(source), ...things(place, source)];
    case 'title':
      return [
        ...candidates,
        ...after(
          source,
          /\b(?:titled|called|named|entitled|subject|about|for)\s+(?:the\s+)?([^,.;:!?\n]{2,80})/i,
        ),
      ];
    case 'body':
      return [...candidates, ...bodies(source)];
    case 'answer':
      return [...asTexts(source.answer), ...candidates];
    case 'query':
      return [...candidates, { text: withoutCommand(source.question) }];
    case 'currency':
      return [...candidates, ...currencies(place, source.question)];
    case 'keyword':
      return [
        ...candidates,
        ...after(
          source,
          /:\s*([^,.;:!?\n]{2,60})/,
          /\b(?:for|about|on|tagged|topic|category)\s+([^,.;:!?\n]{2,60})/i,
        ),
      ];
    case 'other':
      return place.isRequired
        ? [...beforeName(place, source), ...candidates, ...objectOf(source)]
        : candidates;
    default:
      return candidates;
  }
}

/** `the auth service` for a `service`. */
function beforeName(place: Place, source: TextSource): TextCandidate[] {
  const spoken = place.name.replaceAll(/[_-]+/g, ' ');
  if (!/^[\p{L} ]{3,30}$/u.test(spoken)) return [];
  return after(source, new RegExp(`\\b([\\p{L}\\p{N}_-]{2,40})\\s+${spoken}\\b`, 'iu')).filter(({ text }) =>
    isTelling(text),
  );
}

/** What an order is about: `Deploy billing …`. */
function objectOf(source: TextSource): TextCandidate[] {
  const match = /^(?:please\s+)?([\p{L}]+)\s+(?:the\s+|an?\s+|my\s+)?([\p{L}][\p{L}\p{N}_-]+)/iu.exec(
    source.question.trim(),
  );
  const [, order = '', thing = ''] = match ?? [];
  return isOpener(order) && isTelling(thing) ? [{ text: thing }] : [];
}

function isTelling(word: string): boolean {
  return !isStopWord(word.toLowerCase()) && !isOpener(word);
}

function ofKind(kind: FieldKind, place: Place, { entities }: TextSource): TextCandidate[] {
  const kinds = ENTITIES_OF[kind];
  if (kinds === undefined) {
    return kind === 'other' && place.isRequired
      ? entities.filter(({ kind: each }) => each === 'quote' || each === 'name').map(toCandidate)
      : [];
  }
  const way = kind === 'currency' ? direction(place) : kind;
  const lead = LEADS[way];
  const away = AWAY[way];
  return (
    entities
      // Of names only `TSLA` and its like are identifiers.
      .filter(
        ({ kind: each, text }) =>
          kinds.includes(each) && (kind !== 'identifier' || each !== 'name' || /^[A-Z]{2,6}$/.test(text)),
      )
      .map((entity, index) => {
        const before = entity.before.at(-1) ?? '';
        const rank = (lead?.test(before) === true ? -10 : 0) + (away?.test(before) === true ? 10 : 0);
        return { entity, order: kinds.indexOf(entity.kind) * 30 + rank + index / 100 };
      })
      .sort((a, b) => a.order - b.order)
      .map(({ entity }) => toCandidate(entity))
  );
}

/** Of two currencies one is the source of money and one its target; their properties' names tell. */
function direction(place: Place): FieldKind {
  const name = identifierTerms(place.name);
  if (name.some((term) => ['from', 'sourc', 'bas', 'base', 'origin'].includes(term))) return 'origin';
  return name.some((term) => ['to', 'target', 'destination', 'quot'].includes(term))
    ? 'destination'
    : 'currency';
}

/** `priority: high`, `username ana`, `with the subject "Hello"`: the property's own name leads to its value. */
function fromName(place: Place, { question, entities }: TextSource): TextCandidate[] {
  const name = identifierTerms(place.name);
  if (name.length === 0 || name.some((term) => term.length < 2)) return [];
  const beside = entities.filter(({ before }) => {
    const near = before.slice(-2).flatMap(terms);
    return name.every((term) => near.includes(term));
  });
  const spoken = place.name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim();
  if (!/^[\p{L}\p{N} ]+$/u.test(spoken)) return beside.map(toCandidate);
  const stated = new RegExp(
    `\\b${spoken}s?\\s*(?::|=|\\bis\\b|\\bset to\\b|\\bof\\b)\\s*["“']?([^"”'\\n,;]{1,200}?)["”']?(?=$|[,;\\n]|[.!?](?:\\s|$)|\\s+(?:and|with|for|to)\\s)`,
    'iu',
  ).exec(question)?.[1];
  return [...beside.map(toCandidate), ...asTexts(stated?.trim())];
}

const ROOMS =
  /\b(?:kitchen|living room|bedroom|bathroom|hallway|hall|office|garage|garden|basement|attic|dining room|nursery|study|laundry room|terrace|balcony|upstairs|downstairs)\b/i;

function rooms(place: Place, question: string): TextCandidate[] {
  const isPart = identifierTerms(place.name).some((term) =>
    ['area', 'room', 'zone', 'location'].includes(term),
  );
  return isPart ? asTexts(ROOMS.exec(question)?.[0].toLowerCase()) : [];
}

/** Where several people are named, a bare `name` is rather that of what they do: `to a science fair`. */
function occasions(place: Place, source: TextSource): TextCandidate[] {
  const people = source.entities.filter(({ kind }) => kind === 'name');
  if (place.name !== 'name' || people.length < 2) return [];
  return after(
    source,
    /\b(?:to|attend|attending|at|for|having|hosting)\s+(?:an?|the|their)\s+(\p{Ll}[\p{L} -]{2,40}?)(?=\s+(?:on|at|in|with|this|next|from)\b|[.,!?]|$)/u,
  );
}

/** `user jdoe`: names that nobody capitalised. */
function handles(source: TextSource): TextCandidate[] {
  return after(
    source,
    /\b(?:user|username|named|called|account|customer|client|contact|employee|member)\s+(?!(?:with|and|for|to|in|is|who|that|account|record|named|called)\b)([\p{L}\p{N}_.-]{2,30})/iu,
  );
}

/** The plain thing that a `name` means when nothing has a proper one: `the kitchen light`. */
function things(place: Place, source: TextSource): TextCandidate[] {
  if (!/^(?:name|device|entity|item|product|target|device_name|entity_name)$/i.test(place.name)) return [];
  return after(
    source,
    /\b(?:the|my)\s+((?:(?!(?:to|in|on|off|at|of|for|and|with|from|is|are)\b)[\p{L}-]+\s*){1,3})/iu,
  );
}

/** `in paris`: names that nobody capitalised. */
function afterPreposition(kind: FieldKind, source: TextSource): TextCandidate[] {
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
const NO_PLACE =
  /^(?:today|tomorrow|tonight|yesterday|celsius|fahrenheit|degrees|\w+day|next|this|week|month|year|weekend|morning|afternoon|evening|night|minutes?|hours?|seconds?|days?|using|please|detail|total|general|short|english|usd|eur)$/i;

function bodies(source: TextSource): TextCandidate[] {
  return after(
    source,
    /\b(?:saying|that says|says|say|telling (?:him|her|them)|tell (?:him|her|them)|with the (?:message|text|body|content)|message|to (?=\w+ (?:that|about)))\s*:?\s+(?:that\s+)?["“]?([^"”\n]{2,2000})["”]?/i,
    /\b(?:that|to)\s+([^.!?\n]{3,500})/i,
    /:\s*([\s\S]{3,2000})$/,
    /\babout\s+([^.!?\n]{3,200})/i,
  );
}

function after({ question }: TextSource, ...patterns: readonly RegExp[]): TextCandidate[] {
  return patterns.flatMap((pattern) =>
    asTexts(
      pattern
        .exec(question)?.[1]
        ?.trim()
        .replace(/[.!?]+$/, ''),
    ),
  );
}

function languages(place: Place, { question }: TextSource): TextCandidate[] {
  const found = languageNames(question);
  const isSource = identifierTerms(place.name).some((term) => term === 'sourc' || term === 'from');
  const ordered = isSource
    ? found.filter(({ lead }) => lead === 'from')
    : [...found].sort((a, b) => Number(b.lead === 'to') - Number(a.lead === 'to'));
  return ordered.flatMap(({ name }) => [{ text: name }, ...asTexts(languageCode(name))]);
}

const CURRENCY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/\bdollars?\b|\$/i, 'USD'],
  [/\beuros?\b|€/i, 'EUR'],
  [/\b(?:british )?pounds?\b|\bsterling\b|£/i, 'GBP'],
  [/\byen\b|¥/i, 'JPY'],
  [/\bfrancs?\b/i, 'CHF'],
  [/\brupees?\b/i, 'INR'],
  [/\byuan\b/i, 'CNY'],
];

function currencies(place: Place, question: string): TextCandidate[] {
  const found = CURRENCY_WORDS.flatMap(([pattern, code]) => {
    const at = question.search(pattern);
    return at < 0 ? [] : [{ at, text: code }];
  }).sort((a, b) => a.at - b.at);
  return (direction(place) === 'destination' ? found.toReversed() : found).map(({ text }) => ({ text }));
}

/** `search the web for X`, `can you look up X?` without what only orders. */
export function withoutCommand(question: string): string {
  const bare = question
    .trim()
    .replace(
      /^(?:(?:please|can you|could you|would you|i want to|i need to|help me|hey|hi|hello)[,\s]+)+/i,
      '',
    )
    .replace(
      /^(?:search|find|look up|look|google|query|browse|tell me|show me|get|fetch|give me)\b\s*(?:(?:the|my|our)?\s*(?:web|internet|online|database|docs?|documentation|knowledge base|wikipedia|catalog(?:ue)?|news)\b)?\s*(?:for|about|on|up|me)?\s*/i,
      '',
    )
    .replace(/[?.!\s]+$/, '');
  return bare === '' ? question.trim() : bare;
}

/** The words a question is about, for titles and for want of anything better. */
export function topic(question: string, maxWords: number): string {
  return words(question.slice(0, 2_000))
    .filter((word) => !isStopWord(word) && !isOpener(word) && !/^\d/.test(word))
    .slice(0, maxWords)
    .join(' ');
}

function toCandidate(entity: Entity): TextCandidate {
  return { text: entity.text, entity };
}

function asTexts(text: string | undefined): TextCandidate[] {
  return text === undefined || text === '' ? [] : [{ text }];
}
