import { expect, it } from 'vitest';
import { limitCalls } from '../../../src/core/tools/limit-calls.ts';
import { EMPTY_TOOL_BOX, type ToolBox } from '../../../src/core/tools/tool-box.ts';

it('executes so many calls, and tells the model of those beyond', async () => {
  const executed: string[] = [];
  const box: ToolBox = {
    ...EMPTY_TOOL_BOX,
    call: async (name) => {
      executed.push(name);
      return { content: [], isError: false };
    },
  };
  const limited = limitCalls(box, 2);
  const { signal } = new AbortController();
  const outcomes = await Promise.all(['a', 'b', 'c'].map((name) => limited.call(name, '{}', signal)));
  expect(executed).toEqual(['a', 'b']);
  expect(outcomes.map(({ isError }) => isError)).toEqual([false, false, true]);
  expect(outcomes[2]?.content).toMatchObject([{ text: expect.stringContaining('allows 2 tool calls') }]);
  await expect(limited.call('d', '{}', AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
});
