// Sizes, counts, times and durations as people write and read them.

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** `0 B`, `12.3 kB`: three digits tell enough. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${BYTE_UNITS[unit]}`;
}

/** `1 turn`, `2 turns`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

export type TimeFormat = {
  /** `2026-11-03 14:05`. */
  readonly minute: (timeMs: number) => string;
  /** `2026-11-03 14:05:09`. */
  readonly second: (timeMs: number) => string;
};

/** In an IANA time zone, the system's when undefined. */
export function timeFormat(timeZone: string | undefined): TimeFormat {
  // Swedish dates are those of ISO 8601, with a space for the T.
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  return {
    minute: (timeMs) => format.format(timeMs).slice(0, 16),
    second: (timeMs) => format.format(timeMs),
  };
}

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

/** Milliseconds of `90m`, `12h`, `30d` or `2w`; undefined for anything else, and for no time at all. */
export function parseDuration(text: string): number | undefined {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?)([smhdw])$/i.exec(text.trim()) ?? [];
  const milliseconds = Number(digits) * (UNIT_MS[unit.toLowerCase()] ?? Number.NaN);
  return milliseconds > 0 && Number.isFinite(milliseconds) ? milliseconds : undefined;
}
