// The mock is shared by a team: no request may end it for the others.

import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Mock, startMock } from '../../scripts/mock/mock-server.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await startMock({ port: 0 });
});
afterAll(() => mock.close());

async function statusOf(lines: readonly string[], body = ''): Promise<number> {
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1');
  const head = [...lines, 'Host: x', 'Connection: close', '\r\n'].join('\r\n');
  socket.setEncoding('latin1').write(head + body, 'latin1');
  return Number((await text(socket)).slice(9, 12));
}

describe('the mock answers, and goes on answering, after', () => {
  it.each([
    ['a path that cannot be decoded', 400, ['GET /v1/models/%ff HTTP/1.1'], ''],
    ['a query that cannot be decoded', 200, ['GET /health?x=%ff HTTP/1.1'], ''],
    ['a method of no operation', 405, ['TRACE /v1/models HTTP/1.1'], ''],
    ['a body that nobody asked for', 200, ['GET /v1/models HTTP/1.1', 'Content-Length: 2'], '{}'],
    ['a path of no operation', 404, ['GET /v1/%6dodels HTTP/1.1'], ''],
    ['an address of somebody else', 404, ['GET //127.0.0.1:1/health HTTP/1.1'], ''],
    ['bytes that are no text', 200, ['GET /health HTTP/1.1', 'X-Request-Id: \xff\xfe', 'X-Header: \xff'], ''],
  ])('%s', async (_what, status, lines, body) => {
    expect(await statusOf(lines, body)).toBe(status);
    expect(await statusOf(['GET /health HTTP/1.1'])).toBe(200);
  });
});
