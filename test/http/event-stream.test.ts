import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { AppError, toWireError } from '../../src/errors.ts';
import type { OperationCall } from '../../src/http/operation.ts';
import { expectError } from '../support/contract.ts';
import { AUTHORIZED, CHAT, type Harness, type RawConnection, startServer } from './harness.ts';

type ChatCall = OperationCall<'createChatCompletion'>;

const errorFrame = (error: AppError): string => `data: ${JSON.stringify({ error: toWireError(error) })}\n\n`;

/** A server whose chat operation streams what the test says. */
function streamServer(
  frames: (call: ChatCall) => AsyncIterable<string>,
  options: Parameters<typeof startServer>[0] = {},
): Promise<Harness> {
  return startServer({
    ...options,
    handlers: { createChatCompletion: (call) => call.sendStream(frames(call), { errorFrame }) },
  });
}

/** Sends a chat request on a connection of its own and shows what comes, byte by byte. */
async function open({ raw }: Harness, requestId = 'stream'): Promise<RawConnection> {
  const body = JSON.stringify(CHAT);
  return (await raw()).write(
    'POST /v1/chat/completions HTTP/1.1',
    'Host: x',
    'Content-Type: application/json',
    `Authorization: ${AUTHORIZED.authorization}`,
    `x-request-id: ${requestId}`,
    `Content-Length: ${body.length}`,
    '',
    body,
  );
}

/** A promise and the function that fulfils it. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: () => resolve() };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

describe('an event stream', () => {
  it('has the headers that keep proxies from holding it back', async () => {
    const { chat, line } = await streamServer(async function* () {
      yield 'data: one\n\n';
      yield 'data: two\n\ndata: three\n\n';
    });
    const response = await chat(CHAT, { 'x-request-id': 'plain' });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-request-id': 'plain',
      'openai-processing-ms': expect.stringMatching(/^\d+$/),
    });
    expect(await response.text()).toBe('data: one\n\ndata: two\n\ndata: three\n\n');
    expect(await line('plain')).toMatchObject({ status: 200, outcome: 'completed' });
  });

  it('sends frames that are ready together in one write, each string as one chunk', async () => {
    const server = await streamServer(async function* () {
      yield 'data: 1\n\ndata: 2\n\n';
      yield 'data: 3\n\n';
    });
    const received = await (await open(server)).until(/\r\n0\r\n\r\n$/);
    const [, chunks] = received.split('\r\n\r\n', 1).concat(received.slice(received.indexOf('\r\n\r\n') + 4));
    expect(chunks).toBe('12\r\ndata: 1\n\ndata: 2\n\n\r\n9\r\ndata: 3\n\n\r\n0\r\n\r\n');
  });

  it('sends a frame as soon as it is there', async () => {
    const second = gate();
    const server = await streamServer(async function* () {
      yield 'data: 1\n\n';
      await second.opened;
      yield 'data: 2\n\n';
    });
    const connection = await open(server);
    expect(await connection.until(/data: 1/)).not.toContain('data: 2');
    second.open();
    await connection.until(/data: 2/);
  });

  it('keeps the connection for the next request', async () => {
    const server = await streamServer(async function* () {
      yield 'data: 1\n\n';
    });
    const connection = await open(server);
    await connection.until(/\r\n0\r\n\r\n$/);
    connection.write('GET /health HTTP/1.1', 'Host: x', '\r\n');
    await connection.until(/"status":"ok"/);
  });

  it('may be empty', async () => {
    const { chat } = await streamServer(async function* () {});
    const response = await chat(CHAT);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(await response.text()).toBe('');
  });

  it('is not pulled faster than the client reads', async () => {
    let pulled = 0;
    const frame = `data: ${'x'.repeat(65_536)}\n\n`;
    const server = await streamServer(async function* (call) {
      while (!call.signal.aborted) {
        pulled += 1;
        yield frame;
      }
    });
    const connection = await open(server, 'slow');
    await connection.until(/data: x/);
    connection.socket.pause();
    // With nobody reading, the buffers of both ends fill, and then nothing is pulled any more.
    await vi.waitFor(
      async () => {
        const before = pulled;
        for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
        expect(pulled).toBe(before);
      },
      { timeout: 10_000 },
    );
    const whenBlocked = pulled;
    connection.socket.resume();
    await vi.waitFor(() => expect(pulled).toBeGreaterThan(whenBlocked), { timeout: 10_000 });
    connection.socket.destroy();
    expect(await server.line('slow')).toMatchObject({ outcome: 'cancelled' });
  });
});

describe('a stream that fails', () => {
  it('before its first frame is a JSON error', async () => {
    const { chat, line } = await streamServer(
      // biome-ignore lint/correctness/useYield: it fails before it yields
      async function* () {
        throw new AppError('rate_limit_exceeded', 'Slow down.', { retryAfterSeconds: 7 });
      },
      { keepAliveMs: 60_000 },
    );
    const response = await chat(CHAT, { 'x-request-id': 'early' });
    expect(response.headers.get('retry-after')).toBe('7');
    const error = await expectError('createChatCompletion', response, 429);
    expect(error).toMatchObject({ code: 'rate_limit_exceeded', message: 'Slow down.' });
    expect(await line('early')).toMatchObject({
      status: 429,
      outcome: 'failed',
      code: 'rate_limit_exceeded',
    });
  });

  it('midway ends with the error frame', async () => {
    const { chat, line } = await streamServer(async function* () {
      yield 'data: 1\n\n';
      throw new AppError('upstream_interrupted');
    });
    const response = await chat(CHAT, { 'x-request-id': 'midway' });
    expect(await response.text()).toMatch(
      /^data: 1\n\ndata: \{"error":\{.*"code":"upstream_interrupted"\}\}\n\n$/,
    );
    expect(await line('midway')).toMatchObject({
      level: 50,
      status: 200,
      outcome: 'failed',
      code: 'upstream_interrupted',
    });
  });

  it('by a fault of our own shows nothing of it', async () => {
    const { chat, line } = await streamServer(async function* () {
      yield 'data: 1\n\n';
      throw new Error('secret detail');
    });
    const text = await (await chat(CHAT, { 'x-request-id': 'fault' })).text();
    expect(text).toContain('"code":"internal_error"');
    expect(text).not.toContain('secret detail');
    expect(JSON.stringify((await line('fault')).cause)).toContain('secret detail');
  });

  it('cuts the connection when not even the error frame can be made', async () => {
    const { chat } = await startServer({
      handlers: {
        createChatCompletion: (call) =>
          call.sendStream(
            (async function* () {
              yield 'data: 1\n\n';
              throw new AppError('upstream_interrupted');
            })(),
            {
              errorFrame: () => {
                throw new Error('no words');
              },
            },
          ),
      },
    });
    await expect(chat(CHAT).then((response) => response.text())).rejects.toThrow();
  });
});

describe('a quiet stream', () => {
  it('sends the head and a comment while the first frame is awaited, and then an error as a frame', async () => {
    const failure = gate();
    const server = await streamServer(
      // biome-ignore lint/correctness/useYield: it fails before it yields
      async function* () {
        await failure.opened;
        throw new AppError('upstream_timeout');
      },
      { keepAliveMs: 5 },
    );
    const connection = await open(server);
    expect(await connection.until(/: keep-alive\n\n/)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    failure.open();
    await connection.until(/data: \{"error":.*"upstream_timeout".*\r\n0\r\n\r\n$/s);
  });

  it('gets a comment after each interval of silence, between whole frames', async () => {
    const next = gate();
    const server = await streamServer(
      async function* () {
        yield 'data: 1\n\n';
        await next.opened;
        yield 'data: 2\n\n';
      },
      { keepAliveMs: 5 },
    );
    const connection = await open(server);
    await connection.until(/data: 1\n\n.*(: keep-alive\n\n.*){3}/s);
    next.open();
    await connection.until(/: keep-alive\n\n\r\n9\r\ndata: 2\n\n\r\n0\r\n\r\n$/s);
  });

  it('waits for the first frame without limit when comments are switched off', async () => {
    const first = gate();
    const server = await streamServer(
      async function* () {
        await first.opened;
        yield 'data: 1\n\n';
      },
      { keepAliveMs: 0 },
    );
    const connection = await open(server);
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    expect(connection.received).toBe('');
    first.open();
    expect(await connection.until(/\r\n0\r\n\r\n$/)).not.toContain('keep-alive\n\n');
  });
});

describe('a client that leaves', () => {
  it('fires the signal at once and ends the generator', async () => {
    const ended = gate();
    const server = await streamServer(async function* (call) {
      try {
        yield 'data: 1\n\n';
        await untilAborted(call.signal);
        call.note({ aborted: call.signal.aborted });
        yield 'data: late\n\n';
      } finally {
        ended.open();
      }
    });
    const connection = await open(server, 'left');
    await connection.until(/data: 1/);
    connection.socket.destroy();
    await ended.opened;
    expect(await server.line('left')).toMatchObject({
      level: 30,
      status: 200,
      outcome: 'cancelled',
      aborted: true,
    });
  });

  it('before the first frame leaves nothing behind', async () => {
    const server = await streamServer(async function* (call) {
      await untilAborted(call.signal);
      yield* [];
      throw new Error('the echo of the abort');
    });
    const connection = await open(server, 'early-left');
    await vi.waitFor(() => expect(server.called).toEqual(['createChatCompletion']));
    connection.socket.destroy();
    const line = await server.line('early-left');
    expect(line).toMatchObject({ level: 30, outcome: 'cancelled' });
    expect(line.status).toBeUndefined();
  });

  it('is not waited for by a generator that never ends', async () => {
    const server = await streamServer(async function* () {
      yield 'data: 1\n\n';
      await new Promise(() => {});
    });
    const connection = await open(server, 'stuck');
    await connection.until(/data: 1/);
    connection.socket.destroy();
    expect(await server.line('stuck')).toMatchObject({ outcome: 'cancelled' });
  });

  it('while it is slow to read ends the generator too', async () => {
    const ended = gate();
    const frame = `data: ${'x'.repeat(1_000_000)}\n\n`;
    const server = await streamServer(async function* () {
      try {
        for (;;) yield frame;
      } finally {
        ended.open();
      }
    });
    const connection = await open(server, 'slow-left');
    await connection.until(/data: x/);
    connection.socket.pause();
    for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
    connection.socket.destroy();
    await ended.opened;
    expect(await server.line('slow-left')).toMatchObject({ outcome: 'cancelled' });
  });

  it('fires the signal of an answer that is not streamed', async () => {
    const { raw, line, called } = await startServer({
      handlers: {
        createChatCompletion: async (call) => {
          await untilAborted(call.signal);
          throw new AppError('upstream_interrupted');
        },
      },
    });
    const connection = await open({ raw } as Harness, 'json-left');
    await vi.waitFor(() => expect(called).toHaveLength(1));
    connection.socket.destroy();
    await once(connection.socket, 'close');
    expect(await line('json-left')).toMatchObject({ level: 30, outcome: 'cancelled' });
  });
});
