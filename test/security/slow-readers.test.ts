// Clients that ask and do not read. They may be slow; they may not hold what they were given for ever.

import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AUTHORIZED, CHAT, startServer } from '../http/harness.ts';

const LONG = 'x'.repeat(16 * 1024 * 1024);

/** A client that sends a chat request and reads nothing. */
function askWithoutReading(port: number, body: object): Socket {
  const socket = connect(port, '127.0.0.1').pause();
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  const text = JSON.stringify(body);
  const headers = [
    'POST /v1/chat/completions HTTP/1.1',
    'Host: x',
    'x-request-id: slow',
    `Authorization: ${AUTHORIZED.authorization}`,
    'Content-Type: application/json',
    `Content-Length: ${text.length}`,
  ];
  socket.write([...headers, '', text].join('\r\n'));
  return socket;
}

describe('a client that takes nothing of its answer', () => {
  it('is cut off when the answer was said at once', async () => {
    const { port, line } = await startServer({
      readerIdleMs: 50,
      handlers: { createChatCompletion: async (call) => call.sendJson(200, { LONG }) },
    });
    askWithoutReading(port, CHAT);
    expect(await line('slow')).toMatchObject({ status: 200, outcome: 'cancelled' });
  });

  it('is cut off in the middle of a stream and at its end', async () => {
    for (const pieces of [1, 3]) {
      const { port, line } = await startServer({
        readerIdleMs: 50,
        handlers: {
          createChatCompletion: (call) =>
            call.sendStream(
              (async function* () {
                for (let piece = 0; piece < pieces; piece += 1) yield `data: ${LONG}\n\n`;
              })(),
              { errorFrame: () => '' },
            ),
        },
      });
      askWithoutReading(port, CHAT);
      expect(await line('slow')).toMatchObject({ status: 200, outcome: 'cancelled' });
    }
  });

  it('and takes it late still gets all of it', async () => {
    const { port, line } = await startServer({
      handlers: { createChatCompletion: async (call) => call.sendJson(200, { LONG }) },
    });
    const socket = askWithoutReading(port, CHAT);
    let bytes = 0;
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    setImmediate(() => socket.resume());
    expect(await line('slow')).toMatchObject({ outcome: 'completed' });
    await expect.poll(() => bytes).toBeGreaterThan(LONG.length);
  });
});
