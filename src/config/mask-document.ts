// A configuration document as it may be shown: secrets hidden, and only the sections that this build reads.

import { type DocumentPath, isWithin } from '../lib/document-path.ts';
import { isPlainObject, type PlainObject } from '../lib/plain-object.ts';
import { isReference, isSecretName, isSecretPath, maskUrlSecrets } from './describe-found.ts';

const MASK = '***';

/**
 * The document before environment variables were put in, so that their values never show; `${NAME}` stays
 * readable. What is passed over is left out: nobody here knows which of OpenClaw's other keys hold secrets.
 */
export function maskDocument(written: PlainObject, passedOver: readonly DocumentPath[]): PlainObject {
  return maskObject(written, [], passedOver);
}

function maskObject(
  value: PlainObject,
  path: DocumentPath,
  passedOver: readonly DocumentPath[],
): PlainObject {
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, member, [...path, key]] as const)
      .filter(([, , memberPath]) => !passedOver.some((place) => isWithin(memberPath, place)))
      .map(([key, member, memberPath]) => [key, maskValue(member, memberPath, passedOver)]),
  );
}

function maskValue(value: unknown, path: DocumentPath, passedOver: readonly DocumentPath[]): unknown {
  if (Array.isArray(value)) {
    const items = path.at(-1) === 'args' ? maskArguments(value) : value;
    return items.map((item, index) => maskValue(item, [...path, index], passedOver));
  }
  if (isPlainObject(value)) {
    // A reference to a secret is no secret: {source: "env", provider: "default", id: "OPENAI_API_KEY"}.
    const isSecretReference = typeof value.source === 'string' && typeof value.id === 'string';
    return isSecretReference ? value : maskObject(value, path, passedOver);
  }
  if (!isSecretPath(path) || value === '' || value === null || typeof value === 'boolean') {
    return typeof value === 'string' ? maskUrlSecrets(value) : value;
  }
  return typeof value === 'string' && isReference(value) ? value : MASK;
}

/** Secrets among a command's arguments: `--token X`, `--api-key=X`, `API_KEY=X`, `Authorization: X`. */
function maskArguments(items: readonly unknown[]): unknown[] {
  return items.map((item, index) => {
    const before = items[index - 1];
    if (typeof item !== 'string' || isReference(item)) return item;
    const followsFlag = typeof before === 'string' && /^--?[\w-]+$/.test(before) && isSecretName(before);
    if (followsFlag && !item.startsWith('-')) return MASK;
    const [, name, rest] = /^(-{0,2}[\w-]+\s*[=:]\s*)(.+)$/s.exec(item) ?? [];
    if (name === undefined || rest === undefined || isReference(rest)) return item;
    return isSecretName(name.replace(/\s*[=:]\s*$/, '')) ? `${name}${MASK}` : item;
  });
}
