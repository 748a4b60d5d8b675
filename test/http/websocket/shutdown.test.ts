import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import { echo, event, gate, says, startSocketServer } from './socket-server.ts';

describe('a shutdown', () => {
  it('closes idle connections at once', async () => {
    const server = await startSocketServer(echo, { shutdownGraceMs: 60_000 });
    const client = await server.open();
    await server.server.close();
    expect(await client.closed).toEqual({ code: 1001, reason: 'shutting down' });
    expect(client.texts).toEqual([]);
  });

  it('lets the answer under way end, and begins no other', async () => {
    const held = gate();
    const begun = gate();
    const server = await startSocketServer(
      async (call) => {
        begun.open();
        await held.opened;
        await call.sendEvents(says('to the end'));
      },
      { shutdownGraceMs: 60_000 },
    );
    const client = await server.open();
    client.create();
    client.create();
    await begun.opened;
    const closed = server.server.close();
    held.open();
    expect(await client.text()).toBe('to the end');
    expect(await client.next()).toMatchObject({
      type: 'error',
      status: 503,
      error: { code: 'shutting_down' },
      headers: { 'retry-after': '60' },
    });
    expect(await client.closed).toMatchObject({ code: 1001 });
    await closed;
    expect(server.lines.filter(({ msg }) => msg === 'request')).toMatchObject([
      { outcome: 'completed' },
      { outcome: 'failed', code: 'shutting_down' },
    ]);
  });

  it('ends the answer under way when the grace is over', async () => {
    const reason = Promise.withResolvers<unknown>();
    const ended = gate();
    const server = await startSocketServer(async (call) => {
      call.signal.addEventListener('abort', () => reason.resolve(call.signal.reason));
      await call.sendEvents(
        (async function* () {
          try {
            yield event('response.created');
            await new Promise((_, reject) => call.signal.addEventListener('abort', reject));
          } finally {
            ended.open();
          }
        })(),
      );
    });
    const client = await server.open();
    client.create();
    await client.next();
    await server.server.close();
    expect(await client.next()).toMatchObject({
      type: 'error',
      status: 503,
      error: { code: 'shutting_down' },
    });
    expect(await client.closed).toEqual({ code: 1001, reason: 'shutting down' });
    expect(client.texts).toHaveLength(2);
    await ended.opened;
    expect(await reason.promise).toBeInstanceOf(AppError);
  });

  it('does not wait for a client that does not close', async () => {
    const server = await startSocketServer(echo);
    const client = await server.open();
    client.ws.pause();
    await server.server.close();
  });
});
