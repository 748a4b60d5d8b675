// Responses that run on when their caller has left.

import { describe, expect, it } from 'vitest';
import type { ResponseStore } from '../../../src/core/responses/response-store.ts';
import { sessionStorePath } from '../../../src/stores/session-store-path.ts';
import { Connection } from '../../../src/stores/sqlite/connection.ts';
import { sqliteResponseStore } from '../../../src/stores/sqlite/sqlite-response-store.ts';
import { temporaryFolder } from '../../config/support.ts';
import { chunk, completion, END, failure, streamed } from '../../fixtures/clients/upstream-answers.ts';
import { expectError } from '../../support/contract.ts';
import { startTestGateway, testGateway, upstreamDocument } from '../../support/gateway.ts';
import {
  gate,
  type ScriptedAnswer,
  STALL,
  type Step,
  scriptedUpstream,
} from '../../support/scripted-upstream.ts';
import { asked, inSession, sessionWorld, storedTurns, transcript } from '../sessions/session-world.ts';
import { streamReader } from '../stream-reader.ts';
import { responsesOf, textOf } from './response-world.ts';

async function world(answers: readonly ScriptedAnswer[], clawgate: object = {}) {
  const made = await sessionWorld(answers, { clawgate });
  return { ...made, ...responsesOf(made.gateway) };
}

const background = true;
const idIn = (text: string): string => /"id":"(resp_[^"]+)"/.exec(text)?.[1] ?? '';

describe('a response in the background', () => {
  it('is answered at once, polled, and gone on from when it has ended', async () => {
    const held = gate();
    const w = await world([
      { steps: [chunk({ content: 'Once' }), held, chunk({ content: ' upon' }), END] },
      completion('Yes.'),
    ]);
    const made = await w.create({ background, metadata: { a: 'b' } });
    expect(made).toMatchObject({
      status: 'queued',
      background: true,
      output: [],
      usage: null,
      metadata: { a: 'b' },
    });
    await w.upstream.request(0);
    const early = await w.refuse({ previous_response_id: made.id });
    expect(early).toMatchObject({ code: 'previous_response_not_found' });
    expect(early.message).toContain('has not ended');
    held.open();
    const ended = await w.ended(made.id);
    expect(ended).toMatchObject({ status: 'completed', background: true, usage: { total_tokens: 18 } });
    expect(textOf(ended)).toBe('Once upon');
    await w.create({ previous_response_id: made.id });
    expect(await asked(w, 1)).toEqual(['u:Hello', 'a:Once upon', 'u:Hello']);
    expect(w.gateway.log.find(({ msg }) => msg === 'response in the background')).toMatchObject({
      responseId: made.id,
      responseStatus: 'completed',
      backendModel: 'upstream/model-1',
    });
  });

  it('outlives its reader, and is streamed to the next one from where the first left', async () => {
    const held = gate();
    const w = await world([{ steps: [chunk({ content: 'Once' }), held, chunk({ content: ' upon' }), END] }]);
    const controller = new AbortController();
    const reader = streamReader(await w.ask({ background, stream: true }, { signal: controller.signal }));
    const first = await reader.until('Once');
    controller.abort();
    const id = idIn(first);
    const after = Math.max(
      ...[...first.matchAll(/"sequence_number":(\d+)/g)].map(([, number]) => Number(number)),
    );
    held.open();
    expect((await w.ended(id)).status).toBe('completed');
    const rest = await w.replay(id, after);
    expect(rest[0]?.sequence_number).toBe(after + 1);
    const all = await w.replay(id);
    expect(all.slice(0, 4).map(({ type }) => type)).toEqual([
      'response.created',
      'response.queued',
      'response.in_progress',
      'response.output_item.added',
    ]);
    expect(all.slice(after + 1)).toEqual(rest);
    expect(all.map(({ sequence_number: number }) => number)).toEqual(all.map((_, index) => index));
  });

  it('is followed live, the same by all', async () => {
    const held = gate();
    const w = await world([{ steps: [chunk({ content: 'Once' }), held, chunk({ content: ' upon' }), END] }]);
    const creator = streamReader(await w.ask({ background, stream: true }));
    const id = idIn(await creator.until('Once'));
    const follower = streamReader(await w.request(`/${id}?stream=true`));
    await follower.until('Once');
    held.open();
    const [one, two] = await Promise.all([creator.rest(), follower.rest()]);
    expect(two).toBe(one);
    expect(await (await w.request(`/${id}?stream=true`)).text()).toBe(one);
  });

  it('is told to exist before its backend answers', async () => {
    const w = await world([{ beforeHead: STALL, steps: [] }]);
    const reader = streamReader(await w.ask({ background, stream: true }));
    const text = await reader.until('response.queued');
    expect((await w.retrieve(idIn(text))).status).toBe('queued');
    expect((await w.cancel(idIn(text))).status).toBe('cancelled');
    const all = await reader.rest();
    expect(all).toContain('"type":"response.failed"');
    expect(all).toContain('"status":"cancelled"');
  });

  it('fails honestly when its backend does', async () => {
    const w = await world([failure(500, { message: 'no' })]);
    const { id } = await w.create({ background });
    expect(await w.ended(id)).toMatchObject({
      status: 'failed',
      error: { code: 'server_error' },
      output: [],
    });
    const events = await w.replay(id);
    expect(events.map(({ type }) => type)).toEqual([
      'response.created',
      'response.queued',
      'response.failed',
    ]);
  });

  it('needs store', async () => {
    const w = await world([completion('Hi')]);
    expect(await w.refuse({ background, store: false })).toMatchObject({
      code: 'invalid_value',
      param: 'store',
    });
    expect(w.upstream.requests).toEqual([]);
  });

  it('is refused where it means no run, as any other', async () => {
    const w = await world([completion('Hi')], { responses: { maxBackground: 1 } });
    expect(await w.refuse({ background, model: 'gpt-4o' })).toMatchObject({ code: 'model_not_found' });
    expect(await w.refuse({ background, input: [{ type: 'item_reference', id: 'x' }] }, 404)).toMatchObject({
      code: 'item_not_found',
    });
    // Neither has taken the only place.
    expect((await w.create({ background })).status).toBe('queued');
  });

  it('has to wait for a place beyond the limit', async () => {
    const held = gate();
    const w = await world([{ steps: [held, chunk({ content: 'a' }), END] }], {
      responses: { maxBackground: 1 },
    });
    const { id } = await w.create({ background });
    expect(await w.refuse({ background }, 429)).toMatchObject({
      code: 'too_many_background_responses',
      type: 'rate_limit_error',
    });
    held.open();
    await w.ended(id);
    expect((await w.create({ background })).status).toBe('queued');
  });
});

describe('cancelling', () => {
  it('ends the run and the call of the backend, and keeps what was said', async () => {
    const w = await world([{ steps: [chunk({ content: 'Once' }), STALL] }]);
    const reader = streamReader(await w.ask({ background, stream: true }));
    const id = idIn(await reader.until('Once'));
    const cancelled = await w.cancel(id);
    expect(cancelled).toMatchObject({ status: 'cancelled', error: null, completed_at: null });
    expect(textOf(cancelled)).toBe('Once');
    expect(await (await w.upstream.request(0)).closed).toBe('left');
    expect(await w.retrieve(id)).toEqual(cancelled);
    expect(await w.cancel(id)).toEqual(cancelled);
    expect((await w.replay(id)).at(-1)).toMatchObject({ type: 'response.failed', response: cancelled });
  });

  it('changes nothing of a response that has ended', async () => {
    const w = await world([streamed('Hi')]);
    const { id } = await w.create({ background });
    const ended = await w.ended(id);
    expect(await w.cancel(id)).toEqual(ended);
  });

  it('happens on the way to deleting', async () => {
    const w = await world([{ steps: [chunk({ content: 'Once' }), STALL] }]);
    const reader = streamReader(await w.ask({ background, stream: true }));
    const id = idIn(await reader.until('Once'));
    expect(await w.remove(id)).toMatchObject({ deleted: true });
    expect(await (await w.upstream.request(0)).closed).toBe('left');
    await w.missing(id);
  });

  it('needs no caller who may write, but retrieving does not cancel', async () => {
    const w = await world([streamed('Hi')]);
    const { id } = await w.create({ background });
    const response = await w.request(`/${id}/cancel`);
    expect(await expectError('cancelResponse', response, 405)).toMatchObject({ code: 'method_not_allowed' });
    expect((await w.ended(id)).status).toBe('completed');
  });
});

describe('in a session', () => {
  it('waits for its turn, and is delivered as soon as it is stored', async () => {
    const held = gate();
    const w = await world([
      { steps: [held, chunk({ content: 'one' }), END] },
      streamed('two'),
      streamed('three'),
    ]);
    const headers = inSession();
    const first = await w.create({ input: 'A', background }, { headers });
    await w.upstream.request(0);
    const second = await w.create({ input: 'B', background }, { headers });
    expect((await w.retrieve(second.id)).status).toBe('queued');
    held.open();
    await w.ended(first.id);
    await w.ended(second.id);
    await w.create({ input: 'C' }, { headers });
    expect(await transcript(w.gateway)).toEqual(['u:A', 'a:one', 'u:B', 'a:two', 'u:C', 'a:three']);
    expect((await storedTurns(w.gateway)).map(({ delivered }) => delivered)).toEqual([true, true, true]);
  });
});

describe('a gateway that ends', () => {
  const steps: readonly Step[] = [chunk({ content: 'Once' }), STALL];

  it('gives what runs its grace, then fails it, and the next one tells so', async () => {
    const stateDir = await temporaryFolder();
    const upstream = await scriptedUpstream({ steps });
    const document = upstreamDocument(upstream.baseUrl, { clawgate: { shutdownGraceMs: 50 } });
    const first = await startTestGateway(document, { stateDir });
    const { id } = await responsesOf(first).create({ background });
    await upstream.request(0);
    await first.close();
    const second = responsesOf(await testGateway(document, { stateDir }));
    const stored = await second.retrieve(id);
    expect(stored).toMatchObject({ status: 'failed', error: { code: 'server_error' } });
    expect(stored.error?.message).toContain('shut down');
  });

  it('lets what runs end within its grace', async () => {
    const stateDir = await temporaryFolder();
    const held = gate();
    const upstream = await scriptedUpstream({ steps: [chunk({ content: 'Once' }), held, END] });
    const document = upstreamDocument(upstream.baseUrl);
    const first = await startTestGateway(document, { stateDir });
    const { id } = await responsesOf(first).create({ background });
    await upstream.request(0);
    const closed = first.close();
    held.open();
    await closed;
    const second = responsesOf(await testGateway(document, { stateDir }));
    expect((await second.retrieve(id)).status).toBe('completed');
  });

  /** A response as a process of that number left it behind. */
  async function leftBehind(owner: string, createdAtMs = Date.now()) {
    const stateDir = await temporaryFolder();
    const upstream = await scriptedUpstream(streamed('Yes.'));
    const document = upstreamDocument(upstream.baseUrl);
    const template = await startTestGateway(document, { stateDir });
    const made = await responsesOf(template).create({ background, user: 'ada' });
    await responsesOf(template).ended(made.id);
    await template.close();
    const connection = new Connection(sessionStorePath(stateDir), () => {});
    const store: ResponseStore = sqliteResponseStore(connection);
    const id = 'resp_left';
    const scope = { agentId: 'main', user: 'ada', sessionKey: 'agent:main:openresponses-user:ada' };
    await store.begin(
      {
        id,
        previousId: undefined,
        scope,
        background,
        createdAtMs,
        inputItems: [],
        input: [{ role: 'user', content: [{ type: 'text', text: 'Q' }] }],
      },
      JSON.stringify({ ...made, id }),
      owner,
    );
    await store.addEvents(id, ['["Once"," upon"]']);
    await connection.close();
    const gateway = await testGateway(document, { stateDir });
    return { ...responsesOf(gateway), gateway, upstream };
  }

  it.each([
    ['that is gone', '2147483646.gone', undefined],
    ['whose number is now ours', `${process.pid}.before`, undefined],
    ['whose number somebody else has got since', `${process.ppid}.before`, 1_000],
  ])('leaves nothing stuck: a response of a process %s has failed', async (_which, owner, createdAtMs) => {
    const w = await leftBehind(owner, createdAtMs);
    const stored = await w.retrieve('resp_left');
    expect(stored).toMatchObject({ status: 'failed', error: { code: 'server_error' } });
    expect(textOf(stored)).toBe('Once upon');
    const events = await w.replay('resp_left', 5);
    expect(events.at(-1)).toMatchObject({ type: 'response.failed', response: stored });
    await w.create({ input: 'Go on.', user: 'ada', previous_response_id: 'resp_left' });
    expect(await asked(w, 1)).toEqual(['u:Q', 'a:Once upon', 'u:Go on.']);
  });

  it('does not end what another process still runs', async () => {
    const w = await leftBehind(`${process.ppid}.other`);
    expect((await w.retrieve('resp_left')).status).toBe('queued');
    const stream = await w.request('/resp_left?stream=true');
    expect((await expectError('retrieveResponse', stream, 503)).code).toBe('not_ready');
    const cancel = await w.request('/resp_left/cancel', { method: 'POST' });
    expect((await expectError('cancelResponse', cancel, 503)).code).toBe('not_ready');
  });
});
