// Brings a request target into the form that the contract's paths have.

/** Other names of contract paths, by which supervisors ask. */
const ALIASES: Readonly<Record<string, string>> = { '/healthz': '/health', '/readyz': '/ready' };

/** Paths whose last segment is an id that people write with slashes in it. */
const SLASHED_ID_PARENTS = ['/v1/models/'];

/**
 * The path of a request target, beginning with one slash: without query, origin (of an absolute-form target) and
 * doubled slashes; aliases replaced; slashes inside a model id encoded. Percent-encoding is left as it came.
 */
export function readPath(target: string): string {
  let path = target;
  const end = path.search(/[?#]/);
  if (end !== -1) path = path.slice(0, end);
  if (!path.startsWith('/')) path = `/${path.replace(/^[a-z][a-z\d+.-]*:\/\/[^/]*/i, '')}`;
  if (path.includes('//')) path = path.replace(/\/{2,}/g, '/');
  if (path.length > 1 && path.endsWith('/')) path = path.slice(0, -1);
  const alias = ALIASES[path];
  if (alias !== undefined) return alias;
  for (const parent of SLASHED_ID_PARENTS) {
    if (path.startsWith(parent)) return parent + path.slice(parent.length).replaceAll('/', '%2F');
  }
  return path;
}

/** False when the percent-encoding cannot be decoded to UTF-8. */
export function isDecodable(path: string): boolean {
  if (!path.includes('%')) return true;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
