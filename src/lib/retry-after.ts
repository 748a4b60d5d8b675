// How long a server asks to be left alone, in the spellings that servers use. Knows nothing of error codes.

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Whole seconds, rounded up and never negative, from `retry-after-ms` or `retry-after` (seconds or an HTTP date).
 * Undefined when neither is there or readable. Header names in lower case.
 */
export function readRetryAfterSeconds(headers: Headers, nowMs: number): number | undefined {
  const milliseconds = Number(first(headers['retry-after-ms']));
  if (isLength(milliseconds)) return Math.ceil(milliseconds / 1000);
  const value = first(headers['retry-after']);
  if (value === undefined) return undefined;
  const seconds = Number(value);
  if (isLength(seconds)) return Math.ceil(seconds);
  const dateMs = Date.parse(value);
  return Number.isNaN(dateMs) || !Number.isNaN(seconds)
    ? undefined
    : Math.max(0, Math.ceil((dateMs - nowMs) / 1000));
}

function isLength(value: number): boolean {
  return value >= 0 && Number.isFinite(value);
}

/** The value, trimmed; undefined instead of an empty one, which Number would read as 0. */
function first(value: string | readonly string[] | undefined): string | undefined {
  const text = (typeof value === 'string' ? value : value?.[0])?.trim();
  return text === '' ? undefined : text;
}
