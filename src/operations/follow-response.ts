// The stream of a response that runs, for another reader than the one who asked for it.

import { itemIds } from '../adapters/responses/output-items.ts';
import { ReplayedStream } from '../adapters/responses/replay-stream.ts';
import type { RunningResponse } from './running-responses.ts';

/** From the event behind `startingAfter` on: what was told so far, then what follows. */
export function followResponse(
  { base, live }: RunningResponse,
  signal: AbortSignal,
  startingAfter: number | undefined,
): ReplayedStream {
  return new ReplayedStream(
    {
      base,
      newId: itemIds(base.id),
      events: live.events(signal),
      ended: async () => (signal.aborted ? undefined : live.ended),
    },
    startingAfter,
  );
}
