// What is kept of a run that did not come to its own end.

import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { sessionStorePath } from '../../../src/stores/session-store-path.ts';
import { temporaryFolder } from '../../config/support.ts';
import { chunk, completion, failure, streamed } from '../../fixtures/clients/upstream-answers.ts';
import { expectContract, readEventStream } from '../../support/contract.ts';
import { startTestGateway, upstreamDocument } from '../../support/gateway.ts';
import { CUT, gate, type ScriptedAnswer, STALL, scriptedUpstream } from '../../support/scripted-upstream.ts';
import { CHAT, chat, chatBody, RESPONSES, responsesBody } from '../requests.ts';
import { streamReader } from '../stream-reader.ts';
import { asked, inSession, sessionWorld, storedTurns } from './session-world.ts';

const DOORS = [
  { operationId: 'createChatCompletion', path: CHAT, body: chatBody },
  { operationId: 'createResponse', path: RESPONSES, body: responsesBody },
] as const;

const HALF: ScriptedAnswer = {
  steps: [chunk({ content: 'Once upon' }), chunk({ content: ' a time' }), STALL],
};

/** Resolves when nobody listens there any more. */
async function untilGone(url: string): Promise<void> {
  for (;;) {
    try {
      await (await fetch(`${url}/health`)).text();
    } catch {
      return;
    }
  }
}

describe.each(DOORS)('$operationId', ({ operationId, path, body }) => {
  it('keeps what was said to a client that left, marked as cut off, and goes on from it', async () => {
    const world = await sessionWorld([HALF, streamed('And then')]);
    const { gateway, upstream } = world;
    const leaving = new AbortController();
    const headers = { ...inSession(), 'x-request-id': 'left' };
    const json = body('Tell me a tale', { stream: true });
    const response = await gateway.request(path, { json, headers, signal: leaving.signal });
    await streamReader(response).until(' a time');
    leaving.abort();
    expect(await (await upstream.request(0)).closed).toBe('left');
    await gateway.logged('left');
    expect(await storedTurns(gateway)).toEqual([
      {
        status: 'cut-off',
        delivered: false,
        superseded: false,
        lines: ['u:Tell me a tale', 'a:Once upon a time'],
      },
    ]);
    const next = await gateway.request(path, { json: body('Go on'), headers: inSession() });
    expect((await expectContract(operationId, next)).status).toBe(200);
    expect(await asked(world, 1)).toEqual(['u:Tell me a tale', 'a:Once upon a time', 'u:Go on']);
  });

  it('keeps what was said before the backend broke off, marked as failed', async () => {
    const world = await sessionWorld([{ steps: [chunk({ content: 'Once upon' }), CUT] }, streamed('fine')]);
    const { gateway } = world;
    const json = body('Tell me a tale', { stream: true });
    const response = await gateway.request(path, { json, headers: inSession() });
    const { events } = (await expectContract(operationId, response)) as { events: readonly unknown[] };
    expect(JSON.stringify(events.at(-1))).toContain('broke off');
    expect(await storedTurns(gateway)).toMatchObject([
      { status: 'failed', superseded: false, lines: ['u:Tell me a tale', 'a:Once upon'] },
    ]);
    const next = await gateway.request(path, { json: body('Go on'), headers: inSession() });
    await expectContract(operationId, next);
    expect(await asked(world, 1)).toEqual(['u:Tell me a tale', 'a:Once upon', 'u:Go on']);
  });

  it.each([false, true])('keeps nothing of a run that failed without a word, stream: %s', async (stream) => {
    const poisoned = failure(400, { message: 'This input is refused.' });
    const world = await sessionWorld([completion('hi'), poisoned, completion('well')]);
    const { gateway } = world;
    for (const [text, status] of [
      ['Hello', 200],
      ['Poison', 400],
      ['Are you well?', 200],
    ] as const) {
      const response = await gateway.request(path, { json: body(text, { stream }), headers: inSession() });
      expect((await expectContract(operationId, response)).status).toBe(status);
    }
    expect(await asked(world, 2)).toEqual(['u:Hello', 'a:hi', 'u:Are you well?']);
    expect((await storedTurns(gateway)).map(({ lines }) => lines)).toEqual([
      ['u:Hello', 'a:hi'],
      ['u:Are you well?', 'a:well'],
    ]);
  });

  it('keeps what was said when the gateway is shut down, marked as cut off', async () => {
    const stateDir = await temporaryFolder({});
    const upstream = await scriptedUpstream(HALF, streamed('And then'));
    const document = upstreamDocument(upstream.baseUrl, { clawgate: { shutdownGraceMs: 1 } });
    const gateway = await startTestGateway(document, { stateDir });
    const json = body('Tell me a tale', { stream: true });
    const stream = streamReader(await gateway.request(path, { json, headers: inSession() }));
    await stream.until(' a time');
    const closed = gateway.close();
    expect(readEventStream(operationId, await stream.rest()).done).toBe(false);
    await closed;
    expect(await storedTurns(gateway)).toEqual([
      {
        status: 'cut-off',
        delivered: false,
        superseded: false,
        lines: ['u:Tell me a tale', 'a:Once upon a time'],
      },
    ]);
  });

  it('waits with the end of a shutdown until what was said is saved', async () => {
    const stateDir = await temporaryFolder({});
    const upstream = await scriptedUpstream(streamed('Hello'), HALF);
    const document = upstreamDocument(upstream.baseUrl, { clawgate: { shutdownGraceMs: 1 } });
    const gateway = await startTestGateway(document, { stateDir });
    await (await gateway.request(path, { json: body('Hi'), headers: inSession() })).text();
    const json = body('Tell me a tale', { stream: true });
    const stream = streamReader(await gateway.request(path, { json, headers: inSession() }));
    await stream.until(' a time');
    const other = new DatabaseSync(sessionStorePath(stateDir));
    other.exec('BEGIN IMMEDIATE');
    const closed = gateway.close();
    await stream.rest();
    await untilGone(gateway.url);
    other.exec('ROLLBACK');
    other.close();
    await closed;
    expect((await storedTurns(gateway)).map(({ lines }) => lines)).toEqual([
      ['u:Hi', 'a:Hello'],
      ['u:Tell me a tale', 'a:Once upon a time'],
    ]);
  });

  it('saves a whole answer that a shutdown waits for', async () => {
    const stateDir = await temporaryFolder({});
    const held = gate();
    const upstream = await scriptedUpstream({ ...completion('All is well.'), beforeHead: held });
    const gateway = await startTestGateway(upstreamDocument(upstream.baseUrl), { stateDir });
    const answered = gateway.request(path, { json: body('How are things?'), headers: inSession() });
    await upstream.request(0);
    const closed = gateway.close();
    held.open();
    expect((await expectContract(operationId, await answered)).status).toBe(200);
    await closed;
    expect(await storedTurns(gateway)).toEqual([
      {
        status: 'completed',
        delivered: true,
        superseded: false,
        lines: ['u:How are things?', 'a:All is well.'],
      },
    ]);
  });
});

it('leaves nothing of a client that left before its run had the session', async () => {
  const held = gate();
  const world = await sessionWorld([{ ...completion('first'), beforeHead: held }, completion('third')]);
  const { gateway, upstream } = world;
  const first = chat(gateway, chatBody('one'), { headers: inSession() });
  await upstream.request(0);
  const leaving = new AbortController();
  const headers = { ...inSession(), 'x-request-id': 'second' };
  const second = gateway.request(CHAT, { json: chatBody('two'), headers, signal: leaving.signal });
  leaving.abort();
  await expect(second).rejects.toThrow();
  held.open();
  await first;
  await chat(gateway, chatBody('three'), { headers: inSession() });
  expect(await asked(world, 1)).toEqual(['u:one', 'a:first', 'u:three']);
});
