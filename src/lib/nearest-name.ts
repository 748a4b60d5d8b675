// The known name that somebody probably meant when they wrote an unknown one.

import { distance } from 'fastest-levenshtein';

/** How far a name may be from what was written: `typo` takes slips of the pen, `guess` anything helpful. */
export type NameTolerance = 'typo' | 'guess';

/**
 * The candidate nearest to `name`, or undefined when none is near. Case, hyphens and underscores do not
 * count, so `max_body_bytes` is `maxBodyBytes`. Of equally near candidates the first one wins.
 */
export function nearestName(
  name: string,
  candidates: Iterable<string>,
  tolerance: NameTolerance,
): string | undefined {
  const written = simplify(name);
  const limit = tolerance === 'typo' ? typoLimit(written) : Math.max(2, Math.ceil(written.length * 0.4));
  let best: { readonly candidate: string; readonly edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = editsBetween(written, simplify(candidate));
    if (edits <= limit && (best === undefined || edits < best.edits)) best = { candidate, edits };
  }
  return best?.candidate;
}

/** One slip in a short name, two in a longer one. More would make strangers of the same length look alike. */
function typoLimit(name: string): number {
  return name.length < 6 ? 1 : 2;
}

function simplify(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}

/** Levenshtein's distance, where two neighbours swapped (`prot`) are one slip and not two. */
function editsBetween(left: string, right: string): number {
  return isNeighbourSwap(left, right) ? 1 : distance(left, right);
}

function isNeighbourSwap(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  const first = [...left].findIndex((_, index) => left[index] !== right[index]);
  return (
    first !== -1 &&
    left[first] === right[first + 1] &&
    left[first + 1] === right[first] &&
    left.slice(first + 2) === right.slice(first + 2)
  );
}
