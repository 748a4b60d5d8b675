import { describe, expect, it } from 'vitest';
import { conforms } from '../../src/contract.ts';
import { CHAT, type Harness, startServer } from './harness.ts';

/** What a raw exchange gave, its body held against the contract. */
async function answerTo(harness: Harness, ...lines: string[]) {
  const text = await (await harness.raw()).write(...lines).untilClosed();
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const error: unknown = JSON.parse(body);
  if (!conforms('ErrorResponse', error)) throw new Error(`no error body: ${body}`);
  const headers = new Headers(
    head
      .split('\r\n')
      .slice(1)
      .map((line): [string, string] => {
        const [name = '', value = ''] = line.split(': ');
        return [name, value];
      }),
  );
  expect(headers.get('content-length')).toBe(String(Buffer.byteLength(body)));
  expect(headers.get('openai-processing-ms')).toMatch(/^\d+$/);
  expect(headers.get('connection')).toBe('close');
  const requestId = headers.get('x-request-id') ?? '';
  expect(await harness.line(requestId)).toMatchObject({ outcome: 'failed', code: error.error.code });
  return { status: Number(head.slice(9, 12)), headers, ...error.error };
}

describe('an upgrade request', () => {
  it.each(['/v1/responses', '/', '/nowhere'])('to %s is answered with 426 at once', async (path) => {
    const harness = await startServer();
    const answer = await answerTo(
      harness,
      `GET ${path} HTTP/1.1`,
      'Host: x',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      '\r\n',
    );
    expect(answer).toMatchObject({ status: 426, code: 'upgrade_required' });
    expect(answer.headers.get('upgrade')).toBe('HTTP/1.1');
    expect(harness.called).toEqual([]);
  });

  it('that offers HTTP/2 in passing is answered as if it did not', async () => {
    const { raw, called } = await startServer();
    const connection = (await raw()).write(
      'GET /health HTTP/1.1',
      'Host: x',
      'Connection: Upgrade, HTTP2-Settings, close',
      'Upgrade: h2c',
      'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA',
      '\r\n',
    );
    expect(await connection.untilClosed()).toMatch(/^HTTP\/1\.1 200 /);
    expect(called).toEqual(['getHealth']);
  });
});

describe('broken HTTP', () => {
  it.each([
    ['no HTTP at all', ['hello', '\r\n'], 400],
    ['a TLS greeting', ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'], 400],
    ['an HTTP/2 preface', ['PRI * HTTP/2.0', '', 'SM', '\r\n'], 400],
    ['a header without colon', ['GET /health HTTP/1.1', 'Host x', '\r\n'], 400],
    ['two lengths', ['POST / HTTP/1.1', 'Host: x', 'Content-Length: 1', 'Content-Length: 2', '\r\n'], 400],
  ])('%#: %s is answered with an error body', async (_what, lines, status) => {
    const harness = await startServer();
    expect(await answerTo(harness, ...lines)).toMatchObject({ status, code: 'invalid_request' });
    expect(harness.called).toEqual([]);
  });

  it('as headers without end is answered with a code of its own', async () => {
    const harness = await startServer();
    const answer = await answerTo(harness, 'GET /health HTTP/1.1', `X-Long: ${'x'.repeat(20_000)}`, '\r\n');
    expect(answer).toMatchObject({ status: 431, code: 'request_headers_too_large' });
    expect(harness.called).toEqual([]);
  });

  it('is answered when the Host header is missing', async () => {
    const harness = await startServer();
    const connection = (await harness.raw()).write('GET /health HTTP/1.1', 'Connection: close', '\r\n');
    const answer = await connection.untilClosed();
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"param":"host"');
  });

  it('does not need a Host header in HTTP/1.0', async () => {
    const { raw } = await startServer();
    const connection = (await raw()).write('GET /health HTTP/1.0', '\r\n');
    expect(await connection.untilClosed()).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('in the form of a tunnel is refused', async () => {
    const harness = await startServer();
    const answer = await answerTo(harness, 'CONNECT example.com:443 HTTP/1.1', 'Host: example.com', '\r\n');
    expect(answer).toMatchObject({ status: 405, code: 'method_not_allowed' });
  });

  it('behind a request does not harm its answer', async () => {
    const { raw, line } = await startServer();
    const connection = (await raw()).write('GET /health HTTP/1.1', 'Host: x', 'x-request-id: first', '\r\n');
    await connection.until(/"status":"ok"/);
    connection.write('garbage', '\r\n');
    expect(await connection.untilClosed()).toMatch(/200 OK.*400 Bad Request/s);
    expect(await line('first')).toMatchObject({ outcome: 'completed' });
  });

  it('does not disturb other connections', async () => {
    const harness = await startServer();
    await answerTo(harness, 'hello', '\r\n');
    expect((await harness.chat(CHAT)).status).toBe(200);
  });
});
