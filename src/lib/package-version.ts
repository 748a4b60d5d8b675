// The version of this package, wherever it is installed and whether it is built or not.

import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';

/** As the nearest package.json says it; `src/` and the built `dist/` have the same one. */
export function readVersion(): string {
  const file = findPackageJSON('..', import.meta.url);
  const content: unknown = file === undefined ? undefined : JSON.parse(readFileSync(file, 'utf8'));
  const version =
    typeof content === 'object' && content !== null && 'version' in content ? content.version : undefined;
  return typeof version === 'string' ? version : 'unknown';
}
