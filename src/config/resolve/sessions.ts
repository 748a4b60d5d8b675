// Conversations: what names one, when it begins anew, how much of them is kept.

import type { SessionsConfig } from '../config.ts';
import { parseBytes, parseDurationMs } from '../quantities.ts';
import type { ClawgateSection } from '../schema/clawgate.ts';
import type { SessionSection } from '../schema/session.ts';

/** OpenClaw's, as its newest documentation says. */
const DEFAULT_RESET_HOUR = 4;
const DEFAULT_IDLE_MINUTES = 60;
const DEFAULT_DISK_BYTES = 10 * 1024 ** 3;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export function resolveSessions(section: SessionSection, clawgate: ClawgateSection): SessionsConfig {
  const { keyFrom, overflow, queue } = clawgate.sessions ?? {};
  return {
    keyFrom: [...new Set((keyFrom ?? []).map((name) => name.toLowerCase()))],
    overflow: overflow ?? 'compact',
    queue: { maxWaiting: queue?.maxWaiting ?? 8, maxWaitMs: queue?.maxWaitMs ?? 300_000 },
    reset: resolveReset(section),
    maintenance: resolveMaintenance(section.maintenance ?? {}),
  };
}

/**
 * Never, unless the file says so. With a mode, both of its limits may be set and the first to come counts; without
 * one, what is written decides.
 */
function resolveReset({ reset = {}, idleMinutes: older }: SessionSection): SessionsConfig['reset'] {
  const { mode, atHour } = reset;
  const idleMinutes = reset.idleMinutes ?? older ?? (mode === 'idle' ? DEFAULT_IDLE_MINUTES : undefined);
  if (mode === 'none') return { dailyAtHour: undefined, idleMs: undefined };
  return {
    dailyAtHour: mode === 'daily' ? (atHour ?? DEFAULT_RESET_HOUR) : mode === 'idle' ? undefined : atHour,
    idleMs: idleMinutes === undefined ? undefined : idleMinutes * MINUTE_MS,
  };
}

/**
 * OpenClaw archives by age and number, and only its disk budget deletes; what is pruned here is gone. So age and
 * number count only when the file names them.
 */
function resolveMaintenance(
  section: NonNullable<SessionSection['maintenance']>,
): SessionsConfig['maintenance'] {
  const { mode, pruneAfter, pruneDays, maxEntries, maxDiskBytes } = section;
  const ageMs = pruneAfter === undefined ? (pruneDays ?? 0) * DAY_MS : parseDurationMs(pruneAfter);
  return {
    mode: mode ?? 'enforce',
    pruneAfterMs: ageMs || undefined,
    maxSessions: maxEntries,
    maxDiskBytes: resolveSize(maxDiskBytes, DEFAULT_DISK_BYTES),
  };
}

/** A limit of size in bytes; undefined for `false` and 0, which mean none. */
export function resolveSize(
  written: string | number | false | undefined,
  standard: number,
): number | undefined {
  if (written === undefined) return standard;
  return (written !== false && parseBytes(written)) || undefined;
}
