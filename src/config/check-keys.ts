// Finds the keys of a document that its schema does not read: misspelt ones, and genuine ones of OpenClaw that
// this build does not support. Values are not looked at; that is the schemas' work.

import { z } from 'zod';
import type { DocumentPath } from '../lib/document-path.ts';
import { nearestName } from '../lib/nearest-name.ts';
import { isPlainObject } from '../lib/plain-object.ts';
import { NOT_SUPPORTED } from './schema/keys.ts';

export type KeyFinding =
  /** A key of OpenClaw, or one that resembles nothing: passed over, and said once. */
  | { readonly kind: 'not-supported'; readonly path: DocumentPath }
  /** A slip of the pen, or an unknown key where only our own may stand. */
  | {
      readonly kind: 'unknown';
      readonly path: DocumentPath;
      readonly nearest: string | undefined;
      /** Every key that may stand there. */
      readonly known: readonly string[];
    };

/** All findings in `value`, which stands at `path` and is described by `schema`. */
export function checkKeys(schema: z.core.$ZodType, value: unknown, path: DocumentPath): KeyFinding[] {
  if (schema instanceof z.ZodOptional) return checkKeys(schema.unwrap(), value, path);
  if (schema instanceof z.ZodUnion) {
    // Of our unions at most one branch is an object.
    const branch = schema.options.find((option) => option instanceof z.ZodObject);
    return branch === undefined ? [] : checkKeys(branch, value, path);
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((item, index) => checkKeys(schema.element, item, [...path, index]));
  }
  if (!isPlainObject(value)) return [];
  if (schema instanceof z.ZodRecord) {
    return Object.entries(value).flatMap(([key, member]) =>
      checkKeys(schema.valueType, member, [...path, key]),
    );
  }
  return schema instanceof z.ZodObject ? checkObject(schema, value, path) : [];
}

function checkObject(
  schema: z.ZodObject,
  value: Readonly<Record<string, unknown>>,
  path: DocumentPath,
): KeyFinding[] {
  const { shape } = schema;
  const { catchall } = schema.def;
  const isClosed = catchall instanceof z.ZodNever;
  const known = Object.keys(shape).filter((key) => shape[key] !== NOT_SUPPORTED);
  return Object.entries(value).flatMap(([key, member]): KeyFinding[] => {
    const memberPath = [...path, key];
    if (Object.hasOwn(shape, key)) {
      const memberSchema = shape[key];
      if (memberSchema === NOT_SUPPORTED) return [{ kind: 'not-supported', path: memberPath }];
      return memberSchema === undefined ? [] : checkKeys(memberSchema, member, memberPath);
    }
    if (catchall !== undefined && !isClosed) return [];
    const nearest = nearestName(key, known, isClosed ? 'guess' : 'typo');
    return isClosed || nearest !== undefined
      ? [{ kind: 'unknown', path: memberPath, nearest, known }]
      : [{ kind: 'not-supported', path: memberPath }];
  });
}
