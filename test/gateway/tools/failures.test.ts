// What goes wrong with tools and their servers reaches the model as a result, and the run goes on.

import { describe, expect, it } from 'vitest';
import { completion, streamed } from '../../fixtures/clients/upstream-answers.ts';
import { expectError } from '../../support/contract.ts';
import { STALL } from '../../support/scripted-upstream.ts';
import { CHAT, chat, chatBody } from '../requests.ts';
import { asked } from '../sessions/session-world.ts';
import { httpEntry, ownHttpServer, pipeEntry, saysAndCalls, TOOL_DOORS, toolWorld } from './tool-world.ts';

type Failure = {
  readonly name: string;
  readonly tool: string;
  readonly arguments?: string;
  readonly want: RegExp;
};

const FAILURES: readonly Failure[] = [
  {
    name: 'arguments that break the schema',
    tool: 'long',
    arguments: '{"count":"many"}',
    want: /do not match the tool's schema, and the tool was not called:\n- \/count must be integer/,
  },
  { name: 'arguments that are no JSON', tool: 'answer', arguments: '{"a":', want: /are not valid JSON/ },
  { name: 'arguments that are no object', tool: 'answer', arguments: '[1]', want: /must be one JSON object/ },
  { name: 'a tool that failed', tool: 'fail', want: /^it went wrong$/ },
  { name: 'a refusal of the server', tool: 'refuse', want: /the moon is in the wrong house/ },
  { name: 'a tool that takes too long', tool: 'stall', want: /did not answer within 250 ms/ },
];

describe.each(TOOL_DOORS)('$operationId, stream: $stream, goes on after', ({ path, stream, body, read }) => {
  it.each(FAILURES)('$name', async ({ tool, arguments: argumentsText = '{}', want }) => {
    const own = await ownHttpServer();
    const call = { id: 's1', name: `own__${tool}`, arguments: argumentsText };
    const world = await toolWorld(
      { own: httpEntry(own, { requestTimeoutMs: 250 }) },
      [saysAndCalls('', call), streamed('Sorry.')],
      { clawgate: { stream: { toolEvents: true } } },
    );
    const told = await read(await world.gateway.request(path, { json: body('Hello') }));
    expect(told.text).toBe('Sorry.');
    const [, , result = ''] = await asked(world, 1);
    const output = result.replace(/^t:s1 /, '');
    expect(output).toMatch(want);
    if (told.activity.length > 0 || stream) {
      expect(told.activity).toEqual([`own__${tool}(${argumentsText})`, `error: ${output}`]);
    }
    const wasCalled = own.requests.some(({ what }) => what === 'tools/call');
    expect(wasCalled).toBe(!/arguments/i.test(output));
  });
});

describe('a run with a server of tools', () => {
  it('tells the model how much of an output it does not see', async () => {
    const own = await ownHttpServer();
    const call = { id: 's1', name: 'own__long', arguments: '{"count":1000}' };
    const world = await toolWorld({ own: httpEntry(own) }, [saysAndCalls('', call), completion('Long.')], {
      clawgate: { tools: { maxOutputCharacters: 101 } },
    });
    await chat(world.gateway);
    const [, , result] = await asked(world, 1);
    expect(result).toBe(
      `t:s1 ${'😀'.repeat(50)}\n[1900 of 2000 characters were left out: the tool's output is longer than allowed]`,
    );
  });

  it('that ends during a call goes on, and has it again in the next', async () => {
    const call = (name: string) => saysAndCalls('', { id: 's1', name });
    const world = await toolWorld({ own: pipeEntry() }, [
      call('own__exit'),
      completion('It is gone.'),
      completion('I have no tools.'),
    ]);
    expect((await chat(world.gateway)).text).toBe('It is gone.');
    const [, , result] = await asked(world, 1);
    expect(result).toMatch(/^t:s1 The server own of the tool own__exit ended before .*\(exit code 3\)/);
    expect(result).toContain('Whether the tool did its work is not known.');
  });

  it.each(TOOL_DOORS)(
    'that cannot start goes on without it, and the log says so, $operationId, stream: $stream',
    async ({ path, body, read }) => {
      const own = await ownHttpServer();
      const dead = await ownHttpServer();
      await dead.close();
      const world = await toolWorld(
        {
          none: { command: '/no/such/command' },
          dead: httpEntry(dead),
          own: httpEntry(own),
        },
        [saysAndCalls('', { id: 's1', name: 'own__answer' }), streamed('42.')],
      );
      const told = await read(await world.gateway.request(path, { json: body('Hello') }));
      expect(told.text).toBe('42.');
      const request = (await world.upstream.request(0)).text;
      expect(request).toContain('own__answer');
      expect(request).not.toMatch(/none__|dead__/);
      expect(await world.gateway.logged()).toMatchObject({
        runStatus: 'completed',
        toolServersUnavailable: [
          {
            server: 'none',
            reason: 'could not be started: the command or its folder does not exist',
          },
          { server: 'dead', reason: 'refused the connection' },
        ],
      });
    },
  );

  it('says nothing of servers in the log when all are there', async () => {
    const own = await ownHttpServer();
    const world = await toolWorld({ own: httpEntry(own) }, [completion('Hello.')]);
    await chat(world.gateway);
    expect(await world.gateway.logged()).not.toHaveProperty('toolServersUnavailable');
  });

  it.each(TOOL_DOORS)(
    'fails when the model calls tools for ever, $operationId, stream: $stream',
    async ({ operationId, path, body }) => {
      const own = await ownHttpServer();
      const world = await toolWorld(
        { own: httpEntry(own) },
        [saysAndCalls('', { id: 's1', name: 'own__answer' })],
        { clawgate: { run: { maxTurns: 3 } } },
      );
      const response = await world.gateway.request(path, { json: body('Hello') });
      // Nothing was said before, so that even a stream can still be refused.
      const error = await expectError(operationId, response, 502);
      expect(error.code).toBe('max_turns_exceeded');
      expect(world.upstream.requests).toHaveLength(3);
    },
  );

  it('fails with run_timeout when its time is over during a call, and the server is told', async () => {
    const own = await ownHttpServer();
    const world = await toolWorld(
      { own: httpEntry(own) },
      [saysAndCalls('', { id: 's1', name: 'own__stall' }), { steps: [STALL] }],
      { clawgate: { run: { timeoutMs: 1_000 } } },
    );
    const response = await world.gateway.request(CHAT, { json: chatBody() });
    expect((await expectError('createChatCompletion', response, 504)).code).toBe('run_timeout');
    expect(world.upstream.requests).toHaveLength(1);
  });
});
