// A configuration document as it may be shown: secrets hidden, and only the sections that this build reads.

import { type DocumentPath, isWithin } from '../lib/document-path.ts';
import { isPlainObject, type PlainObject } from '../lib/plain-object.ts';
import { isReference, isSecretPath, maskUrlSecrets } from './describe-found.ts';

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
    return value.map((item, index) => maskValue(item, [...path, index], passedOver));
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
