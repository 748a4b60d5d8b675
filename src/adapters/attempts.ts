// Which calls of backends an answer took: the x-clawgate-attempts header.

import type { Attempt } from '../core/backends/backend.ts';

/** How much of the header there may be; retries, keys and fallbacks multiply. */
const MAX_ATTEMPTS = 32;

/** The calls in their order as a header value; undefined when each of them was served, or none was made. */
export function writeAttempts(attempts: readonly Pick<Attempt, 'backend' | 'outcome'>[]): string | undefined {
  if (attempts.every(({ outcome }) => outcome === 'ok')) return undefined;
  const shown = attempts
    .slice(0, MAX_ATTEMPTS)
    .map(({ backend, outcome }) => `${writeBackend(backend)}=${outcome}`);
  const more = attempts.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')}, +${more}`;
}

/** `provider/model`, readable as long as it cannot be taken for the header's own signs. */
function writeBackend(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll('%2F', '/').replaceAll('%3A', ':');
}
