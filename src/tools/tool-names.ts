// The names by which models know the tools of servers: `<server>__<tool>`, in the characters that every vendor takes.
// Pure, and the same in every process and after every restart, so that a stored conversation stays true.

import { createHash } from 'node:crypto';

const MAX_NAME = 64;
/** Leaves room for the tool's own name. */
const MAX_PREFIX = 32;
const SEPARATOR = '__';

/**
 * The part in front of `__` for each server id, in the order of the ids. No prefix holds `__` or ends in `_`, so names
 * of two servers never meet. Ids that would become the same prefix are told apart by a hash of the id.
 */
export function serverPrefixes(ids: readonly string[]): readonly string[] {
  const plain = ids.map((id) => {
    const cleaned = clean(id)
      .replaceAll(/_{2,}/g, '_')
      .replaceAll(/(?<=.)_$/g, '');
    return cleaned.length > MAX_PREFIX ? withHash(cleaned, id, MAX_PREFIX) : cleaned;
  });
  return plain.map((prefix, index) => {
    const id = ids[index] ?? '';
    return prefix !== id && isRepeated(plain, prefix) ? withHash(prefix, id, MAX_PREFIX) : prefix;
  });
}

/**
 * The full names of one server's tools, in the order of the tools. Where two would be the same, those that had to be
 * changed are told apart by a hash of the tool's own name.
 */
export function toolNames(prefix: string, tools: readonly string[]): readonly string[] {
  const plain = tools.map((tool) => {
    const name = `${prefix}${SEPARATOR}${clean(tool)}`;
    return name.length > MAX_NAME ? withHash(name, tool, MAX_NAME) : name;
  });
  return plain.map((name, index) => {
    const tool = tools[index] ?? '';
    const isChanged = name !== `${prefix}${SEPARATOR}${tool}`;
    return isChanged && isRepeated(plain, name) ? withHash(name, tool, MAX_NAME) : name;
  });
}

function clean(name: string): string {
  const cleaned = name.replaceAll(/[^A-Za-z0-9_-]/g, '_');
  return cleaned === '' ? '_' : cleaned;
}

function isRepeated(names: readonly string[], name: string): boolean {
  return names.indexOf(name) !== names.lastIndexOf(name);
}

function withHash(name: string, original: string, maxLength: number): string {
  const hash = createHash('sha256').update(original).digest('hex').slice(0, 8);
  return `${name.slice(0, maxLength - hash.length - 1)}-${hash}`;
}
