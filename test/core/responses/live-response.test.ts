import { expect, it } from 'vitest';
import type { ShownEvent } from '../../../src/core/responses/event-log.ts';
import { LiveResponse } from '../../../src/core/responses/live-response.ts';
import { collect } from '../requests.ts';

const text = (value: string): ShownEvent => ({ type: 'text-delta', text: value });
const stays = (): AbortSignal => new AbortController().signal;

it('tells every reader everything, whenever it comes', async () => {
  const live = new LiveResponse<string>();
  const early = collect(live.events(stays()));
  live.add([text('a')]);
  live.add([]);
  const middle = collect(live.events(stays()));
  live.add([text('b'), text('c')]);
  live.end('over');
  const late = collect(live.events(stays()));
  for (const reader of [early, middle, late]) {
    expect((await reader).flat()).toEqual([text('a'), text('b'), text('c')]);
  }
  expect(await live.ended).toBe('over');
});

it('tells a reader who waits at once, and all that came meanwhile together', async () => {
  const live = new LiveResponse<string>();
  expect(live.hasTold).toBe(false);
  const reader = live.events(stays());
  const first = reader.next();
  live.add([text('a')]);
  live.add([text('b')]);
  expect((await first).value).toEqual([text('a'), text('b')]);
  expect(live.hasTold).toBe(true);
});

it('lets a reader who waits leave at once', async () => {
  const live = new LiveResponse<string>();
  const controller = new AbortController();
  const reader = live.events(controller.signal);
  const next = reader.next();
  controller.abort();
  expect(await next).toEqual({ value: undefined, done: true });
  expect((await live.events(controller.signal).next()).done).toBe(true);
});

it('sends readers away when there is too much to hold, and goes on', async () => {
  const live = new LiveResponse<string>();
  live.add([text('a')]);
  const reader = live.events(stays());
  await reader.next();
  const next = reader.next();
  live.forget();
  await expect(next).rejects.toMatchObject({ code: 'unsupported_value', param: 'stream' });
  live.add([text('b')]);
  live.end('over');
  expect(await live.ended).toBe('over');
});
