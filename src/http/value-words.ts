// Values and choices in words, for messages about what was sent. A short piece of a value at most: what was sent can
// be long, and secret.

const MAX_ALTERNATIVES = 20;
const MAX_CHARACTERS = 40;

/** True for what JSON calls an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON's own name for the kind of a value. */
export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** `a number (3)`. */
export function describe(value: unknown): string {
  const type = typeOf(value);
  if (type === 'null') return 'null';
  return typeof value === 'object' ? withArticle(type) : `${withArticle(type)} (${show(value)})`;
}

/** `"hot"`, `3`, `an object`. */
export function show(value: unknown): string {
  if (typeof value === 'object' && value !== null) return withArticle(typeOf(value));
  const text = typeof value === 'string' ? value : String(value);
  const piece = text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS).toWellFormed()}…` : text;
  return typeof value === 'string' ? JSON.stringify(piece) : piece;
}

export function withArticle(type: string): string {
  return /^[aio]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** `a, b or c`. */
export function oneOf(alternatives: readonly string[]): string {
  const shown = alternatives.slice(0, MAX_ALTERNATIVES);
  if (shown.length < alternatives.length) return `one of ${shown.join(', ')}, …`;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

/** A place one step further inside: `messages[0].role`. */
export function join(path: string, key: string): string {
  if (!/^[\w$-]{1,60}$/.test(key)) return `${path}[${show(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}
