import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUTHORIZED, CHAT, type Harness, startServer } from './harness.ts';

/** The status lines of everything a connection was answered with. */
async function statusesOf(harness: Harness, bytes: Uint8Array): Promise<number[]> {
  const connection = await harness.raw();
  connection.socket.end(bytes);
  const text = await connection.untilClosed();
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('no input makes the server fail', () => {
  it('be it random bytes in place of a request', async () => {
    const harness = await startServer();
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (noise) => {
        for (const status of await statusesOf(harness, noise)) expect(status).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
    expect((await harness.chat(CHAT)).status).toBe(200);
  });

  it('be it a random path', async () => {
    const harness = await startServer();
    const path = fc
      .array(
        fc.oneof(
          fc.constantFrom('/', '%', '%2F', '..', 'v1', 'models', '?', '#', '//', 'http://x'),
          fc.string(),
        ),
      )
      .map((parts) => `/${parts.join('')}`.replace(/[^\x21-\x7e]/g, ''));
    const methods = fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS', 'PATCH');
    await fc.assert(
      fc.asyncProperty(methods, path, async (method, target) => {
        const head = `${method} ${target} HTTP/1.1\r\nHost: x\r\nAuthorization: ${AUTHORIZED.authorization}\r\nConnection: close\r\n\r\n`;
        const statuses = await statusesOf(harness, bytes(head));
        expect(statuses).toHaveLength(1);
        expect(statuses[0]).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
  });

  it('be it random values of any header', async () => {
    const harness = await startServer({
      handlers: {
        createChatCompletion: async (call) => {
          for (const name of ['x-openclaw-session-key', 'x-openclaw-model']) {
            call.setHeader(`x-echo-${name.slice(11)}`, call.header(name) ?? '');
          }
          call.sendJson(200, {});
        },
      },
    });
    const names = fc.constantFrom(
      'x-openclaw-session-key',
      'x-openclaw-model',
      'x-openclaw-scopes',
      'x-request-id',
      'authorization',
      'content-type',
      'content-encoding',
      'expect',
      'upgrade',
      'connection',
      'transfer-encoding',
      'cookie',
      'host',
    );
    const value = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text, 'utf8').toString('latin1')),
      fc.uint8Array().map((noise) => Buffer.from(noise).toString('latin1')),
      fc.string({ minLength: 500, maxLength: 600 }),
    );
    const body = JSON.stringify(CHAT);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, value), { maxLength: 3 }), async (headers) => {
        const lines = headers.map(([name, text]) => `${name}: ${text.replace(/[\r\n\0]/g, '')}`);
        const head = [
          'POST /v1/chat/completions HTTP/1.1',
          'Host: x',
          'Content-Type: application/json',
          `Authorization: ${AUTHORIZED.authorization}`,
          `Content-Length: ${body.length}`,
          ...lines,
        ];
        const statuses = await statusesOf(harness, bytes(`${head.join('\r\n')}\r\n\r\n${body}`));
        for (const status of statuses) expect(status).toBeLessThan(500);
      }),
      { numRuns: 200 },
    );
  });

  it('be it random bytes as a body', async () => {
    const harness = await startServer();
    const body = fc.oneof(
      fc.uint8Array(),
      fc.json().map((text) => bytes(text)),
      fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 4 })).map(([at, noise]) => {
        const good = Buffer.from(JSON.stringify(CHAT));
        return Buffer.concat([good.subarray(0, at % good.length), noise, good.subarray(at % good.length)]);
      }),
    );
    await fc.assert(
      fc.asyncProperty(body, async (content) => {
        const response = await harness.chat(content);
        await response.arrayBuffer();
        expect([200, 400]).toContain(response.status);
      }),
      { numRuns: 300 },
    );
  });

  it('be it any JSON in any field', async () => {
    const harness = await startServer();
    const fields = fc.constantFrom(
      'messages',
      'model',
      'temperature',
      'tools',
      'tool_choice',
      'stop',
      'response_format',
      'stream_options',
      'logit_bias',
      'metadata',
      'constructor',
    );
    await fc.assert(
      fc.asyncProperty(fields, fc.jsonValue(), async (field, value) => {
        const response = await harness.chat({ ...CHAT, [field]: value });
        const { error } = (await response.json()) as { error?: { code: string } };
        expect([200, 400]).toContain(response.status);
        if (response.status === 400)
          expect(error?.code).toMatch(/^(missing_required_parameter|invalid_(type|value))$/);
      }),
      { numRuns: 300 },
    );
  });
});
