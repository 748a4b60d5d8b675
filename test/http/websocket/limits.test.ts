import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { echo, gate, says, startSocketServer } from './socket-server.ts';

describe('a connection', () => {
  it('that sends too large a message is told, and closed with 1009', async () => {
    const server = await startSocketServer(echo, { webSocket: { maxMessageBytes: 1_000 } });
    const client = await server.open();
    client.create({ input: 'x'.repeat(900) });
    expect((await client.text()).length).toBe(900);
    client.create({ input: 'x'.repeat(1_000) });
    expect(await client.next()).toMatchObject({
      type: 'error',
      status: 413,
      error: {
        code: 'request_too_large',
        message: expect.stringContaining('clawgate.webSocket.maxMessageBytes'),
      },
    });
    expect(await client.closed).toMatchObject({ code: 1009 });
  });

  it('that sends a binary message is told, and closed with 1003', async () => {
    const server = await startSocketServer(echo);
    const client = await server.open();
    client.ws.send(Buffer.from('{"type":"response.create"}'), { binary: true });
    expect(await client.next()).toMatchObject({
      type: 'error',
      status: 415,
      error: { code: 'unsupported_media_type' },
    });
    expect(await client.closed).toMatchObject({ code: 1003 });
  });

  it('that sends what is not UTF-8 is told, and closed with 1007', async () => {
    const server = await startSocketServer(echo);
    const client = await server.open();
    client.ws.send(Buffer.from([0x7b, 0xff, 0x7d]), { binary: false });
    expect(await client.next()).toMatchObject({
      type: 'error',
      status: 400,
      error: { code: 'invalid_json' },
    });
    expect(await client.closed).toMatchObject({ code: 1007 });
  });

  it.each([
    ['too many', 18, 'x'],
    ['too large', 3, 'x'.repeat(60_000)],
  ])('whose waiting messages are %s is told, and closed with 1008', async (_, count, input) => {
    const held = gate();
    const aborted = gate();
    const server = await startSocketServer(async (call) => {
      call.signal.addEventListener('abort', aborted.open);
      await held.opened;
      await call.sendEvents(says());
    });
    const client = await server.open();
    for (let sent = 0; sent < count; sent += 1) client.create({ input });
    expect(await client.next()).toMatchObject({
      type: 'error',
      status: 429,
      error: { code: 'websocket_queue_full' },
    });
    expect(await client.closed).toMatchObject({ code: 1008 });
    expect(client.texts).toHaveLength(1);
    await aborted.opened;
    held.open();
    expect(await server.line('req_2')).toMatchObject({ outcome: 'failed', code: 'websocket_queue_full' });
  });

  it('may have sixteen messages waiting', async () => {
    const held = gate();
    const server = await startSocketServer(async (call) => {
      await held.opened;
      await echo(call);
    });
    const client = await server.open();
    for (let sent = 0; sent < 17; sent += 1) client.create({ input: String(sent) });
    held.open();
    for (let answered = 0; answered < 17; answered += 1) expect(await client.text()).toBe(String(answered));
  });

  it('in trouble disturbs no other', async () => {
    const server = await startSocketServer(echo);
    const [broken, sound] = [await server.open(), await server.open()];
    broken.ws.send(Buffer.from([0xff]), { binary: false });
    expect(await broken.closed).toMatchObject({ code: 1007 });
    sound.create({ input: 'sound' });
    expect(await sound.text()).toBe('sound');
  });

  it('that answers pings stays, and one that does not is cut', async () => {
    const server = await startSocketServer(echo, { webSocket: { pingIntervalMs: 100 } });
    const alive = await server.open();
    const dead = await server.open({ autoPong: false });
    expect(await dead.closed).toMatchObject({ code: 1006 });
    await once(alive.ws, 'ping');
    await once(alive.ws, 'ping');
    await once(alive.ws, 'ping');
    alive.create({ input: 'alive' });
    expect(await alive.text()).toBe('alive');
  });

  it('ends when it has lived long enough', async () => {
    const server = await startSocketServer(echo, { webSocket: { maxConnectionMs: 50 } });
    const client = await server.open();
    expect(await client.next()).toMatchObject({
      type: 'error',
      status: 400,
      error: { type: 'invalid_request_error', code: 'websocket_connection_limit_reached', param: null },
    });
    expect(await client.closed).toMatchObject({ code: 1001 });
  });

  it('lives until its answer has ended, and answers no further message then', async () => {
    const held = gate();
    const begun: unknown[] = [];
    const server = await startSocketServer(
      async (call) => {
        begun.push(call.body.input);
        await held.opened;
        await echo(call);
      },
      { webSocket: { maxConnectionMs: 400 } },
    );
    const client = await server.open();
    const other = await server.open();
    client.create({ input: 'under way' });
    client.create({ input: 'too late' });
    // The other one ends with its time, and so the first one's is over as well.
    expect(await other.closed).toMatchObject({ code: 1001 });
    held.open();
    expect(await client.text()).toBe('under way');
    expect(await client.next()).toMatchObject({
      type: 'error',
      error: { code: 'websocket_connection_limit_reached' },
    });
    expect(await client.closed).toMatchObject({ code: 1001 });
    expect(client.texts.filter((text) => text.includes('limit_reached'))).toHaveLength(1);
    expect(begun).toEqual(['under way']);
  });

  it('is logged when it is closed', async () => {
    const server = await startSocketServer(echo);
    const client = await server.open();
    client.create();
    await client.turn();
    client.ws.close(1000);
    await client.closed;
    const { server: http } = server;
    await http.close();
    expect(server.lines.find(({ msg }) => msg === 'websocket closed')).toMatchObject({
      requestId: 'req_1',
      path: '/v1/responses',
      status: 101,
      turns: 1,
      closeCode: 1000,
      durationMs: expect.any(Number),
    });
  });
});
