// What comes behind a request on the same connection, while that request is still being answered: none of it may
// change the answer, enter it, or leave work running that nobody waits for.

import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { AUTHORIZED, CHAT, COMPLETION, startServer } from '../http/harness.ts';
import { testGateway, upstreamDocument } from '../support/gateway.ts';
import { gate, scriptedUpstream, sse } from '../support/scripted-upstream.ts';

const WEBSOCKET = [
  'GET /v1/responses HTTP/1.1',
  'Host: x',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  '\r\n',
];
const GARBAGE = ['garbage', '\r\n'];

function chatHead(body: string, ...more: string[]): string[] {
  return [
    'POST /v1/chat/completions HTTP/1.1',
    'Host: x',
    `Authorization: ${AUTHORIZED.authorization}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    ...more,
    '',
    body,
  ];
}

const CHAT_REQUEST = chatHead(JSON.stringify(CHAT), 'x-request-id: first');

/** A server whose chat answers when the test says so. */
async function heldServer() {
  const started = gate();
  const finish = gate();
  const cancelled = { yet: false };
  const harness = await startServer({
    handlers: {
      createChatCompletion: async (call) => {
        call.signal.addEventListener('abort', () => {
          cancelled.yet = true;
        });
        started.open();
        await finish.opened;
        call.sendJson(200, COMPLETION);
      },
    },
  });
  return { ...harness, started, finish, cancelled };
}

describe('behind a request that is being answered', () => {
  it.each([
    ['broken HTTP', GARBAGE, 400],
    ['a WebSocket handshake', WEBSOCKET, 426],
  ])('%s is refused after the answer', async (_what, lines, status) => {
    const { raw, started, finish, cancelled, line } = await heldServer();
    const connection = (await raw()).write(...CHAT_REQUEST);
    await started.opened;
    connection.write(...lines);
    // The answer to a request of another connection shows that the server has read what was written before.
    await (await raw()).write('GET /health HTTP/1.1', 'Host: x', '\r\n').until(/"status":"ok"/);
    expect(connection.received).toBe('');
    finish.open();
    const text = await connection.untilClosed();
    expect([...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => Number(code))).toEqual([200, status]);
    expect(text).toContain(JSON.stringify(COMPLETION));
    expect(cancelled.yet).toBe(false);
    expect(await line('first')).toMatchObject({ status: 200, outcome: 'completed' });
  });

  it('a tunnel ends the connection, and with it the request', async () => {
    const { raw, started, finish, cancelled, line } = await heldServer();
    const connection = (await raw()).write(...CHAT_REQUEST);
    await started.opened;
    connection.write('CONNECT example.com:443 HTTP/1.1', 'Host: example.com', '\r\n');
    expect(await connection.untilClosed()).toBe('');
    expect(cancelled.yet).toBe(true);
    finish.open();
    expect(await line('first')).toMatchObject({ outcome: 'cancelled' });
  });

  it('more and more broken HTTP is refused once', async () => {
    const { raw, started, finish } = await heldServer();
    const connection = (await raw()).write(...CHAT_REQUEST);
    await started.opened;
    for (let count = 0; count < 5; count += 1) {
      connection.write(...GARBAGE);
      await (await raw()).write('GET /health HTTP/1.1', 'Host: x', '\r\n').until(/"status":"ok"/);
    }
    finish.open();
    expect((await connection.untilClosed()).match(/HTTP\/1\.1 \d{3}/g)).toHaveLength(2);
  });

  it('a request whose body breaks is refused in its turn', async () => {
    const { raw, started, finish, line } = await heldServer();
    const connection = (await raw()).write(...CHAT_REQUEST);
    await started.opened;
    const chunked = chatHead('', 'Transfer-Encoding: chunked', 'x-request-id: second').filter(
      (text) => !text.startsWith('Content-Length'),
    );
    connection.write(...chunked, 'no length', '\r\n');
    finish.open();
    const text = await connection.untilClosed();
    expect(text.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
    expect(await line('second')).toMatchObject({ status: 400, code: 'invalid_request' });
  });

  it('nothing is left running when the caller goes', async () => {
    const head = gate();
    const upstream = await scriptedUpstream({ beforeHead: head, steps: [sse('[DONE]')] });
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    socket.on('error', () => {});
    const request = chatHead(JSON.stringify(CHAT)).join('\r\n');
    socket.write(request.replace(AUTHORIZED.authorization, 'Bearer test-gateway-token'));
    const asked = await upstream.request(0);
    socket.write('garbage\r\n\r\n');
    socket.destroy();
    await once(socket, 'close');
    expect(await asked.closed).toBe('left');
  });
});

describe('a refused connection', () => {
  it('is closed in order, however much of what was refused is still coming', async () => {
    const { port } = await startServer();
    const socket = connect({ port, allowHalfOpen: true });
    const failures: Error[] = [];
    socket.on('error', (error) => failures.push(error));
    let answer = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text;
    });
    const more = Buffer.alloc(64 * 1024, 'x');
    socket.write('GET /health HTTP/1.1\r\nHost: x\r\nX-Long: ');
    for (let count = 0; count < 16; count += 1) socket.write(more);
    await once(socket, 'end');
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(failures).toEqual([]);
    socket.destroy();
  });

  it('is read to its end by the refusal of a tunnel', async () => {
    const { port } = await startServer();
    const socket = connect({ port, allowHalfOpen: true });
    const failures: Error[] = [];
    socket.on('error', (error) => failures.push(error));
    let answer = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text;
    });
    socket.write('CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n');
    await once(socket, 'end');
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    // More than the buffers of both sides: it only gets out when somebody reads it.
    await new Promise<void>((resolve) => socket.end(Buffer.alloc(16 * 1024 * 1024), () => resolve()));
    await once(socket, 'close');
    expect(failures).toEqual([]);
  });
});
