// Many streams at once, and all of them ending before their time: by a shutdown, or because their readers go.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CHAT } from '../http/harness.ts';
import {
  startTestGateway,
  type TestGateway,
  TOKEN,
  testGateway,
  upstreamDocument,
} from '../support/gateway.ts';
import { STALL, scriptedUpstream, sse } from '../support/scripted-upstream.ts';

const COUNT = 100;
const FIRST_DELTA = sse({ choices: [{ index: 0, delta: { content: 'Hello' }, finish_reason: null }] });

/** What a client has received so far, and its socket. */
type Reader = { readonly socket: Socket; received: string; readonly begun: Promise<void> };

function read(gateway: TestGateway, path: string, body: object): Reader {
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  const begun = Promise.withResolvers<void>();
  const reader: Reader = { socket, received: '', begun: begun.promise };
  socket.setEncoding('utf8').on('data', (text: string) => {
    reader.received += text;
    if (reader.received.includes('Hello')) begun.resolve();
  });
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  const text = JSON.stringify({ ...body, stream: true });
  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Type: application/json`;
  socket.write(`${head}\r\nContent-Length: ${text.length}\r\n\r\n${text}`);
  return reader;
}

const dialects = [
  ['/v1/chat/completions', CHAT],
  ['/v1/responses', { model: 'openclaw', input: 'Hi' }],
] as const;

function readMany(gateway: TestGateway): Reader[] {
  return Array.from({ length: COUNT }, (_, number) => {
    const [path, body] = dialects[number % 2 === 0 ? 0 : 1];
    return read(gateway, path, body);
  });
}

describe('a hundred streams', () => {
  it('are all told of a shutdown, none looks complete, and nothing is left', async () => {
    const upstream = await scriptedUpstream({ steps: [FIRST_DELTA, STALL] });
    const gateway = await startTestGateway(
      upstreamDocument(upstream.baseUrl, { clawgate: { shutdownGraceMs: 0 } }),
    );
    const readers = readMany(gateway);
    await Promise.all(readers.map(({ begun }) => begun));
    const ends = readers.map(({ socket }) => once(socket, 'close'));
    await gateway.close();
    await Promise.all(ends);
    for (const { received } of readers) {
      expect(received).toContain('"code":"shutting_down"');
      expect(received).not.toContain('[DONE]');
      // The end of the HTTP message, so that no client has to guess.
      expect(received).toMatch(/\r\n0\r\n\r\n$/);
    }
    const closed = await Promise.all(upstream.requests.map((request) => request.closed));
    expect(closed).toEqual(new Array(COUNT).fill('left'));
    const outcomes = gateway.log
      .filter(({ msg }) => msg === 'request')
      .map(({ outcome, code }) => [outcome, code]);
    expect(outcomes).toEqual(new Array(COUNT).fill(['failed', 'shutting_down']));
  });

  it('leave nothing behind when their readers go', async () => {
    const upstream = await scriptedUpstream({ steps: [FIRST_DELTA, STALL] });
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const count = (kind: string): number =>
      process.getActiveResourcesInfo().filter((resource) => resource === kind).length;
    for (let round = 0; round < 3; round += 1) {
      const readers = readMany(gateway);
      await Promise.all(readers.map(({ begun }) => begun));
      for (const { socket } of readers) socket.destroy();
      await upstream.idle();
    }
    const closed = await Promise.all(upstream.requests.map((request) => request.closed));
    expect(closed).toEqual(new Array(3 * COUNT).fill('left'));
    // The kernel reports the last closed sockets a moment later.
    await expect.poll(() => count('TCPSocketWrap')).toBe(0);
    expect(count('Timeout')).toBeLessThan(COUNT / 10);
    const lines = gateway.log.filter(({ msg }) => msg === 'request');
    expect(lines).toHaveLength(3 * COUNT);
    expect(new Set(lines.map(({ outcome }) => outcome))).toEqual(new Set(['cancelled']));
  });
});
