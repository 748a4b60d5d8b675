import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../../../src/core/model-events.ts';
import { createSimProvider } from '../../../src/providers/sim/sim-provider.ts';
import { answerTo, read, request, simConfig, simModel, testTime } from './sim-harness.ts';

const COUNT = 'Count to 40';
const signal = new AbortController().signal;

function textEvents(batches: readonly (readonly ModelEvent[])[]): string[] {
  return batches.flat().flatMap((event) => (event.type === 'text-delta' ? [event.text] : []));
}

describe('an unpaced stream', () => {
  it('comes word by word in batches of many, without waiting', async () => {
    const time = testTime();
    const provider = createSimProvider(simConfig(simModel('plain')), time);
    const said = await read(provider.stream(request(COUNT), signal));
    expect(textEvents(said.batches).slice(0, 3)).toEqual(['1,', ' 2,', ' 3,']);
    expect(said.batches.length).toBe(2);
    expect(time.sleeps).toEqual([]);
  });

  it('is one batch when nobody reads along', async () => {
    const said = await answerTo(COUNT, { streaming: false });
    expect(said.batches.length).toBe(1);
    expect(said.text.endsWith('39, 40')).toBe(true);
  });

  it('pulls nothing ahead of its reader', async () => {
    const provider = createSimProvider(simConfig(simModel('plain')), testTime());
    const controller = new AbortController();
    const iterator = provider.stream(request('Count to 400'), controller.signal)[Symbol.asyncIterator]();
    await iterator.next();
    controller.abort();
    const rest: ModelEvent[] = [];
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
      rest.push(...next.value);
    expect(rest).toEqual([{ type: 'model-end', reason: 'cancelled', usage: expect.anything() }]);
  });
});

describe('a paced stream', () => {
  const paced = simModel('plain', { tokensPerSecond: 50, timeToFirstTokenMs: 300 });

  it('waits for its first token, then keeps the pace by the clock', async () => {
    const time = testTime();
    const startedAt = time.clock();
    const provider = createSimProvider(simConfig(paced), time);
    const said = await read(provider.stream(request(COUNT), signal));
    expect(time.sleeps[0]).toBe(300);
    const outputTokens = said.end.usage?.outputTokens ?? 0;
    const lastStep = 1;
    expect(time.clock() - startedAt).toBeCloseTo(300 + ((outputTokens - lastStep) * 1_000) / 50, -2);
    expect(said.batches.length).toBeGreaterThan(30);
  });

  it('catches up after a reader was late', async () => {
    const time = testTime();
    let late = 0;
    const slow = { ...time, clock: () => time.clock() + late };
    const provider = createSimProvider(simConfig(paced), slow);
    const batches: (readonly ModelEvent[])[] = [];
    for await (const batch of provider.stream(request(COUNT), signal)) {
      batches.push(batch);
      if (batches.length === 1) late = 400;
    }
    expect(Math.max(...batches.map(({ length }) => length))).toBeGreaterThan(5);
  });

  it('ends at once when the signal fires in a pause', async () => {
    const controller = new AbortController();
    const time = testTime();
    const provider = createSimProvider(simConfig(paced), {
      clock: time.clock,
      sleep: async (milliseconds, inner) => {
        if (time.sleeps.length === 5) controller.abort();
        await time.sleep(milliseconds, inner);
      },
    });
    const said = await read(provider.stream(request(COUNT), controller.signal));
    expect(said.end.reason).toBe('cancelled');
    expect(said.end.usage?.outputTokens).toBeGreaterThan(0);
    expect(said.text.startsWith('1, 2,')).toBe(true);
    expect(said.text.length).toBeLessThan(40);
    expect(time.sleeps).toHaveLength(5);
  });

  it('ends at once with real timers', async () => {
    const controller = new AbortController();
    const time = {
      clock: Date.now,
      sleep: (milliseconds: number, inner: AbortSignal) =>
        setTimeout(milliseconds, undefined, { signal: inner }),
    };
    const provider = createSimProvider(simConfig(simModel('plain', { timeToFirstTokenMs: 50_000 })), time);
    const startedAt = performance.now();
    const reading = read(provider.stream(request('Hello'), controller.signal));
    setImmediate(() => controller.abort());
    expect((await reading).end.reason).toBe('cancelled');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('has no other answer than an unpaced one', async () => {
    const provider = createSimProvider(simConfig(paced), testTime());
    const said = await read(provider.stream(request(COUNT), signal));
    const plain = await answerTo(COUNT);
    expect(textEvents(said.batches)).toEqual(textEvents(plain.batches));
    expect(said.end).toEqual(plain.end);
  });
});

it('is cancelled before it begins by a signal that has fired', async () => {
  const provider = createSimProvider(simConfig(simModel('plain')), testTime());
  const said = await read(provider.stream(request(COUNT), AbortSignal.abort()));
  expect(said.end).toEqual({ type: 'model-end', reason: 'cancelled' });
});

it('is as slow as it is told to be, and leaves it to its caller to lose patience', async () => {
  const time = testTime();
  const provider = createSimProvider(simConfig(simModel('plain', { timeToFirstTokenMs: 3_600_000 })), time);
  const said = await read(provider.stream(request(COUNT), signal));
  expect(said.end.reason).toBe('stop');
  expect(time.sleeps).toEqual([3_600_000]);
});

it('gives the same events for the same request', async () => {
  const ask = () =>
    answerTo('Write a 60 word story about rivers', { options: { seed: 7, reasoningEffort: 'high' } });
  expect((await ask()).batches).toEqual((await ask()).batches);
});

it('varies its answer with the seed', async () => {
  const texts = new Set<string>();
  for (const seed of [1, 2, 3, 4, 5, 6]) texts.add((await answerTo('Hello!', { options: { seed } })).text);
  expect(texts.size).toBeGreaterThan(1);
});
