// What a run leaves in its session, and what its caller is told when that cannot be saved.

import { toAppError } from '../errors.ts';
import type { Message } from './messages.ts';
import type { RunEnd } from './run-events.ts';
import type { RunDependencies } from './run-input.ts';
import type { TurnStatus } from './sessions/session-store.ts';
import type { SessionTurn } from './sessions/session-turn.ts';

export type RanTurn = {
  /** What the run said. */
  readonly messages: readonly Message[];
  /** True when the caller left or was sent away. */
  readonly isCutOff: boolean;
  /** `provider/model`. */
  readonly backendModel: string;
  readonly startedAtMs: number;
};

/**
 * Adds the turn to the session, if there is one. Gives the end as it is told: a good one becomes a failure when what was
 * said is not on disk, since the caller would rely on it.
 */
export async function saveRun(
  { onSaid, onTrouble }: Pick<RunDependencies, 'onSaid' | 'onTrouble'>,
  session: SessionTurn | undefined,
  end: RunEnd,
  { messages, isCutOff, backendModel, startedAtMs }: RanTurn,
): Promise<RunEnd> {
  onSaid?.(messages);
  if (session === undefined) return end;
  const { usage } = end;
  try {
    await session.save({ messages, status: turnStatus(end, isCutOff), backendModel, usage, startedAtMs });
  } catch (thrown) {
    onTrouble(thrown);
    if (end.status !== 'failed' && end.status !== 'cancelled') {
      return { type: 'run-end', status: 'failed', failure: toAppError(thrown), usage };
    }
  }
  return end;
}

/** A shutdown is told to its caller as a failure, but the run itself did not fail. */
function turnStatus({ status }: RunEnd, isCutOff: boolean): TurnStatus {
  if (status === 'cancelled') return 'cut-off';
  return status === 'failed' && isCutOff ? 'cut-off' : status;
}
