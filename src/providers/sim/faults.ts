// Failures on demand, by the same table as a real backend's, and waits that a timeout ends.

import type { ProviderConfig, SimFault } from '../../config/config.ts';
import { AppError } from '../../errors.ts';
import { toUpstreamError } from '../upstream-error.ts';
import type { SimDeps } from './sim-deps.ts';

/** The error that a real backend's answer with the fault's status would come to; undefined without a status. */
export function statusFailure(
  fault: SimFault | undefined,
  provider: ProviderConfig,
  model: string,
  deps: SimDeps,
): AppError | undefined {
  if (fault?.status === undefined) return undefined;
  const { status, retryAfterSeconds } = fault;
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  const error = { message: `The simulator was told to fail with status ${status}.` };
  return toUpstreamError(
    { status, headers, bodyText: JSON.stringify({ error }) },
    { providerId: provider.id, model, clock: deps.clock },
  );
}

/** How a wait ended: over, cut short by the signal, or longer than the provider's patience. */
export type WaitEnd = 'over' | 'aborted' | 'timed-out';

/** Node's timers take no more; what is longer would fire at once. */
const MAX_TIMER_MS = 2_147_483_647;

/** Waits, but no longer than the provider bears silence. Never throws. */
export async function wait(
  milliseconds: number,
  timeoutMs: number,
  deps: SimDeps,
  signal: AbortSignal,
): Promise<WaitEnd> {
  if (signal.aborted) return 'aborted';
  if (!(milliseconds > 0)) return 'over';
  const isTooLong = milliseconds > timeoutMs;
  try {
    await deps.sleep(Math.min(isTooLong ? timeoutMs : milliseconds, MAX_TIMER_MS), signal);
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  }
  if (signal.aborted) return 'aborted';
  return isTooLong ? 'timed-out' : 'over';
}

/** The failure of a wait that was too long. */
export function timeoutFailure(provider: ProviderConfig): AppError {
  return new AppError(
    'upstream_timeout',
    `The backend ${provider.id} was silent for ${provider.timeoutMs / 1000} s.`,
  );
}
