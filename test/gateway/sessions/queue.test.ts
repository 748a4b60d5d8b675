// One run at a time in a session, in order of arrival; other sessions never wait for it.

import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { chunk, completion, END, streamed } from '../../fixtures/clients/upstream-answers.ts';
import { expectContract, expectError, readEventStream } from '../../support/contract.ts';
import { type TestGateway, TOKEN } from '../../support/gateway.ts';
import { gate, type ScriptedAnswer } from '../../support/scripted-upstream.ts';
import { CHAT, chat, chatBody, RESPONSES, responsesBody } from '../requests.ts';
import { streamReader } from '../stream-reader.ts';
import { asked, handTimers, inSession, sessionWorld, transcript, until } from './session-world.ts';

const DOORS = [
  { operationId: 'createChatCompletion', path: CHAT, body: chatBody },
  { operationId: 'createResponse', path: RESPONSES, body: responsesBody },
] as const;

/** A session whose first run is under way until `held` is opened; timers are the test's own. */
async function busySession(later: readonly ScriptedAnswer[] = [], clawgate: object = {}) {
  const held = gate();
  const timers = handTimers();
  const world = await sessionWorld(
    [{ ...completion('first'), beforeHead: held }, ...later, completion('later')],
    { clawgate },
    { sleep: timers.sleep },
  );
  const first = chat(world.gateway, chatBody('one'), { headers: inSession() });
  await world.upstream.request(0);
  return { ...world, world, held, timers, first };
}

/** Sends a request that has to wait, and comes back once it waits. */
async function queued(
  { gateway }: { readonly gateway: TestGateway },
  timers: ReturnType<typeof handTimers>,
  text: string,
  options: { readonly signal?: AbortSignal; readonly stream?: boolean; readonly id?: string } = {},
): Promise<{ readonly response: Promise<Response> }> {
  const waiting = timers.waits().length;
  const { signal, stream = false, id = text } = options;
  const headers = { ...inSession(), 'x-request-id': id };
  const json = chatBody(text, { stream });
  const response = gateway.request(CHAT, { json, headers, ...(signal && { signal }) });
  response.catch(() => {});
  await until(() => timers.waits().length > waiting);
  return { response };
}

describe.each(DOORS)('the next run of a session over $operationId', ({ operationId, path, body }) => {
  it('calls its backend only after the answer before it was delivered', async () => {
    const held = gate();
    const world = await sessionWorld([
      { steps: [chunk({ content: 'Once' }), held, chunk({ content: ' upon' }), END] },
      streamed('second'),
    ]);
    const { gateway, upstream } = world;
    const json = body('one', { stream: true });
    const stream = streamReader(await gateway.request(path, { json, headers: inSession() }));
    await stream.until('Once');
    const next = gateway.request(path, { json: body('two'), headers: inSession() });
    const other = await gateway.request(path, { json: body('elsewhere'), headers: inSession('other') });
    await expectContract(operationId, other);
    expect(upstream.requests).toHaveLength(2);
    expect(await asked(world, 1)).toEqual(['u:elsewhere']);
    held.open();
    await stream.rest();
    expect((await expectContract(operationId, await next)).status).toBe(200);
    expect(await asked(world, 2)).toEqual(['u:one', 'a:Once upon', 'u:two']);
  });
});

it('waits for a client that has not read all of the answer before, although its run is over', async () => {
  const text = 'tide '.repeat(4_000_000);
  const world = await sessionWorld([completion(text), completion('elsewhere'), completion('next')]);
  const { gateway, upstream } = world;
  const slow = await slowReader(gateway, chatBody('one'));
  // It needs nothing of what was said, so that nothing else could keep it from its backend.
  const next = chat(gateway, chatBody('two'), { headers: { ...inSession(), 'x-clawgate-history': 'full' } });
  await chat(gateway, chatBody('three'), { headers: inSession('other') });
  expect(upstream.requests).toHaveLength(2);
  expect(await asked(world, 1)).toEqual(['u:three']);
  slow.resume();
  await once(slow, 'end');
  expect((await next).text).toBe('next');
});

/** The head of an answer in the session, whose body is not read yet. */
async function slowReader({ url }: TestGateway, json: object): Promise<IncomingMessage> {
  const headers = { ...inSession(), 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` };
  const asking = httpRequest(`${url}${CHAT}`, { method: 'POST', headers }).end(JSON.stringify(json));
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  return response;
}

it('runs in the order in which requests came', async () => {
  const { world, gateway, held, timers, first } = await busySession();
  const responses: Promise<Response>[] = [];
  for (const text of ['two', 'three', 'four']) {
    responses.push((await queued(world, timers, text)).response);
  }
  held.open();
  await first;
  for (const response of responses) await expectContract('createChatCompletion', await response);
  const said = (await transcript(gateway)).filter((line) => line.startsWith('u:'));
  expect(said).toEqual(['u:one', 'u:two', 'u:three', 'u:four']);
});

it('refuses with session_queue_full what would wait behind the allowed number', async () => {
  const sessions = { queue: { maxWaiting: 1 } };
  const { world, gateway, upstream, held, timers, first } = await busySession([], { sessions });
  const { response } = await queued(world, timers, 'two');
  for (const { operationId, path, body } of DOORS) {
    for (const stream of [false, true]) {
      const refused = await gateway.request(path, { json: body('three', { stream }), headers: inSession() });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      const error = await expectError(operationId, refused, 429);
      expect(error).toMatchObject({ code: 'session_queue_full', type: 'rate_limit_error' });
    }
  }
  expect(upstream.requests).toHaveLength(1);
  held.open();
  await first;
  await expectContract('createChatCompletion', await response);
  expect(await transcript(gateway)).toEqual(['u:one', 'a:first', 'u:two', 'a:later']);
});

it('refuses with session_queue_timeout what waited too long', async () => {
  const sessions = { queue: { maxWaitMs: 4_321 } };
  const { world, gateway, upstream, held, timers, first } = await busySession([], { sessions });
  const { response } = await queued(world, timers, 'two');
  expect(timers.waits()).toEqual([4_321]);
  timers.fire();
  const refused = await response;
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const error = await expectError('createChatCompletion', refused, 429);
  expect(error.code).toBe('session_queue_timeout');
  held.open();
  await first;
  await chat(gateway, chatBody('three'), { headers: inSession() });
  expect(upstream.requests).toHaveLength(2);
  expect(await transcript(gateway)).toEqual(['u:one', 'a:first', 'u:three', 'a:later']);
});

it('gives the place of a waiter that left to another at once, and calls nothing for it', async () => {
  const sessions = { queue: { maxWaiting: 1 } };
  const { world, gateway, upstream, held, timers, first } = await busySession([], { sessions });
  const leaving = new AbortController();
  const { response: left } = await queued(world, timers, 'two', { signal: leaving.signal, id: 'left' });
  leaving.abort();
  await expect(left).rejects.toThrow();
  expect(await gateway.logged('left')).toMatchObject({ outcome: 'cancelled' });
  expect(timers.waits()).toEqual([]);
  const { response } = await queued(world, timers, 'three');
  held.open();
  await first;
  await expectContract('createChatCompletion', await response);
  expect(upstream.requests).toHaveLength(2);
  expect(await transcript(gateway)).toEqual(['u:one', 'a:first', 'u:three', 'a:later']);
});

it('keeps a waiting stream alive with comments', async () => {
  const { world, held, timers, first } = await busySession([streamed('second')], {
    stream: { keepAliveMs: 20 },
  });
  const { response } = await queued(world, timers, 'two', { stream: true });
  const stream = streamReader(await response);
  await stream.until(': keep-alive\n\n');
  held.open();
  await first;
  const { done, events } = readEventStream('createChatCompletion', await stream.rest());
  expect(done).toBe(true);
  expect(JSON.stringify(events)).toContain('second');
});
