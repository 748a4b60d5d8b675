import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { expectError } from '../support/contract.ts';
import { AUTHORIZED, CHAT, startServer } from './harness.ts';

const CHAT_HEAD = [
  'POST /v1/chat/completions HTTP/1.1',
  'Host: x',
  'Content-Type: application/json',
  `Authorization: ${AUTHORIZED.authorization}`,
];
const limit = (maxBytes: number) => ({
  bodyLimits: {
    createChatCompletion: { maxBytes, configKey: 'gateway.http.endpoints.chatCompletions.maxBodyBytes' },
    createEmbedding: { maxBytes, configKey: 'x' },
    createResponse: { maxBytes, configKey: 'x' },
  },
});

describe('the media type', () => {
  it.each([
    'application/json',
    'Application/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF8"',
    'application/json; profile=x',
  ])('may be %s', async (type) => {
    const { chat } = await startServer();
    expect((await chat(CHAT, { 'content-type': type })).status).toBe(200);
  });

  it.each([
    [{ 'content-type': 'text/plain' }, 'The body is declared as text/plain.'],
    [{ 'content-type': 'application/vnd.api+json' }, 'The body is declared as application/vnd.api+json.'],
    [{ 'content-type': 'application/json; charset=utf-16' }, 'The body is declared as utf-16.'],
    [{ 'content-encoding': 'gzip' }, 'The body is encoded as gzip.'],
  ])('is refused by %o', async (headers, reason) => {
    const { chat, called } = await startServer();
    const response = await chat(CHAT, headers as Record<string, string>);
    const error = await expectError('createChatCompletion', response, 415);
    expect(error.code).toBe('unsupported_media_type');
    expect(error.message).toContain(reason);
    expect(called).toEqual([]);
  });

  it('is to be declared', async () => {
    const { fetch } = await startServer();
    const body = new Blob([JSON.stringify(CHAT)]);
    const response = await fetch('/v1/chat/completions', { method: 'POST', headers: AUTHORIZED, body });
    const error = await expectError('createChatCompletion', response, 415);
    expect(error.message).toBe('Content-Type is missing. Send Content-Type: application/json.');
  });
});

describe('the body', () => {
  it('reaches the handler as it was sent, nulls and unknown fields included', async () => {
    const seen: unknown[] = [];
    const { chat } = await startServer({
      handlers: {
        createChatCompletion: async (call) => {
          seen.push(call.body);
          call.sendJson(200, {});
        },
      },
    });
    const body = { ...CHAT, temperature: null, my_own: [null, { '😀': 1 }] };
    await chat(`\ufeff${JSON.stringify(body)}`);
    expect(seen).toEqual([body]);
  });

  it.each([
    ['empty', '', 'invalid_json', 'The body is empty. Send one JSON object.'],
    ['broken off', '{"model":', 'invalid_json', 'The body is not valid JSON: unexpected end at position 10.'],
    [
      'no JSON',
      '{\n"model":x}',
      'invalid_json',
      'The body is not valid JSON: unexpected "x" at line 2, position 9.',
    ],
    ['an array', '[]', 'invalid_type', 'The body must be a JSON object; found an array.'],
    ['null', 'null', 'invalid_type', 'The body must be a JSON object; found null.'],
    [
      'a string of JSON',
      JSON.stringify(JSON.stringify(CHAT)),
      'invalid_type',
      'The body must be a JSON object; found a string.',
    ],
    ['Latin-1', Buffer.from('{"a":"caf\xe9"}', 'latin1'), 'invalid_json', 'The body is not valid UTF-8.'],
    [
      'nested too deep',
      `{"a":${'['.repeat(600)}${']'.repeat(600)}}`,
      'invalid_request',
      'nested more than 512 levels deep',
    ],
  ])('is refused when it is %s', async (_what, body, code, reason) => {
    const { chat, called } = await startServer();
    const error = await expectError('createChatCompletion', await chat(body), 400);
    expect(error.code).toBe(code);
    expect(error.message).toContain(reason);
    expect(called).toEqual([]);
  });

  it('may be as large as the limit', async () => {
    const body = JSON.stringify(CHAT);
    const { chat } = await startServer(limit(body.length));
    expect((await chat(body)).status).toBe(200);
    expect((await chat(`${body} `)).status).toBe(413);
  });

  it('is refused while it arrives when nobody said how large it is', async () => {
    const { fetch, called } = await startServer(limit(100_000));
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(16_384)) });
    const response = await fetch('/v1/chat/completions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...AUTHORIZED },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    const error = await expectError('createChatCompletion', response, 413);
    expect(error.message).toBe(
      'The body is larger than 100000 bytes. Send less, or raise gateway.http.endpoints.chatCompletions.maxBodyBytes.',
    );
    expect(called).toEqual([]);
  });

  it('is thrown away after a refusal, so that the connection serves the next request', async () => {
    const { raw } = await startServer(limit(10));
    const connection = (await raw()).write(...CHAT_HEAD, 'Content-Length: 300000', '\r\n');
    await connection.until(/HTTP\/1\.1 413 .*"request_too_large"/s);
    connection.write('x'.repeat(300_000));
    connection.write('GET /health HTTP/1.1', 'Host: x', 'Connection: close', '\r\n');
    expect(await connection.untilClosed()).toMatch(/413 .*HTTP\/1\.1 200 /s);
  });

  it('is timed out when it stops arriving', async () => {
    const { raw, line, called } = await startServer({ bodyIdleMs: 20 });
    const connection = (await raw()).write(
      ...CHAT_HEAD,
      'x-request-id: stalled',
      'Content-Length: 10',
      '',
      '{"a"',
    );
    const answer = await connection.untilClosed();
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toContain('"code":"request_timeout"');
    expect(await line('stalled')).toMatchObject({ status: 408, outcome: 'failed', code: 'request_timeout' });
    expect(called).toEqual([]);
  });

  it('may be abandoned midway', async () => {
    const { raw, line, called } = await startServer();
    const expectation = ['Expect: 100-continue', 'Content-Length: 10', '\r\n'];
    const connection = (await raw()).write(...CHAT_HEAD, 'x-request-id: gone', ...expectation);
    await connection.until(/100 Continue/);
    connection.socket.resetAndDestroy();
    expect(await line('gone')).toMatchObject({ level: 30, outcome: 'cancelled' });
    expect(called).toEqual([]);
  });

  it('is answered when its sender stops sending midway', async () => {
    const { raw, line } = await startServer();
    const connection = (await raw()).write(...CHAT_HEAD, 'x-request-id: half', 'Content-Length: 10', '', '{');
    connection.socket.end();
    expect(await connection.untilClosed()).toMatch(/^HTTP\/1\.1 400 /);
    expect(await line('half')).toMatchObject({ status: 400, outcome: 'failed', code: 'invalid_request' });
  });

  it('is answered when its chunks are broken', async () => {
    const { raw, line } = await startServer();
    const connection = (await raw()).write(
      ...CHAT_HEAD,
      'x-request-id: chunks',
      'Transfer-Encoding: chunked',
      '',
      'no hexadecimal number',
      '\r\n',
    );
    const answer = await connection.untilClosed();
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"invalid_request"');
    expect(await line('chunks')).toMatchObject({ status: 400, outcome: 'failed' });
  });
});

describe('Expect: 100-continue', () => {
  const body = JSON.stringify(CHAT);

  it('is granted once the caller is known', async () => {
    const { raw } = await startServer();
    const connection = (await raw()).write(
      ...CHAT_HEAD,
      'Expect: 100-continue',
      `Content-Length: ${body.length}`,
      'Connection: close',
      '\r\n',
    );
    expect(await connection.until(/\r\n\r\n/)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\n$/);
    connection.write(body);
    expect(await connection.untilClosed()).toMatch(/\r\nHTTP\/1\.1 200 OK\r\n/);
  });

  it('is refused with the answer, and the connection is closed', async () => {
    const { raw } = await startServer();
    const connection = (await raw()).write(
      ...CHAT_HEAD.slice(0, 3),
      'Expect: 100-continue',
      `Content-Length: ${body.length}`,
      '\r\n',
    );
    const answer = await connection.untilClosed();
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
  });

  it('of any other kind is not insisted on', async () => {
    const { raw } = await startServer();
    const connection = (await raw()).write(
      'GET /health HTTP/1.1',
      'Host: x',
      'Expect: a-miracle',
      'Connection: close',
      '\r\n',
    );
    expect(await connection.untilClosed()).toMatch(/^HTTP\/1\.1 200 /);
  });
});

it('takes several requests on one connection', async () => {
  const { raw, called } = await startServer();
  const connection = await raw();
  const body = JSON.stringify(CHAT);
  const request = [...CHAT_HEAD, `Content-Length: ${body.length}`, '', body].join('\r\n');
  connection.socket.write(request + request);
  await connection.until(/"finish_reason":"stop".*"finish_reason":"stop"/s);
  connection.socket.end();
  await once(connection.socket, 'close');
  expect(called).toEqual(['createChatCompletion', 'createChatCompletion']);
});
