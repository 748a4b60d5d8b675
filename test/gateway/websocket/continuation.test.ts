// What a turn goes on from: the connection's own memory of its newest response, then the store.

import { describe, expect, it } from 'vitest';
import { chunk, failure, streamed, streamedToolCall } from '../../fixtures/clients/upstream-answers.ts';
import { CUT, type ScriptedAnswer } from '../../support/scripted-upstream.ts';
import { asked, inSession, instructions, KEY, lastAsked, transcript } from '../sessions/session-world.ts';
import { complete, type SocketWorld, socketWorld } from './socket-world.ts';

const NOT_FOUND = {
  type: 'error',
  status: 400,
  error: {
    type: 'invalid_request_error',
    code: 'previous_response_not_found',
    param: 'previous_response_id',
    message: expect.stringContaining('not found'),
  },
};

/** What comes of going on from a response. */
async function goOn(world: SocketWorld, previous_response_id: string, fields: object = {}) {
  const client = await world.connect();
  client.create({ previous_response_id, input: 'go on', ...fields });
  return client.answer();
}

describe('a continuation', () => {
  it('reads previous input, previous output and new input in that order, without being stored', async () => {
    const world = await socketWorld();
    const client = await world.connect();
    const input = [
      { role: 'developer', content: 'Be brief.' },
      { role: 'user', content: 'one' },
    ];
    const first = await complete(client, { input, instructions: 'Rhyme.' });
    const second = await complete(client, { input: 'two', previous_response_id: first });
    await complete(client, { input: 'three', previous_response_id: second, instructions: 'Shout.' });
    expect(await instructions(world, 0)).toMatch(/\n\nRhyme\.\n\nBe brief\.$/);
    expect(await instructions(world, 1)).toMatch(/\n\nBe brief\.$/);
    expect(await instructions(world, 1)).not.toContain('Rhyme.');
    expect(await instructions(world, 2)).toMatch(/\n\nShout\.\n\nBe brief\.$/);
    expect(await asked(world, 1)).toEqual(['u:one', 'a:answer 1', 'u:two']);
    expect(await asked(world, 2)).toEqual(['u:one', 'a:answer 1', 'u:two', 'a:answer 2', 'u:three']);
    expect((await world.gateway.request(`/v1/responses/${first}`)).status).toBe(404);
  });

  it('brings the result of a call', async () => {
    const call = { id: 'call_1', name: 'search', arguments: '{"q":"x"}' };
    const world = await socketWorld([streamedToolCall(call), streamed('found')]);
    const client = await world.connect();
    const tools = [{ type: 'function', name: 'search', parameters: { type: 'object' } }];
    const first = await complete(client, { input: 'find x', tools });
    const output = { type: 'function_call_output', call_id: 'call_1', output: '42' };
    await complete(client, { input: [output], tools, previous_response_id: first });
    expect(await asked(world, 1)).toEqual(['u:find x', 'a:search(call_1)', 't:call_1 42']);
  });

  it('with the result of a call that nobody made is refused', async () => {
    const world = await socketWorld();
    const client = await world.connect();
    const first = await complete(client, {});
    const output = { type: 'function_call_output', call_id: 'call_9', output: '42' };
    client.create({ input: [output], store: false, previous_response_id: first });
    expect(await client.next()).toMatchObject({
      type: 'error',
      status: 400,
      error: { code: 'invalid_value', param: 'input[0].call_id', message: expect.stringContaining('call_9') },
    });
  });

  it('of another than the newest response is not found', async () => {
    const world = await socketWorld();
    const client = await world.connect();
    const first = await complete(client, {});
    await complete(client, {});
    client.create({ previous_response_id: first });
    expect(await client.next()).toMatchObject(NOT_FOUND);
  });

  it('of a response of another connection is not found', async () => {
    const world = await socketWorld();
    const first = await complete(await world.connect(), {});
    expect(await goOn(world, first)).toMatchObject(NOT_FOUND);
  });

  it.each([
    ['agent', { model: 'openclaw/research' }],
    ['user', { user: 'ana' }],
  ])('of another %s is not found', async (_, fields) => {
    const agents = {
      defaults: { model: 'upstream/model-1' },
      list: [{ id: 'main', default: true }, { id: 'research' }],
    };
    const world = await socketWorld(undefined, { agents });
    const client = await world.connect();
    const first = await complete(client, {});
    client.create({ previous_response_id: first, ...fields });
    expect(await client.next()).toMatchObject(NOT_FOUND);
  });

  it('of a stored response is found from everywhere, whatever came after it', async () => {
    const world = await socketWorld();
    const client = await world.connect();
    const first = await complete(client, { input: 'one', store: true });
    await complete(client, { input: 'something else' });
    await complete(client, { input: 'two', previous_response_id: first });
    expect(await lastAsked(world)).toEqual(['u:one', 'a:answer 1', 'u:two']);
    expect(await goOn(world, first)).toMatchObject({ type: 'response.completed' });
    expect(await lastAsked(world)).toEqual(['u:one', 'a:answer 1', 'u:go on']);
    const stored = (await (await world.gateway.request(`/v1/responses/${first}`)).json()) as object;
    expect(stored).toMatchObject({ id: first, store: true, status: 'completed' });
  });

  it('may go on over HTTP from what was stored here, and here from what was stored over HTTP', async () => {
    const world = await socketWorld();
    const client = await world.connect();
    const json = { model: 'openclaw', input: 'over HTTP' };
    const { id } = (await (await world.gateway.request('/v1/responses', { json })).json()) as { id: string };
    const second = await complete(client, { input: 'here', store: true, previous_response_id: id });
    const last = await world.gateway.request('/v1/responses', {
      json: { ...json, input: 'there again', previous_response_id: second },
    });
    expect(last.status).toBe(200);
    expect((await lastAsked(world)).filter((line) => line.startsWith('u:'))).toEqual([
      'u:over HTTP',
      'u:here',
      'u:there again',
    ]);
  });
});

describe('an empty input', () => {
  it('asks again about what a continuation goes on from', async () => {
    const world = await socketWorld();
    const client = await world.connect();
    const first = await complete(client, { generate: false, input: 'one' });
    await complete(client, { input: [], previous_response_id: first });
    expect(await asked(world, 0)).toEqual(['u:one']);
  });

  it('may be prepared, and is refused where there is nothing to answer', async () => {
    const world = await socketWorld();
    const client = await world.connect();
    const refusal = { type: 'error', status: 400, error: { code: 'invalid_value', param: 'input' } };
    client.create({ input: [], store: false });
    expect(await client.next()).toMatchObject(refusal);
    const first = await complete(client, { generate: false, input: [] });
    const second = await complete(client, { input: 'one', previous_response_id: first });
    expect(await asked(world, 0)).toEqual(['u:one']);
    expect(second).not.toBe(first);
    const third = await complete(client, { generate: false, input: [] });
    client.create({ input: [], store: false, previous_response_id: third });
    expect(await client.next()).toMatchObject(refusal);
  });
});

describe('a continuation that fails', () => {
  it.each<[string, ScriptedAnswer, string]>([
    ['before its first word', failure(503, { message: 'down' }), 'error'],
    ['in the middle', { steps: [chunk({ content: 'so' }), CUT] }, 'response.failed'],
  ])('%s is told once, and its response is gone', async (_, answer, type) => {
    const world = await socketWorld([streamed('one'), answer, streamed('three')]);
    const client = await world.connect();
    const first = await complete(client, {});
    client.create({ store: false, previous_response_id: first });
    expect((await client.answer()).type).toBe(type);
    client.create({ store: false, previous_response_id: first });
    expect(await client.next()).toMatchObject(NOT_FOUND);
    await complete(client, {});
  });

  it.each([
    ['by the contract', { temperature: 'hot' }],
    ['by the socket', { stream: false }],
    ['by the dialect', { conversation: 'conv_1' }],
  ])('because it is refused %s loses its response, too', async (_, fields) => {
    const world = await socketWorld();
    const client = await world.connect();
    const first = await complete(client, {});
    client.create({ store: false, previous_response_id: first, ...fields });
    expect(await client.next()).toMatchObject({ type: 'error', status: 400 });
    client.create({ store: false, previous_response_id: first });
    expect(await client.next()).toMatchObject(NOT_FOUND);
  });

  it('keeps what a turn that goes on from nothing has not touched', async () => {
    const world = await socketWorld([streamed('one'), failure(503, { message: 'down' }), streamed('three')]);
    const client = await world.connect();
    const first = await complete(client, {});
    client.create({ store: false });
    expect((await client.next()).type).toBe('error');
    await complete(client, { previous_response_id: first });
  });

  it('goes on all the same from a response that is stored', async () => {
    const world = await socketWorld([streamed('one'), failure(503, { message: 'down' }), streamed('three')]);
    const client = await world.connect();
    const first = await complete(client, { store: true });
    client.create({ previous_response_id: first });
    expect((await client.next()).type).toBe('error');
    await complete(client, { previous_response_id: first });
  });
});

describe('a conversation that is larger than a message may be', () => {
  it('is not remembered', async () => {
    const clawgate = { retry: { maxAttempts: 1 }, webSocket: { maxMessageBytes: 2_000 } };
    const world = await socketWorld(undefined, { clawgate });
    const client = await world.connect();
    const first = await complete(client, { input: 'x'.repeat(900) });
    const second = await complete(client, { input: 'x'.repeat(900), previous_response_id: first });
    client.create({ store: false, previous_response_id: second });
    expect(await client.next()).toMatchObject(NOT_FOUND);
    await complete(client, {});
  });
});

describe('generate: false', () => {
  it('gives an empty response without asking the backend, and the next turn goes on from it', async () => {
    const world = await socketWorld();
    const client = await world.connect();
    client.create({ generate: false, input: 'one', store: true, metadata: { a: 'b' } });
    const events = await client.turn();
    expect(events.map(({ type, sequence_number }) => [sequence_number, type])).toEqual([
      [0, 'response.created'],
      [1, 'response.in_progress'],
      [2, 'response.completed'],
    ]);
    const last = events.at(-1)?.response;
    expect(last).toMatchObject({
      status: 'completed',
      output: [],
      store: false,
      metadata: { a: 'b' },
      usage: { input_tokens: 0, output_tokens: 0, total_tokens: 0 },
    });
    expect(world.upstream.requests).toEqual([]);
    await complete(client, { input: 'two', previous_response_id: last?.id });
    expect(await asked(world, 0)).toEqual(['u:one', 'u:two']);
  });

  it('is refused like any other turn', async () => {
    const world = await socketWorld();
    const client = await world.connect();
    client.create({ generate: false, model: 'gpt-4o' });
    expect(await client.next()).toMatchObject({ type: 'error', error: { code: 'model_not_found' } });
  });
});

describe('a continuation in a session', () => {
  it('is the whole conversation, and the session holds it once', async () => {
    const world = await socketWorld();
    const client = await world.connect(inSession());
    const first = await complete(client, { input: 'one' });
    await complete(client, { input: 'two', previous_response_id: first });
    expect(await asked(world, 1)).toEqual(['u:one', 'a:answer 1', 'u:two']);
    expect(await transcript(world.gateway, KEY)).toEqual(['u:one', 'a:answer 1', 'u:two', 'a:answer 2']);
  });
});
