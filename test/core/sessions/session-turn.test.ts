// One run's part in a session, on a real store: what is written when, and when the next run may begin.

import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/messages.ts';
import type { HistoryMode } from '../../../src/core/sessions/reconcile.ts';
import { createSessionLanes } from '../../../src/core/sessions/session-lanes.ts';
import type { SessionReset } from '../../../src/core/sessions/session-reset.ts';
import type { SessionStore } from '../../../src/core/sessions/session-store.ts';
import { type SessionAnswer, SessionTurn } from '../../../src/core/sessions/session-turn.ts';
import { AppError } from '../../../src/errors.ts';
import { sessionFile } from '../../stores/sqlite/session-file.ts';
import { REF, readAllTurns } from '../../stores/turns.ts';
import { thrownBy } from '../requests.ts';
import { assistant, brief, call, result, system, user } from './conversation.ts';

const SIGNAL = new AbortController().signal;
const NEVER: SessionReset = { dailyAtHour: undefined, idleMs: undefined, timeZone: 'UTC' };

type Overrides = { readonly store?: Partial<SessionStore>; readonly reset?: SessionReset };

async function sessionWith({ store: overrides = {}, reset = NEVER }: Overrides = {}) {
  const file = await sessionFile();
  const store: SessionStore = { ...file.open(), ...overrides };
  const trouble: unknown[] = [];
  let nowMs = 1_700_000_000_000;
  const clock = (): number => nowMs;
  const lanes = createSessionLanes({ clock, maxWaiting: 8, maxWaitMs: 60_000 });
  const deps = { store, lanes, clock, reset, onTrouble: (thrown: unknown) => trouble.push(thrown) };
  const turn = (mode: HistoryMode = 'auto') => new SessionTurn(deps, REF, mode);
  return {
    store,
    lanes,
    trouble,
    turn,
    advance: (ms: number) => {
      nowMs += ms;
    },
    /** A whole turn whose answer was received. */
    async exchange(sent: readonly Message[], answer: Partial<SessionAnswer> = {}): Promise<string[]> {
      const session = turn();
      await session.open(sent, SIGNAL);
      const lines = session.messages().map(brief);
      await session.save(answered(answer));
      session.runIsOver();
      session.close(true);
      return lines;
    },
  };
}

const answered = (overrides: Partial<SessionAnswer> = {}): SessionAnswer => ({
  messages: [assistant('yes')],
  status: 'completed',
  backendModel: 'vendor/model-1',
  usage: undefined,
  startedAtMs: 1,
  ...overrides,
});

/** True when the session's next run would have to wait. */
async function isHeld({ turn }: Awaited<ReturnType<typeof sessionWith>>): Promise<boolean> {
  const leaving = new AbortController();
  const opened = turn().open([user('?')], leaving.signal);
  const gaveUp = new Error('given up');
  leaving.abort(gaveUp);
  return await opened.then(
    () => false,
    (thrown) => thrown === gaveUp,
  );
}

describe('the next run of a session', () => {
  it.each([true, false])(
    'waits until the run is over and its end known, delivered: %s',
    async (delivered) => {
      for (const order of ['over first', 'known first']) {
        const world = await sessionWith();
        const session = world.turn();
        await session.open([user('hi')], SIGNAL);
        await session.save(answered());
        if (order === 'over first') session.runIsOver();
        else session.close(delivered);
        expect(await isHeld(world)).toBe(true);
        if (order === 'over first') session.close(delivered);
        else session.runIsOver();
        await world.lanes.idle();
        expect((await readAllTurns(world.store)).map((turn) => turn.delivered)).toEqual([delivered]);
      }
    },
  );

  it('knows that the answer before it was received', async () => {
    const marked = Promise.withResolvers<void>();
    const world = await sessionWith({ store: { markDelivered: () => marked.promise } });
    const session = world.turn();
    await session.open([user('hi')], SIGNAL);
    await session.save(answered());
    session.runIsOver();
    session.close(true);
    expect(await isHeld(world)).toBe(true);
    marked.resolve();
    await world.lanes.idle();
  });

  it('begins although that could not be noted, and somebody is told', async () => {
    const broken = new AppError('session_not_saved');
    const world = await sessionWith({ store: { markDelivered: () => Promise.reject(broken) } });
    await world.exchange([user('hi')]);
    await world.lanes.idle();
    expect(world.trouble).toEqual([broken]);
  });

  it('begins after one that could not read the session', async () => {
    const broken = new AppError('session_not_saved');
    const world = await sessionWith({ store: { load: () => Promise.reject(broken) } });
    const session = world.turn();
    expect(await thrownBy(() => session.open([user('hi')], SIGNAL))).toBe(broken);
    await session.save(answered());
    session.close(false);
    session.runIsOver();
    await world.lanes.idle();
    expect(await readAllTurns(world.store)).toEqual([]);
  });

  it('counts what is told later for nothing: the first word on delivery holds', async () => {
    const world = await sessionWith();
    const session = world.turn();
    await session.open([user('hi')], SIGNAL);
    await session.save(answered());
    session.close(false);
    session.close(true);
    session.runIsOver();
    await world.lanes.idle();
    expect((await readAllTurns(world.store))[0]?.delivered).toBe(false);
  });
});

describe('what is saved', () => {
  it('is the new messages and the answer, in one turn', async () => {
    const world = await sessionWith();
    await world.exchange([user('one'), system('Rhyme.'), user('two')]);
    await world.exchange([user('three')], { status: 'incomplete' });
    const turns = await readAllTurns(world.store);
    expect(turns.map(({ status, entries }) => [status, entries.map(({ kind }) => kind)])).toEqual([
      ['completed', ['input', 'context', 'input', 'answer']],
      ['incomplete', ['input', 'answer']],
    ]);
  });

  it('is nothing of a run that failed without a word', async () => {
    const world = await sessionWith();
    await world.exchange([user('poison')], { messages: [], status: 'failed' });
    expect(await readAllTurns(world.store)).toEqual([]);
  });

  it.each(['cut-off', 'failed'] as const)('is what was said by a run that was %s', async (status) => {
    const world = await sessionWith();
    await world.exchange([user('hi')], { messages: [assistant('hal')], status });
    expect((await readAllTurns(world.store)).map((turn) => [turn.status, turn.entries.length])).toEqual([
      [status, 2],
    ]);
  });

  it('is what the gateway did itself, as one answer', async () => {
    const world = await sessionWith();
    const messages = [assistant('Let me see.', call('1')), result('1'), assistant('Found.')];
    await world.exchange([user('look')], { messages });
    const [turn] = await readAllTurns(world.store);
    expect(turn?.entries[1]?.messages).toEqual(messages);
    const whole = [user('look'), assistant('Let me see.\n\nFound.'), user('thanks')];
    expect(await world.exchange(whole)).toEqual([
      'u:look',
      'a:Let me see. search(1)',
      't:1 found',
      'a:Found.',
      'u:thanks',
    ]);
    expect((await readAllTurns(world.store)).map(({ superseded }) => superseded)).toEqual([false, false]);
  });

  it('is refused when the session was changed meanwhile', async () => {
    const world = await sessionWith();
    await world.exchange([user('one')]);
    await world.lanes.idle();
    const session = world.turn();
    await session.open([user('two')], SIGNAL);
    await world.store.delete(REF);
    expect(await thrownBy(() => session.save(answered()))).toMatchObject({ code: 'session_conflict' });
  });
});

describe('a summary', () => {
  async function long() {
    const world = await sessionWith();
    for (const text of ['one', 'two', 'three']) await world.exchange([user(text)]);
    await world.lanes.idle();
    return world;
  }

  it('takes the place of the first items, and of them in later turns', async () => {
    const world = await long();
    const session = world.turn();
    await session.open([user('four')], SIGNAL);
    session.summarized(4, 'One and two.');
    expect(session.messages().map(brief)).toEqual([
      expect.stringContaining('One and two.'),
      'u:three',
      'a:yes',
      'u:four',
    ]);
    await session.save(answered());
    session.runIsOver();
    session.close(true);
    expect(await world.exchange([user('five')])).toEqual([
      expect.stringContaining('One and two.'),
      'u:three',
      'a:yes',
      'u:four',
      'a:yes',
      'u:five',
    ]);
  });

  it('of all that came before is kept in front of the new message, and survives an edit of that', async () => {
    const world = await long();
    const session = world.turn();
    await session.open([user('four')], SIGNAL);
    session.summarized(6, 'All of it.');
    await session.save(answered());
    session.runIsOver();
    session.close(true);
    const history = ['one', 'two', 'three'].flatMap((text) => [user(text), assistant('yes')]);
    expect(await world.exchange([...history, user('4')])).toEqual([
      expect.stringContaining('All of it.'),
      'u:4',
    ]);
  });

  it('into which an earlier one went stands for both', async () => {
    const world = await long();
    for (const [count, text] of [
      [2, 'One.'],
      [3, 'One and two.'],
    ] as const) {
      const session = world.turn();
      await session.open([user(`more after ${text}`)], SIGNAL);
      session.summarized(count, text);
      await session.save(answered());
      session.runIsOver();
      session.close(true);
    }
    const lines = await world.exchange([user('last')]);
    expect(lines.filter((line) => line.startsWith('s:'))).toEqual([expect.stringContaining('One and two.')]);
    expect(lines.slice(1, 3)).toEqual(['u:three', 'a:yes']);
  });

  it('leaves system messages of the request where they are', async () => {
    const world = await sessionWith();
    const session = world.turn('full');
    const history = [user('one'), assistant('yes'), system('Rhyme.'), user('two')];
    await session.open(history, SIGNAL);
    session.summarized(3, 'One.');
    expect(session.messages().map(brief)).toEqual([expect.stringContaining('One.'), 'u:two']);
    expect(() => session.summarized(2, 'All.')).toThrow('A summary leaves at least one turn.');
  });
});

it('begins anew after a reset, and what was said stays stored', async () => {
  const world = await sessionWith({ reset: { ...NEVER, idleMs: 1000 } });
  await world.exchange([user('one')]);
  world.advance(1001);
  expect(await world.exchange([user('two')])).toEqual(['u:two']);
  await world.lanes.idle();
  expect((await readAllTurns(world.store)).map(({ superseded }) => superseded)).toEqual([true, false]);
});

it('gives a call without result one for the model, and stores none', async () => {
  const world = await sessionWith();
  await world.exchange([user('look')], { messages: [assistant(call('1'))], status: 'tool-calls' });
  expect(await world.exchange([user('never mind')])).toEqual([
    'u:look',
    'a:search(1)',
    expect.stringMatching(/^t:1 ./),
    'u:never mind',
  ]);
  await world.lanes.idle();
  const turns = await readAllTurns(world.store);
  expect(turns.flatMap(({ entries }) => entries.map(({ kind }) => kind))).toEqual([
    'input',
    'answer',
    'input',
    'answer',
  ]);
});
