// Clients that leave, and a gateway that is shut down, while a tool is at work.

import { describe, expect, it } from 'vitest';
import { chunk, completion, streamed } from '../../fixtures/clients/upstream-answers.ts';
import { readEventStream } from '../../support/contract.ts';
import { startTestGateway, upstreamDocument } from '../../support/gateway.ts';
import { gate, STALL, scriptedUpstream } from '../../support/scripted-upstream.ts';
import { eventually, isRunning } from '../../tools/harness.ts';
import { CHAT, chat, chatBody } from '../requests.ts';
import { asked, inSession, storedTurns } from '../sessions/session-world.ts';
import { streamReader } from '../stream-reader.ts';
import { httpEntry, ownHttpServer, pipeEntry, saysAndCalls, TOOL_DOORS, toolWorld } from './tool-world.ts';

const STALLING = saysAndCalls(
  'Let me look.',
  { id: 's1', name: 'own__answer' },
  { id: 's2', name: 'own__stall' },
);

describe.each(TOOL_DOORS)(
  'a client that leaves during a call, $operationId, stream: $stream',
  ({ path, body, read }) => {
    it('has it cancelled at once; what was said and done stays in the session', async () => {
      const own = await ownHttpServer();
      const world = await toolWorld({ own: httpEntry(own) }, [STALLING, streamed('As I said.')]);
      const { gateway, upstream } = world;
      const leaving = new AbortController();
      const headers = { ...inSession(), 'x-request-id': 'left' };
      const request = gateway.request(path, { json: body('Look'), headers, signal: leaving.signal });
      const answered = request.then(
        (response) => response.text().catch(() => 'broken off'),
        () => 'broken off',
      );
      await eventually(() => expect(own.tools.events).toEqual(['stall begun']));
      leaving.abort();
      expect(await answered).toBe('broken off');
      await eventually(() => expect(own.tools.events).toEqual(['stall begun', 'stall cancelled']));
      expect(await gateway.logged('left')).toMatchObject({ runStatus: 'cancelled' });
      expect(upstream.requests).toHaveLength(1);
      expect(await (await upstream.request(0)).closed).toBe('complete');
      const lines = [
        'u:Look',
        'a:Let me look. own__answer(s1) own__stall(s2)',
        't:s1 42',
        't:s2 The call was cut off before it had a result.',
      ];
      expect(await storedTurns(gateway)).toMatchObject([{ status: 'cut-off', delivered: false }]);

      const next = await gateway.request(path, { json: body('And now?'), headers: inSession() });
      expect((await read(next)).text).toBe('As I said.');
      expect(await asked(world, 1)).toEqual([...lines, 'u:And now?']);
    });
  },
);

describe('a client that leaves while the model writes a later turn', () => {
  it('has the backend told, and the tools that were executed stay', async () => {
    const own = await ownHttpServer();
    const world = await toolWorld({ own: httpEntry(own) }, [
      saysAndCalls('', { id: 's1', name: 'own__answer' }),
      { steps: [chunk({ content: 'Once' }), STALL] },
      streamed('Well.'),
    ]);
    const { gateway, upstream } = world;
    const leaving = new AbortController();
    const response = await gateway.request(CHAT, {
      json: chatBody('Look', { stream: true }),
      headers: { ...inSession(), 'x-request-id': 'left' },
      signal: leaving.signal,
    });
    await streamReader(response).until('Once');
    leaving.abort();
    expect(await (await upstream.request(1)).closed).toBe('left');
    await gateway.logged('left');
    await chat(gateway, chatBody('Go on'), { headers: inSession() });
    expect(await asked(world, 2)).toEqual(['u:Look', 'a:own__answer(s1)', 't:s1 42', 'a:Once', 'u:Go on']);
  });
});

describe('a shutdown', () => {
  it('ends calls under way and their servers, and no process is left', async () => {
    const upstream = await scriptedUpstream(
      saysAndCalls('', { id: 's1', name: 'own__pid' }, { id: 's2', name: 'own__launch' }),
      completion('Two processes.'),
      saysAndCalls('Wait.', { id: 's3', name: 'own__stall' }),
    );
    const gateway = await startTestGateway(
      upstreamDocument(upstream.baseUrl, {
        mcp: { servers: { own: pipeEntry() } },
        clawgate: { shutdownGraceMs: 1, stream: { toolEvents: true } },
      }),
    );
    await chat(gateway);
    const pids = (await asked({ upstream }, 1)).slice(2).map((line) => Number(line.split(' ')[1]));
    expect(pids.map(isRunning)).toEqual([true, true]);

    const json = chatBody('Hello', { stream: true });
    const stream = streamReader(await gateway.request(CHAT, { json }));
    await stream.until('own__stall');
    await gateway.close();
    const { events, done } = readEventStream('createChatCompletion', await stream.rest());
    expect(done).toBe(false);
    expect(events.at(-1)).toMatchObject({ error: { code: 'shutting_down' } });
    await eventually(() => expect(pids.map(isRunning)).toEqual([false, false]));
  });

  it('lets runs that end within its grace call tools until then', async () => {
    const held = gate();
    const upstream = await scriptedUpstream(
      { ...saysAndCalls('', { id: 's1', name: 'own__answer' }), beforeHead: held },
      completion('42.'),
    );
    const gateway = await startTestGateway(
      upstreamDocument(upstream.baseUrl, { mcp: { servers: { own: pipeEntry() } } }),
    );
    const answer = chat(gateway);
    await upstream.request(0);
    const closed = gateway.close();
    held.open();
    expect((await answer).text).toBe('42.');
    await closed;
    expect(await asked({ upstream }, 1)).toContain('t:s1 42');
  });
});
