// What a session remembers of the gateway's tools: the model sees them again, whatever kind of client comes back.

import { describe, expect, it } from 'vitest';
import { streamed } from '../../fixtures/clients/upstream-answers.ts';
import { type TestGateway, TOKEN } from '../../support/gateway.ts';
import { CHAT, chat, chatBody } from '../requests.ts';
import { asked, inSession, storedTurns } from '../sessions/session-world.ts';
import {
  httpEntry,
  ownHttpServer,
  saysAndCalls,
  TOOL_DOORS,
  type ToolWorld,
  toolWorld,
} from './tool-world.ts';

const FIRST = ['u:What is it?', 'a:Let me look. own__answer(s1)', 't:s1 42', 'a:It is 42.'];

const user = (content: string) => ({ role: 'user', content });
const assistant = (content: string | null, rest: object = {}) => ({ role: 'assistant', content, ...rest });

async function rememberingWorld(...more: Parameters<typeof toolWorld>[1]): Promise<ToolWorld> {
  const own = await ownHttpServer();
  return await toolWorld({ own: httpEntry(own) }, [
    saysAndCalls('Let me look.', { id: 's1', name: 'own__answer' }),
    streamed('It is 42.'),
    ...more,
    streamed('Sure.'),
  ]);
}

const send = (gateway: TestGateway, messages: readonly object[], rest: object = {}) =>
  chat(gateway, { model: 'openclaw', messages, ...rest }, { headers: inSession() });

describe('a session in which tools of the gateway were called', () => {
  it.each(TOOL_DOORS)(
    'is told to the model with the calls and their results, $operationId, stream: $stream',
    async ({ path, body, read }) => {
      const world = await rememberingWorld();
      const request = async (content: string) =>
        await read(await world.gateway.request(path, { json: body(content), headers: inSession() }));
      expect((await request('What is it?')).text).toBe('Let me look.\n\nIt is 42.');
      await request('Sure?');
      expect(await asked(world, 2)).toEqual([...FIRST, 'u:Sure?']);
    },
  );

  it('is so too for a client with its whole history, which never saw them', async () => {
    const world = await rememberingWorld();
    const { text } = await send(world.gateway, [user('What is it?')]);
    await send(world.gateway, [user('What is it?'), assistant(text), user('Sure?')]);
    expect(await asked(world, 2)).toEqual([...FIRST, 'u:Sure?']);
    expect((await storedTurns(world.gateway)).map(({ superseded, lines }) => [superseded, lines])).toEqual([
      [false, FIRST],
      [false, ['u:Sure?', 'a:Sure.']],
    ]);
  });

  it('forgets them for a client that has changed the answer', async () => {
    const world = await rememberingWorld();
    await send(world.gateway, [user('What is it?')]);
    await send(world.gateway, [user('What is it?'), assistant('It is 43.'), user('Sure?')]);
    expect(await asked(world, 2)).toEqual(['u:What is it?', 'a:It is 43.', 'u:Sure?']);
  });

  it('forgets them when the answer is asked for again', async () => {
    const world = await rememberingWorld();
    await send(world.gateway, [user('What is it?')]);
    await chat(world.gateway, chatBody('What is it?'), {
      headers: { ...inSession(), 'x-clawgate-history': 'full' },
    });
    expect(await asked(world, 2)).toEqual(['u:What is it?']);
  });

  const CALL = { id: 'c1', type: 'function', function: { name: 'get_weather', arguments: '{}' } };
  const RESULT = { role: 'tool', tool_call_id: 'c1', content: 'sunny' };

  it.each([
    ['brings only the result', [RESULT]],
    ['brings its whole history', [user('Weather?'), assistant(null, { tool_calls: [CALL] }), RESULT]],
  ])('goes on with both kinds of calls when the client %s', async (_, messages) => {
    const own = await ownHttpServer();
    const world = await toolWorld({ own: httpEntry(own) }, [
      saysAndCalls('', { id: 's1', name: 'own__answer' }, { id: 'c1', name: 'get_weather' }),
      streamed('Sunny, 42 degrees.'),
    ]);
    const tools = [{ type: 'function', function: { name: 'get_weather', parameters: { type: 'object' } } }];
    const first = await send(world.gateway, [user('Weather?')], { tools });
    expect(first.answer.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: { content: null, tool_calls: [CALL] },
    });
    const second = await send(world.gateway, messages, { tools });
    expect(second.text).toBe('Sunny, 42 degrees.');
    expect(await asked(world, 1)).toEqual([
      'u:Weather?',
      'a:own__answer(s1) get_weather(c1)',
      't:s1 42',
      't:c1 sunny',
    ]);
  });
});

describe('a run without a session', () => {
  it('tells the model what it was sent and no more', async () => {
    const world = await rememberingWorld();
    const { text } = await chat(world.gateway, chatBody('What is it?'));
    const messages = [user('What is it?'), assistant(text), user('Sure?')];
    const json = { model: 'openclaw', messages };
    await (await world.gateway.request(CHAT, { json, headers: { authorization: `Bearer ${TOKEN}` } })).text();
    expect(await asked(world, 2)).toEqual(['u:What is it?', 'a:Let me look.\n\nIt is 42.', 'u:Sure?']);
  });
});
