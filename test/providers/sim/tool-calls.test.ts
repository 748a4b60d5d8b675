import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/messages.ts';
import type { ModelRequest, ToolDefinition } from '../../../src/core/model-request.ts';
import { TOOL_SETS } from './fixtures/tool-sets.ts';
import { answerTo, assistant, type Said, toolResult, user } from './sim-harness.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

const validators = new Map<ToolDefinition, ValidateFunction>();
function validatorOf(tool: ToolDefinition): ValidateFunction {
  const validate =
    validators.get(tool) ?? ajv.compile(tool.parameters ?? { type: 'object', maxProperties: 0 });
  validators.set(tool, validate);
  return validate;
}

/** Each call's arguments, held against its tool's schema. */
function readCalls(said: Said, tools: readonly ToolDefinition[]): { name: string; arguments: unknown }[] {
  return said.calls.map(({ name, argumentsText }) => {
    const tool = tools.find((each) => each.name === name);
    if (tool === undefined) throw new Error(`${name} was not offered.`);
    const value: unknown = JSON.parse(argumentsText);
    const validate = validatorOf(tool);
    expect({ valid: validate(value), errors: validate.errors, value }).toMatchObject({ valid: true });
    return { name, arguments: value };
  });
}

describe.each(TOOL_SETS)('$title', ({ tools, asks, misses }) => {
  it.each(asks)('calls what fits: $question', async ({ question, calls }) => {
    const said = await answerTo(question, { tools });
    const made = readCalls(said, tools);
    expect(made.map(({ name }) => name)).toEqual(calls.map(({ name }) => name));
    for (const [index, wanted] of calls.entries())
      expect(made[index]?.arguments).toMatchObject(wanted.arguments ?? {});
    expect(said.end.reason).toBe('tool-calls');
    expect(said.text).toBe('');
  });

  it.each(misses)('calls nothing that does not fit: %s', async (question) => {
    const said = await answerTo(question, { tools });
    expect(said.calls).toEqual([]);
    expect(said.text).not.toBe('');
    expect(said.end.reason).toBe('stop');
  });

  it('fills every tool on demand, whatever is asked', async () => {
    for (const tool of tools) {
      for (const question of [
        'Hello!',
        'Who wrote Hamlet?',
        asks[0]?.question ?? '',
        '日本の首都はどこですか',
        '',
      ]) {
        const said = await answerTo(question, { tools, toolChoice: { type: 'tool', name: tool.name } });
        expect(readCalls(said, tools).map(({ name }) => name)).toContain(tool.name);
        expect(new Set(said.calls.map(({ name }) => name))).toEqual(new Set([tool.name]));
      }
    }
  });

  it('turns the result into its next answer and calls nothing more', async () => {
    const question = asks[0]?.question ?? '';
    const first = await answerTo(question, { tools });
    const messages: Message[] = [user(question), callMessage(first)];
    for (const [index, call] of first.calls.entries()) {
      messages.push(
        toolResult(call.id, JSON.stringify({ status: 'done', reading: 700 + index, note: `entry ${index}` })),
      );
    }
    const second = await answerTo(...messages, { tools });
    expect(second.calls).toEqual([]);
    for (const index of first.calls.keys()) expect(second.text).toContain(String(700 + index));
  });
});

function callMessage({ calls }: Said): Message {
  return {
    role: 'assistant',
    content: calls.map(({ id, name, argumentsText }) => ({ type: 'tool-call', id, name, argumentsText })),
  };
}

const WEATHER = TOOL_SETS[0]?.tools ?? [];
const HOME = TOOL_SETS[4]?.tools ?? [];
const MIXED = TOOL_SETS[19]?.tools ?? [];

describe('tool_choice', () => {
  it('none keeps the simulator from calling a tool that fits', async () => {
    const said = await answerTo("What's the weather in Paris?", {
      tools: WEATHER,
      toolChoice: { type: 'none' },
    });
    expect(said.calls).toEqual([]);
    expect(said.end.reason).toBe('stop');
  });

  it('required calls the nearest tool even when none fits', async () => {
    const said = await answerTo('Hello', { tools: MIXED, toolChoice: { type: 'required' } });
    expect(said.calls).toHaveLength(1);
    expect(said.end.reason).toBe('tool-calls');
  });

  it('required is honoured after a result too', async () => {
    const first = await answerTo("What's the weather in Paris?", { tools: WEATHER });
    const said = await answerTo(
      user("What's the weather in Paris?"),
      callMessage(first),
      toolResult(first.calls[0]?.id ?? '', '21'),
      {
        tools: WEATHER,
        toolChoice: { type: 'required' },
      },
    );
    expect(said.calls).toHaveLength(1);
  });

  it.each(['auto', 'required'] as const)('%s with allowed names calls no other tool', async (type) => {
    const toolChoice: ModelRequest['toolChoice'] = { type, allowed: ['HassTurnOff'] };
    const said = await answerTo('Turn on the kitchen light', { tools: HOME, toolChoice });
    for (const { name } of said.calls) expect(name).toBe('HassTurnOff');
    expect(said.calls.length).toBeGreaterThanOrEqual(type === 'required' ? 1 : 0);
  });

  it('auto without allowed names calls nothing', async () => {
    const said = await answerTo('Turn on the kitchen light', {
      tools: HOME,
      toolChoice: { type: 'auto', allowed: [] },
    });
    expect(said.calls).toEqual([]);
  });
});

describe('parallel calls', () => {
  const question = "What's the weather in Paris, Rome and Oslo?";

  it('are made at once by default', async () => {
    const said = await answerTo(question, { tools: WEATHER });
    expect(said.calls.map(({ argumentsText }) => JSON.parse(argumentsText).location)).toEqual([
      'Paris',
      'Rome',
      'Oslo',
    ]);
    expect(new Set(said.calls.map(({ id }) => id)).size).toBe(3);
  });

  it('are made one after the other where they are forbidden, and then the results are told', async () => {
    const messages: Message[] = [user(question)];
    const asked: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const said = await answerTo(...messages, { tools: WEATHER, options: { parallelToolCalls: false } });
      expect(said.calls).toHaveLength(1);
      asked.push(JSON.parse(said.calls[0]?.argumentsText ?? '{}').location);
      messages.push(callMessage(said), toolResult(said.calls[0]?.id ?? '', `${20 + turn} degrees`));
    }
    expect(asked).toEqual(['Paris', 'Rome', 'Oslo']);
    const last = await answerTo(...messages, { tools: WEATHER, options: { parallelToolCalls: false } });
    expect(last.calls).toEqual([]);
    expect(last.text).toContain('20 degrees');
    expect(last.text).toContain('22 degrees');
  });
});

describe('results', () => {
  const call: Message = {
    role: 'assistant',
    content: [
      { type: 'tool-call', id: 'c1', name: 'get_current_weather', argumentsText: '{"location":"Paris"}' },
    ],
  };
  const ask = user('What is the weather in Paris?');

  it('quotes the values of a JSON result with their names', async () => {
    const said = await answerTo(
      ask,
      call,
      toolResult('c1', '{"temperature":21.5,"unit":"celsius","wind":{"speedKmh":12}}'),
      { tools: WEATHER },
    );
    expect(said.text).toBe(
      'get_current_weather (location: Paris) returned temperature: 21.5, unit: celsius, wind speed kmh: 12.',
    );
  });

  it('passes on text as it is', async () => {
    const said = await answerTo(ask, call, toolResult('c1', 'Sunny, 21 °C.'), { tools: WEATHER });
    expect(said.text).toBe('get_current_weather (location: Paris) returned: Sunny, 21 °C.');
  });

  it('picks what concerns the question from a long text', async () => {
    const filling = Array.from(
      { length: 60 },
      (_, index) => `Entry ${index} speaks of trains and timetables.`,
    ).join(' ');
    const said = await answerTo(
      ask,
      call,
      toolResult('c1', `${filling} The weather in Paris is foggy. ${filling}`),
      { tools: WEATHER },
    );
    expect(said.text).toContain('The weather in Paris is foggy.');
    expect(said.text.length).toBeLessThan(700);
  });

  it('says so when a call ended without output', async () => {
    const said = await answerTo(ask, call, toolResult('c1', ''), { tools: WEATHER });
    expect(said.text).toBe('get_current_weather (location: Paris) finished without output.');
  });

  it('of an earlier turn do not answer a new question', async () => {
    const said = await answerTo(
      ask,
      call,
      toolResult('c1', 'Sunny'),
      assistant('It is sunny.'),
      'And what is the weather in Rome?',
      { tools: WEATHER },
    );
    expect(said.calls.map(({ argumentsText }) => JSON.parse(argumentsText))).toEqual([{ location: 'Rome' }]);
  });
});

it('gives tool calls ids that stay the same for the same conversation and differ from turn to turn', async () => {
  const question = "What's the weather in Paris?";
  const first = await answerTo(question, { tools: WEATHER });
  const again = await answerTo(question, { tools: WEATHER });
  const later = await answerTo(
    user(question),
    callMessage(first),
    toolResult(first.calls[0]?.id ?? '', 'fog'),
    assistant('Fog.'),
    question,
    { tools: WEATHER },
  );
  expect(again.calls).toEqual(first.calls);
  expect(later.calls[0]?.id).not.toBe(first.calls[0]?.id);
  expect(first.calls[0]?.id).toMatch(/^call_[0-9a-f]{24}$/);
});

it('calls tools that a front end describes in its prompt by answering with their JSON', async () => {
  const instructions = `Available Tools: ${JSON.stringify(WEATHER)}\n\nYour task is to choose and return the correct tool(s) from the list of available tools based on the query.\n- If no tools match the query, return an empty array: { "tool_calls": [] }`;
  const fitting = await answerTo(`Query: History:\nUSER: """hi"""\nQuery: What's the weather in Paris?`, {
    instructions,
  });
  expect(JSON.parse(fitting.text)).toEqual({
    tool_calls: [{ name: 'get_current_weather', parameters: { location: 'Paris' } }],
  });
  const other = await answerTo('Query: History:\nUSER: """hi"""\nQuery: Tell me a joke', { instructions });
  expect(JSON.parse(other.text)).toEqual({ tool_calls: [] });
});
