// The text in a question that a property wants: entities by the property's kind, then what stands beside its name.

import { findSum } from '../answers/arithmetic.ts';
import type { Place } from '../schema/finder.ts';
import { identifierTerms, terms } from '../words/terms.ts';
import type { EntityKind } from './entities.ts';
import { type FieldKind, fieldKind } from './field-kind.ts';
import { inIsoForm } from './iso-dates.ts';
import { languageCode, languageNames } from './languages.ts';
import { currencies, direction } from './money.ts';
import { afterPreposition, beforeName, handles, objectOf, occasions, rooms, things } from './named-things.ts';
import { after, asTexts, type TextCandidate, type TextSource, toCandidate } from './text-candidate.ts';
import { withoutCommand } from './topic.ts';

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

function bodies(source: TextSource): TextCandidate[] {
  return after(
    source,
    /\b(?:saying|that says|says|say|telling (?:him|her|them)|tell (?:him|her|them)|with the (?:message|text|body|content)|message|to (?=\w+ (?:that|about)))\s*:?\s+(?:that\s+)?["“]?([^"”\n]{2,2000})["”]?/i,
    /\b(?:that|to)\s+([^.!?\n]{3,500})/i,
    /:\s*([\s\S]{3,2000})$/,
    /\babout\s+([^.!?\n]{3,200})/i,
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
