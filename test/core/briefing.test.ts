import { describe, expect, it } from 'vitest';
import { Briefing, type RunRequest, splitMessages } from '../../src/core/briefing.ts';
import type { Message } from '../../src/core/messages.ts';
import type { ModelRequest, ToolDefinition } from '../../src/core/model-request.ts';
import { EMPTY_TOOL_BOX } from '../../src/core/tools/tool-box.ts';
import { backendOf, runRequest } from './requests.ts';
import { scriptedProvider } from './scripted-provider.ts';

const BACKEND = backendOf(scriptedProvider({}), { options: { seed: 1 }, extra: { a: 1 } });

const system = (text: string): Message => ({ role: 'system', text });
const developer = (text: string): Message => ({ role: 'developer', text });
const user: Message = { role: 'user', content: [{ type: 'text', text: 'Hello' }] };
const tool = (name: string): ToolDefinition => ({ name });

function brief(request: Partial<RunRequest>, prompt = 'P', serverTools: string[] = []): Briefing {
  const asked = runRequest(request);
  const toolBox = { ...EMPTY_TOOL_BOX, tools: serverTools.map(tool) };
  return new Briefing(asked, splitMessages(asked.messages), prompt, toolBox);
}

describe('Briefing', () => {
  it.each<[string, string, Message[], string | undefined, Message[]]>([
    ['the agent prompt alone', 'P', [user], 'P', [user]],
    ['no prompt at all', '', [user], undefined, [user]],
    [
      'leading system and developer text after the prompt',
      'P',
      [system('A'), developer('B'), user],
      'P\n\nA\n\nB',
      [user],
    ],
    ['leading text without a prompt', '', [system('A'), user], 'A', [user]],
    ['nothing of empty leading messages', '', [system(''), developer(''), user], undefined, [user]],
    [
      'later ones in their places',
      'P',
      [system('A'), user, developer('B'), user],
      'P\n\nA',
      [user, developer('B'), user],
    ],
    ['a conversation of instructions only', 'P', [system('A')], 'P\n\nA', []],
  ])('puts into the instruction place %s', (_, prompt, messages, instructions, rest) => {
    const request = brief({ messages }, prompt).toRequest(BACKEND);
    expect(request.instructions).toBe(instructions);
    expect(request.messages).toEqual(rest);
  });

  const tools = [tool('a'), tool('b'), tool('c')];

  it.each<[string, ModelRequest['toolChoice'], string[], string[]]>([
    ['auto', { type: 'auto' }, ['a', 'b', 'c', 's', 't'], ['s', 't']],
    ['auto with a limit', { type: 'auto', allowed: ['c', 's'] }, ['c', 's'], ['s']],
    ['required with a limit', { type: 'required', allowed: ['b'] }, ['b'], []],
    ['required', { type: 'required' }, ['a', 'b', 'c', 's', 't'], ['s', 't']],
    ['none', { type: 'none' }, ['a', 'b', 'c'], []],
    ['one by name', { type: 'tool', name: 'b' }, ['a', 'b', 'c', 's', 't'], ['s', 't']],
  ])('with tool_choice %s gives the model the tools it may call', (_, toolChoice, names, ours) => {
    const briefing = brief({ tools, toolChoice }, 'P', ['s', 't']);
    const request = briefing.toRequest(BACKEND);
    expect(request.tools.map(({ name }) => name)).toEqual(names);
    expect(request.toolChoice).toEqual(toolChoice);
    expect(names.filter((name) => briefing.serverTools.has(name))).toEqual(ours);
    expect(briefing.serverTools.size).toBe(ours.length);
  });

  it("prefers the caller's tool to one of the gateway's with the same name", () => {
    const own = { name: 's', description: 'mine' };
    const briefing = brief({ tools: [own] }, 'P', ['s', 't']);
    expect(briefing.toRequest(BACKEND).tools).toEqual([own, tool('t')]);
    expect(['s', 't'].map((name) => briefing.serverTools.has(name))).toEqual([false, true]);
  });

  it('takes model, options and further fields from the backend, and all else from the request', () => {
    const asked = runRequest({
      responseFormat: { type: 'json-object' },
      options: { seed: 2 },
      streaming: false,
    });
    expect(brief(asked).toRequest(BACKEND)).toEqual({
      ...asked,
      model: 'model-1',
      instructions: 'P',
      options: { seed: 1 },
      extra: { a: 1 },
    });
  });

  it('adds what the run has said behind the conversation', () => {
    const briefing = brief({ messages: [user] });
    const answer: Message = { role: 'assistant', content: [{ type: 'text', text: 'A' }] };
    briefing.said.push(answer);
    expect(briefing.toRequest(BACKEND).messages).toEqual([user, answer]);
  });
});
