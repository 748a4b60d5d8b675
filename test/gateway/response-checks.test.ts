// clawgate.validateResponses: what happens to an answer that the contract forbids. No backend can bring one about, so
// the gateway is given a maker of ids that makes wrong ones.

import { describe, expect, it } from 'vitest';
import type { NewId } from '../../src/core/ambient.ts';
import { chunk, completion, embeddingList } from '../fixtures/clients/upstream-answers.ts';
import {
  expectAnswer,
  expectContract,
  expectError,
  expectStream,
  readEventStream,
} from '../support/contract.ts';
import { type TestGateway, testGateway, upstreamDocument } from '../support/gateway.ts';
import { gate, type ScriptedAnswer, STALL, scriptedUpstream } from '../support/scripted-upstream.ts';
import {
  CHAT,
  chat,
  chatBody,
  DOORS,
  EMBEDDINGS,
  embeddingsBody,
  RESPONSES,
  responsesBody,
} from './requests.ts';
import { streamReader } from './stream-reader.ts';

/** Ids like any other, but those of one kind do not begin as the contract wants. */
function wrongIds(prefix: string): NewId {
  let count = 0;
  return (wanted) => {
    count += 1;
    return wanted === prefix ? `wrong-${count}` : `${wanted}${count}`;
  };
}

async function start(
  mode: string | undefined,
  newId: NewId | undefined,
  ...answers: readonly ScriptedAnswer[]
) {
  const upstream = await scriptedUpstream(...answers);
  const clawgate = mode === undefined ? {} : { validateResponses: mode };
  const gateway = await testGateway(upstreamDocument(upstream.baseUrl, { clawgate }), { newId });
  return { upstream, gateway };
}

const problems = ({ log }: TestGateway): unknown[] =>
  log.filter(({ msg }) => msg === 'answer breaks the contract').map(({ problem }) => problem);

const HELLO = completion('Hello.');
const STREAMED = { stream: true };

describe('an answer that the contract forbids', () => {
  it.each([
    [undefined, 0],
    ['off', 0],
    ['log', 1],
  ])('leaves as it is where validateResponses is %s, with %i lines in the log', async (mode, lines) => {
    const { gateway } = await start(mode, wrongIds('chatcmpl-'), HELLO);
    const response = await gateway.request(CHAT, { json: chatBody() });
    expect(response.status).toBe(200);
    await expect(expectContract('createChatCompletion', response)).rejects.toThrow(/id must match pattern/);
    expect(problems(gateway)).toHaveLength(lines);
    for (const problem of problems(gateway)) expect(problem).toMatch(/createChatCompletion.*\/id/);
  });

  it.each([
    [DOORS[0], 'chatcmpl-'],
    [DOORS[1], 'resp_'],
  ] as const)('does not leave where it is fail', async (door, prefix) => {
    for (const stream of [false, true]) {
      const answer = stream ? { steps: [chunk({ content: 'Hello.' }), chunk({}, 'stop')] } : HELLO;
      const { gateway } = await start('fail', wrongIds(prefix), answer);
      if (door === undefined) throw new Error('There is no such door.');
      const response = await gateway.request(door.path, { json: door.body({ stream }) });
      const error = await expectError(door.operationId, response, 500);
      expect(error).toMatchObject({ code: 'invalid_response', type: 'server_error' });
      expect(JSON.stringify(error)).not.toContain('wrong-');
    }
  });

  it('ends a stream that is under way with an error event, and the upstream call with it', async () => {
    const held = gate();
    const { gateway, upstream } = await start('fail', wrongIds('msg_'), {
      steps: [chunk({ reasoning_content: 'Let me think.' }), held, chunk({ content: 'Hello.' }), STALL],
    });
    const stream = streamReader(
      await gateway.request(RESPONSES, {
        json: responsesBody('Hello', { ...STREAMED, store: false }),
        headers: { 'x-request-id': 'broken-1' },
      }),
    );
    await stream.until('Let me think.');
    held.open();
    const text = await stream.rest();
    const { done, events } = readEventStream('createResponse', text);
    expect(done).toBe(false);
    expect(events.at(-1)).toMatchObject({ type: 'error', code: 'invalid_response' });
    expect(text).not.toContain('wrong-');
    expect(await (await upstream.request(0)).closed).toBe('left');
    expect(await gateway.logged('broken-1')).toMatchObject({ outcome: 'failed', code: 'invalid_response' });
  });
});

describe('an answer that the contract allows', () => {
  it.each(['log', 'fail'])('passes where validateResponses is %s', async (mode) => {
    const { gateway } = await start(mode, undefined, HELLO, embeddingList([0.5]), {
      steps: [chunk({ content: 'Hello.' }), chunk({}, 'stop')],
    });
    expect((await chat(gateway)).text).toBe('Hello.');
    await expectAnswer('createEmbedding', await gateway.request(EMBEDDINGS, { json: embeddingsBody() }));
    for (const { operationId, path, body } of DOORS.slice(0, 2)) {
      const response = await gateway.request(path, { json: body(STREAMED) });
      await expectStream(operationId as 'createChatCompletion', response);
    }
    await expectAnswer('listModels', await gateway.request('/v1/models'));
    await expectAnswer('getHealth', await gateway.request('/health'));
    expect(problems(gateway)).toEqual([]);
  });
});
