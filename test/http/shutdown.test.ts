import { describe, expect, it } from 'vitest';
import { type AppError, toWireError } from '../../src/errors.ts';
import { createReadiness } from '../../src/http/readiness.ts';
import { expectError } from '../support/contract.ts';
import { CHAT, COMPLETION, startServer } from './harness.ts';

const errorFrame = (error: AppError): string => `data: ${JSON.stringify({ error: toWireError(error) })}\n\n`;

/** Time that never passes within a test. */
const LONG_MS = 600_000;

function gate(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: () => resolve() };
}

describe('closing', () => {
  it('is over at once when nothing runs, idle connections or not', async () => {
    const { server, raw, fetch } = await startServer({ shutdownGraceMs: LONG_MS });
    const idle = await raw();
    const used = (await raw()).write('GET /health HTTP/1.1', 'Host: x', '\r\n');
    await used.until(/"status":"ok"/);
    await server.close();
    await idle.untilClosed();
    await used.untilClosed();
    await expect(fetch('/health')).rejects.toThrow();
  });

  it('may be asked for twice, and before anything listens', async () => {
    const { server } = await startServer();
    await Promise.all([server.close(), server.close()]);
    await server.close();
  });

  it('lets a running answer end, tells probes, and refuses new runs meanwhile', async () => {
    const started = gate();
    const finish = gate();
    const readiness = createReadiness();
    const { server, chat, fetch, line } = await startServer({
      readiness,
      shutdownGraceMs: LONG_MS,
      handlers: {
        createChatCompletion: async (call) => {
          started.open();
          await finish.opened;
          call.sendJson(200, COMPLETION);
        },
        getReadiness: async (call) =>
          call.sendJson(readiness.draining ? 503 : 200, {
            status: readiness.draining ? 'draining' : 'ready',
          }),
      },
    });
    const running = chat(CHAT, { 'x-request-id': 'running' });
    await started.opened;
    expect((await fetch('/ready')).status).toBe(200);
    const closed = server.close();
    expect((await fetch('/ready')).status).toBe(503);
    expect((await fetch('/health')).status).toBe(200);
    const refused = await chat(CHAT);
    expect(refused.headers.get('retry-after')).toBe('600');
    await expectError('createChatCompletion', refused, 503);
    finish.open();
    expect((await running).headers.get('connection')).toBe('close');
    expect(await line('running')).toMatchObject({ status: 200, outcome: 'completed' });
    await closed;
  });

  it('ends a stream with an error frame when the grace is over, and tells the handler why', async () => {
    const reasons: unknown[] = [];
    const started = gate();
    const { server, chat, line } = await startServer({
      handlers: {
        createChatCompletion: (call) =>
          call.sendStream(
            (async function* () {
              yield 'data: 1\n\n';
              started.open();
              await new Promise((resolve) => call.signal.addEventListener('abort', resolve));
              reasons.push(call.signal.reason.code);
              yield 'data: too late\n\n';
            })(),
            { errorFrame },
          ),
      },
    });
    const response = await chat(CHAT, { 'x-request-id': 'cut' });
    await started.opened;
    await server.close();
    const text = await response.text();
    expect(text).toMatch(/^data: 1\n\ndata: \{"error":\{.*"code":"shutting_down"\}\}\n\n$/);
    expect(reasons).toEqual(['shutting_down']);
    expect(await line('cut')).toMatchObject({ outcome: 'failed', code: 'shutting_down' });
  });

  it('answers 503 where the first frame is still awaited when the grace is over', async () => {
    const started = gate();
    const { server, chat } = await startServer({
      handlers: {
        createChatCompletion: (call) =>
          call.sendStream(
            (async function* () {
              started.open();
              await new Promise(() => {});
              yield 'never';
            })(),
            { errorFrame },
          ),
      },
    });
    const response = chat(CHAT);
    await started.opened;
    await server.close();
    await expectError('createChatCompletion', await response, 503);
  });

  it('answers 503 for an answer in one piece that is not ready when the grace is over', async () => {
    const started = gate();
    const finished = gate();
    const { server, chat, line } = await startServer({
      handlers: {
        createChatCompletion: async (call) => {
          const aborted = new Promise((resolve) => call.signal.addEventListener('abort', resolve));
          started.open();
          await aborted;
          call.sendJson(200, COMPLETION);
          await call.sendStream((async function* () {})(), { errorFrame });
          finished.open();
        },
      },
    });
    const response = chat(CHAT, { 'x-request-id': 'late' });
    await started.opened;
    await server.close();
    expect(await expectError('createChatCompletion', await response, 503)).toMatchObject({
      code: 'shutting_down',
    });
    await finished.opened;
    expect(await line('late')).toMatchObject({ status: 503, outcome: 'failed' });
  });

  it('cuts what does not end by itself', async () => {
    const { server, raw } = await startServer();
    const stalled = (await raw()).write('POST /v1/chat/completions HTTP/1.1', 'Host: x');
    const reading = (await raw()).write('GET /health HTTP/1.1', 'Host: x', '\r\n');
    await reading.until(/"status":"ok"/);
    await server.close();
    await stalled.untilClosed();
  });
});

describe('listening', () => {
  it('says where', async () => {
    const { url, port } = await startServer();
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(port).toBeGreaterThan(0);
  });

  it('fails when the address is taken', async () => {
    const { port } = await startServer();
    const other = await startServer();
    await other.server.close();
    await expect(other.server.listen(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
