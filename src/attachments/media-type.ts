// Media types as callers and servers declare them, in one spelling.

export type MediaType = {
  /** In lower case; empty when nothing, or nothing certain, is said. */
  readonly type: string;
  readonly charset: string | undefined;
};

/** What stands for something that has no type. */
const UNCERTAIN = new Set([
  'application/octet-stream',
  'binary/octet-stream',
  'application/x-download',
  '*/*',
]);

/** Older and private names of what is read here. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['image/x-png', 'image/png'],
  ['application/x-pdf', 'application/pdf'],
  ['text/x-markdown', 'text/markdown'],
  ['text/json', 'application/json'],
  ['application/csv', 'text/csv'],
  ['application/xhtml+xml', 'text/html'],
]);

/** Reads a Content-Type; never throws. */
export function parseMediaType(text: string): MediaType {
  const [first = '', ...parameters] = text.split(';').map((part) => part.trim());
  const type = first.toLowerCase();
  const charset = parameters
    .map((parameter) => /^charset="?([^"\s]+)"?$/i.exec(parameter)?.[1]?.toLowerCase())
    .find((value) => value !== undefined);
  return { type: UNCERTAIN.has(type) ? '' : (ALIASES.get(type) ?? type), charset };
}
