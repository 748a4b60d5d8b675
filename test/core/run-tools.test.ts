// What a run does when the model calls tools of the gateway: the loop, what the caller is told of it and what the model
// is. run.test.ts has the runs without such tools, test/core/tools/ what can become of those with them.

import { describe, expect, it } from 'vitest';
import type { ModelEnd } from '../../src/core/model-events.ts';
import { gate } from '../support/scripted-upstream.ts';
import {
  brief,
  call,
  clientTool,
  malformed,
  outcome,
  runTurns,
  STOP,
  say,
  USAGE,
} from './tools/tool-world.ts';

const STATE = { api: 'vendor', data: { signature: 's' } };

describe('the tool loop', () => {
  it('tells the model what its tools gave until it calls no more, and the caller what was called', async () => {
    const { events, provider, box, told } = await runTurns({
      turns: [
        [...call('look', 's1', 0, '{"q":1}'), STOP],
        [...call('look', 's2', 0, ''), STOP],
        [say('Done'), STOP],
      ],
      tools: { look: async ({ argumentsText }) => outcome(`saw ${argumentsText}`) },
    });
    const name = 'look';
    expect(events).toEqual([
      { type: 'server-tool-call', callId: 's1', name, argumentsText: '{"q":1}' },
      { type: 'tool-result', callId: 's1', name, ...outcome('saw {"q":1}') },
      { type: 'server-tool-call', callId: 's2', name, argumentsText: '' },
      { type: 'tool-result', callId: 's2', name, ...outcome('saw ') },
      say('Done'),
      { type: 'run-end', status: 'completed', reason: 'stop', usage: { inputTokens: 9, outputTokens: 12 } },
    ]);
    expect(provider.requests.map(({ messages }) => brief(messages))).toEqual([
      ['user: Hello'],
      ['user: Hello', 'assistant: [look s1]', 'tool s1: saw {"q":1}'],
      [
        'user: Hello',
        'assistant: [look s1]',
        'tool s1: saw {"q":1}',
        'assistant: [look s2]',
        'tool s2: saw ',
      ],
    ]);
    expect(box.calls).toHaveLength(2);
    expect(told).toHaveLength(1);
  });

  it('describes the tools to the model in every turn', async () => {
    const { provider } = await runTurns({
      turns: [[...call('look', 's1'), STOP], [STOP]],
      tools: { look: outcome('x') },
      request: clientTool('own'),
    });
    const names = provider.requests.map(({ tools }) => tools.map(({ name }) => name));
    expect(names).toEqual([
      ['own', 'look'],
      ['own', 'look'],
    ]);
  });

  it('tells the model of a failed tool, and lets it try otherwise', async () => {
    const { end, provider } = await runTurns({
      turns: [
        [...call('look', 's1'), STOP],
        [say('It broke.'), STOP],
      ],
      tools: { look: outcome('no such page', true) },
    });
    expect(brief(provider.requests[1]?.messages ?? []).at(-1)).toBe('tool s1: no such page');
    expect(end).toMatchObject({ status: 'completed' });
  });

  it('has a result for a tool that ended without output', async () => {
    const { provider, events } = await runTurns({
      turns: [[...call('look', 's1'), STOP], [STOP]],
      tools: { look: outcome('') },
    });
    expect(malformed(provider.requests[1]?.messages ?? [])).toBeUndefined();
    expect(events[1]).toEqual({
      type: 'tool-result',
      callId: 's1',
      name: 'look',
      content: [],
      isError: false,
    });
  });

  it('executes the calls of one answer side by side, and keeps their order', async () => {
    const first = gate();
    const { provider, events } = await runTurns({
      turns: [[...call('slow', 's1', 0), ...call('quick', 's2', 1), STOP], [STOP]],
      tools: {
        // It ends only when the second has been called.
        slow: async () => {
          await first.opened;
          return outcome('slow');
        },
        quick: async () => {
          first.open();
          return outcome('quick');
        },
      },
    });
    expect(events.map((event) => ('callId' in event ? `${event.type} ${event.callId}` : event.type))).toEqual(
      ['server-tool-call s1', 'server-tool-call s2', 'tool-result s1', 'tool-result s2', 'run-end'],
    );
    expect(brief(provider.requests[1]?.messages ?? []).slice(1)).toEqual([
      'assistant: [slow s1], [quick s2]',
      'tool s1: slow',
      'tool s2: quick',
    ]);
  });

  it('gives back what the backend signed: reasoning and calls with their states, in their places', async () => {
    const { provider } = await runTurns({
      turns: [
        [
          { type: 'reasoning-delta', text: 'Hm', state: STATE },
          say('I look.'),
          { type: 'tool-call-start', index: 0, id: 's1', name: 'look' },
          { type: 'tool-call-end', index: 0, state: STATE },
          STOP,
        ],
        [STOP],
      ],
      tools: { look: outcome('x') },
    });
    expect(provider.requests[1]?.messages[1]).toEqual({
      role: 'assistant',
      content: [
        { type: 'reasoning', text: 'Hm', state: STATE },
        { type: 'text', text: 'I look.' },
        { type: 'tool-call', id: 's1', name: 'look', argumentsText: '', state: STATE },
      ],
    });
  });

  it.each<[string, ModelEnd['reason']]>([
    ['stop, as some backends say', 'stop'],
    ['tool-calls', 'tool-calls'],
  ])('goes on after the end %s', async (_, reason) => {
    const { end } = await runTurns({
      turns: [
        [...call('look', 's1'), { type: 'model-end', reason }],
        [say('x'), STOP],
      ],
      tools: { look: outcome('x') },
    });
    expect(end).toMatchObject({ status: 'completed' });
  });

  it.each<ModelEnd['reason']>(['length', 'content-filter'])(
    'executes nothing of an answer that %s cut off',
    async (reason) => {
      const { end, box, events } = await runTurns({
        turns: [[say('I'), ...call('look', 's1'), { type: 'model-end', reason }]],
        tools: { look: outcome('x') },
      });
      expect(end).toMatchObject({ status: 'incomplete', reason });
      expect(box.calls).toEqual([]);
      expect(events.map(({ type }) => type)).toEqual(['text-delta', 'run-end']);
    },
  );

  it('ends with max_turns_exceeded when the model calls tools each time, its tools executed', async () => {
    const { end, provider, box } = await runTurns({
      turns: [[...call('look', 's'), STOP]],
      tools: { look: outcome('x') },
      limits: { maxTurns: 3 },
    });
    expect(end).toMatchObject({ status: 'failed', failure: { code: 'max_turns_exceeded', status: 502 } });
    expect(end).toMatchObject({ usage: { inputTokens: 9, outputTokens: 12 } });
    expect(provider.requests).toHaveLength(3);
    expect(box.calls).toHaveLength(3);
  });

  it('allows an answer in the last turn', async () => {
    const { end } = await runTurns({
      turns: [
        [...call('look', 's'), STOP],
        [...call('look', 's'), STOP],
        [say('x'), STOP],
      ],
      tools: { look: outcome('x') },
      limits: { maxTurns: 3 },
    });
    expect(end).toMatchObject({ status: 'completed' });
  });
});

describe('tools of the caller beside those of the gateway', () => {
  it('are handed back with the end, after the gateway has executed its own', async () => {
    const { events, provider, box } = await runTurns({
      turns: [[say('A'), ...call('own', 'c1', 0), ...call('look', 's1', 1), ...call('own', 'c2', 2), STOP]],
      tools: { look: outcome('x') },
      request: clientTool('own'),
    });
    expect(events).toEqual([
      say('A'),
      ...call('own', 'c1', 0),
      ...call('own', 'c2', 1),
      { type: 'server-tool-call', callId: 's1', name: 'look', argumentsText: '{}' },
      { type: 'tool-result', callId: 's1', name: 'look', ...outcome('x') },
      { type: 'run-end', status: 'tool-calls', reason: 'tool-calls', usage: USAGE },
    ]);
    expect(provider.requests).toHaveLength(1);
    expect(box.calls).toHaveLength(1);
  });

  it('are counted on by the caller, whatever the model counts', async () => {
    const { events } = await runTurns({
      turns: [
        [...call('look', 's1', 0), STOP],
        [...call('look', 's2', 0), ...call('own', 'c1', 7), ...call('own', 'c2', 3), STOP],
      ],
      tools: { look: outcome('x') },
      request: clientTool('own'),
    });
    const seen = events.filter((event) => 'index' in event);
    expect(seen).toEqual([...call('own', 'c1', 0), ...call('own', 'c2', 1)]);
  });

  it('may be mixed piece by piece with a call of the gateway', async () => {
    const [start = STOP, delta = STOP, last = STOP] = call('own', 'c1', 1, '{"a":1}');
    const [itsStart = STOP, itsDelta = STOP, itsEnd = STOP] = call('look', 's1', 0, '{"b":2}');
    const { events, box } = await runTurns({
      turns: [[itsStart, start, itsDelta, delta, last, itsEnd, STOP]],
      tools: { look: outcome('x') },
      request: clientTool('own'),
    });
    expect(events.filter((event) => 'index' in event)).toEqual(call('own', 'c1', 0, '{"a":1}'));
    expect(box.calls).toMatchObject([{ name: 'look', argumentsText: '{"b":2}' }]);
  });

  it("win over the gateway's of the same name", async () => {
    const { end, box, provider } = await runTurns({
      turns: [[...call('look', 'c1'), STOP]],
      tools: { look: outcome('x'), other: outcome('y') },
      request: { tools: [{ name: 'look', description: "the caller's" }] },
    });
    expect(end).toMatchObject({ status: 'tool-calls' });
    expect(box.calls).toEqual([]);
    expect(provider.requests[0]?.tools).toEqual([
      { name: 'look', description: "the caller's" },
      { name: 'other' },
    ]);
  });
});
