// Which tools of servers the model is offered: by the rules for all, of the agent, and of the channel.

import { describe, expect, it } from 'vitest';
import { completion } from '../../fixtures/clients/upstream-answers.ts';
import type { RecordedRequest } from '../../support/scripted-upstream.ts';
import { CHAT, chat, chatBody } from '../requests.ts';
import { asked } from '../sessions/session-world.ts';
import {
  httpEntry,
  ownHttpServer,
  saysAndCalls,
  TOOL_DOORS,
  type ToolWorld,
  toolWorld,
} from './tool-world.ts';

const RULES = {
  tools: { deny: ['own__exit', '*__LAUNCH'] },
  agents: {
    defaults: { model: 'upstream/model-1' },
    list: [
      { id: 'main', default: true },
      { id: 'adder', tools: { allow: ['own__answer', 'own__a*', 'own__long', 'own__exit'] } },
      { id: 'bare', tools: { deny: ['own'] } },
    ],
  },
  clawgate: {
    tools: {
      byChannel: {
        public: { deny: ['*'] },
        Phone: { allow: ['own__answer', 'own__pid'], deny: ['own__pid'] },
      },
    },
  },
};

/** The own server's tools that the model was offered, without their prefix. */
function offered({ json }: RecordedRequest): readonly string[] {
  const { tools = [] } = json as { tools?: { function: { name: string } }[] };
  return tools.map((tool) => tool.function.name.replace(/^own__/, ''));
}

async function rulesWorld(): Promise<ToolWorld> {
  const own = await ownHttpServer();
  return await toolWorld({ own: httpEntry(own) }, [completion('ok')], RULES);
}

describe('the tools that a model is offered', () => {
  it('are what the rules for all, of the agent and of the channel leave', async () => {
    const { gateway, upstream } = await rulesWorld();
    const offer = async (agent: string, channel?: string): Promise<readonly string[]> => {
      const headers = channel === undefined ? {} : { 'x-openclaw-message-channel': channel };
      await chat(gateway, { ...chatBody(), model: `openclaw/${agent}` }, { headers });
      return offered(await upstream.request(upstream.requests.length - 1));
    };
    const all = await offer('main');
    expect(all).toEqual(expect.arrayContaining(['answer', 'fail', 'long', 'pid', 'stall']));
    expect(all).not.toContain('exit');
    expect(all).not.toContain('launch');
    expect(await offer('adder')).toEqual(['answer', 'long']);
    expect(await offer('bare')).toEqual([]);
    expect(await offer('main', 'public')).toEqual([]);
    expect(await offer('main', ' PUBLIC ')).toEqual([]);
    expect(await offer('main', 'phone')).toEqual(['answer']);
    expect(await offer('adder', 'phone')).toEqual(['answer']);
    // A channel that has no rules, be it called like a member of every object.
    expect(await offer('main', 'telegram')).toEqual(all);
    expect(await offer('main', 'constructor')).toEqual(all);
    expect(await offer('main', '__proto__')).toEqual(all);
  });

  it('come after those of the caller, and not at all when it wants no calls', async () => {
    const { gateway, upstream } = await rulesWorld();
    const tools = [{ type: 'function', function: { name: 'own__answer', description: "the caller's" } }];
    await chat(gateway, chatBody('Hello', { tools }));
    const names = offered(await upstream.request(0));
    expect(names[0]).toBe('answer');
    expect(names.filter((name) => name === 'answer')).toHaveLength(1);
    expect(upstream.requests[0]?.json).toHaveProperty('tools.0.function.description', "the caller's");
    await chat(gateway, chatBody('Hello', { tools, tool_choice: 'none' }));
    expect(offered(await upstream.request(1))).toEqual(['answer']);
  });

  it.each(TOOL_DOORS)(
    'are all that is executed: one that was denied is not, $operationId, stream: $stream',
    async ({ path, body, read }) => {
      const own = await ownHttpServer();
      const answers = [saysAndCalls('', { id: 's1', name: 'own__exit' }), saysAndCalls('Then not.')];
      const { gateway, upstream } = await toolWorld({ own: httpEntry(own) }, answers, RULES);
      const told = await read(await gateway.request(path, { json: body('Hello') }));
      expect(told).toMatchObject({ text: 'Then not.', calls: [] });
      expect((await asked({ upstream }, 1)).at(-1)).toBe('t:s1 There is no tool own__exit.');
      expect(own.requests.map(({ what }) => what)).not.toContain('tools/call');
    },
  );

  it('are not asked for when the channel leaves none', async () => {
    const own = await ownHttpServer();
    const { gateway } = await toolWorld({ own: httpEntry(own) }, [completion('ok')], RULES);
    const headers = { 'x-openclaw-message-channel': 'public' };
    await (await gateway.request(CHAT, { json: chatBody(), headers })).text();
    expect(own.requests).toEqual([]);
  });
});
