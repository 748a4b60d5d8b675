// A run with a session: what is saved before its end is told, whatever that end is.

import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../../src/core/model-events.ts';
import type { RunInput } from '../../src/core/run-input.ts';
import { createSessionLanes } from '../../src/core/sessions/session-lanes.ts';
import type { SessionStore } from '../../src/core/sessions/session-store.ts';
import { SessionTurn } from '../../src/core/sessions/session-turn.ts';
import { AppError } from '../../src/errors.ts';
import { sessionFile } from '../stores/sqlite/session-file.ts';
import { REF, readAllTurns } from '../stores/turns.ts';
import { backendOf } from './requests.ts';
import { runToEnd, startRun } from './run-world.ts';
import { type Script, type ScriptedProvider, scriptedProvider } from './scripted-provider.ts';
import { assistant, brief, user } from './sessions/conversation.ts';

const say = (text: string): ModelEvent => ({ type: 'text-delta', text });
const usage = { inputTokens: 3, outputTokens: 2 };
const STOP: ModelEvent = { type: 'model-end', reason: 'stop', usage };
const failing = (failure: AppError): ModelEvent => ({ type: 'model-end', reason: 'failed', failure });

/** A session that remembers one turn: `u:hi`, `a:hello`. */
async function world(overrides: Partial<SessionStore> = {}) {
  const store = (await sessionFile()).open();
  const lanes = createSessionLanes({ clock: () => 0, maxWaiting: 8, maxWaitMs: 60_000 });
  const clock = (): number => 1_000;
  const reset = { dailyAtHour: undefined, idleMs: undefined, timeZone: undefined };
  const trouble: unknown[] = [];
  const turn = (used: SessionStore) =>
    new SessionTurn(
      { store: used, lanes, clock, reset, onTrouble: (thrown) => trouble.push(thrown) },
      REF,
      'auto',
    );
  const first = turn(store);
  const { signal } = new AbortController();
  await first.open([user('hi')], signal);
  await first.save({
    messages: [assistant('hello')],
    status: 'completed',
    backendModel: 'vendor/model-1',
    usage: undefined,
    startedAtMs: 0,
  });
  first.runIsOver();
  first.close(true);
  await lanes.idle();
  return { lanes, session: turn({ ...store, ...overrides }), stored: () => storedTurns(store) };
}

async function storedTurns(store: SessionStore): Promise<[string, string[]][]> {
  const turns = await readAllTurns(store);
  return turns.map(({ status, entries }) => [status, entries.flatMap(({ messages }) => messages.map(brief))]);
}

const request = (text: string) => ({ messages: [user(text)] });

function backends(script: Script): { provider: ScriptedProvider; backends: RunInput['backends'] } {
  const provider = scriptedProvider(script);
  return { provider, backends: [backendOf(provider)] };
}

it('reads what is remembered and saves what is said before its end is told', async () => {
  const { session, stored } = await world();
  const { provider, backends: list } = backends({ batches: [[say('fine')], [STOP]] });
  const order: string[] = [];
  const save = session.save.bind(session);
  session.save = async (answer) => {
    await save(answer);
    order.push('saved');
  };
  const { events } = startRun({
    request: request('how are you?'),
    backends: list,
    session,
    onEnd: ({ status }) => order.push(`told: ${status}`),
  });
  for await (const batch of events) {
    if (batch.at(-1)?.type === 'run-end') order.push('yielded');
  }
  expect(order).toEqual(['saved', 'told: completed', 'yielded']);
  expect(provider.requests[0]?.messages.map(brief)).toEqual(['u:hi', 'a:hello', 'u:how are you?']);
  expect(await stored()).toEqual([
    ['completed', ['u:hi', 'a:hello']],
    ['completed', ['u:how are you?', 'a:fine']],
  ]);
});

describe('a run that', () => {
  it.each<[string, ModelEvent, string]>([
    ['reached the limit of its answer', { type: 'model-end', reason: 'length' }, 'incomplete'],
    ['was filtered', { type: 'model-end', reason: 'content-filter' }, 'incomplete'],
    ['broke off', failing(new AppError('upstream_interrupted')), 'failed'],
  ])('%s is saved as what it is', async (_, last, status) => {
    const { session, stored } = await world();
    const { backends: list } = backends({ batches: [[say('so')], [last]] });
    await runToEnd({ request: request('go'), backends: list, session });
    expect((await stored())[1]).toEqual([status, ['u:go', 'a:so']]);
  });

  it('failed before its first word leaves nothing', async () => {
    const { session, stored } = await world();
    const { backends: list } = backends({ batches: [[failing(new AppError('upstream_error'))]] });
    const { end } = await runToEnd({ request: request('go'), backends: list, session });
    expect(end?.status).toBe('failed');
    expect(await stored()).toHaveLength(1);
  });

  it('nobody listens to any more keeps what was said, as cut off', async () => {
    const { session, stored } = await world();
    const { provider, backends: list } = backends({ batches: [[say('Once')], [say(' upon')], [STOP]] });
    const { events } = startRun({ request: request('go'), backends: list, session });
    for await (const batch of events) {
      if (batch.some((event) => event.type === 'text-delta')) break;
    }
    expect((await stored())[1]).toEqual(['cut-off', ['u:go', 'a:Once']]);
    expect(provider.closed()).toBe(1);
  });

  it.each([
    ['its caller left', undefined],
    ['the gateway shuts down', new AppError('shutting_down')],
  ])('is cut off because %s is saved as cut off', async (_, reason) => {
    const { session, stored } = await world();
    const leaving = new AbortController();
    const { backends: list } = backends({
      batches: [[say('Once')], [{ type: 'model-end', reason: 'cancelled' }]],
      beforeBatch: (index) => index === 1 && leaving.abort(reason),
    });
    const { end } = await runToEnd({
      request: request('go'),
      backends: list,
      session,
      signal: leaving.signal,
    });
    expect(end?.status).toBe(reason === undefined ? 'cancelled' : 'failed');
    expect((await stored())[1]).toEqual(['cut-off', ['u:go', 'a:Once']]);
  });

  it('took too long is saved as failed, with what it said', async () => {
    const { session, stored } = await world();
    const { end } = await runToEnd({
      request: request('go'),
      backends: [
        backendOf({
          ...scriptedProvider({}),
          async *stream(_request, signal) {
            yield [say('Once')];
            await new Promise((resolve) => signal.addEventListener('abort', resolve));
            yield [{ type: 'model-end', reason: 'cancelled' }];
          },
        }),
      ],
      session,
      limits: { timeoutMs: 5 },
    });
    expect(end).toMatchObject({ status: 'failed', failure: { code: 'run_timeout' } });
    expect((await stored())[1]).toEqual(['failed', ['u:go', 'a:Once']]);
  });
});

describe('a store that takes nothing', () => {
  const broken = new AppError('session_not_saved');
  const append = () => Promise.reject(broken);

  it('makes a whole answer a failure', async () => {
    const { session, stored, lanes } = await world({ append });
    const { backends: list } = backends({ batches: [[say('fine')], [STOP]] });
    const { end, told, trouble } = await runToEnd({
      request: request('go'),
      backends: list,
      session,
    });
    expect(end).toEqual({ type: 'run-end', status: 'failed', failure: broken, usage });
    expect(told).toEqual([end]);
    expect(trouble).toEqual([broken]);
    expect(await stored()).toHaveLength(1);
    session.close(false);
    await lanes.idle();
  });

  it('leaves a failure what it is, and somebody is told of both', async () => {
    const { session } = await world({ append });
    const failure = new AppError('upstream_interrupted');
    const { backends: list } = backends({ batches: [[say('fi')], [failing(failure)]] });
    const { end, trouble } = await runToEnd({
      request: request('go'),
      backends: list,
      session,
    });
    expect(end).toMatchObject({ status: 'failed', failure });
    expect(trouble).toEqual([broken]);
  });

  it('is known before the model is asked when it cannot be read either', async () => {
    const { session } = await world({ load: () => Promise.reject(broken) });
    const { provider, backends: list } = backends({ batches: [[STOP]] });
    const { end } = await runToEnd({ request: request('go'), backends: list, session });
    expect(end).toMatchObject({ status: 'failed', failure: broken });
    expect(provider.requests).toHaveLength(0);
  });
});
