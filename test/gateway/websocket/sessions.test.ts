// What holds over HTTP holds on a connection, too: sessions, cancellation, fallbacks, the log.

import { describe, expect, it } from 'vitest';
import { chunk, END, failure, streamed } from '../../fixtures/clients/upstream-answers.ts';
import { simDocument, TOKEN, testGateway } from '../../support/gateway.ts';
import { gate, type ScriptedAnswer, STALL } from '../../support/scripted-upstream.ts';
import { openSocket } from '../../support/socket-client.ts';
import { asked, inSession, KEY, storedTurns, transcript } from '../sessions/session-world.ts';
import { complete, socketWorld } from './socket-world.ts';

const HALF: ScriptedAnswer = {
  steps: [chunk({ content: 'Once upon' }), chunk({ content: ' a time' }), STALL],
};

describe('a connection', () => {
  it('is one session by the header of its handshake, and the client sends what is new', async () => {
    const world = await socketWorld();
    const client = await world.connect(inSession());
    await complete(client, { input: 'one' });
    await complete(client, { input: 'two' });
    expect(await asked(world, 1)).toEqual(['u:one', 'a:answer 1', 'u:two']);
    expect(await storedTurns(world.gateway)).toMatchObject([
      { status: 'completed', delivered: true, lines: ['u:one', 'a:answer 1'] },
      { status: 'completed', delivered: true, lines: ['u:two', 'a:answer 2'] },
    ]);
  });

  it('says by a header of its handshake how history is sent', async () => {
    const world = await socketWorld();
    const client = await world.connect({ ...inSession(), 'x-clawgate-history': 'full' });
    await complete(client, { input: 'one' });
    await complete(client, { input: 'anew' });
    expect(await asked(world, 1)).toEqual(['u:anew']);
  });

  it('without a session or a continuation remembers nothing from turn to turn', async () => {
    const world = await socketWorld();
    const client = await world.connect();
    await complete(client, { input: 'one' });
    await complete(client, { input: 'two' });
    expect(await asked(world, 1)).toEqual(['u:two']);
  });

  it('waits in the lane of its session, and other connections of it wait with it', async () => {
    const held = gate();
    const world = await socketWorld([
      { steps: [held, chunk({ content: 'first' }), END] },
      streamed('second'),
    ]);
    const [one, other] = [await world.connect(inSession()), await world.connect(inSession())];
    one.create({ input: 'one', store: false });
    await world.upstream.request(0);
    other.create({ input: 'two', store: false });
    held.open();
    expect(await one.text()).toBe('first');
    expect(await other.text()).toBe('second');
    expect(await asked(world, 1)).toEqual(['u:one', 'a:first', 'u:two']);
  });

  it('that closes in the middle of an answer ends the call of the backend, and the session keeps what was said', async () => {
    const world = await socketWorld([HALF, streamed('And then')]);
    const client = await world.connect(inSession());
    client.create({ input: 'Tell me a tale', store: false });
    while ((await client.next()).delta !== ' a time');
    client.ws.close();
    expect(await (await world.upstream.request(0)).closed).toBe('left');
    expect(await world.gateway.logged()).toMatchObject({ outcome: 'cancelled', runStatus: 'cancelled' });
    expect(await storedTurns(world.gateway)).toEqual([
      {
        status: 'cut-off',
        delivered: false,
        superseded: false,
        lines: ['u:Tell me a tale', 'a:Once upon a time'],
      },
    ]);
    const again = await world.connect(inSession());
    await complete(again, { input: 'Go on' });
    expect(await transcript(world.gateway, KEY)).toEqual([
      'u:Tell me a tale',
      'a:Once upon a time',
      'u:Go on',
      'a:And then',
    ]);
  });

  it('that breaks off ends the call of the backend', async () => {
    const world = await socketWorld([HALF]);
    const client = await world.connect();
    client.create();
    await client.next();
    client.ws.terminate();
    expect(await (await world.upstream.request(0)).closed).toBe('left');
  });

  it('is told of a shutdown in the middle of an answer, and the session keeps what was said', async () => {
    const clawgate = { shutdownGraceMs: 1, retry: { maxAttempts: 1 } };
    const world = await socketWorld([HALF], { clawgate });
    const client = await world.connect(inSession());
    client.create({ input: 'Tell me a tale', store: false });
    while ((await client.next()).delta !== ' a time');
    const { gateway } = world;
    await gateway.close().catch(() => {});
    expect(await client.next()).toMatchObject({
      type: 'error',
      status: 503,
      error: { code: 'shutting_down' },
    });
    expect(await client.closed).toMatchObject({ code: 1001 });
    expect(await (await world.upstream.request(0)).closed).toBe('left');
  });

  it('chooses agent and backend model by headers of its handshake', async () => {
    const gateway = await testGateway();
    const client = await openSocket(gateway.url, {
      headers: {
        authorization: `Bearer ${TOKEN}`,
        'x-openclaw-agent-id': 'research',
        'x-openclaw-model': 'sim/other',
      },
    });
    client.create();
    await client.turn();
    expect(await gateway.logged()).toMatchObject({ agent: 'research', backendModel: 'sim/other' });
  });

  it('finds the fields that had no effect in the log', async () => {
    const gateway = await testGateway();
    const client = await openSocket(gateway.url, { headers: { authorization: `Bearer ${TOKEN}` } });
    client.create({ service_tier: 'flex', client_metadata: { a: 'b' } });
    await client.turn();
    expect(await gateway.logged()).toMatchObject({
      transport: 'websocket',
      ignoredParams: 'client_metadata, service_tier',
    });
  });
});

describe('a turn whose backend fails', () => {
  it('before its first word keeps the status of the failure, and when to come back', async () => {
    const world = await socketWorld([failure(429, { message: 'slow down' }, { 'retry-after': '7' })]);
    const client = await world.connect();
    client.create();
    expect(await client.turn()).toMatchObject([
      {
        type: 'error',
        status: 429,
        error: { code: 'rate_limit_exceeded', type: 'rate_limit_error' },
        headers: { 'retry-after': '7' },
      },
    ]);
  });

  it('is the same over HTTP, with an unknown model', async () => {
    const gateway = await testGateway(simDocument());
    const client = await openSocket(gateway.url, { headers: { authorization: `Bearer ${TOKEN}` } });
    client.create({ model: 'gpt-4o' });
    const json = { model: 'gpt-4o', input: 'Hello' };
    const answer = (await (await gateway.request('/v1/responses', { json })).json()) as { error: object };
    expect(await client.next()).toEqual({ type: 'error', status: 400, error: answer.error });
  });
});
