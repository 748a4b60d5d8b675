// The date where the people are, in words for a prompt.

import type { Clock } from '../../core/ambient.ts';

/** No zone changes its date in between. */
const SLOT_MS = 15 * 60_000;

/**
 * Tells the date: `Wednesday, 2026-11-04 (Europe/Berlin)`. Without a time of day, so that prompts stay the same for a
 * day. `undefined` means the system's zone. Throws RangeError for a zone that nobody knows.
 */
export function createLocalDate(clock: Clock, timeZone: string | undefined): () => string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const zone = format.resolvedOptions().timeZone;
  let slot: number | undefined;
  let told = '';
  return () => {
    const now = clock();
    const current = Math.floor(now / SLOT_MS);
    if (current !== slot) {
      const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
      told = `${parts.weekday}, ${parts.year}-${parts.month}-${parts.day} (${zone})`;
      slot = current;
    }
    return told;
  };
}
