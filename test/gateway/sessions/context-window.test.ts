// A conversation that outgrows its model: older turns become a summary, kept in the session, and nothing is dropped.

import { describe, expect, it } from 'vitest';
import { completion, failure, streamed } from '../../fixtures/clients/upstream-answers.ts';
import { expectContract, expectError } from '../../support/contract.ts';
import { testGateway, upstreamDocument } from '../../support/gateway.ts';
import { type ScriptedAnswer, scriptedUpstream } from '../../support/scripted-upstream.ts';
import { CHAT, chat, chatBody, RESPONSES, responsesBody } from '../requests.ts';
import {
  asked,
  inSession,
  instructions,
  KEY,
  lastAsked,
  type SessionWorld,
  storedTurns,
  transcript,
  withStore,
} from './session-world.ts';

const DOORS = [
  { operationId: 'createChatCompletion', path: CHAT, body: chatBody },
  { operationId: 'createResponse', path: RESPONSES, body: responsesBody },
] as const;

const TIDES = 'the tide comes in and the tide goes out again. ';

/** About 370 tokens when said 30 times. */
const long = (name: string, times = 30): string => `${name}: ${TIDES.repeat(times)}`.trim();

/** Room for five long messages, not for six. */
const WINDOW = 2300;

async function world(
  answers: readonly ScriptedAnswer[],
  settings: { readonly window?: number | undefined; readonly overflow?: string } = {},
): Promise<SessionWorld> {
  const upstream = await scriptedUpstream(...answers);
  const { overflow, window = WINDOW } = settings;
  const model = { id: 'model-1', contextWindow: window, maxTokens: 200 };
  const gateway = await testGateway(
    upstreamDocument(upstream.baseUrl, {
      models: { providers: { upstream: { baseUrl: upstream.baseUrl, apiKey: 'key', models: [model] } } },
      ...(overflow === undefined ? {} : { clawgate: { sessions: { overflow } } }),
    }),
  );
  return { upstream, gateway };
}

/** Turns `one` to `three`; the fourth finds the conversation too long. */
async function outgrow({ gateway }: SessionWorld, times?: number): Promise<void> {
  for (const name of ['one', 'two', 'three']) {
    await chat(gateway, chatBody(long(name, times)), { headers: inSession() });
  }
}

const TURNS = ['one', 'two', 'three'].map((name) => completion(long(`answer ${name}`)));

const answers = (...next: readonly ScriptedAnswer[]): readonly ScriptedAnswer[] => [
  ...TURNS,
  ...next,
  completion('answer four'),
  completion('answer five'),
];

const SUMMARY = completion('They spoke of tides.');

it('is told in the log, because a summary costs questions to the model that no answer shows', async () => {
  const sessions = await world(answers(SUMMARY));
  const { gateway } = sessions;
  await outgrow(sessions);
  for (const id of ['fourth', 'fifth']) {
    await chat(gateway, chatBody(id), { headers: { ...inSession(), 'x-request-id': id } });
  }
  expect(await gateway.logged('fourth')).toHaveProperty('compacted', true);
  expect(await gateway.logged('fifth')).not.toHaveProperty('compacted');
});

describe.each(DOORS)('$operationId', ({ operationId, path, body }) => {
  it.each([false, true])('goes on from a summary by the model itself, stream: %s', async (stream) => {
    const sessions = await world(answers(SUMMARY));
    const { gateway, upstream } = sessions;
    await outgrow(sessions);
    const response = await gateway.request(path, { json: body('four', { stream }), headers: inSession() });
    expect((await expectContract(operationId, response)).status).toBe(200);

    const question = (await asked(sessions, 3)).join();
    expect(question).toContain('one: the tide');
    expect(upstream.requests).toHaveLength(5);
    const [notes, ...rest] = await asked(sessions, 4);
    const told = `${await instructions(sessions, 4)}${notes}`;
    expect(told).toContain('They spoke of tides.');
    expect(rest.at(-1)).toBe('u:four');
    expect([notes, ...rest].join()).not.toContain('u:one: the tide');
  });
});

describe('a summary', () => {
  it('is kept in the session, and what it stands in for too', async () => {
    const sessions = await world(answers(SUMMARY));
    await outgrow(sessions);
    await chat(sessions.gateway, chatBody('four'), { headers: inSession() });
    const entries = await withStore(sessions.gateway, async (store) => {
      const session = await store.load({ agentId: 'main', key: KEY });
      return session?.entries ?? [];
    });
    expect(entries.map(({ kind }) => kind)).toEqual([
      ...Array(3).fill(['input', 'answer']).flat(),
      'summary',
      'input',
      'answer',
    ]);
    const lines = await transcript(sessions.gateway);
    expect(lines[0]).toBe(`u:${long('one')}`);
    expect(lines[6]).toMatch(/^s:.*They spoke of tides\./s);
    expect(lines.slice(7)).toEqual(['u:four', 'a:answer four']);
    expect((await storedTurns(sessions.gateway)).map(({ superseded }) => superseded)).toEqual(
      Array(4).fill(false),
    );
  });

  it('serves later turns, which ask for none of their own', async () => {
    const sessions = await world(answers(SUMMARY));
    await outgrow(sessions);
    await chat(sessions.gateway, chatBody('four'), { headers: inSession() });
    await chat(sessions.gateway, chatBody('five'), { headers: inSession() });
    expect(sessions.upstream.requests).toHaveLength(6);
    const lines = await lastAsked(sessions);
    expect(`${await instructions(sessions, 5)}${lines[0]}`).toContain('They spoke of tides.');
    expect(lines.slice(-3)).toEqual(['u:four', 'a:answer four', 'u:five']);
    expect(lines.join()).not.toContain('u:one: the tide');
  });

  it('serves clients that send everything each time', async () => {
    const sessions = await world(answers(SUMMARY));
    const messages: { role: string; content: string }[] = [];
    for (const name of [long('one'), long('two'), long('three'), 'four', 'five']) {
      messages.push({ role: 'user', content: name });
      const { text } = await chat(
        sessions.gateway,
        { model: 'openclaw', messages },
        { headers: inSession() },
      );
      messages.push({ role: 'assistant', content: text });
    }
    expect(sessions.upstream.requests).toHaveLength(6);
    const lines = await lastAsked(sessions);
    expect(`${await instructions(sessions, 5)}${lines[0]}`).toContain('They spoke of tides.');
    expect(lines.slice(-3)).toEqual(['u:four', 'a:answer four', 'u:five']);
    expect(lines.join()).not.toContain('u:one: the tide');
  });

  it('is dropped by an edit of what it stands in for', async () => {
    const sessions = await world(answers(SUMMARY));
    await outgrow(sessions);
    await chat(sessions.gateway, chatBody('four'), { headers: inSession() });
    const messages = [
      { role: 'user', content: long('one') },
      { role: 'assistant', content: 'something else' },
      { role: 'user', content: 'And now?' },
    ];
    await chat(sessions.gateway, { model: 'openclaw', messages }, { headers: inSession() });
    expect(await lastAsked(sessions)).toEqual([`u:${long('one')}`, 'a:something else', 'u:And now?']);
    expect((await transcript(sessions.gateway)).join()).not.toContain('They spoke of tides.');
  });

  it('that cannot be made is a truthful error, and the session stays as it was', async () => {
    const broken = failure(500, { message: 'no' });
    const sessions = await world(answers(broken, SUMMARY));
    await outgrow(sessions);
    const before = await transcript(sessions.gateway);
    const response = await sessions.gateway.request(CHAT, { json: chatBody('four'), headers: inSession() });
    expect((await expectError('createChatCompletion', response, 502)).code).toBe('upstream_error');
    expect(await transcript(sessions.gateway)).toEqual(before);
    await chat(sessions.gateway, chatBody('four'), { headers: inSession() });
    expect((await transcript(sessions.gateway)).slice(0, 6)).toEqual(before);
  });

  it('is not made of a message that is too long by itself', async () => {
    const sessions = await world(answers());
    await outgrow(sessions);
    const json = chatBody(long('four').repeat(20));
    const response = await sessions.gateway.request(CHAT, { json, headers: inSession() });
    const error = await expectError('createChatCompletion', response, 400);
    expect(error.code).toBe('context_length_exceeded');
    expect(sessions.upstream.requests).toHaveLength(3);
    expect(await transcript(sessions.gateway)).toHaveLength(6);
  });
});

describe('clawgate.sessions.overflow: "error"', () => {
  it.each(DOORS)(
    'refuses over $operationId what has outgrown the model',
    async ({ operationId, path, body }) => {
      const sessions = await world(answers(), { overflow: 'error' });
      await outgrow(sessions);
      for (const stream of [false, true]) {
        const json = body('four', { stream });
        const response = await sessions.gateway.request(path, { json, headers: inSession() });
        expect((await expectError(operationId, response, 400)).code).toBe('context_length_exceeded');
      }
      expect(sessions.upstream.requests).toHaveLength(3);
      expect(await transcript(sessions.gateway)).toHaveLength(6);
    },
  );
});

describe('a backend that finds the conversation too long', () => {
  const tooLong = failure(400, {
    message: "This model's maximum context length is 1000 tokens.",
    code: 'context_length_exceeded',
  });
  /** More than anything here takes. */
  const window = 1_000_000;

  it.each([false, true])('is asked once more, with a summary, stream: %s', async (stream) => {
    // The summary may take several questions; the answer to the last of them is the answer of the run too.
    const sessions = await world([...TURNS, tooLong, SUMMARY], { window });
    await outgrow(sessions, 200);
    const json = chatBody('four', { stream });
    const response = await sessions.gateway.request(CHAT, { json, headers: inSession() });
    expect((await expectContract('createChatCompletion', response)).status).toBe(200);
    const last = sessions.upstream.requests.length - 1;
    const lines = await asked(sessions, last);
    expect(`${await instructions(sessions, last)}${lines[0]}`).toContain('They spoke of tides.');
    expect(lines.at(-1)).toBe('u:four');
    expect(lines.join()).not.toContain('u:one');
    const stored = await transcript(sessions.gateway);
    expect(stored.slice(-2)).toEqual(['u:four', 'a:They spoke of tides.']);
    expect(stored[0]).toBe(`u:${long('one', 200)}`);
  });

  it('again tells its refusal, and is not asked a third time', async () => {
    const sessions = await world(answers(tooLong, SUMMARY, tooLong), { window });
    await outgrow(sessions, 200);
    // Long enough that one question takes in all that came before.
    const json = chatBody(long('four', 535));
    const response = await sessions.gateway.request(CHAT, { json, headers: inSession() });
    expect((await expectError('createChatCompletion', response, 400)).code).toBe('context_length_exceeded');
    expect(sessions.upstream.requests).toHaveLength(6);
    expect(`${await instructions(sessions, 5)}${await asked(sessions, 5)}`).toContain('They spoke of tides.');
    expect(await transcript(sessions.gateway)).toHaveLength(6);
  });

  it('tells its refusal at once when the configuration wants no summaries, or there is no session', async () => {
    const sessions = await world(answers(tooLong, tooLong), { window, overflow: 'error' });
    await outgrow(sessions);
    for (const headers of [inSession(), {}]) {
      const response = await sessions.gateway.request(CHAT, { json: chatBody('four'), headers });
      expect((await expectError('createChatCompletion', response, 400)).code).toBe('context_length_exceeded');
    }
    expect(sessions.upstream.requests).toHaveLength(5);
  });
});

it('leaves a conversation without a session as it is, however long', async () => {
  const sessions = await world([streamed('fine')], { window: 500 });
  await chat(sessions.gateway, chatBody(long('one').repeat(5)));
  expect(await lastAsked(sessions)).toEqual([`u:${long('one').repeat(5)}`]);
});
