// The stored turns of a session, numbered.

import type { SessionRef, SessionStore, SessionTurn } from '../../core/sessions/session-store.ts';

export type ReadTurn = SessionTurn & {
  /** From 1, in the order of their storing, superseded ones counted. */
  readonly number: number;
};

export type ReadEntry = ReadTurn['entries'][number];

/** In the order of their storing, one at a time: a session may be larger than memory. */
export async function* readTurns(
  store: SessionStore,
  ref: SessionRef,
): AsyncGenerator<ReadTurn, void, undefined> {
  let number = 0;
  for await (const turn of store.turns(ref)) {
    number += 1;
    yield { ...turn, number };
  }
}

/** The turn without the entries that other turns took the place of; undefined when that leaves nothing of it. */
export function asItStands(turn: ReadTurn): ReadTurn | undefined {
  const entries = turn.entries.filter((entry) => !entry.superseded);
  return entries.length === 0 && turn.superseded ? undefined : { ...turn, entries };
}
