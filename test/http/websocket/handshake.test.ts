import { describe, expect, it } from 'vitest';
import { conforms } from '../../../src/contract.ts';
import { createReadiness } from '../../../src/http/readiness.ts';
import { refusedHandshake, type SocketOptions } from '../../support/socket-client.ts';
import { AUTHORIZED, SECRET, startServer } from '../harness.ts';
import { echo, type SocketServer, startSocketServer } from './socket-server.ts';

const HANDSHAKE = [
  'GET /v1/responses HTTP/1.1',
  'Host: x',
  `Authorization: Bearer ${SECRET}`,
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];

/** Status, headers and error of a refused handshake; its log line is there, too. */
async function refusal(
  server: { readonly url: string; line: SocketServer['line'] },
  options: SocketOptions = {},
) {
  const answer = await refusedHandshake(server.url, { headers: AUTHORIZED, ...options });
  const body: unknown = await answer.json();
  if (!conforms('ErrorResponse', body)) throw new Error(`no error body: ${JSON.stringify(body)}`);
  const { status, headers } = answer;
  expect(headers.get('content-type')).toBe('application/json');
  expect(headers.get('connection')).toBe('close');
  const { code } = body.error;
  expect(await server.line(headers.get('x-request-id') ?? '')).toMatchObject({ status, code, method: 'GET' });
  return { status, headers, ...body.error };
}

describe('a WebSocket handshake', () => {
  it('is accepted with the secret, and has the request id of the caller', async () => {
    const server = await startSocketServer(echo);
    const headers = { ...AUTHORIZED, 'x-request-id': 'connection-7' };
    const client = await server.open({ headers });
    client.create({ input: 'Hi' });
    expect(await client.text()).toBe('Hi');
    expect(server.lines.find(({ msg }) => msg === 'request')).toMatchObject({ connectionId: 'connection-7' });
  });

  it.each([
    ['no secret', {}],
    ['a wrong secret', { authorization: 'Bearer wrong' }],
  ])('with %s is answered with 401', async (_, headers) => {
    const answer = await refusal(await startSocketServer(echo), { headers });
    expect(answer).toMatchObject({ status: 401, code: 'invalid_api_key' });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
  });

  it('counts wrong secrets together with those of requests', async () => {
    const rateLimit = { maxAttempts: 2, windowMs: 60_000, lockoutMs: 60_000, exemptLoopback: false };
    const server = await startSocketServer(echo, { rateLimit });
    const wrong = { authorization: 'Bearer wrong' };
    await server.fetch('/v1/models', { headers: wrong });
    await refusal(server, { headers: wrong });
    const answer = await refusal(server);
    expect(answer).toMatchObject({ status: 429, code: 'too_many_failed_logins' });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await server.fetch('/v1/models', { headers: AUTHORIZED })).status).toBe(429);
  });

  it('is answered with 404 where the endpoint is switched off', async () => {
    const server = await startSocketServer(echo, { disabledOperations: { createResponse: 'some.key' } });
    const answer = await refusal(server);
    expect(answer).toMatchObject({ status: 404, code: 'endpoint_disabled' });
    expect(answer.message).toContain('some.key');
  });

  it('is answered with 426 where WebSocket is switched off', async () => {
    const answer = await refusal(await startServer());
    expect(answer).toMatchObject({ status: 426, code: 'upgrade_required' });
    expect(answer.headers.get('upgrade')).toBe('HTTP/1.1');
  });

  it('is answered with 426 on every other path', async () => {
    const server = await startSocketServer(echo);
    const answer = await refusedHandshake(server.url, { headers: AUTHORIZED, path: '/v1/chat/completions' });
    expect(answer.status).toBe(426);
    expect(await answer.text()).toContain('/v1/responses');
  });

  it('is answered with 503 while the gateway shuts down', async () => {
    const readiness = createReadiness();
    const server = await startSocketServer(echo, { readiness });
    readiness.startDraining();
    const answer = await refusal(server);
    expect(answer).toMatchObject({ status: 503, code: 'shutting_down' });
    expect(answer.headers.get('retry-after')).toBe('1');
  });

  it('is answered with 503 when there are as many connections as there may be', async () => {
    const server = await startSocketServer(echo, { webSocket: { maxConnections: 1 } });
    const client = await server.open();
    expect(await refusal(server)).toMatchObject({ status: 503, code: 'too_many_connections' });
    client.ws.close();
    await client.closed;
    await expect(server.open()).resolves.toBeDefined();
  });

  it.each([
    ['another version', 'Sec-WebSocket-Version: 12', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='],
    ['no version', 'X-None: 1', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='],
    ['no usable key', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: short'],
    ['no key', 'Sec-WebSocket-Version: 13', 'X-None: 1'],
  ])('with %s is answered with 400', async (_, ...lines) => {
    const server = await startSocketServer(echo);
    const connection = (await server.raw()).write(...HANDSHAKE.slice(0, 5), ...lines, '\r\n');
    const answer = await connection.untilClosed();
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"invalid_header"');
  });

  it('with a body is answered with 400, and the body is no message', async () => {
    const server = await startSocketServer(echo);
    const connection = (await server.raw()).write(...HANDSHAKE, 'Content-Length: 2', '\r\n{}');
    expect(await connection.untilClosed()).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('behind a request that is not answered yet is answered in its turn', async () => {
    const server = await startSocketServer(echo);
    const connection = (await server.raw()).write(
      'GET /health HTTP/1.1',
      'Host: x',
      '',
      ...HANDSHAKE,
      '\r\n',
    );
    expect(await connection.untilClosed()).toMatch(/^HTTP\/1\.1 200 [\s\S]*HTTP\/1\.1 400 /);
  });

  it('without a usable Host is answered with 400', async () => {
    const server = await startSocketServer(echo);
    const answer = await refusal(server, { headers: { ...AUTHORIZED, host: 'a/b' } });
    expect(answer).toMatchObject({ status: 400, code: 'invalid_header', param: 'host' });
  });

  it('leaves a plain GET to be refused with 405', async () => {
    const server = await startSocketServer(echo);
    const answer = await server.fetch('/v1/responses', { headers: AUTHORIZED });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
  });

  it('agrees on no compression and no protocol', async () => {
    const server = await startSocketServer(echo);
    const client = await server.open({ perMessageDeflate: true });
    expect(client.ws.extensions).toBe('');
    expect(client.ws.protocol).toBe('');
  });
});

describe('a web page', () => {
  const allowed = ['https://chat.example.com'];

  it.each([
    'https://evil.example.com',
    'null',
    'http://chat.example.com',
    'https://chat.example.com.evil.com',
  ])('of the origin %s is refused', async (origin) => {
    const server = await startSocketServer(echo, { webSocket: { origins: allowed } });
    const answer = await refusal(server, { headers: { ...AUTHORIZED, origin } });
    expect(answer).toMatchObject({ status: 403, code: 'origin_not_allowed', param: 'origin' });
  });

  it('of an origin of the list, or of the same host, may connect', async () => {
    const server = await startSocketServer(echo, { webSocket: { origins: allowed } });
    for (const origin of ['https://chat.example.com', server.url]) {
      await expect(server.open({ headers: { ...AUTHORIZED, origin } })).resolves.toBeDefined();
    }
  });

  it('of any origin may connect when the operator says so', async () => {
    const server = await startSocketServer(echo, { webSocket: { origins: ['*'] } });
    await expect(server.open({ headers: { ...AUTHORIZED, origin: 'null' } })).resolves.toBeDefined();
  });
});
