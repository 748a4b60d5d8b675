import { describe, expect, it } from 'vitest';
import type { ToolChoice } from '../../src/core/model-request.ts';
import { ToolDemand } from '../../src/core/tool-demand.ts';

const UNMET = 'tool_choice demands';

describe('ToolDemand', () => {
  it.each<[ToolChoice, readonly string[], string | undefined]>([
    [{ type: 'auto' }, [], undefined],
    [{ type: 'auto' }, ['a'], undefined],
    [{ type: 'auto', allowed: ['a'] }, ['a', 'a'], undefined],
    [{ type: 'auto', allowed: ['a'] }, ['a', 'b'], 'The model called b, which tool_choice does not allow.'],
    [{ type: 'auto', allowed: [] }, [], undefined],
    [{ type: 'none' }, [], undefined],
    [{ type: 'none' }, ['a'], 'The model called a, which tool_choice does not allow.'],
    [{ type: 'required' }, ['a'], undefined],
    [{ type: 'required' }, [], `${UNMET} at least one tool call; the model made none.`],
    [
      { type: 'required', allowed: ['a'] },
      ['b', 'c'],
      'The model called b, which tool_choice does not allow.',
    ],
    [{ type: 'tool', name: 'a' }, ['b', 'a'], undefined],
    [{ type: 'tool', name: 'a' }, ['b'], `${UNMET} a call of a; the model called something else.`],
    [{ type: 'tool', name: 'a' }, [], `${UNMET} a call of a; the model made none.`],
  ])('%j and the calls %j', (choice, calls, want) => {
    const demand = new ToolDemand(choice);
    for (const name of calls) demand.observe(name);
    expect(demand.calls).toBe(calls.length);
    const unmet = demand.unmet();
    expect(unmet?.message).toBe(want);
    if (unmet !== undefined) expect(unmet).toMatchObject({ code: 'tool_choice_unmet', status: 502 });
  });
});
