// The one line that each request leaves in the log: what it says, when it is written, and what it must never hold.

import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { chunk, completion, failure } from '../fixtures/clients/upstream-answers.ts';
import { expectAnswer, expectContract, expectError, expectStream } from '../support/contract.ts';
import { type LogLine, type TestGateway, TOKEN, testGateway, upstreamDocument } from '../support/gateway.ts';
import { gate, json, scriptedUpstream } from '../support/scripted-upstream.ts';
import { CHAT, chatBody, DOORS } from './requests.ts';

const requestLines = ({ log }: TestGateway): readonly LogLine[] => log.filter(({ msg }) => msg === 'request');

describe('the log line of a request', () => {
  it('tells what was asked, of whom, and what it cost', async () => {
    const gateway = await testGateway();
    for (const { operationId, path, body } of DOORS) {
      const requestId = `line-${operationId}`;
      const response = await gateway.request(path, {
        json: body({ model: 'openclaw/research' }),
        headers: { 'x-request-id': requestId },
      });
      const text = await response.clone().text();
      await expectAnswer(operationId, response);
      const line = await gateway.logged(requestId);
      expect(line).toMatchObject({
        level: 30,
        requestId,
        method: 'POST',
        path,
        status: 200,
        operationId,
        outcome: 'completed',
        agent: 'research',
        backendModel: expect.stringMatching(/^sim\//),
        inputTokens: expect.any(Number),
        durationMs: expect.any(Number),
      });
      expect(line.bytes).toBeGreaterThan(text.length);
    }
  });

  it('is written when a stream has ended, and not before', async () => {
    const held = gate();
    const upstream = await scriptedUpstream({
      steps: [chunk({ content: 'Once' }), held, chunk({}, 'stop'), 'data: [DONE]\n\n'],
    });
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const response = await gateway.request(CHAT, {
      json: chatBody('Hello', { stream: true }),
      headers: { 'x-request-id': 'stream-1' },
    });
    expect(response.status).toBe(200);
    expect(requestLines(gateway)).toEqual([]);
    held.open();
    await expectStream('createChatCompletion', response);
    expect(await gateway.logged('stream-1')).toMatchObject({
      outcome: 'completed',
      runStatus: 'completed',
      status: 200,
    });
    expect(requestLines(gateway)).toHaveLength(1);
  });

  it('says why a request failed: its own fault as a warning, ours and the backend’s as an error', async () => {
    const upstream = await scriptedUpstream(failure(500, { message: 'Boom.' }));
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const send = async (requestId: string, body: object): Promise<LogLine> => {
      const response = await gateway.request(CHAT, { json: body, headers: { 'x-request-id': requestId } });
      await expectContract('createChatCompletion', response);
      return gateway.logged(requestId);
    };
    expect(await send('bad-1', chatBody('Hello', { temperature: 9 }))).toMatchObject({
      level: 40,
      outcome: 'failed',
      status: 400,
      code: 'invalid_value',
      param: 'temperature',
    });
    expect(await send('bad-2', chatBody())).toMatchObject({
      level: 50,
      outcome: 'failed',
      status: 502,
      code: 'upstream_error',
      runStatus: 'failed',
    });
  });

  it('is one for each request, whatever its end', async () => {
    const gateway = await testGateway();
    const paths = ['/health', '/nothing', '/v1/models', CHAT, '/openapi.json', '/v1/models/none'];
    for (const [number, path] of paths.entries()) {
      const response = await gateway.request(path, { headers: { 'x-request-id': `one-${number}` } });
      await response.body?.cancel();
      await gateway.logged(`one-${number}`);
    }
    expect(requestLines(gateway).map(({ requestId }) => requestId)).toEqual(
      paths.map((_path, number) => `one-${number}`),
    );
  });
});

describe('the whole log', () => {
  const MARK = 'jellyfish-in-the-attic';
  const SECRET_VALUES = [TOKEN, 'upstream-key', MARK];

  it('has no secret and no text of a message, also where things go wrong', async () => {
    const upstream = await scriptedUpstream(
      completion(`You said ${MARK}.`),
      { steps: [chunk({ content: `You said ${MARK}.` }), 'data: {"broken\n\n'] },
      failure(400, { message: `I do not like ${MARK}.` }),
      failure(401, { message: `Wrong key upstream-key for ${MARK}.` }),
      failure(500, { message: 'Boom.' }),
      { status: 500, steps: [`<html>${MARK}</html>`] },
      json({ strange: MARK }),
    );
    const gateway = await testGateway(upstreamDocument(upstream.baseUrl));
    const send = async (rest: object, requestId: string): Promise<void> => {
      const body = { ...chatBody(MARK), user: MARK, metadata: { note: MARK }, ...rest };
      const headers = {
        'x-request-id': requestId,
        'x-openclaw-session-key': `key-${MARK}`,
        'x-openclaw-message-channel': MARK,
      };
      const response = await gateway.request(`${CHAT}?token=${TOKEN}&note=${MARK}`, { json: body, headers });
      await expectContract('createChatCompletion', response);
      await gateway.logged(requestId);
    };
    const script = [{}, { stream: true }, {}, {}, {}, {}, {}];
    for (const [number, rest] of script.entries()) await send(rest, `marked-${number}`);
    // Refused before any backend is asked: bad values, broken JSON, a wrong secret.
    await send({ model: `openclaw/${MARK}` }, 'marked-7');
    await send({ [MARK]: 1, stop: [MARK, ''] }, 'marked-8');
    const broken = await gateway.request(CHAT, {
      body: `{"messages": "${MARK}`,
      headers: { 'content-type': 'application/json' },
    });
    await expectError('createChatCompletion', broken, 400);
    const stranger = { headers: { authorization: `Bearer ${MARK}` } };
    await expectError('listModels', await gateway.request('/v1/models', stranger), 401);
    expect(upstream.requests).toHaveLength(7);
    const found = gateway.log.filter((line) =>
      SECRET_VALUES.some((value) => JSON.stringify(line).includes(value)),
    );
    expect(found).toEqual([]);
  });

  it('has a line for what never became a request, without its bytes', async () => {
    const gateway = await testGateway();
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    socket.end(`${MARK} is no HTTP\r\n\r\n`);
    await socket.resume().toArray();
    const lines = requestLines(gateway);
    expect(lines).toMatchObject([{ outcome: 'failed', status: 400, code: 'invalid_request' }]);
    expect(JSON.stringify(lines)).not.toContain(MARK);
  });
});
