// Puts environment variables in the place of `${NAME}` in every text of a document.

import type { DocumentPath } from '../lib/document-path.ts';
import { isPlainObject } from '../lib/plain-object.ts';

/** The process environment, or what a test puts in its place. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type MissingVariable = { readonly path: DocumentPath; readonly variable: string };

/** Upper case names only, so that a shell's or template's own `${name}` passes. A second `$` escapes. */
const REFERENCE = /\$(\$?)\{([A-Z_][A-Z0-9_]*)\}/g;

/**
 * The document with its references replaced, and the references that name no variable. A variable that is
 * empty counts as missing, as in OpenClaw: an empty secret is never meant. Missing ones stay as written.
 */
export function substituteEnvironment(
  document: unknown,
  environment: Environment,
): { readonly document: unknown; readonly missing: readonly MissingVariable[] } {
  const missing: MissingVariable[] = [];

  const substitute = (value: unknown, path: DocumentPath): unknown => {
    if (typeof value === 'string') return substituteText(value, path);
    if (Array.isArray(value)) return value.map((item, index) => substitute(item, [...path, index]));
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, substitute(member, [...path, key])]),
    );
  };

  const substituteText = (text: string, path: DocumentPath): string =>
    text.replace(REFERENCE, (reference: string, escaping: string, variable: string) => {
      if (escaping !== '') return reference.slice(1);
      const value = environment[variable];
      if (value !== undefined && value !== '') return value;
      missing.push({ path, variable });
      return reference;
    });

  return { document: substitute(document, []), missing };
}

/** Text that `substituteEnvironment` turns back into the given one. */
export function escapeReferences(text: string): string {
  return text.replace(REFERENCE, (reference) => `$${reference}`);
}

/**
 * The environment with the variables of a document's `env` section behind it: those of the process win.
 * The section's own texts may refer to the process environment.
 */
export function withDocumentVariables(document: unknown, environment: Environment): Environment {
  const section = isPlainObject(document) ? document.env : undefined;
  if (!isPlainObject(section)) return environment;
  const { vars, shellEnv: _, ...direct } = section;
  const declared = { ...direct, ...(isPlainObject(vars) ? vars : {}) };
  const { document: resolved } = substituteEnvironment(declared, environment);
  const present = Object.entries(environment).filter(([, value]) => value !== undefined && value !== '');
  return { ...(resolved as Environment), ...Object.fromEntries(present) };
}
