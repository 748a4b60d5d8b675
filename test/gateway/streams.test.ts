// What happens while a stream is under way: silence, clients that leave, contracts that are broken, shutdown.

import { describe, expect, it } from 'vitest';
import { chunk, END } from '../fixtures/clients/upstream-answers.ts';
import { expectContract, expectError, expectStream, readEventStream } from '../support/contract.ts';
import {
  type ConfigDocument,
  startTestGateway,
  type TestGateway,
  testGateway,
  upstreamDocument,
} from '../support/gateway.ts';
import { gate, json, type ScriptedAnswer, STALL, scriptedUpstream } from '../support/scripted-upstream.ts';
import { CHAT, chatBody, DOORS, RESPONSES, responsesBody } from './requests.ts';
import { streamReader } from './stream-reader.ts';

const COMMENT = ': keep-alive\n\n';
const STREAMED = { stream: true };

async function gatewayBefore(settings: ConfigDocument, ...answers: readonly ScriptedAnswer[]) {
  const upstream = await scriptedUpstream(...answers);
  const gateway = await testGateway(upstreamDocument(upstream.baseUrl, { clawgate: settings }));
  return { upstream, gateway };
}

describe('a quiet stream', () => {
  it.each(DOORS.slice(0, 2))(
    'of $operationId gets comments between its events',
    async ({ path, body, operationId }) => {
      const held = gate();
      const { gateway } = await gatewayBefore(
        { stream: { keepAliveMs: 20 } },
        { steps: [chunk({ content: 'Once' }), held, chunk({ content: ' more' }), END] },
      );
      const response = await gateway.request(path, { json: body(STREAMED) });
      const stream = streamReader(response);
      await stream.until('Once');
      await stream.until(COMMENT);
      held.open();
      expect(readEventStream(operationId, await stream.rest()).done).toBe(true);
    },
  );

  it.each(DOORS.slice(0, 2))(
    'of $operationId gets them while the first token is awaited, too',
    async ({ path, body, operationId }) => {
      const held = gate();
      const { gateway } = await gatewayBefore(
        { stream: { keepAliveMs: 20 } },
        { beforeHead: held, steps: [chunk({ content: 'Late' }), END] },
      );
      const response = await gateway.request(path, { json: body(STREAMED) });
      expect(response.status).toBe(200);
      const stream = streamReader(response);
      expect(await stream.until(COMMENT)).toMatch(/^: keep-alive\n\n/);
      held.open();
      const { done, events } = readEventStream(operationId, await stream.rest());
      expect(done).toBe(true);
      expect(JSON.stringify(events)).toContain('Late');
    },
  );

  it('that has begun with a comment tells of a failure in a frame', async () => {
    const held = gate();
    const { gateway } = await gatewayBefore(
      { stream: { keepAliveMs: 20 } },
      { beforeHead: held, ...json({ error: { message: 'Slow down.' } }, { status: 429 }) },
    );
    const response = await gateway.request(CHAT, { json: chatBody('Hello', STREAMED) });
    const stream = streamReader(response);
    await stream.until(COMMENT);
    held.open();
    const { done, events } = readEventStream('createChatCompletion', await stream.rest());
    expect(done).toBe(false);
    expect(events).toMatchObject([{ error: { code: 'rate_limit_exceeded' } }]);
  });

  it('of a response that has begun with a comment tells of a failure in an error event', async () => {
    const held = gate();
    const { gateway } = await gatewayBefore(
      { stream: { keepAliveMs: 20 } },
      { beforeHead: held, ...json({ error: { message: 'Slow down.' } }, { status: 429 }) },
    );
    const response = await gateway.request(RESPONSES, { json: responsesBody('Hello', STREAMED) });
    const stream = streamReader(response);
    await stream.until(COMMENT);
    held.open();
    const { done, events } = readEventStream('createResponse', await stream.rest());
    expect(done).toBe(false);
    expect(events.at(-1)).toMatchObject({ type: 'error', code: 'rate_limit_exceeded' });
  });
});

describe('a client that leaves ends the upstream call at once', () => {
  const SILENT: ScriptedAnswer = { beforeHead: STALL, steps: [] };

  it.each(DOORS)('while $operationId waits for its answer', async ({ path, body }) => {
    const { upstream, gateway } = await gatewayBefore({}, SILENT);
    const controller = new AbortController();
    const leaving = gateway.request(path, {
      json: body(),
      signal: controller.signal,
      headers: { 'x-request-id': 'left-1' },
    });
    const { closed } = await upstream.request(0);
    controller.abort();
    await expect(leaving).rejects.toThrow(/abort/i);
    expect(await closed).toBe('left');
    const line = await gateway.logged('left-1');
    expect(line).toMatchObject({ outcome: 'cancelled' });
    expect(line.status).toBeUndefined();
  });

  it.each(DOORS.slice(0, 2))('while $operationId streams', async ({ path, body }) => {
    const { upstream, gateway } = await gatewayBefore({}, { steps: [chunk({ content: 'Once' }), STALL] });
    const controller = new AbortController();
    const response = await gateway.request(path, {
      json: body(STREAMED),
      signal: controller.signal,
      headers: { 'x-request-id': 'left-2' },
    });
    await streamReader(response).until('Once');
    controller.abort();
    expect(await (await upstream.request(0)).closed).toBe('left');
    expect(await gateway.logged('left-2')).toMatchObject({ outcome: 'cancelled', status: 200 });
  });

  it('while it waits for the first token of a stream', async () => {
    const { upstream, gateway } = await gatewayBefore({}, SILENT);
    const controller = new AbortController();
    const leaving = gateway.request(CHAT, { json: chatBody('Hello', STREAMED), signal: controller.signal });
    const { closed } = await upstream.request(0);
    controller.abort();
    await expect(leaving).rejects.toThrow(/abort/i);
    expect(await closed).toBe('left');
  });
});

describe('a shutdown', () => {
  async function closing(graceMs: number, answer: ScriptedAnswer) {
    const upstream = await scriptedUpstream(answer);
    const gateway = await startTestGateway(
      upstreamDocument(upstream.baseUrl, { clawgate: { shutdownGraceMs: graceMs } }),
    );
    const response = await gateway.request(CHAT, {
      json: chatBody('Hello', STREAMED),
      headers: { 'x-request-id': 'last-1' },
    });
    const stream = streamReader(response);
    await stream.until('Once');
    return { upstream, gateway, stream };
  }

  it('lets a running stream end within its grace, and takes nothing new meanwhile', async () => {
    const held = gate();
    const { gateway, stream } = await closing(10_000, { steps: [chunk({ content: 'Once' }), held, END] });
    const closed = gateway.close();
    await expectRefusals(gateway);
    held.open();
    expect(readEventStream('createChatCompletion', await stream.rest()).done).toBe(true);
    await closed;
    await expect(fetch(`${gateway.url}/health`)).rejects.toThrow();
    expect(await gateway.logged('last-1')).toMatchObject({ outcome: 'completed' });
  });

  async function expectRefusals(gateway: TestGateway): Promise<void> {
    const ready = await fetch(`${gateway.url}/ready`);
    expect(await expectContract('getReadiness', ready)).toMatchObject({
      status: 503,
      body: { status: 'draining' },
    });
    const health = await fetch(`${gateway.url}/health`);
    expect(await expectContract('getHealth', health)).toMatchObject({ status: 200 });
    const refused = await gateway.request(CHAT, { json: chatBody() });
    expect(refused.headers.get('retry-after')).toBe('10');
    expect(await expectError('createChatCompletion', refused, 503)).toMatchObject({ code: 'shutting_down' });
  }

  it('tells a stream that outlives its grace, and ends its upstream call', async () => {
    const { upstream, gateway, stream } = await closing(30, { steps: [chunk({ content: 'Once' }), STALL] });
    const closed = gateway.close();
    const { done, events } = readEventStream('createChatCompletion', await stream.rest());
    expect(done).toBe(false);
    expect(events.at(-1)).toMatchObject({ error: { code: 'shutting_down', type: 'server_error' } });
    expect(await (await upstream.request(0)).closed).toBe('left');
    await closed;
    expect(await gateway.logged('last-1')).toMatchObject({ outcome: 'failed', code: 'shutting_down' });
  });

  it('tells a response that outlives its grace by response.failed or an error event', async () => {
    const upstream = await scriptedUpstream({ steps: [chunk({ content: 'Once' }), STALL] });
    const gateway = await startTestGateway(
      upstreamDocument(upstream.baseUrl, { clawgate: { shutdownGraceMs: 30 } }),
    );
    const stream = streamReader(await gateway.request(RESPONSES, { json: responsesBody('Hello', STREAMED) }));
    await stream.until('Once');
    const closed = gateway.close();
    const text = await stream.rest();
    const { events } = readEventStream('createResponse', text);
    expect(['response.failed', 'error']).toContain(events.at(-1)?.type);
    expect(text).not.toContain('response.completed');
    await closed;
  });

  it('answers a request that still waits for its backend with 503', async () => {
    const upstream = await scriptedUpstream({ beforeHead: STALL, steps: [] });
    const gateway = await startTestGateway(
      upstreamDocument(upstream.baseUrl, { clawgate: { shutdownGraceMs: 30 } }),
    );
    const answers = DOORS.map(async ({ operationId, path, body }) => {
      const error = await expectError(operationId, await gateway.request(path, { json: body() }), 503);
      expect(error).toMatchObject({ code: 'shutting_down' });
    });
    await Promise.all(DOORS.map((_door, index) => upstream.request(index)));
    const closed = gateway.close();
    await Promise.all([...answers, closed]);
    expect(await Promise.all(upstream.requests.map((request) => request.closed))).toEqual(
      Array(3).fill('left'),
    );
  });
});

describe('many streams at once', () => {
  it('do not mix, and all end', async () => {
    const { gateway } = await gatewayBefore(
      {},
      { steps: [chunk({ content: 'One' }), chunk({ content: ' two' }), END] },
    );
    const texts = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const response = await gateway.request(CHAT, { json: chatBody('Hello', STREAMED) });
        const events = await expectStream('createChatCompletion', response);
        const ids = new Set(events.map((event) => ('id' in event ? event.id : undefined)));
        expect(ids.size).toBe(1);
        return [...ids][0];
      }),
    );
    expect(new Set(texts).size).toBe(40);
  });
});
