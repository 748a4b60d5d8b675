// The kinds of values a configuration holds. Each says in its error what is expected, as a phrase that reads
// after the word "expected": problems are printed from these phrases and from nothing else.

import { z } from 'zod';
import { isSecretName } from '../describe-found.ts';
import { parseBytes, parseDurationMs } from '../quantities.ts';

/** The longest wait that Node's timers can hold, about 24 days. */
const LONGEST_TIMER_MS = 2_147_483_647;

export function flag() {
  return z.boolean({ error: 'true or false' });
}

/** Any text that is not blank. `what` describes it: `the id of an agent`. */
export function text(what: string) {
  const error = `${what}, as text that is not blank`;
  return z.string({ error }).refine((value) => value.trim() !== '', { error });
}

export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER, unit = '') {
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} up` : `from ${least} to ${most}`;
  const error = `a whole number${unit === '' ? '' : ` of ${unit}`} ${range}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}

/** Any number above 0. */
export function positiveNumber(unit: string, most: number = Number.MAX_VALUE) {
  const error = `a number of ${unit} above 0${most === Number.MAX_VALUE ? '' : ` and up to ${most}`}`;
  return z.number({ error }).positive({ error }).max(most, { error });
}

/** A wait that a timer can hold. */
export function milliseconds(least = 0) {
  return wholeNumber(least, LONGEST_TIMER_MS, 'milliseconds');
}

export function seconds() {
  return positiveNumber('seconds', Math.floor(LONGEST_TIMER_MS / 1000));
}

export function bytes() {
  return wholeNumber(1, Number.MAX_SAFE_INTEGER, 'bytes');
}

export function oneOf<const Values extends readonly [string, ...string[]]>(values: Values, hint = '') {
  return z.enum(values, {
    error: `one of ${values.map((value) => JSON.stringify(value)).join(', ')}${hint}`,
  });
}

/** A length of time above nothing, as `parseDurationMs` reads it. */
export function duration() {
  const error = 'a length of time above 0, such as "30d", "12h" or a number of days';
  return z
    .union([z.string(), z.number()], { error })
    .refine((value) => (parseDurationMs(value) ?? 0) > 0, { error });
}

/** A size, as `parseBytes` reads it; 0 and false are for the reader to understand. */
export function byteSize() {
  const error = 'a size, such as "500mb" or a number of bytes, or false for none';
  return z
    .union([z.string(), z.number(), z.literal(false)], { error })
    .refine((value) => value === false || parseBytes(value) !== undefined, { error });
}

/** The name of a request header whose value is no secret. */
export function openHeaderName() {
  const error = 'the name of a request header, such as "x-openwebui-chat-id"';
  return z
    .string({ error })
    .refine(isHeaderName, { error, abort: true })
    .refine((name) => !isSecretName(name), { error: 'a request header that carries no secret' });
}

export function isHeaderName(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name);
}

/** A full http or https address. */
export function httpUrl() {
  const error = 'a full URL that begins with http:// or https://';
  return z.string({ error }).refine(isHttpUrl, { error });
}

function isHttpUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:');
}

/** The origin of a web page as browsers send it, or `*` for any. */
export function webOrigin() {
  const error = 'an origin without a path, such as "https://chat.example.com", or "*"';
  return z.string({ error }).refine((value) => value === '*' || isWebOrigin(value), { error });
}

function isWebOrigin(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && url.origin !== 'null' && url.origin === value.toLowerCase();
}

export function listOf<Item extends z.ZodType>(item: Item, what: string) {
  return z.array(item, { error: `a list of ${what}` });
}

/** An object with any keys, whose values have one shape. */
export function mapOf<Value extends z.ZodType>(value: Value, what: string) {
  return z.record(z.string(), value, { error: `an object of ${what} by name` });
}

/** Whatever the operator writes, passed on as it is: call parameters for a backend. */
export function openParameters() {
  return z.record(z.string(), z.unknown(), { error: 'an object of call parameters' });
}

/** A secret written out, or OpenClaw's reference to the place that holds it. */
export function secretInput() {
  const error = 'text, or {source: "env", provider: "default", id: "VARIABLE"}';
  const reference = z.object(
    { source: z.string({ error }), provider: z.string({ error }).optional(), id: z.string({ error }) },
    { error },
  );
  return z.union([z.string({ error }), reference], { error });
}

export type SecretInput = z.infer<ReturnType<typeof secretInput>>;
