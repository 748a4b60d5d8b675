// Clients that send everything each time, clients that send only what is new, and both in one session.

import { join } from 'node:path';
import type { ChatCompletionMessageParam } from 'openai/resources';
import { describe, expect, it } from 'vitest';
import { exportSession } from '../../../src/cli/sessions/export.ts';
import { fakeEdge } from '../../cli/fake-edge.ts';
import { openaiClient } from '../../clients/openai-client.ts';
import { chunk, completion, failure, streamed, toolCalls } from '../../fixtures/clients/upstream-answers.ts';
import { expectContract, expectError } from '../../support/contract.ts';
import { CUT, gate, STALL } from '../../support/scripted-upstream.ts';
import { CHAT, chat, chatBody, RESPONSES, responsesBody } from '../requests.ts';
import { streamReader } from '../stream-reader.ts';
import {
  asked,
  inSession,
  instructions,
  KEY,
  lastAsked,
  numbered,
  type SessionWorld,
  sessionWorld,
  storedTurns,
  transcript,
} from './session-world.ts';

type Message = { readonly role: string; readonly content: unknown; readonly [field: string]: unknown };

const user = (content: unknown): Message => ({ role: 'user', content });
const assistant = (content: string): Message => ({ role: 'assistant', content });
const system = (content: string): Message => ({ role: 'system', content });

/** Sends the messages in the session and gives the answer's text. */
async function send(
  { gateway }: SessionWorld,
  messages: readonly Message[],
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const json = { model: 'openclaw', messages };
  return (await chat(gateway, json, { headers: { ...inSession(), ...headers } })).text;
}

describe('a client that sends everything each time', () => {
  it('has its conversation stored once', async () => {
    const world = await sessionWorld();
    const client = openaiClient(world.gateway);
    const history: ChatCompletionMessageParam[] = [{ role: 'system', content: 'Be brief.' }];
    for (const text of ['one', 'two', 'three']) {
      history.push({ role: 'user', content: text });
      const stream = client.chat.completions.stream(
        { model: 'openclaw', messages: history },
        { headers: inSession() },
      );
      const { message } = (await stream.finalChatCompletion()).choices[0] ?? {};
      history.push({ role: 'assistant', content: message?.content ?? '' });
    }
    const all = ['u:one', 'a:answer 1', 'u:two', 'a:answer 2', 'u:three', 'a:answer 3'];
    expect(await asked(world, 2)).toEqual(all.slice(0, 5));
    expect(await transcript(world.gateway)).toEqual(all);
    expect((await storedTurns(world.gateway)).map(({ lines }) => lines)).toEqual([
      all.slice(0, 2),
      all.slice(2, 4),
      all.slice(4),
    ]);
  });

  it('edits an earlier message: what followed is superseded and stays stored', async () => {
    const world = await sessionWorld();
    await send(world, [user('one')]);
    await send(world, [user('one'), assistant('answer 1'), user('two')]);
    await send(world, [user('one'), assistant('answer 1'), user('2')]);
    expect(await lastAsked(world)).toEqual(['u:one', 'a:answer 1', 'u:2']);
    expect(await transcript(world.gateway)).toEqual(['u:one', 'a:answer 1', 'u:2', 'a:answer 3']);
    expect(await storedTurns(world.gateway)).toMatchObject([
      { superseded: false, lines: ['u:one', 'a:answer 1'] },
      { superseded: true, lines: ['u:two', 'a:answer 2'] },
      { superseded: false, lines: ['u:2', 'a:answer 3'] },
    ]);
  });

  it('asks for another answer: the first one is superseded', async () => {
    const world = await sessionWorld();
    await send(world, [user('one')]);
    const again = [user('one'), assistant('answer 1'), user('two')];
    await send(world, again);
    await send(world, again);
    expect(await lastAsked(world)).toEqual(['u:one', 'a:answer 1', 'u:two']);
    expect(await transcript(world.gateway)).toEqual(['u:one', 'a:answer 1', 'u:two', 'a:answer 3']);
    expect((await storedTurns(world.gateway)).map(({ superseded }) => superseded)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('gives answers another wording, and its wording is the truth', async () => {
    const world = await sessionWorld();
    await send(world, [user('one')]);
    await send(world, [user('one'), assistant('no, this'), user('two')]);
    expect(await lastAsked(world)).toEqual(['u:one', 'a:no, this', 'u:two']);
    expect(await transcript(world.gateway)).toEqual(['u:one', 'a:no, this', 'u:two', 'a:answer 2']);
  });

  it('is recognised by answers that it trimmed or re-wrapped', async () => {
    const world = await sessionWorld([completion('  A first line.\n\nA second.  '), completion('fine')]);
    await send(world, [user('one')]);
    await send(world, [user('one '), assistant('A first line.\nA second.'), user('two')]);
    expect((await storedTurns(world.gateway)).map(({ lines }) => lines.length)).toEqual([2, 2]);
  });

  it('brings tool results with all that came before', async () => {
    const call = { id: 'call_1', name: 'look', arguments: '{"at":"sea"}' };
    const world = await sessionWorld([toolCalls(call), completion('Blue.')]);
    const wireCall = {
      id: 'call_1',
      type: 'function',
      function: { name: 'look', arguments: '{ "at": "sea" }' },
    };
    const tools = [{ type: 'function', function: { name: 'look', parameters: { type: 'object' } } }];
    const options = { headers: inSession() };
    await chat(world.gateway, { ...chatBody('What do you see?'), tools }, options);
    const messages = [
      user('What do you see?'),
      { role: 'assistant', content: null, tool_calls: [wireCall] },
      { role: 'tool', tool_call_id: 'call_1', content: 'waves' },
    ];
    await chat(world.gateway, { model: 'openclaw', messages, tools }, options);
    expect(await lastAsked(world)).toEqual(['u:What do you see?', 'a:look(call_1)', 't:call_1 waves']);
    expect(await storedTurns(world.gateway)).toMatchObject([
      { status: 'tool-calls', lines: ['u:What do you see?', 'a:look(call_1)'] },
      { status: 'completed', lines: ['t:call_1 waves', 'a:Blue.'] },
    ]);
  });
});

describe('a client that sends only what is new', () => {
  it('is given the conversation so far', async () => {
    const world = await sessionWorld();
    for (const text of ['one', 'two', 'three']) await send(world, [user(text)]);
    expect(await lastAsked(world)).toEqual(['u:one', 'a:answer 1', 'u:two', 'a:answer 2', 'u:three']);
  });

  it('says the same twice and was answered twice: both count', async () => {
    const world = await sessionWorld();
    for (const text of ['more', 'more']) await send(world, [user(text)]);
    expect(await lastAsked(world)).toEqual(['u:more', 'a:answer 1', 'u:more']);
    expect(await transcript(world.gateway)).toEqual(['u:more', 'a:answer 1', 'u:more', 'a:answer 2']);
  });

  it('repeats the end of what is stored, which counts once', async () => {
    const call = { id: 'call_1', name: 'look', arguments: '{}' };
    const world = await sessionWorld([toolCalls(call), completion('Blue.')]);
    const tools = [{ type: 'function', function: { name: 'look', parameters: { type: 'object' } } }];
    await chat(world.gateway, { ...chatBody('Look!'), tools }, { headers: inSession() });
    const tool = { role: 'tool', tool_call_id: 'call_1', content: 'waves' };
    const wireCall = { id: 'call_1', type: 'function', function: { name: 'look', arguments: '{}' } };
    const messages = [{ role: 'assistant', content: '', tool_calls: [wireCall] }, tool, user('And?')];
    await chat(world.gateway, { model: 'openclaw', messages, tools }, { headers: inSession() });
    expect(await lastAsked(world)).toEqual(['u:Look!', 'a:look(call_1)', 't:call_1 waves', 'u:And?']);
  });

  it('brings tool results alone, in both dialects', async () => {
    const call = { id: 'call_1', name: 'look', arguments: '{}' };
    const world = await sessionWorld([
      toolCalls(call),
      toolCalls({ ...call, id: 'call_2' }),
      completion('Blue.'),
    ]);
    const parameters = { type: 'object' };
    const headers = inSession();
    const tools = [{ type: 'function', function: { name: 'look', parameters } }];
    await chat(world.gateway, { ...chatBody('Look!'), tools }, { headers });
    const messages = [{ role: 'tool', tool_call_id: 'call_1', content: 'waves' }];
    await chat(world.gateway, { model: 'openclaw', messages, tools }, { headers });
    const input = [{ type: 'function_call_output', call_id: 'call_2', output: 'sand' }];
    const json = {
      model: 'openclaw',
      input,
      tools: [{ type: 'function', name: 'look', parameters, strict: false }],
    };
    await expectContract('createResponse', await world.gateway.request(RESPONSES, { json, headers }));
    expect(await lastAsked(world)).toEqual([
      'u:Look!',
      'a:look(call_1)',
      't:call_1 waves',
      'a:look(call_2)',
      't:call_2 sand',
    ]);
  });

  it('is refused with a result that no call in the session or the request asked for', async () => {
    const { gateway, upstream } = await sessionWorld();
    const input = [{ type: 'function_call_output', call_id: 'call_9', output: 'sand' }];
    for (const headers of [inSession(), {}]) {
      for (const stream of [false, true]) {
        const json = { model: 'openclaw', input, stream };
        const response = await gateway.request(RESPONSES, { json, headers });
        expect(await expectError('createResponse', response, 400)).toMatchObject({
          code: 'invalid_value',
          param: 'input[0].call_id',
        });
      }
    }
    expect(upstream.requests).toHaveLength(0);
    expect(await transcript(gateway)).toEqual([]);
  });

  it('leaves a tool call without result, and the backend is told so', async () => {
    const call = { id: 'call_1', name: 'look', arguments: '{}' };
    const world = await sessionWorld([toolCalls(call), completion('Fine.')]);
    const tools = [{ type: 'function', function: { name: 'look', parameters: { type: 'object' } } }];
    await chat(world.gateway, { ...chatBody('Look!'), tools }, { headers: inSession() });
    await send(world, [user('Never mind.')]);
    expect(await lastAsked(world)).toEqual([
      'u:Look!',
      'a:look(call_1)',
      expect.stringMatching(/^t:call_1 ./),
      'u:Never mind.',
    ]);
    expect(await transcript(world.gateway)).toEqual([
      'u:Look!',
      'a:look(call_1)',
      'u:Never mind.',
      'a:Fine.',
    ]);
  });
});

describe('both kinds of client in one session', () => {
  it('see one conversation', async () => {
    const world = await sessionWorld();
    await send(world, [user('one')]);
    await send(world, [user('one'), assistant('answer 1'), user('two')]);
    await send(world, [user('three')]);
    await send(world, [
      ...['one', 'answer 1', 'two', 'answer 2', 'three', 'answer 3'].map((text, index) =>
        index % 2 === 0 ? user(text) : assistant(text),
      ),
      user('four'),
    ]);
    const json = responsesBody('five');
    await (await world.gateway.request(RESPONSES, { json, headers: inSession() })).text();
    const all = ['one', 'two', 'three', 'four', 'five'].flatMap((text, index) => [
      `u:${text}`,
      `a:answer ${index + 1}`,
    ]);
    expect(await lastAsked(world)).toEqual(all.slice(0, -1));
    expect(await transcript(world.gateway)).toEqual(all);
    expect((await storedTurns(world.gateway)).map(({ superseded }) => superseded)).toEqual(
      Array(5).fill(false),
    );
  });
});

describe('a request that is sent again', () => {
  const DOORS = [
    { operationId: 'createChatCompletion', path: CHAT, body: chatBody },
    { operationId: 'createResponse', path: RESPONSES, body: responsesBody },
  ] as const;

  it.each(DOORS)(
    'counts once when the answer of $operationId was cut',
    async ({ operationId, path, body }) => {
      const world = await sessionWorld([
        streamed('Hi.'),
        { steps: [chunk({ content: 'Half an' }), STALL] },
        streamed('A whole answer.'),
      ]);
      const { gateway } = world;
      await (await gateway.request(path, { json: body('Hello'), headers: inSession() })).text();
      const leaving = new AbortController();
      const json = body('Tell me', { stream: true });
      const broken = await gateway.request(path, { json, headers: inSession(), signal: leaving.signal });
      await streamReader(broken).until('Half an');
      leaving.abort();
      const again = await gateway.request(path, { json, headers: inSession() });
      expect((await expectContract(operationId, again)).status).toBe(200);
      expect(await asked(world, 2)).toEqual(['u:Hello', 'a:Hi.', 'u:Tell me']);
      expect(await transcript(gateway)).toEqual(['u:Hello', 'a:Hi.', 'u:Tell me', 'a:A whole answer.']);
      expect(await storedTurns(gateway)).toMatchObject([
        { status: 'completed', superseded: false },
        { status: 'cut-off', superseded: true, lines: ['u:Tell me', 'a:Half an'] },
        { status: 'completed', superseded: false, lines: ['a:A whole answer.'] },
      ]);
    },
  );

  it.each([false, true])('counts once after a failure of the backend, stream: %s', async (stream) => {
    const world = await sessionWorld([
      completion('Hi.'),
      failure(500, { message: 'no' }),
      completion('Yes.'),
    ]);
    const { gateway } = world;
    await send(world, [user('Hello')]);
    for (const status of [502, 200]) {
      const json = chatBody('Tell me', { stream });
      const response = await gateway.request(CHAT, { json, headers: inSession() });
      expect((await expectContract('createChatCompletion', response)).status).toBe(status);
    }
    expect(await lastAsked(world)).toEqual(['u:Hello', 'a:Hi.', 'u:Tell me']);
    expect(await transcript(gateway)).toEqual(['u:Hello', 'a:Hi.', 'u:Tell me', 'a:Yes.']);
  });

  it('counts once after a stream that broke in its midst', async () => {
    const world = await sessionWorld([{ steps: [chunk({ content: 'Half' }), CUT] }, completion('Whole.')]);
    const json = chatBody('Tell me', { stream: true });
    const broken = await world.gateway.request(CHAT, { json, headers: inSession() });
    await expectContract('createChatCompletion', broken);
    await send(world, [user('Tell me')]);
    expect(await lastAsked(world)).toEqual(['u:Tell me']);
    expect(await transcript(world.gateway)).toEqual(['u:Tell me', 'a:Whole.']);
  });

  it('counts once when the client left before the first word', async () => {
    const world = await sessionWorld([{ steps: [], beforeHead: STALL }, completion('Whole.')]);
    const leaving = new AbortController();
    const json = chatBody('Tell me');
    const first = world.gateway.request(CHAT, { json, headers: inSession(), signal: leaving.signal });
    await world.upstream.request(0);
    leaving.abort();
    await expect(first).rejects.toThrow();
    await send(world, [user('Tell me')]);
    expect(await lastAsked(world)).toEqual(['u:Tell me']);
    expect(await transcript(world.gateway)).toEqual(['u:Tell me', 'a:Whole.']);
  });

  it('while the first is still under way waits for it, and counts once when that was lost', async () => {
    const held = gate();
    const world = await sessionWorld([
      { steps: [chunk({ content: 'Half' }), held, STALL] },
      completion('Whole.'),
    ]);
    const { gateway, upstream } = world;
    const leaving = new AbortController();
    const options = { json: chatBody('Tell me', { stream: true }), headers: inSession() };
    const first = await gateway.request(CHAT, { ...options, signal: leaving.signal });
    await streamReader(first).until('Half');
    const second = gateway.request(CHAT, options);
    leaving.abort();
    await expectContract('createChatCompletion', await second);
    expect(upstream.requests).toHaveLength(2);
    expect(await lastAsked(world)).toEqual(['u:Tell me']);
    expect(await transcript(gateway)).toEqual(['u:Tell me', 'a:Whole.']);
  });

  it('from a client that sends everything supersedes what it lost', async () => {
    const world = await sessionWorld([
      completion('Hi.'),
      { steps: [chunk({ content: 'Half' }), CUT] },
      completion('Whole.'),
    ]);
    await send(world, [user('Hello')]);
    const messages = [user('Hello'), assistant('Hi.'), user('Tell me')];
    const json = { model: 'openclaw', messages, stream: true };
    await (await world.gateway.request(CHAT, { json, headers: inSession() })).text();
    await send(world, messages);
    expect(await transcript(world.gateway)).toEqual(['u:Hello', 'a:Hi.', 'u:Tell me', 'a:Whole.']);
  });
});

it('exports what was lost as cut off, what took its place, and which of them stands', async () => {
  const world = await sessionWorld([{ steps: [chunk({ content: 'Half' }), STALL] }, completion('Whole.')]);
  const { gateway } = world;
  const leaving = new AbortController();
  const json = chatBody('Tell me', { stream: true });
  const cut = await gateway.request(CHAT, { json, headers: inSession(), signal: leaving.signal });
  await streamReader(cut).until('Half');
  leaving.abort();
  await send(world, [user('Tell me')]);
  const edge = fakeEdge({ OPENCLAW_STATE_DIR: gateway.stateDir });
  const config = [join(gateway.stateDir, 'openclaw.json')];
  // The gateway still has the file open; so has its operator's command.
  expect(await exportSession(KEY, { config, format: 'jsonl', force: false }, edge)).toBe(0);
  const records = edge
    .out()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(records).toMatchObject([
    { sessionKey: KEY, status: 'cut-off', delivered: false, superseded: true },
    { sessionKey: KEY, status: 'completed', superseded: false },
  ]);
});

describe('x-clawgate-history', () => {
  it('full takes a request without answers for the whole conversation', async () => {
    const world = await sessionWorld();
    await send(world, [user('one')]);
    await send(world, [user('one')], { 'x-clawgate-history': 'full' });
    expect(await lastAsked(world)).toEqual(['u:one']);
    expect(await transcript(world.gateway)).toEqual(['u:one', 'a:answer 2']);
    await send(world, [user('new')], { 'x-clawgate-history': 'full' });
    expect(await transcript(world.gateway)).toEqual(['u:new', 'a:answer 3']);
    expect((await storedTurns(world.gateway)).map(({ superseded }) => superseded)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('delta takes a request with answers for what is new', async () => {
    const world = await sessionWorld();
    await send(world, [user('one')]);
    const shots = [user('one'), assistant('an example'), user('two')];
    await send(world, shots, { 'x-clawgate-history': 'delta' });
    expect(await lastAsked(world)).toEqual(['u:one', 'a:answer 1', 'u:one', 'a:an example', 'u:two']);
  });

  it('is told in the log, as the request was understood', async () => {
    const world = await sessionWorld();
    const how = async (id: string, messages: readonly Message[]): Promise<unknown> => {
      await send(world, messages, { 'x-request-id': id });
      return (await world.gateway.logged(id)).history;
    };
    expect(await how('1', [user('one')])).toBe('new');
    expect(await how('2', [user('two')])).toBe('delta');
    expect(await how('3', [user('one'), assistant('answer 1'), user('three')])).toBe('full');
  });
});

describe('system messages', () => {
  it('that begin a request may change with each, and are not stored', async () => {
    const world = await sessionWorld();
    await send(world, [system('It is nine.'), user('one')]);
    await send(world, [system('It is ten.'), user('one'), assistant('answer 1'), user('two')]);
    await send(world, [system('It is eleven.'), user('three')]);
    expect(await instructions(world, 2)).toContain('It is eleven.');
    expect(await instructions(world, 2)).not.toContain('It is ten.');
    expect(await transcript(world.gateway)).toEqual([
      'u:one',
      'a:answer 1',
      'u:two',
      'a:answer 2',
      'u:three',
      'a:answer 3',
    ]);
  });

  it('in the midst take no part in matching', async () => {
    const world = await sessionWorld();
    await send(world, [user('one'), system('Rhyme.'), user('two')]);
    await send(world, [user('one'), user('two'), assistant('answer 1'), user('three')]);
    expect((await storedTurns(world.gateway)).map(({ superseded }) => superseded)).toEqual([false, false]);
    expect((await storedTurns(world.gateway))[1]?.lines).toEqual(['u:three', 'a:answer 2']);
  });
});

it('remembers images, and knows them again', async () => {
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const world = await sessionWorld(numbered(3));
  const picture = user([
    { type: 'text', text: 'What is this?' },
    { type: 'image_url', image_url: { url: `data:image/png;base64,${png}` } },
  ]);
  await send(world, [picture]);
  await send(world, [picture, assistant('answer 1'), user('And its color?')]);
  await send(world, [user('Sure?')]);
  expect(await lastAsked(world)).toEqual([
    'u:What is this?[image]',
    'a:answer 1',
    'u:And its color?',
    'a:answer 2',
    'u:Sure?',
  ]);
  expect((await world.upstream.request(2)).text).toContain(png);
});

it('begins anew when another whole conversation comes under the same user, and keeps the old one', async () => {
  const world = await sessionWorld();
  const say = (messages: readonly Message[]) =>
    chat(world.gateway, { model: 'openclaw', user: 'ada', messages });
  await say([user('one')]);
  await say([user('Other things'), assistant('Such as?'), user('These')]);
  expect(await lastAsked(world)).toEqual(['u:Other things', 'a:Such as?', 'u:These']);
  const key = 'agent:main:openai-user:ada';
  expect(await transcript(world.gateway, key)).toEqual([
    'u:Other things',
    'a:Such as?',
    'u:These',
    'a:answer 2',
  ]);
  expect(await storedTurns(world.gateway, key)).toMatchObject([
    { superseded: true, lines: ['u:one', 'a:answer 1'] },
    { superseded: false },
  ]);
});
