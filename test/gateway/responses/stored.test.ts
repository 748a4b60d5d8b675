// Responses under their ids: fetched, told again, listed and deleted.

import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sessionStorePath } from '../../../src/stores/session-store-path.ts';
import { temporaryFolder } from '../../config/support.ts';
import { chunk, completion, END, streamed, toolCalls } from '../../fixtures/clients/upstream-answers.ts';
import { expectError } from '../../support/contract.ts';
import { startTestGateway, testGateway, upstreamDocument } from '../../support/gateway.ts';
import { CUT, gate, type ScriptedAnswer, scriptedUpstream } from '../../support/scripted-upstream.ts';
import { asked, sessionWorld } from '../sessions/session-world.ts';
import { streamReader } from '../stream-reader.ts';
import { responsesOf, textOf, type Wire } from './response-world.ts';

async function world(...answers: readonly ScriptedAnswer[]) {
  const made = await sessionWorld(answers);
  return { ...made, ...responsesOf(made.gateway) };
}

const NOT_FOUND = { code: 'response_not_found', type: 'invalid_request_error' };

describe('a stored response', () => {
  it('is answered as it was, metadata included, also by the next process', async () => {
    const stateDir = await temporaryFolder();
    const upstream = await scriptedUpstream(completion('Hello.'));
    const document = upstreamDocument(upstream.baseUrl);
    const first = await startTestGateway(document, { stateDir });
    const made = await responsesOf(first).create({ metadata: { ticket: '7' }, temperature: 0.5 });
    expect(made).toMatchObject({ store: true, metadata: { ticket: '7' }, background: false });
    expect(await responsesOf(first).retrieve(made.id)).toEqual(made);
    await first.close();
    const second = responsesOf(await testGateway(document, { stateDir }));
    expect(await second.retrieve(made.id)).toEqual(made);
    expect(await second.create({ previous_response_id: made.id })).toMatchObject({ status: 'completed' });
  });

  it('is not kept with store: false, not even a file', async () => {
    const { create, stream, missing, gateway } = await world(completion('Hello.'), streamed('Hi'));
    const made = await create({ store: false });
    expect(made.store).toBe(false);
    await stream({ store: false });
    expect(await missing(made.id)).toMatchObject({
      ...NOT_FOUND,
      message: `Response with id '${made.id}' not found.`,
    });
    expect(existsSync(sessionStorePath(gateway.stateDir))).toBe(false);
  });

  it('is gone once it is deleted', async () => {
    const { create, remove, missing, gateway, inputItems, request } = await world(completion('Hello.'));
    const { id } = await create();
    await inputItems(id);
    expect(await remove(id)).toEqual({ id, object: 'response', deleted: true });
    expect(await missing(id)).toMatchObject(NOT_FOUND);
    const again = await gateway.request(`/v1/responses/${id}`, { method: 'DELETE' });
    expect(await expectError('deleteResponse', again, 404)).toMatchObject(NOT_FOUND);
    const items = await request(`/${id}/input_items`);
    expect(await expectError('listResponseInputItems', items, 404)).toMatchObject(NOT_FOUND);
    const cancelled = await request(`/${id}/cancel`, { method: 'POST' });
    expect(await expectError('cancelResponse', cancelled, 404)).toMatchObject(NOT_FOUND);
  });

  it('cannot be cancelled, as it never was in the background', async () => {
    const { create, request } = await world(completion('Hello.'));
    const { id } = await create();
    const response = await request(`/${id}/cancel`, { method: 'POST' });
    expect(await expectError('cancelResponse', response, 400)).toMatchObject({
      code: 'response_not_cancellable',
    });
  });

  it('is none when its run failed before its first word', async () => {
    const { ask, gateway } = await world({ status: 400, steps: ['{"error":{"message":"no"}}'] });
    await expectError('createResponse', await ask({}), 400);
    expect(gateway.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  it('tells how a stream failed that broke off', async () => {
    const { ask, retrieve, replay } = await world({ steps: [chunk({ content: 'Once' }), CUT] });
    const text = await (await ask({ stream: true })).text();
    const id = /"id":"(resp_[^"]+)"/.exec(text)?.[1] ?? '';
    const stored = await retrieve(id);
    expect(stored).toMatchObject({ status: 'failed', error: { code: 'server_error' } });
    expect(stored.output[0]).toMatchObject({ status: 'incomplete', content: [{ text: 'Once' }] });
    expect((await replay(id)).at(-1)).toMatchObject({ type: 'response.failed', response: stored });
  });

  it('is cancelled when its reader leaves, with what was said, and can be gone on from', async () => {
    const held = gate();
    const { ask, ended, create, upstream } = await world(
      { steps: [chunk({ content: 'Once' }), held, chunk({ content: ' upon' }), END] },
      completion('Yes.'),
    );
    const controller = new AbortController();
    const reader = streamReader(await ask({ stream: true }, { signal: controller.signal }));
    const id = /"id":"(resp_[^"]+)"/.exec(await reader.until('Once'))?.[1] ?? '';
    controller.abort();
    await (await upstream.request(0)).closed;
    const stored = await ended(id);
    expect(stored).toMatchObject({ status: 'cancelled', completed_at: null, error: null });
    expect(textOf(stored)).toBe('Once');
    await create({ previous_response_id: id });
    expect(await asked({ upstream }, 1)).toEqual(['u:Hello', 'a:Once', 'u:Hello']);
  });
});

describe('a stream', () => {
  it('is told again event for event, from any event on', async () => {
    const { stream, replay } = await world(streamed('Hel', 'lo ', 'there'));
    const events = await stream();
    const [first] = events;
    const id = first?.type === 'response.created' ? first.response.id : '';
    expect(await replay(id)).toEqual(events);
    for (const after of [0, 4, events.length - 2])
      expect(await replay(id, after)).toEqual(events.slice(after + 1));
  });

  it('is made of the output where the response was not streamed', async () => {
    const { create, replay } = await world(completion('Hello there.'));
    const made = await create();
    const events = await replay(made.id);
    expect(events.filter(({ type }) => type === 'response.output_text.delta')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ type: 'response.completed', response: made });
  });

  it('is followed live by a second reader, who holds up nobody', async () => {
    const held = gate();
    const { ask, request, retrieve } = await world({
      steps: [chunk({ content: 'Once' }), held, chunk({ content: ' upon' }), END],
    });
    const first = streamReader(await ask({ stream: true }));
    const id = /"id":"(resp_[^"]+)"/.exec(await first.until('Once'))?.[1] ?? '';
    expect(await retrieve(id)).toMatchObject({ status: 'in_progress', output: [] });
    const second = streamReader(await request(`/${id}?stream=true&starting_after=1`));
    expect(await second.until('Once')).not.toContain('response.created');
    held.open();
    const rest = await first.rest();
    expect(rest.endsWith(await second.rest())).toBe(true);
    expect(rest).toContain('data: [DONE]');
  });

  it.each(['starting_after=-1', 'starting_after=x', 'stream=yes'])('refuses %s by name', async (query) => {
    const { create, request } = await world(completion('Hello.'));
    const { id } = await create();
    const error = await expectError(
      'retrieveResponse',
      await request(`/${id}?stream=true&${query}`.replace('stream=true&stream', 'stream')),
      400,
    );
    expect(error).toMatchObject({ code: 'invalid_value', param: query.split('=')[0] });
  });

  it('takes the parameters of clients that have no effect here', async () => {
    const { create, request } = await world(completion('Hello.'));
    const made = await create();
    const query =
      '?include[]=reasoning.encrypted_content&include=x&include_obfuscation=false&other=1&stream=false';
    expect(await (await request(`/${made.id}${query}`)).json()).toEqual(made);
  });
});

describe('the items of a request', () => {
  it('are listed as they came, with what was left out filled in', async () => {
    const { create, inputItems } = await world(toolCalls({ id: 'call_1', name: 'look', arguments: '{}' }));
    const text = await create({ input: 'Hi' });
    const list = await inputItems(text.id);
    const id = expect.stringMatching(/^msg_/);
    const message = {
      type: 'message',
      status: 'completed',
      role: 'user',
      content: [{ type: 'input_text', text: 'Hi' }],
    };
    expect(list).toEqual({
      object: 'list',
      data: [{ ...message, id }],
      first_id: id,
      last_id: id,
      has_more: false,
    });

    const input = [
      { role: 'developer', content: [{ type: 'input_text', text: 'D' }] },
      { type: 'reasoning', id: 'rs_1', summary: [{ type: 'summary_text', text: 'R' }] },
      { type: 'function_call', call_id: 'c', name: 'f', arguments: '{}' },
      { type: 'function_call_output', call_id: 'c', output: [{ type: 'input_text', text: 'O' }] },
      { role: 'assistant', content: 'A', id: 'rs_1' },
    ];
    const { data } = await inputItems((await create({ input })).id, '?order=asc');
    expect(data).toEqual([
      {
        type: 'message',
        id,
        status: 'completed',
        role: 'developer',
        content: [{ type: 'input_text', text: 'D' }],
      },
      { type: 'reasoning', id: 'rs_1', status: 'completed', summary: [{ type: 'summary_text', text: 'R' }] },
      {
        type: 'function_call',
        id: expect.stringMatching(/^fc_/),
        status: 'completed',
        call_id: 'c',
        name: 'f',
        arguments: '{}',
      },
      {
        type: 'function_call_output',
        id: expect.stringMatching(/^fco_/),
        status: 'completed',
        call_id: 'c',
        output: [{ type: 'input_text', text: 'O' }],
      },
      {
        type: 'message',
        id,
        status: 'completed',
        role: 'assistant',
        content: [{ type: 'output_text', text: 'A', annotations: [], logprobs: [] }],
      },
    ]);
  });

  it('come in pages, newest first unless asked otherwise', async () => {
    const { create, inputItems, request } = await world(completion('Hello.'));
    const input = Array.from({ length: 25 }, (_, index) => ({
      role: 'user',
      content: 'x',
      id: `msg_${index}`,
    }));
    const { id } = await create({ input });
    const page = await inputItems(id);
    expect(page).toMatchObject({ first_id: 'msg_24', last_id: 'msg_5', has_more: true });
    expect(page.data).toHaveLength(20);
    expect(await inputItems(id, '?after=msg_5')).toMatchObject({
      first_id: 'msg_4',
      last_id: 'msg_0',
      has_more: false,
    });
    expect(await inputItems(id, '?order=asc&limit=2&after=msg_0')).toMatchObject({
      first_id: 'msg_1',
      last_id: 'msg_2',
      has_more: true,
    });
    expect(await inputItems(id, '?order=asc&after=msg_24')).toEqual({
      object: 'list',
      data: [],
      first_id: null,
      last_id: null,
      has_more: false,
    });
    for (const [query, param] of [
      ['limit=0', 'limit'],
      ['limit=101', 'limit'],
      ['order=up', 'order'],
      ['after=msg_99', 'after'],
    ]) {
      const error = await expectError(
        'listResponseInputItems',
        await request(`/${id}/input_items?${query}`),
        400,
      );
      expect(error).toMatchObject({ code: 'invalid_value', param });
    }
  });
});

it('names the items of a response after it, so that none is ever two', async () => {
  const { create } = await world(completion('Hello.'));
  const ids = (await Promise.all([create(), create()])).map(({ output }: Wire) => output[0]?.id);
  expect(new Set(ids).size).toBe(2);
});
