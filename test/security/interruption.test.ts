// What a shutdown does to answers that are said in full and only wait for a slow reader.

import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { AUTHORIZED, CHAT, COMPLETION, startServer } from '../http/harness.ts';
import { gate } from '../support/scripted-upstream.ts';

/** Resolves when nobody listens on the port any more, which is when running answers are interrupted. */
async function untilNobodyListens(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    });
    socket.destroy();
    if (!isOpen) return;
  }
}

describe('an answer that is said in full when the grace is over', () => {
  it('is delivered, is logged as completed, and its signal does not fire', async () => {
    const long = { ...COMPLETION, padding: 'x'.repeat(16 * 1024 * 1024) };
    const signals: AbortSignal[] = [];
    const said = gate();
    const { server, port, line } = await startServer({
      handlers: {
        createChatCompletion: async (call) => {
          signals.push(call.signal);
          call.sendJson(200, long);
          said.open();
        },
      },
    });
    const body = JSON.stringify(CHAT);
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: ${AUTHORIZED.authorization}\r\nx-request-id: slow\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    // Nobody reads: most of it stays with the server.
    await said.opened;
    const closed = server.close();
    await untilNobodyListens(port);
    let bytes = 0;
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    await Promise.all([closed, once(socket, 'close')]);
    expect(bytes).toBeGreaterThan(JSON.stringify(long).length);
    expect(await line('slow')).toMatchObject({ status: 200, outcome: 'completed' });
    expect(signals[0]?.aborted).toBe(false);
  });
});
