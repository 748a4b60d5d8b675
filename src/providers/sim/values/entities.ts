// The things a question names: quotes, addresses, dates, numbers, codes, proper names, each with where it stands.

import { isStopWord } from '../words/stop-words.ts';

export type EntityKind =
  | 'quote'
  | 'email'
  | 'url'
  | 'uuid'
  | 'ip'
  | 'date-time'
  | 'date'
  | 'day'
  | 'time'
  | 'phone'
  | 'path'
  | 'code'
  | 'color'
  | 'currency'
  | 'name';

export type Entity = {
  readonly kind: EntityKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The words right before it, lower case, nearest last. */
  readonly before: readonly string[];
};

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const DAYS = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';

// Earlier kinds take their characters away from later ones: the digits of a date are no number.
const PATTERNS: readonly (readonly [EntityKind, RegExp])[] = [
  [
    'quote',
    /"([^"\n]{1,2000})"|“([^”\n]{1,2000})”|„([^“”\n]{1,2000})[“”]|«([^»\n]{1,2000})»|`([^`\n]{1,2000})`|(?<![\p{L}\p{N}])'([^'\n]{1,500})'(?![\p{L}\p{N}])/gu,
  ],
  ['url', /\b(?:https?|ftp):\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]]/gi],
  ['email', /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  ['uuid', /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi],
  ['ip', /\b(?:\d{1,3}\.){3}\d{1,3}\b/g],
  ['date-time', /\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?(?![\d:])/g],
  [
    'date',
    new RegExp(
      `\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}\\b|\\b(?:${MONTHS})\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?\\b|\\b\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+(?:${MONTHS})(?:\\s+\\d{4})?\\b`,
      'gi',
    ),
  ],
  [
    'day',
    new RegExp(
      `\\b(?:today|tonight|tomorrow|yesterday|(?:(?:next|this|on)\\s+)?(?:${DAYS})s?|next (?:week|month|year)|this (?:week|weekend|month))\\b`,
      'gi',
    ),
  ],
  [
    'time',
    /\b(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?|\b(?:1[0-2]|[1-9])\s?[ap]\.?m\b\.?|\bnoon\b|\bmidnight\b/gi,
  ],
  ['phone', /(?<![\w.])\+\d[\d\s().-]{6,18}\d\b|\b\d{3}[-.\s]\d{3}[-.\s]\d{4}\b/g],
  [
    'path',
    /(?<![\p{L}\p{N}/])(?:~|\.{1,2})?\/[\p{L}\p{N}._-]+(?:\/[\p{L}\p{N}._-]+)*\/?|\b[\p{L}\p{N}_-]+(?:\/[\p{L}\p{N}._-]+)*\.(?:[a-z]{1,4}\d?)\b(?!@)/gu,
  ],
  ['color', /#(?:[0-9a-f]{6}|[0-9a-f]{3})\b/gi],
  [
    'code',
    /#?\b(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*\b|#\d+\b|\b\d+(?:-\d+){2,}\b/g,
  ],
  [
    'currency',
    /\b(?:USD|EUR|GBP|JPY|CHF|CAD|AUD|NZD|CNY|INR|SEK|NOK|DKK|PLN|BRL|MXN|KRW|SGD|HKD|ZAR|CZK|HUF|TRY|ILS|THB|BTC|ETH)\b/g,
  ],
  [
    'name',
    /\p{Lu}[\p{L}\p{M}'’-]*(?:\.(?=\s?\p{Lu}))?(?:\s+(?:(?:de|del|la|of|van|von|da|do|di|and(?=\s\p{Lu}\p{Ll}+\s(?:Inc|Ltd|Co)))\s+)?\p{Lu}[\p{L}\p{M}'’-]*)*/gu,
  ],
];

// Words that open a sentence with a capital and name nothing.
const OPENERS = new Set(
  `add answer arrange ask book buy calculate call cancel change check compare compute convert create delete describe
  do draft email execute explain extract fetch file fill find forward generate get give go grab happy help i invite
  increase decrease lets list look lookup make mark message move need no note notify open order pay pick place plan
  play please post put query read remind remove rename reply report request reschedule reserve resolve return run
  say schedule search see select send set ship show solve start stop subscribe suggest summarize summarise switch
  take tell text track transfer translate try turn update upload use using validate verify want weather what who
  write yes hello hi hey dear thanks thank then also next first finally currently restart deploy close assign
  register enroll log record score multiply divide subtract sum time price weather news directions fly drive walk
  walking driving any some make text add put`.split(/\s+/),
);
const DAY_OR_MONTH = new RegExp(`^(?:${MONTHS}|${DAYS})$`, 'i');
const MAX_CHARACTERS = 8_000;

/** All entities in reading order. Long texts are read to 8,000 characters. */
export function findEntities(text: string): Entity[] {
  const source = text.slice(0, MAX_CHARACTERS);
  const taken = new Uint8Array(source.length);
  const found: Entity[] = [];
  for (const [kind, pattern] of PATTERNS) {
    for (const match of source.matchAll(pattern)) {
      const entity = toEntity(kind, match, source);
      if (entity === undefined || taken.subarray(entity.start, entity.end).includes(1)) continue;
      taken.fill(1, entity.start, entity.end);
      found.push(entity);
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function toEntity(kind: EntityKind, match: RegExpMatchArray, source: string): Entity | undefined {
  let start = match.index ?? 0;
  const end = start + match[0].length;
  let text = match.slice(1).find((group) => group !== undefined) ?? match[0];
  if (kind === 'name') {
    const isOpening = /(?:^|[.!?:;\n"“(])\s*$/.test(source.slice(0, start));
    let words = text.replace(/['’]s$/, '').split(/(\s+)/);
    while (words.length > 0 && (isOpening ? isOpener(words[0] ?? '') : /^I\b/.test(words[0] ?? ''))) {
      start += (words[0]?.length ?? 0) + (words[1]?.length ?? 0);
      words = words.slice(2);
    }
    text = words.join('');
    if (text === '' || DAY_OR_MONTH.test(text)) return undefined;
  }
  if (kind === 'day') text = text.replace(/^on\s+/i, '');
  return { kind, text, start, end, before: wordsBefore(source, start) };
}

/** Whether a word is an order or a question word rather than a name. */
export function isOpener(word: string): boolean {
  const lower = word.toLowerCase();
  return isStopWord(lower) || OPENERS.has(lower);
}

/** The three words before a position, not reaching over the end of a sentence. */
export function wordsBefore(source: string, start: number): string[] {
  const clause = /[^.!?;\n]*$/.exec(source.slice(Math.max(0, start - 60), start))?.[0] ?? '';
  return (clause.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? []).slice(-3);
}
