// Which session a request belongs to, and what its answer tells of it.

import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sessionStorePath } from '../../../src/stores/session-store-path.ts';
import { completion, failure } from '../../fixtures/clients/upstream-answers.ts';
import { expectContract, expectError } from '../../support/contract.ts';
import { type RequestOptions, simDocument, testGateway } from '../../support/gateway.ts';
import { CHAT, chat, chatBody, RESPONSES, responsesBody } from '../requests.ts';
import { asked, inSession, KEY, sessionWorld, storedKeys, storedTurns, transcript } from './session-world.ts';

const DOORS = [
  { operationId: 'createChatCompletion', path: CHAT, body: chatBody, namespace: 'openai-user' },
  { operationId: 'createResponse', path: RESPONSES, body: responsesBody, namespace: 'openresponses-user' },
] as const;
const STREAMS = [false, true];
const CASES = DOORS.flatMap((door) => STREAMS.map((stream) => ({ ...door, stream })));

describe.each(CASES)('$operationId, stream: $stream', ({ operationId, path, body, namespace, stream }) => {
  it('keeps the conversation under the key of the header, before all other names', async () => {
    const world = await sessionWorld();
    const { gateway } = world;
    const headers = { ...inSession(' my chat '), 'x-chat': 'other' };
    for (const text of ['one', 'two']) {
      const response = await gateway.request(path, { json: body(text, { stream, user: 'ada' }), headers });
      expect(response.headers.get('x-openclaw-session-key')).toBe('my chat');
      expect(response.headers.get('x-openclaw-agent-id')).toBe('main');
      expect(response.headers.get('x-openclaw-model')).toBe('upstream/model-1');
      expect((await expectContract(operationId, response)).status).toBe(200);
    }
    expect(await asked(world, 1)).toEqual(['u:one', 'a:answer 1', 'u:two']);
    expect(await storedKeys(gateway)).toEqual(['my chat']);
  });

  it('keeps it under the user in a namespace of its own', async () => {
    const world = await sessionWorld();
    for (const text of ['one', 'two']) {
      const response = await world.gateway.request(path, { json: body(text, { stream, user: 'ada' }) });
      expect(response.headers.get('x-openclaw-session-key')).toBe(`agent:main:${namespace}:ada`);
      await expectContract(operationId, response);
    }
    expect(await transcript(world.gateway, `agent:main:${namespace}:ada`)).toEqual([
      'u:one',
      'a:answer 1',
      'u:two',
      'a:answer 2',
    ]);
  });

  it('stores nothing, not even a file, for requests that name no session', async () => {
    const world = await sessionWorld();
    const keys = new Set<string | null>();
    for (const text of ['one', 'two']) {
      const response = await world.gateway.request(path, { json: body(text, { stream, store: false }) });
      keys.add(response.headers.get('x-openclaw-session-key'));
      await expectContract(operationId, response);
    }
    expect(keys.size).toBe(2);
    expect(await asked(world, 1)).toEqual(['u:two']);
    expect(existsSync(sessionStorePath(world.gateway.stateDir))).toBe(false);
  });

  it('tells the session, the agent and the backend of a run that failed', async () => {
    const { gateway } = await sessionWorld([failure(500, { message: 'no' })]);
    const response = await gateway.request(path, { json: body('one', { stream }), headers: inSession() });
    expect(response.headers.get('x-openclaw-session-key')).toBe(KEY);
    expect(response.headers.get('x-openclaw-agent-id')).toBe('main');
    expect(response.headers.get('x-openclaw-model')).toBe('upstream/model-1');
    await expectError(operationId, response, 502);
  });

  it('refuses reserved keys and those of another agent, and stores nothing', async () => {
    const gateway = await testGateway(simDocument());
    const refused = async (key: string): Promise<string> => {
      const response = await gateway.request(path, {
        json: body('one', { stream }),
        headers: inSession(key),
      });
      return (await expectError(operationId, response, 400)).code;
    };
    expect(await refused('agent:research:main')).toBe('session_agent_mismatch');
    expect(await refused('cron:daily')).toBe('reserved_session_key');
    expect(existsSync(sessionStorePath(gateway.stateDir))).toBe(false);
  });
});

describe('headers named by clawgate.sessions.keyFrom', () => {
  const settings = { clawgate: { sessions: { keyFrom: ['X-OpenWebUI-Chat-Id', 'X-Chat'] } } };

  async function keyOf(headers: RequestOptions['headers'], user?: string): Promise<string | null> {
    const { gateway } = await sessionWorld([completion('hi')], settings);
    const answered = await chat(gateway, chatBody('one', { user }), { headers: { ...headers } });
    const key = answered.headers.get('x-openclaw-session-key');
    expect(await storedKeys(gateway)).toEqual([key]);
    return key;
  }

  it('name the session in their order, after x-openclaw-session-key and before user', async () => {
    const both = { 'x-chat': 'second', 'x-openwebui-chat-id': 'first' };
    expect(await keyOf({ ...both, ...inSession() }, 'ada')).toBe(KEY);
    expect(await keyOf(both, 'ada')).toBe('agent:main:x-openwebui-chat-id:first');
    expect(await keyOf({ 'x-chat': 'second' }, 'ada')).toBe('agent:main:x-chat:second');
    expect(await keyOf({ 'x-chat': '' }, 'ada')).toBe('agent:main:openai-user:ada');
  });

  it('name nothing unless they are configured', async () => {
    const { gateway } = await sessionWorld([completion('hi')]);
    await chat(gateway, chatBody(), { headers: { 'x-openwebui-chat-id': 'first' } });
    expect(existsSync(sessionStorePath(gateway.stateDir))).toBe(false);
  });
});

it('keeps the same key apart for each agent', async () => {
  const gateway = await testGateway(simDocument());
  for (const model of ['openclaw/main', 'openclaw/research']) {
    await chat(gateway, { ...chatBody(`I ask ${model}`), model }, { headers: inSession('shared') });
  }
  expect(await storedKeys(gateway)).toEqual(['shared', 'shared']);
  expect((await transcript(gateway, 'shared', 'main'))[0]).toBe('u:I ask openclaw/main');
  expect((await transcript(gateway, 'shared', 'research'))[0]).toBe('u:I ask openclaw/research');
});

it('continues over one door what was begun at the other under the same key', async () => {
  const world = await sessionWorld();
  await chat(world.gateway, chatBody('one'), { headers: inSession() });
  const response = await world.gateway.request(RESPONSES, {
    json: responsesBody('two'),
    headers: inSession(),
  });
  await expectContract('createResponse', response);
  expect(await asked(world, 1)).toEqual(['u:one', 'a:answer 1', 'u:two']);
  expect((await storedTurns(world.gateway)).map(({ status, delivered }) => [status, delivered])).toEqual([
    ['completed', true],
    ['completed', true],
  ]);
});
