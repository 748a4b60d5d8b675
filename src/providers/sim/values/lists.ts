// Lists in a question: `milk, eggs and bread`, `Paris and Rome`, lines with bullets.

const MAX_ITEMS = 50;
const SEPARATOR = /\s*(?:,\s*(?:and|or|und|et|y|e)\s+|,|;|、|，|\s(?:and|or|und|et|y|&|plus)\s)\s*/iu;
// What stands before the first item and is not of it.
const LEAD =
  /^.*(?:\b(?:with|for|of|in|at|to|from|add|adds|containing|including|includes|are|is|between|named|called|tagged|tags|items?|buy|get|need|on|about|by|as|the following)\b|:)\s+/isu;
const TAIL = /\s+(?:to|on|in|from|for|at|by|with|are|is|will|please|tomorrow|today|using)\b.*$/isu;

/** The items of the longest list in the text; empty when there is none. */
export function findList(text: string): string[] {
  const lines = text
    .split('\n')
    .flatMap((line) => /^\s*(?:[-*•]|\d{1,3}[.)])\s+(.+)$/.exec(line)?.[1]?.trim() ?? []);
  if (lines.length > 1) return lines.slice(0, MAX_ITEMS);
  const lists = text
    .slice(0, 8_000)
    .split(/[.!?\n]+(?=\s|$)/)
    .map(splitItems)
    .filter((items) => items.length > 1);
  return lists.sort((a, b) => b.length - a.length)[0]?.slice(0, MAX_ITEMS) ?? [];
}

function splitItems(sentence: string): string[] {
  const pieces = sentence.split(SEPARATOR).map((piece) => piece.trim());
  if (pieces.length < 2) return [];
  return pieces
    .map((piece, index) => {
      if (index === 0) return piece.replace(LEAD, '');
      return index === pieces.length - 1 ? piece.replace(TAIL, '') : piece;
    })
    .map((piece) =>
      piece
        .replace(/^(?:an?|the|some)\s+/i, '')
        .replace(/^["“'](.*)["”']$/, '$1')
        .trim(),
    )
    .filter((piece) => piece !== '' && piece.length <= 80);
}
