// Finds tagged parts of a prompt, `<source id="1">…</source>`, in one pass however the text is made.

export type TaggedPart = {
  /** In lower case. */
  readonly tag: string;
  readonly attributes: string;
  readonly content: string;
  /** Where the part begins and ends, its tags included. */
  readonly start: number;
  readonly end: number;
};

const OPENING = /<([a-z][a-z_]{1,30})(\s[^<>]{0,1000})?>/gi;
const CLOSING = /<\/([a-z][a-z_]{1,30})\s*>/gi;

/**
 * The innermost parts with one of the tags, in order. An opening tag that another one of its name follows before
 * it is closed was only spoken of: `when the <source> tag has an id`.
 */
export function findTagged(text: string, tags: ReadonlySet<string>): TaggedPart[] {
  const marks = [
    ...collect(text, OPENING, tags).map((mark) => ({ ...mark, isOpening: true })),
    ...collect(text, CLOSING, tags).map((mark) => ({ ...mark, isOpening: false })),
  ].sort((a, b) => a.start - b.start);
  const open = new Map<string, (typeof marks)[number]>();
  const found: TaggedPart[] = [];
  for (const mark of marks) {
    if (mark.isOpening) {
      open.set(mark.tag, mark);
      continue;
    }
    const opening = open.get(mark.tag);
    if (opening === undefined) continue;
    open.delete(mark.tag);
    found.push({
      tag: mark.tag,
      attributes: opening.attributes,
      content: text.slice(opening.end, mark.start).trim(),
      start: opening.start,
      end: mark.end,
    });
  }
  return found;
}

function collect(
  text: string,
  pattern: RegExp,
  tags: ReadonlySet<string>,
): { tag: string; attributes: string; start: number; end: number }[] {
  const found = [];
  for (const match of text.matchAll(pattern)) {
    const tag = (match[1] ?? '').toLowerCase();
    if (!tags.has(tag)) continue;
    found.push({ tag, attributes: match[2] ?? '', start: match.index, end: match.index + match[0].length });
  }
  return found;
}
