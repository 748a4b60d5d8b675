// How a value of the configuration is shown to people: short, and never a secret.

import type { DocumentPath } from '../lib/document-path.ts';
import { isPlainObject } from '../lib/plain-object.ts';

const LONGEST_TEXT = 80;
const SECRET_KEY =
  /token$|password|passphrase|secret|api[-_]?key|credential|authorization|cookie|private[-_]?key/i;

/** True for names that people give to secrets: `apiKey`, `x-api-key`, `Authorization`. */
export function isSecretName(name: string): boolean {
  return SECRET_KEY.test(name);
}

/** True when what stands under this key is a secret or may hold one. */
export function isSecretPath(path: DocumentPath): boolean {
  const [section, kind] = path;
  return (
    path.some((step) => typeof step === 'string' && (isSecretName(step) || step === 'headers')) ||
    (section === 'env' && path.length > 1) ||
    (section === 'mcp' && kind === 'servers' && path[3] === 'env' && path.length > 4)
  );
}

/** A value in a few words: `"lan"`, `18789`, `a list of 3`, `a secret`. */
export function describeFound(path: DocumentPath, value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (isPlainObject(value)) return 'an object';
  // Digits without quotes may be a secret as well.
  if (typeof value === 'number' && isSecretPath(path)) return 'a number (not shown)';
  if (typeof value !== 'string') return String(value);
  if (value.trim() === '') return JSON.stringify(value);
  if (isSecretPath(path) && !isReference(value)) return 'a secret (not shown)';
  const shown = maskUrlSecrets(value);
  return JSON.stringify(shown.length > LONGEST_TEXT ? `${shown.slice(0, LONGEST_TEXT)}…` : shown);
}

/** True for text that only names an environment variable: `${OPENAI_API_KEY}`. */
export function isReference(text: string): boolean {
  return /^\$\{[A-Z_][A-Z0-9_]*\}$/.test(text);
}

/** A URL without the user, the password and the query that it may carry; other text unchanged. */
export function maskUrlSecrets(text: string): string {
  return text
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@?#]*@/i, '$1***@')
    .replace(/^([a-z]+:\/\/[^?#]*)\?[^#]*/i, '$1?***');
}
