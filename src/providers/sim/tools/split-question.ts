// A question that asks for several things, as the several questions it is.

const MAX_PARTS = 8;
// `and` starts a new request when a question word or an order follows; otherwise it joins two things of one.
const NEW_REQUEST =
  /(?:[?.;!]\s+|\s*,?\s+(?:and|und|then|also|plus)\s+(?:(?:then|also|please)\s+)*)(?=(?:what|who|when|where|which|how|is|are|can|could|will|please|tell|give|show|get|find|look|search|send|email|mail|message|set|turn|switch|create|add|make|book|order|schedule|remind|calculate|compute|convert|translate|delete|remove|cancel|update|check|open|close|start|stop|play|call|list|read|write|fetch|buy|reserve|notify|post|summari[sz]e)\b)/giu;
const NAME = "\\p{Lu}[\\p{L}\\p{M}'’.-]*(?:\\s+\\p{Lu}[\\p{L}\\p{M}'’-]*)*";
const CODE = '(?<![\\w.#-])#?(?=[\\w-]*\\d)[A-Z0-9][\\w-]*(?:\\.\\d+)?';
const ITEM = `(?:${NAME}|"[^"\\n]{1,200}"|${CODE})`;
const JOIN =
  '\\s*(?:,\\s*(?:and\\s+|&\\s*)?|\\s(?:and|und|et|y|e|plus|as well as)\\s+|\\s*&\\s*)(?:(?:in|for|of|to)\\s+)?';
const LIST = new RegExp(`${ITEM}(?:${JOIN}${ITEM})+`, 'gu');
/** `in paris and rome` without capitals: only behind a preposition and at the end, where it can be nothing else. */
const PLAIN_LIST =
  /\b(?:in|for|of)\s+((?:[\p{L}'’-]{2,20}\s*,\s*)*[\p{L}'’-]{2,20}\s*,?\s+and\s+[\p{L}'’-]{2,20})(?=\s*[?.!]*$)/giu;

/** The requests in a question, in order; the question alone when it is one. */
export function splitRequests(question: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (const match of question.matchAll(NEW_REQUEST)) {
    const mark = /^[?.!]/.exec(match[0])?.[0] ?? '';
    parts.push(question.slice(start, match.index) + mark);
    start = match.index + match[0].length;
  }
  parts.push(question.slice(start));
  const kept = parts.map((part) => part.trim()).filter((part) => part !== '');
  return kept.length > 1 && kept.length <= MAX_PARTS ? kept : [question];
}

export type ItemList = {
  readonly items: readonly string[];
  /** The question with one item in the list's place. */
  readonly withItem: (item: string) => string;
};

/** The lists of things in a question of which each could be meant by itself, the first one first. */
export function findItemLists(question: string): ItemList[] {
  const found: ItemList[] = [];
  for (const match of question.matchAll(LIST)) found.push(toList(question, match[0], match.index));
  for (const match of found.length === 0 ? question.matchAll(PLAIN_LIST) : []) {
    const list = match[1] ?? '';
    found.push(toList(question, list, match.index + match[0].length - list.length));
  }
  return found.filter(({ items }) => items.length > 1 && items.length <= MAX_PARTS);
}

function toList(question: string, text: string, at: number): ItemList {
  const items = text
    .split(new RegExp(JOIN, 'u'))
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return {
    items: [...new Set(items)],
    withItem: (item) => question.slice(0, at) + item + question.slice(at + text.length),
  };
}
