// Several texts for a property that is a list.

import type { Place } from '../schema/finder.ts';
import { identifierTerms } from '../words/terms.ts';
import type { Entity } from './entities.ts';
import { fieldKind } from './field-kind.ts';
import { findList } from './lists.ts';
import type { TextSource } from './text-candidate.ts';

/** The texts that the question lists for the place, in its order; empty when it lists none. */
export function findTexts(place: Place, source: TextSource): string[] {
  const kind = fieldKind(place);
  const ofKind = (...kinds: readonly Entity['kind'][]): string[] =>
    source.entities.filter((entity) => kinds.includes(entity.kind)).map(({ text }) => text);
  switch (kind) {
    case 'email':
    case 'url':
    case 'uuid':
    case 'ip':
    case 'phone':
    case 'path':
    case 'date':
    case 'currency':
    case 'color':
      return ofKind(kind);
    case 'person':
    case 'location':
    case 'origin':
    case 'destination': {
      const names = ofKind('name');
      const emails = ofKind('email');
      return names.length > 0 ? names : emails.length > 0 ? emails : ofKind('quote');
    }
    default: {
      const quotes = ofKind('quote');
      const codes = kind === 'identifier' ? ofKind('code') : [];
      if (codes.length > 0) return codes;
      if (quotes.length > 0) return quotes;
      const list = findList(source.question);
      if (list.length > 1) return list;
      const tagged = new RegExp(
        `\\b(?:tagged|tags?|labels?|labell?ed|${identifierTerms(place.name).join('|') || 'tags'}\\w*)\\s*(?:as|with|:|=)?\\s+([\\p{L}\\p{N}-]+)`,
        'iu',
      ).exec(source.question)?.[1];
      return tagged === undefined ? [] : [tagged];
    }
  }
}
