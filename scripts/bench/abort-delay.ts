// How long it takes from a client's leaving until the upstream sees its own connection close. Client and upstream
// read the same monotonic clock.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { median } from './median.ts';
import { monotonicMs } from './messages.ts';
import { chatRequest, httpRequest } from './payloads.ts';
import type { Upstream } from './upstream-process.ts';

export type AbortDelay = {
  readonly title: string;
  readonly medianMs: number;
  readonly highestMs: number;
  readonly count: number;
};

const CHAT_PATH = '/v1/chat/completions';
const MID_STREAM = httpRequest('POST', CHAT_PATH, chatRequest('paced', true));
const AWAITING_STREAM = httpRequest('POST', CHAT_PATH, chatRequest('stall', true));
const AWAITING_JSON = httpRequest('POST', CHAT_PATH, chatRequest('stall', false));

/** Leaves in the middle of streams. */
export function midStreamDelay(port: number, upstream: Upstream, count: number): Promise<AbortDelay> {
  return measure('mid-stream', count, async () => {
    const socket = await send(port, MID_STREAM);
    // The first bytes may be no more than the head.
    for (let reads = 0; reads < 3; reads += 1) await once(socket, 'data');
    return await leave(socket, upstream);
  });
}

/** Leaves while the upstream has not begun its answer. */
export function waitingDelay(
  port: number,
  upstream: Upstream,
  count: number,
  asked: 'stream' | 'JSON',
): Promise<AbortDelay> {
  const request = asked === 'stream' ? AWAITING_STREAM : AWAITING_JSON;
  return measure(`before the first byte (${asked})`, count, async () => {
    const stalled = upstream.next('stalled');
    const socket = await send(port, request);
    await stalled;
    return await leave(socket, upstream);
  });
}

async function measure(title: string, count: number, once: () => Promise<number>): Promise<AbortDelay> {
  const delays: number[] = [];
  for (let done = 0; done < count; done += 1) delays.push(await once());
  return { title, medianMs: median(delays), highestMs: Math.max(...delays), count };
}

async function send(port: number, request: Buffer): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  await once(socket, 'connect');
  socket.write(request);
  return socket;
}

async function leave(socket: Socket, upstream: Upstream): Promise<number> {
  const left = upstream.next('client-left');
  const leftMs = monotonicMs();
  socket.destroy();
  return (await left).atMs - leftMs;
}
