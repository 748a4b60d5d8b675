import { describe, expect, it } from 'vitest';
import { readToolChoice, readTools } from '../../../src/adapters/responses/read-tools.ts';
import { responseBase } from '../../../src/adapters/responses/response-object.ts';
import type { Schema } from '../../../src/contract.ts';
import { thrownBy } from '../../core/requests.ts';
import { expectConforms } from '../contract-fields.ts';

type Body = Schema<'CreateResponseRequest'>;

const TOOLS = ['a', 'b'].map((name) => ({ type: 'function', name }));

function body(fields: object): Body {
  const whole = { model: 'openclaw', input: 'Hi', ...fields };
  expectConforms('CreateResponseRequest', whole);
  return whole as Body;
}

const choose = (tool_choice: unknown, tools: unknown = TOOLS) => {
  const asked = body({ tools, tool_choice });
  return readToolChoice(asked.tool_choice, readTools(asked.tools));
};
const echo = (fields: object) => responseBase(body(fields), { id: 'resp_1', createdSeconds: 1 });

describe('readTools', () => {
  it('reads and repeats all that a tool says, schemas untouched', () => {
    const parameters = { type: 'object', properties: { a: { default: null } } };
    const tools = [
      { type: 'function', name: 'a', description: 'd', parameters, strict: true },
      { type: 'function', name: 'b', description: null, parameters: null, strict: null },
    ];
    expect(readTools(body({ tools }).tools)).toEqual([
      { name: 'a', description: 'd', parameters, strict: true },
      { name: 'b' },
    ]);
    expect(echo({ tools }).tools).toEqual(tools);
  });

  it.each([null, undefined, []])('reads %j as none', (tools) => {
    expect(readTools(body({ tools }).tools)).toEqual([]);
  });

  it.each<[string, object[], string, string]>([
    ['a tool of another service', [{ type: 'web_search' }], 'unsupported_value', 'tools[0].type'],
    ['a custom tool', [TOOLS[0] ?? {}, { type: 'custom', name: 'x' }], 'unsupported_value', 'tools[1].type'],
    ['two tools of one name', [...TOOLS, { type: 'function', name: 'a' }], 'invalid_value', 'tools[2].name'],
  ])('refuses %s', async (_, tools, code, param) => {
    expect(await thrownBy(() => readTools(body({ tools }).tools))).toMatchObject({ code, param });
  });
});

describe('readToolChoice', () => {
  const allowed = (...names: string[]) => names.map((name) => ({ type: 'function', name }));

  it.each<[unknown, object, unknown]>([
    [undefined, { type: 'auto' }, 'auto'],
    [null, { type: 'auto' }, 'auto'],
    ['auto', { type: 'auto' }, 'auto'],
    ['none', { type: 'none' }, 'none'],
    ['required', { type: 'required' }, 'required'],
    [
      { type: 'function', name: 'b' },
      { type: 'tool', name: 'b' },
      { type: 'function', name: 'b' },
    ],
    [
      { type: 'allowed_tools', tools: allowed('b') },
      { type: 'auto', allowed: ['b'] },
      { type: 'allowed_tools', mode: 'auto', tools: allowed('b') },
    ],
    [
      { type: 'allowed_tools', mode: null, tools: allowed('b', 'a') },
      { type: 'auto', allowed: ['b', 'a'] },
      { type: 'allowed_tools', mode: 'auto', tools: allowed('b', 'a') },
    ],
    [
      { type: 'allowed_tools', mode: 'required', tools: allowed('a') },
      { type: 'required', allowed: ['a'] },
      { type: 'allowed_tools', mode: 'required', tools: allowed('a') },
    ],
  ])('reads and repeats %j', (choice, want, echoed) => {
    expect(choose(choice)).toEqual(want);
    expect(echo({ tools: TOOLS, tool_choice: choice }).tool_choice).toEqual(echoed);
  });

  it.each<[string, unknown, unknown, string, string]>([
    ['required without tools', 'required', null, 'invalid_value', 'tool_choice'],
    [
      'a function that is not in tools',
      { type: 'function', name: 'c' },
      TOOLS,
      'invalid_value',
      'tool_choice',
    ],
    [
      'an allowed function that is not in tools',
      { type: 'allowed_tools', tools: allowed('a', 'c') },
      TOOLS,
      'invalid_value',
      'tool_choice.tools[1]',
    ],
    ['a tool of another service', { type: 'web_search' }, TOOLS, 'unsupported_value', 'tool_choice'],
  ])('refuses %s', async (_, choice, tools, code, param) => {
    expect(await thrownBy(() => choose(choice, tools))).toMatchObject({ code, param });
  });
});
