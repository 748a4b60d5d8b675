// A session store as simple as it can be, and the promise that a real one cannot be told from it.

import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  NewEntry,
  NewTurn,
  SessionRef,
  SessionStore,
  TurnStatus,
} from '../../src/core/sessions/session-store.ts';
import type { SessionPlace } from './session-place.ts';
import { readAllTurns, userMessage } from './turns.ts';

type ModelTurn = { id: string; turn: NewTurn; delivered: boolean };
type ModelSession = {
  version: number;
  turns: ModelTurn[];
  /** The conversation as it stands. */
  live: { entry: NewEntry; turn: ModelTurn }[];
  liveTurns: ModelTurn[];
  createdAtMs: number;
  updatedAtMs: number;
};

/** One thing done to the place; numbers above what is there mean a part of it. */
type Command =
  | { type: 'append'; session: number; keep: number; entries: readonly NewEntry[]; status: TurnStatus }
  | { type: 'conflict'; session: number; versionsOff: number }
  | { type: 'delivered'; session: number; turn: number }
  | { type: 'delete'; session: number }
  | { type: 'reopen' };

/** Which of the two stores does it, and which one is asked afterwards. */
type Step = { command: Command; writer: 0 | 1; reader: 0 | 1; elapsedMs: number };

const SESSIONS: readonly SessionRef[] = [
  { agentId: 'main', key: 'one' },
  { agentId: 'main', key: 'two' },
  { agentId: 'research', key: 'one' },
];

const entry: Arbitrary<NewEntry> = fc.record({
  kind: fc.constantFrom('input' as const, 'answer' as const, 'context' as const, 'summary' as const),
  digest: fc.option(fc.string({ maxLength: 4 }), { nil: undefined }),
  covers: fc.option(fc.nat(9), { nil: undefined }),
  messages: fc.array(fc.string({ unit: 'binary', maxLength: 6 }).map(userMessage), {
    minLength: 1,
    maxLength: 2,
  }),
});
const session = fc.nat(SESSIONS.length - 1);
const command: Arbitrary<Command> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constant('append' as const),
      session,
      // Mostly behind what is there, often a little before its end, sometimes anywhere.
      keep: fc.oneof(fc.constant(0), fc.constant(0), fc.nat(3), fc.nat(30)),
      entries: fc.array(entry, { maxLength: 3 }),
      status: fc.constantFrom('completed' as const, 'cut-off' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('conflict' as const),
      session,
      versionsOff: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('delivered' as const), session, turn: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('delete' as const), session }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('reopen' as const) }) },
);
const which = fc.constantFrom(0 as const, 1 as const);
const steps = fc.array(fc.record({ command, writer: which, reader: which, elapsedMs: fc.nat(3) }), {
  maxLength: 40,
  size: 'max',
});

class World {
  readonly place: SessionPlace;
  nowMs = 1_700_000_000_000;
  readonly stores: SessionStore[];
  readonly model = new Map<SessionRef, ModelSession>();

  constructor(place: SessionPlace) {
    this.place = place;
    this.stores = [this.open(), this.open()];
  }

  open(): SessionStore {
    return this.place.open(() => this.nowMs);
  }

  store(index: number): SessionStore {
    return this.stores[index] as SessionStore;
  }

  async perform({ command, writer, elapsedMs }: Step): Promise<void> {
    this.nowMs += elapsedMs;
    const store = this.store(writer);
    if (command.type === 'reopen') {
      await store.close();
      this.stores[writer] = this.open();
      return;
    }
    const ref = SESSIONS[command.session] as SessionRef;
    const known = this.model.get(ref);
    if (command.type === 'append') await this.append(store, ref, command);
    else if (command.type === 'conflict') {
      const version = (known?.version ?? 0) + command.versionsOff;
      await expect(store.append(ref, version, newTurn(0, []))).rejects.toMatchObject({
        code: 'session_conflict',
      });
    } else if (command.type === 'delete') {
      expect(await store.delete(ref)).toBe(this.model.delete(ref));
    } else if (known !== undefined) {
      const turn = known.turns[command.turn % known.turns.length] as ModelTurn;
      turn.delivered = true;
      await store.markDelivered(ref, turn.id);
    }
  }

  async append(store: SessionStore, ref: SessionRef, command: Command & { type: 'append' }): Promise<void> {
    const known = this.model.get(ref) ?? {
      version: 0,
      turns: [],
      live: [],
      liveTurns: [],
      createdAtMs: this.nowMs,
      updatedAtMs: 0,
    };
    const { live } = known;
    const keep = Math.max(0, live.length - command.keep);
    const turn = newTurn(keep, command.entries, command.status);
    const { version, turnId } = await store.append(ref, known.version, turn);

    const stored = { id: turnId, turn, delivered: false };
    if (keep < live.length) {
      known.liveTurns = known.liveTurns.filter((one) => endOf(one) <= keep && one.turn.keep < keep);
    }
    known.live = [...live.slice(0, keep), ...turn.entries.map((added) => ({ entry: added, turn: stored }))];
    known.liveTurns.push(stored);
    known.turns.push(stored);
    known.version += 1;
    known.updatedAtMs = this.nowMs;
    this.model.set(ref, known);
    expect(version).toBe(known.version);
  }

  /** The session as the store has it is the one of the model. */
  async expectSame(store: SessionStore, ref: SessionRef): Promise<void> {
    const known = this.model.get(ref);
    const loaded = await store.load(ref);
    if (known === undefined || loaded === undefined) {
      expect(loaded).toBe(known);
      return;
    }
    const { readMessages, ...light } = loaded;
    expect(light).toEqual({
      ref,
      version: known.version,
      createdAtMs: known.createdAtMs,
      updatedAtMs: known.updatedAtMs,
      entries: known.live.map(({ entry: { messages, ...rest } }, position) => ({ ...rest, position })),
      lastTurn: storedTurn(known.turns.at(-1) as ModelTurn),
    });
    const from = Math.floor(known.live.length / 3);
    const messages = known.live.map((one) => one.entry.messages);
    expect(await readMessages(from)).toEqual(messages.slice(from));
    expect(await readMessages(0, from + 1)).toEqual(messages.slice(0, from + 1));
    expect(await store.list({ limit: 1 })).toHaveLength(1);
    expect(await store.list()).toContainEqual(summaryOf(ref, known));
  }

  async expectAllSame(): Promise<void> {
    for (const store of this.stores) {
      for (const ref of SESSIONS) {
        const known = this.model.get(ref);
        expect(await readAllTurns(store, ref)).toEqual(
          (known?.turns ?? []).map((turn) => sessionTurn(turn, known as ModelSession)),
        );
      }
      const summaries = [...this.model].map(([ref, known]) => summaryOf(ref, known));
      const list = await store.list();
      expect(list).toHaveLength(summaries.length);
      expect(list).toEqual(expect.arrayContaining(summaries));
    }
  }

  async close(): Promise<void> {
    for (const store of this.stores) await store.close();
    await this.place.remove();
  }
}

function newTurn(keep: number, entries: readonly NewEntry[], status: TurnStatus = 'completed'): NewTurn {
  return { keep, entries, status, backendModel: 'sim/swift', startedAtMs: 1, endedAtMs: 2 };
}

function endOf({ turn }: ModelTurn): number {
  return turn.keep + turn.entries.length;
}

function storedTurn({ id, turn, delivered }: ModelTurn) {
  const { keep, entries, ...rest } = turn;
  return { id, delivered, from: keep, to: keep + entries.length, ...rest };
}

function sessionTurn(model: ModelTurn, known: ModelSession) {
  return {
    ...storedTurn(model),
    superseded: !known.liveTurns.includes(model),
    entries: model.turn.entries.map((one, index) => ({
      ...one,
      position: model.turn.keep + index,
      superseded: !known.live.some((living) => living.entry === one && living.turn === model),
    })),
  };
}

function summaryOf(ref: SessionRef, known: ModelSession) {
  const entries = known.turns.flatMap(({ turn }) => turn.entries);
  return {
    ref,
    createdAtMs: known.createdAtMs,
    updatedAtMs: known.updatedAtMs,
    turns: known.turns.length,
    entries: known.live.length,
    supersededTurns: known.turns.length - known.liveTurns.length,
    bytes: entries.reduce((sum, one) => sum + Buffer.byteLength(JSON.stringify(one.messages)), 0),
  };
}

/** Any turns, branches, deliveries, deletions and reopenings through two stores at once. */
export function describeAgainstModel(name: string, makePlace: () => Promise<SessionPlace>): void {
  describe(`${name}: any history`, () => {
    it('cannot be told from one kept in plain lists', async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (history) => {
          const world = new World(await makePlace());
          try {
            for (const step of history) {
              await world.perform(step);
              const { command } = step;
              const ref = SESSIONS['session' in command ? command.session : 0] as SessionRef;
              await world.expectSame(world.store(step.reader), ref);
            }
            await world.expectAllSame();
          } finally {
            await world.close();
          }
        }),
        { numRuns: 100 },
      );
    }, 60_000);
  });
}
