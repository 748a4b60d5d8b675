// What a request may say about how much: tool calls of the gateway, and what becomes of a chain that is too long.

import { expect, it } from 'vitest';
import { completion } from '../../fixtures/clients/upstream-answers.ts';
import { testGateway, upstreamDocument } from '../../support/gateway.ts';
import { scriptedUpstream } from '../../support/scripted-upstream.ts';
import { lastAsked } from '../sessions/session-world.ts';
import { httpEntry, ownHttpServer, saysAndCalls, toolWorld } from '../tools/tool-world.ts';
import { responsesOf } from './response-world.ts';

it('executes no more tools than max_tool_calls, and the chain knows what came of them', async () => {
  const server = await ownHttpServer();
  const calls = ['1', '2'].map((id) => ({ id, name: 'own__answer' }));
  const world = await toolWorld({ own: httpEntry(server) }, [
    saysAndCalls('', ...calls),
    completion('Done.'),
  ]);
  const { create } = responsesOf(world.gateway);
  const made = await create({ input: 'Go', max_tool_calls: 1 });
  expect(made).toMatchObject({ status: 'completed', max_tool_calls: 1 });
  const [, , first, second] = await lastAsked(world);
  expect(first).toBe('t:1 42');
  expect(second).toMatch(/^t:2 Not executed: the caller allows 1 tool calls/);
  await create({ input: 'And?', previous_response_id: made.id });
  expect(await lastAsked(world)).toEqual([
    'u:Go',
    'a:own__answer(1) own__answer(2)',
    first,
    second,
    'a:Done.',
    'u:And?',
  ]);
});

it('leaves the oldest turns of a chain out with truncation auto, and none without', async () => {
  const upstream = await scriptedUpstream(completion('ok'));
  const model = { id: 'model-1', contextWindow: 1000, maxTokens: 50 };
  const providers = { upstream: { baseUrl: upstream.baseUrl, apiKey: 'key', models: [model] } };
  const gateway = await testGateway(upstreamDocument(upstream.baseUrl, { models: { providers } }));
  const { create } = responsesOf(gateway);
  const long = 'the tide comes in and goes out again. '.repeat(50).trim();
  const first = await create({ input: long });
  const second = await create({ input: long, previous_response_id: first.id });
  await create({ input: 'now?', previous_response_id: second.id });
  expect(await lastAsked({ upstream })).toEqual([`u:${long}`, 'a:ok', `u:${long}`, 'a:ok', 'u:now?']);
  await create({ input: 'now?', previous_response_id: second.id, truncation: 'auto' });
  expect(await lastAsked({ upstream })).toEqual([`u:${long}`, 'a:ok', 'u:now?']);
});
