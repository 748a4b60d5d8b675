// The shapes in which servers wrap an error: OpenAI's, FastAPI's, Google's, Anthropic's, a bare string.
// Gives their words and codes as they are; what they mean is upstream-error.ts's business.

import { isPlainObject } from '../lib/plain-object.ts';

export type UpstreamErrorBody = {
  readonly message: string | undefined;
  readonly code: string | undefined;
  readonly type: string | undefined;
  readonly param?: string | undefined;
  /** An HTTP status that the body itself names. */
  readonly status?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** A page for people, whatever made it. */
  readonly isHtml: boolean;
};

const MAX_MESSAGE_CHARACTERS = 2_000;

/** Takes out of a text what nobody is to read. Applied to all that is given out, and before anything is cut. */
type Redact = (text: string) => string;

/** Reads text or an already parsed value. Never fails: what is not understood is absent. */
export function readErrorBody(body: unknown, redact: Redact): UpstreamErrorBody {
  if (typeof body !== 'string') return readParsed(body, redact, 0);
  const text = body.trim();
  if (text.startsWith('{') || text.startsWith('[')) {
    try {
      return readParsed(JSON.parse(text), redact, 0);
    } catch {
      // Cut off or only resembling JSON: not a message for people.
      return nothing(false);
    }
  }
  if (text.startsWith('<')) return nothing(true);
  return text === '' ? nothing(false) : { ...nothing(false), message: shorten(text, redact) };
}

function readParsed(value: unknown, redact: Redact, depth: number): UpstreamErrorBody {
  // Google's OpenAI-compatible door wraps the object in an array.
  const outer = Array.isArray(value) ? value[0] : value;
  if (!isPlainObject(outer)) return nothing(false);
  const inner = outer.error ?? outer;
  if (typeof inner === 'string') return { ...nothing(false), message: shorten(inner, redact) };
  if (!isPlainObject(inner)) return nothing(false);

  // OpenRouter puts the true cause, often as JSON text, under a message that says nothing.
  const raw = isPlainObject(inner.metadata) ? inner.metadata.raw : undefined;
  if (raw !== undefined && depth === 0) {
    const cause = typeof raw === 'string' ? readErrorBody(raw, redact) : readParsed(raw, redact, 1);
    if (cause.message !== undefined) {
      return { ...cause, status: statusOf(inner) ?? cause.status, isHtml: false };
    }
  }
  const nameOf = (value: unknown): string | undefined => {
    const text = textOf(value);
    return text === undefined ? undefined : redact(text);
  };
  return {
    message: messageOf(inner, redact),
    code: nameOf(inner.code) ?? nameOf(inner.status),
    type: nameOf(inner.type),
    param: nameOf(inner.param),
    status: statusOf(inner),
    retryAfterSeconds: retryDelayOf(inner.details),
    isHtml: false,
  };
}

function messageOf(error: Readonly<Record<string, unknown>>, redact: Redact): string | undefined {
  const { message, detail } = error;
  // Mistral: {message: {detail: […]}}
  if (isPlainObject(message)) return messageOf(message, redact);
  const text = textOf(message) ?? textOf(detail);
  if (text !== undefined) return shorten(text, redact);
  // FastAPI: [{loc: ['body', 'messages', 0], msg: 'Field required'}]
  if (!Array.isArray(detail)) return undefined;
  const parts = detail.filter(isPlainObject).map(({ loc, msg }) => {
    const path = Array.isArray(loc) ? loc.filter((step) => step !== 'body').join('.') : '';
    return path === '' ? String(msg) : `${path}: ${String(msg)}`;
  });
  return parts.length === 0 ? undefined : shorten(parts.join('; '), redact);
}

function statusOf({ code, status }: Readonly<Record<string, unknown>>): number | undefined {
  return [code, status].find(
    (value): value is number => typeof value === 'number' && value >= 400 && value < 600,
  );
}

/** Google sends no Retry-After header but `{"@type": "…RetryInfo", "retryDelay": "34s"}`. */
function retryDelayOf(details: unknown): number | undefined {
  if (!Array.isArray(details)) return undefined;
  const delay = details.filter(isPlainObject).find((detail) => detail.retryDelay !== undefined)?.retryDelay;
  const seconds = Number.parseFloat(String(delay));
  return seconds >= 0 ? Math.ceil(seconds) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function shorten(whole: string, redact: Redact): string {
  // Redacted first: what is cut in two is not recognised any more.
  const text = redact(whole);
  return text.length > MAX_MESSAGE_CHARACTERS ? `${text.slice(0, MAX_MESSAGE_CHARACTERS)}…` : text;
}

function nothing(isHtml: boolean): UpstreamErrorBody {
  return { message: undefined, code: undefined, type: undefined, isHtml };
}
