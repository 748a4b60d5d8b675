import { describe, expect, it } from 'vitest';
import { EMPTY_TOOL_BOX } from '../../../src/core/tools/tool-box.ts';
import { brief, call, clientTool, outcome, runTurns, STOP, say, textTold } from './tool-world.ts';

const look = outcome('seen');

/** What a box says of a tool that it does not have. */
const lookk = (): Promise<typeof look> => EMPTY_TOOL_BOX.call('lookk', '', new AbortController().signal);

describe('a tool that nobody has', () => {
  it('is told to the model where the gateway executes tools, and the caller sees nothing of it', async () => {
    const { end, events, provider } = await runTurns({
      turns: [
        [...call('lookk', 's1'), STOP],
        [...call('look', 's2'), STOP],
        [say('Found.'), STOP],
      ],
      tools: { look, lookk },
      offered: ['look'],
    });
    expect(end).toMatchObject({ status: 'completed' });
    expect(textTold(events)).toBe('Found.');
    expect(events.some(({ type }) => type === 'tool-call-start')).toBe(false);
    expect(brief(provider.requests[2]?.messages ?? []).slice(1)).toEqual([
      'assistant: [lookk s1]',
      'tool s1: There is no tool lookk.',
      'assistant: [look s2]',
      'tool s2: seen',
    ]);
  });

  it('keeps no call from the caller whose tool was called beside it', async () => {
    const { end, events } = await runTurns({
      turns: [[...call('own', 'c1', 0), ...call('lookk', 's1', 1), STOP]],
      tools: { look, lookk },
      offered: ['look'],
      request: clientTool('own'),
    });
    expect(end).toMatchObject({ status: 'tool-calls' });
    expect(events).toContainEqual({ type: 'tool-call-start', index: 0, id: 'c1', name: 'own' });
    expect(events.filter(({ type }) => type === 'tool-call-start')).toHaveLength(1);
  });

  it("is the caller's to judge where the gateway executes none", async () => {
    const { end, events } = await runTurns({
      turns: [[...call('lookk', 'c1'), STOP]],
      request: clientTool('own'),
    });
    expect(end).toMatchObject({ status: 'tool-calls' });
    expect(events).toContainEqual({ type: 'tool-call-start', index: 0, id: 'c1', name: 'lookk' });
  });
});
