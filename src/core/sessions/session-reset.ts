// When a conversation begins anew under its key, as `session.reset` says.

export type SessionReset = {
  /** At this hour of the local day, 0 to 23. */
  readonly dailyAtHour: number | undefined;
  readonly idleMs: number | undefined;
  /** An IANA name; undefined means the system's zone. */
  readonly timeZone: string | undefined;
};

/** True when what was last used at `usedAtMs` is not continued at `nowMs`. */
export function isReset(reset: SessionReset, usedAtMs: number, nowMs: number): boolean {
  const { dailyAtHour, idleMs, timeZone } = reset;
  if (idleMs !== undefined && nowMs - usedAtMs > idleMs) return true;
  if (dailyAtHour === undefined) return false;
  // Not merely another day: a clock that was set back would end the conversation twice.
  return sessionDay(usedAtMs, dailyAtHour, timeZone) < sessionDay(nowMs, dailyAtHour, timeZone);
}

/** The calendar day, of days that begin at the given hour: `2026-11-22`. */
function sessionDay(timeMs: number, atHour: number, timeZone: string | undefined): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(timeMs).map(({ type, value }) => [type, value]));
  const day = `${parts.year}-${parts.month}-${parts.day}`;
  if (Number(parts.hour) >= atHour) return day;
  // Counted on the calendar, so that days of 23 or 25 hours need no thought.
  const before = new Date(`${day}T00:00:00Z`);
  before.setUTCDate(before.getUTCDate() - 1);
  return before.toISOString().slice(0, 10);
}
