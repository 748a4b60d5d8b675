// Lays one configuration document over another. Knows which lists are really maps, and nothing else of the keys.

import type { DocumentPath } from '../lib/document-path.ts';
import { isPlainObject } from '../lib/plain-object.ts';

/**
 * `overlay` on top of `base`: objects merge key by key at every depth, everything else is replaced. The items
 * of `agents.list` and of a provider's `models` merge by id instead, new ones following the old. Neither
 * argument is changed. `path` is where the two stand in the whole document.
 */
export function mergeDocuments(base: unknown, overlay: unknown, path: DocumentPath = []): unknown {
  if (overlay === undefined) return base;
  if (isPlainObject(base) && isPlainObject(overlay)) {
    // fromEntries defines own members, so that a key named __proto__ stays a key.
    const merged = new Map(Object.entries(base));
    for (const [key, value] of Object.entries(overlay)) {
      merged.set(key, mergeDocuments(merged.get(key), value, [...path, key]));
    }
    return Object.fromEntries(merged);
  }
  const idOf = idReaderFor(path);
  if (idOf !== undefined && Array.isArray(base) && Array.isArray(overlay)) {
    return mergeById(base, overlay, idOf, path);
  }
  return overlay;
}

type IdReader = (item: unknown) => string | undefined;

function mergeById(
  base: readonly unknown[],
  overlay: readonly unknown[],
  idOf: IdReader,
  path: DocumentPath,
): unknown[] {
  const merged = [...base];
  for (const item of overlay) {
    const id = idOf(item);
    const index = id === undefined ? -1 : merged.findIndex((other) => idOf(other) === id);
    if (index === -1) merged.push(item);
    else merged[index] = mergeDocuments(merged[index], item, [...path, index]);
  }
  return merged;
}

/** Agent ids match without regard to case; model ids are the provider's and match exactly. */
function idReaderFor(path: DocumentPath): IdReader | undefined {
  if (path.length === 2 && path[0] === 'agents' && path[1] === 'list') {
    return (item) => textId(item)?.toLowerCase();
  }
  const isModels =
    path.length === 4 && path[0] === 'models' && path[1] === 'providers' && path[3] === 'models';
  return isModels ? textId : undefined;
}

function textId(item: unknown): string | undefined {
  return isPlainObject(item) && typeof item.id === 'string' ? item.id : undefined;
}
