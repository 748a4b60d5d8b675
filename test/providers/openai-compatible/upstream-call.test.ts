import { afterEach, expect, it, vi } from 'vitest';
import { UpstreamClient } from '../../../src/providers/openai-compatible/upstream-client.ts';
import { gate, type ScriptedAnswer, STALL, scriptedUpstream } from '../../support/scripted-upstream.ts';
import { testProviderConfig } from './test-provider.ts';

async function startCall(answer: ScriptedAnswer, next?: ScriptedAnswer) {
  const upstream = await scriptedUpstream(answer, ...(next === undefined ? [] : [next]));
  const client = new UpstreamClient(testProviderConfig(upstream.baseUrl));
  return { upstream, client, call: await client.post('/x', '{}', 'json') };
}

afterEach(() => {
  vi.useRealTimers();
});

it('keeps a released connection for the next call when the backend ends its message', async () => {
  const held = gate();
  const { upstream, client, call } = await startCall({ steps: ['all', held, 'rest'] }, { steps: ['next'] });
  await call.read();
  call.release();
  call.close();
  held.open();
  await expect.poll(() => call.settled).toBe(true);
  expect(await (await upstream.request(0)).closed).toBe('complete');
  await new Promise((resolve) => setImmediate(resolve));
  const next = await client.post('/x', '{}', 'json');
  expect(String(await next.read())).toBe('next');
  expect(upstream.connections.accepted).toBe(1);
});

it('gives a released connection up when the backend goes on and on', async () => {
  const more = Array.from({ length: 10 }, () => 'x'.repeat(10_000));
  const held = gate();
  const { upstream, call } = await startCall({ steps: ['all', held, ...more, STALL] });
  await call.read();
  // Time stands still: what ends the call is the amount.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  call.release();
  held.open();
  expect(await (await upstream.request(0)).closed).toBe('left');
});

it('gives a released connection up when the backend never ends its message', async () => {
  const { upstream, call } = await startCall({ steps: ['all', STALL] });
  await call.read();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  call.release();
  vi.advanceTimersByTime(999);
  expect(call.settled).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await (await upstream.request(0)).closed).toBe('left');
});

it('gives out what came before the failure, then the failure', async () => {
  const held = gate();
  const { call } = await startCall({ steps: ['part', held, 'more'] });
  expect(String(await call.read())).toBe('part');
  call.onResponseData({ pause() {} } as never, Buffer.from('late'));
  call.onResponseError(null, new Error('broken'));
  expect(String(await call.read())).toBe('late');
  await expect(call.read()).rejects.toThrow('broken');
  held.open();
});

it('pauses the socket while too much waits unread, and resumes it at the next read', async () => {
  const { call } = await startCall({ steps: Array.from({ length: 200 }, () => 'x'.repeat(10_000)) });
  await call.head();
  let bytes = 0;
  let most = 0;
  for (;;) {
    // A slow reader: everything that can come, comes before the next read.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    const buffers = await call.read();
    if (buffers === undefined) break;
    const size = buffers.reduce((sum, buffer) => sum + buffer.length, 0);
    most = Math.max(most, size);
    bytes += size;
  }
  expect(bytes).toBe(2_000_000);
  expect(most).toBeLessThan(400_000);
});
