import { describe, expect, it } from 'vitest';
import type { ToolChoice } from '../../../src/core/model-request.ts';
import { call, clientTool, outcome, runTurns, STOP, say, type Turn } from './tool-world.ts';

describe('tool_choice with tools of the gateway', () => {
  const look = call('look', 's1');
  const own = call('own', 'c1');

  it.each<[string, ToolChoice, readonly Turn[], object]>([
    [
      'required, met after the loop',
      { type: 'required' },
      [
        [...look, STOP],
        [...own, STOP],
      ],
      { status: 'tool-calls' },
    ],
    [
      'required, and only the gateway was called',
      { type: 'required' },
      [
        [...look, STOP],
        [say('x'), STOP],
      ],
      { status: 'failed', failure: { code: 'tool_choice_unmet' } },
    ],
    [
      'one by name, met after the loop',
      { type: 'tool', name: 'own' },
      [
        [...look, STOP],
        [...own, STOP],
      ],
      { status: 'tool-calls' },
    ],
    [
      'one by name, and only the gateway was called',
      { type: 'tool', name: 'own' },
      [
        [...look, STOP],
        [say('x'), STOP],
      ],
      { status: 'failed', failure: { code: 'tool_choice_unmet' } },
    ],
    [
      'a limit to tools of the caller, and the gateway called nevertheless',
      { type: 'auto', allowed: ['own'] },
      [[...look, STOP]],
      { status: 'failed', failure: { code: 'tool_choice_unmet' } },
    ],
    [
      'none, and the gateway called nevertheless',
      { type: 'none' },
      [[...look, STOP]],
      { status: 'failed', failure: { code: 'tool_choice_unmet' } },
    ],
    [
      'auto, the gateway called and nothing more',
      { type: 'auto' },
      [
        [...look, STOP],
        [say('x'), STOP],
      ],
      { status: 'completed' },
    ],
  ])('%s', async (_, toolChoice, turns, want) => {
    const { end } = await runTurns({
      turns,
      tools: { look: outcome('x') },
      request: { ...clientTool('own'), toolChoice },
    });
    expect(end).toMatchObject(want);
  });

  it.each<[string, ToolChoice, string[]]>([
    ['none', { type: 'none' }, ['own']],
    ['a limit', { type: 'auto', allowed: ['own'] }, ['own']],
    ['required', { type: 'required' }, ['own', 'look']],
    ['one by name', { type: 'tool', name: 'own' }, ['own', 'look']],
  ])('%s: the model is offered what it may call', async (_, toolChoice, want) => {
    const { provider } = await runTurns({
      turns: [[STOP]],
      tools: { look: outcome('x') },
      request: { ...clientTool('own'), toolChoice },
    });
    expect(provider.requests[0]?.tools.map(({ name }) => name)).toEqual(want);
  });
});
