import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/errors.ts';
import type { SocketCall } from '../../../src/http/websocket/socket-operation.ts';
import { AUTHORIZED } from '../harness.ts';
import { COMPLETED, echo, event, gate, says, startSocketServer } from './socket-server.ts';

describe('a message', () => {
  it('is answered with events, each a message of its own', async () => {
    const server = await startSocketServer(async (call) => {
      await call.sendEvents(says('a', 'b'));
    });
    const client = await server.open();
    client.create();
    expect((await client.turn()).map(({ type, delta }) => delta ?? type)).toEqual([
      'a',
      'b',
      'response.completed',
    ]);
    expect(client.texts.at(-1)).toBe(COMPLETED.trim());
  });

  it('reaches the handler as a validated body that streams, without its envelope', async () => {
    const bodies: unknown[] = [];
    const server = await startSocketServer(async (call) => {
      bodies.push(call.body, call.generates);
      await call.sendEvents(says());
    });
    const client = await server.open();
    client.create({ store: false, stream: true, background: false, stream_options: null, generate: null });
    await client.turn();
    client.create({ generate: false });
    await client.turn();
    const plain = { model: 'openclaw', input: 'Hello', stream: true };
    expect(bodies).toEqual([{ ...plain, store: false }, true, plain, false]);
  });

  it.each([
    ['broken JSON', '{"type":', { status: 400, code: 'invalid_json', param: null }],
    ['nothing', '', { status: 400, code: 'invalid_json', param: null }],
    ['no object', '[]', { status: 400, code: 'invalid_type', param: null }],
    ['no type', '{}', { status: 400, code: 'missing_required_parameter', param: 'type' }],
    ['an unknown type', '{"type":"response.steer"}', { status: 400, code: 'invalid_value', param: 'type' }],
    [
      'a field that is missing',
      '{"type":"response.create","model":"openclaw"}',
      { status: 400, code: 'missing_required_parameter', param: 'input' },
    ],
    [
      'a field of the wrong type',
      '{"type":"response.create","model":"openclaw","input":"x","temperature":"hot"}',
      { status: 400, code: 'invalid_type', param: 'temperature' },
    ],
    [
      'a switch that is none',
      '{"type":"response.create","model":"openclaw","input":"x","generate":"no"}',
      { status: 400, code: 'invalid_type', param: 'generate' },
    ],
    ...['"stream":false', '"stream_options":{}', '"background":true', '"stream_id":"lane-1"'].map(
      (field): [string, string, object] => [
        field,
        `{"type":"response.create","model":"openclaw","input":"x",${field}}`,
        { status: 400, code: 'unsupported_parameter', param: /"(\w+)"/.exec(field)?.[1] },
      ],
    ),
  ])('with %s is answered with an error message, and the connection goes on', async (_, text, wanted) => {
    const server = await startSocketServer(echo);
    const client = await server.open();
    client.send(text);
    const { status, code, param } = { ...wanted } as { status: number; code: string; param: unknown };
    expect(await client.next()).toEqual({
      type: 'error',
      status,
      error: { message: expect.any(String), type: 'invalid_request_error', param, code },
    });
    client.create({ input: 'still here' });
    expect(await client.text()).toBe('still here');
    expect(server.lines.filter(({ msg }) => msg === 'request')).toMatchObject([
      { status, code, outcome: 'failed', transport: 'websocket' },
      { status: 200, outcome: 'completed', transport: 'websocket' },
    ]);
  });

  it('holds the headers of the handshake against the contract', async () => {
    const server = await startSocketServer(echo);
    const client = await server.open({ headers: { ...AUTHORIZED, 'x-clawgate-history': 'some' } });
    client.create();
    expect(await client.next()).toMatchObject({
      type: 'error',
      status: 400,
      error: { code: 'invalid_header', param: 'x-clawgate-history' },
    });
  });

  it('that tells that an answer was processed needs no answer', async () => {
    const server = await startSocketServer(echo);
    const client = await server.open();
    client.send({ type: 'response.processed', response_id: 'resp_1' });
    client.create({ input: 'Hi' });
    expect(await client.text()).toBe('Hi');
    expect(server.lines.filter(({ msg }) => msg === 'request')).toHaveLength(1);
  });

  it('tells the handler which continuation was refused before it', async () => {
    const server = await startSocketServer(echo);
    const client = await server.open();
    client.create({ previous_response_id: 'resp_1', temperature: 'hot' });
    client.create({ previous_response_id: 'resp_2', stream: false });
    await client.next();
    await client.next();
    expect(server.refused).toEqual(['resp_1', 'resp_2']);
  });
});

describe('messages', () => {
  it('wait for the answer before them, and are answered in their order', async () => {
    const gates = [gate(), gate(), gate()];
    const begun: string[] = [];
    const server = await startSocketServer(async (call) => {
      const number = begun.push(String(call.body.input));
      await gates[number - 1]?.opened;
      await call.sendEvents(says(String(call.body.input)));
    });
    const client = await server.open();
    for (const input of ['one', 'two', 'three']) client.create({ input });
    client.send('{');
    for (const [index, text] of ['one', 'two', 'three'].entries()) {
      expect(begun).toEqual(['one', 'two', 'three'].slice(0, begun.length));
      gates[index]?.open();
      expect(await client.text()).toBe(text);
    }
    expect(await client.next()).toMatchObject({ type: 'error', error: { code: 'invalid_json' } });
    expect(begun).toEqual(['one', 'two', 'three']);
  });

  it('of two connections do not wait for each other', async () => {
    const held = gate();
    const server = await startSocketServer(async (call) => {
      if (call.body.input === 'slow') await held.opened;
      await call.sendEvents(says(String(call.body.input)));
    });
    const [first, second] = [await server.open(), await server.open()];
    first.create({ input: 'slow' });
    second.create({ input: 'quick' });
    expect(await second.text()).toBe('quick');
    expect(first.texts).toEqual([]);
    held.open();
    expect(await first.text()).toBe('slow');
  });
});

describe('a turn', () => {
  it('that fails before its events is answered with an error message that says when to come back', async () => {
    const server = await startSocketServer(async () => {
      throw new AppError('rate_limit_exceeded', 'Slow down.', { retryAfterSeconds: 6.2 });
    });
    const client = await server.open();
    client.create();
    expect(await client.next()).toEqual({
      type: 'error',
      status: 429,
      error: { message: 'Slow down.', type: 'rate_limit_error', param: null, code: 'rate_limit_exceeded' },
      headers: { 'retry-after': '7' },
    });
  });

  it('that breaks between its events ends with an error message', async () => {
    const server = await startSocketServer(async (call) => {
      await call.sendEvents(
        (async function* () {
          yield event('response.created');
          throw new TypeError('a secret of the inside');
        })(),
      );
    });
    const client = await server.open();
    client.create();
    const events = await client.turn();
    expect(events.map(({ type }) => type)).toEqual(['response.created', 'error']);
    expect(JSON.stringify(events)).not.toContain('secret');
    const line = server.lines.find(({ msg }) => msg === 'request');
    expect(line).toMatchObject({ outcome: 'failed', code: 'internal_error', status: 500 });
    expect(JSON.stringify(line)).toContain('a secret of the inside');
  });

  it('that fails behind its last event is told nothing more', async () => {
    const server = await startSocketServer(async (call) => {
      if (call.body.input === 'fails') {
        await call.sendEvents(
          (async function* () {
            yield event('response.failed');
            throw new TypeError('too late');
          })(),
        );
      } else await call.sendEvents(says('fine'));
    });
    const client = await server.open();
    client.create({ input: 'fails' });
    client.create();
    expect((await client.turn()).map(({ type }) => type)).toEqual(['response.failed']);
    expect(await client.text()).toBe('fine');
  });

  it.each([
    ['ends without its last event', async (call: SocketCall) => call.sendEvents(nothing())],
    ['is not answered at all', async () => {}],
  ])('that %s is an error', async (_, answer) => {
    const server = await startSocketServer(answer);
    const client = await server.open();
    client.create();
    expect(await client.next()).toMatchObject({
      type: 'error',
      status: 500,
      error: { code: 'internal_error' },
    });
  });

  it('has a request id, notes and a log line of its own', async () => {
    const delivered: boolean[] = [];
    const server = await startSocketServer(async (call) => {
      call.note({ agent: call.requestId });
      call.setHeader('x-clawgate-ignored-params', 'store');
      call.setHeader('x-openclaw-agent-id', 'main');
      call.onEnd((isDelivered) => delivered.push(isDelivered));
      await call.sendEvents(says('x'));
    });
    const client = await server.open();
    client.create();
    client.create();
    await client.turn();
    await client.turn();
    client.ws.close();
    await client.closed;
    const [first, second] = server.lines.filter(({ msg }) => msg === 'request');
    expect(first).toMatchObject({
      agent: first?.requestId,
      ignoredParams: 'store',
      transport: 'websocket',
      method: 'GET',
      path: '/v1/responses',
      operationId: 'createResponse',
      status: 200,
      outcome: 'completed',
      durationMs: expect.any(Number),
      bytes: expect.any(Number),
    });
    expect(first?.bytes).toBe(Buffer.byteLength(client.texts.slice(0, 2).join('')) + 2 * 2);
    expect(second?.requestId).not.toBe(first?.requestId);
    expect(second?.connectionId).toBe(first?.connectionId);
    expect(delivered).toEqual([true, true]);
  });

  it('holds its events against the contract when it is told to', async () => {
    const server = await startSocketServer(echo, { validateResponses: 'fail' });
    const client = await server.open();
    client.create();
    expect(await client.next()).toMatchObject({ type: 'error', error: { code: 'invalid_response' } });
  });

  it('whose client leaves has its signal fire at once, and its source end', async () => {
    const ended = gate();
    const aborted = gate();
    const delivered = Promise.withResolvers<boolean>();
    const server = await startSocketServer(async (call) => {
      call.onEnd(delivered.resolve);
      call.signal.addEventListener('abort', aborted.open);
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
    client.create({ input: 'waits, and is dropped' });
    await client.next();
    client.ws.terminate();
    await aborted.opened;
    await ended.opened;
    expect(await delivered.promise).toBe(false);
    const line = await server.line(String(server.lines.find(({ msg }) => msg === 'request')?.requestId));
    expect(line).toMatchObject({ outcome: 'cancelled' });
    expect(line.code).toBeUndefined();
  });
});

describe('a client that reads slowly', () => {
  it('slows its source, and holds up nobody else', async () => {
    const piece = event('response.output_text.delta', { delta: 'x'.repeat(60_000) });
    let yielded = 0;
    const server = await startSocketServer(async (call) => {
      if (call.body.input === 'quick') {
        await call.sendEvents(says('quick'));
        return;
      }
      await call.sendEvents(
        (async function* () {
          while (yielded < 1_000) {
            yielded += 1;
            yield piece;
          }
          yield COMPLETED;
        })(),
      );
    });
    const client = await server.open();
    client.ws.pause();
    client.create();
    const other = await server.open();
    let before: number;
    do {
      before = yielded;
      // A turn of another client takes longer than a source that nobody holds up.
      other.create({ input: 'quick' });
      expect(await other.text()).toBe('quick');
    } while (yielded > before);
    expect(yielded).toBeGreaterThan(0);
    expect(yielded).toBeLessThan(500);
    client.ws.resume();
    expect((await client.turn()).length).toBe(1_001);
  });

  it('is cut off when it takes nothing any more', async () => {
    const piece = event('response.output_text.delta', { delta: 'x'.repeat(60_000) });
    const server = await startSocketServer(
      async (call) => {
        await call.sendEvents(
          (async function* () {
            for (;;) yield piece;
          })(),
        );
      },
      { readerIdleMs: 50 },
    );
    const client = await server.open();
    client.ws.pause();
    client.create();
    expect(await server.line('req_2')).toMatchObject({ outcome: 'cancelled' });
  });
});

async function* nothing(): AsyncGenerator<string, void, undefined> {}
