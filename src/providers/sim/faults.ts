// Failures on demand, by the same table as a real backend's, and waits that the signal ends.

import type { ProviderConfig, SimFault } from '../../config/config.ts';
import type { AppError } from '../../errors.ts';
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

/** Node's timers take no more; what is longer would fire at once. */
const MAX_TIMER_MS = 2_147_483_647;

/** Waits, however long: as with a real backend, the caller decides how much is too much. True: cut short by the signal. */
export async function isAbortedWhileWaiting(
  milliseconds: number,
  deps: SimDeps,
  signal: AbortSignal,
): Promise<boolean> {
  if (signal.aborted) return true;
  if (!(milliseconds > 0)) return false;
  try {
    await deps.sleep(Math.min(milliseconds, MAX_TIMER_MS), signal);
  } catch (thrown) {
    if (!signal.aborted) throw thrown;
  }
  return signal.aborted;
}
