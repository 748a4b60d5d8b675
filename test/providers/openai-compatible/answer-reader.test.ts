import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../../../src/core/model-events.ts';
import { AnswerReader } from '../../../src/providers/openai-compatible/answer-reader.ts';
import { OWNER } from './test-provider.ts';

/** The end of a whole answer whose only tool call is this, and whether the call was told. */
function read(call: object, finishReason: string) {
  const reader = new AnswerReader({ providerId: 'mine', clock: () => 0 }, OWNER, (prefix) => `${prefix}1`);
  const events: ModelEvent[] = [];
  const message = { role: 'assistant', content: null, tool_calls: [call] };
  reader.read({ choices: [{ index: 0, message, finish_reason: finishReason }] } as never, events);
  const end = reader.end(events);
  return { end, told: events.some((event) => event.type === 'tool-call-start') };
}

const call = (name: string) => ({
  index: 0,
  id: 'call_1',
  type: 'function',
  function: { name, arguments: '{}' },
});

describe('a tool call without a name', () => {
  it.each(['tool_calls', 'stop'])('fails an answer that ends with %s', (reason) => {
    const { end, told } = read(call(''), reason);
    expect(told).toBe(false);
    expect(end).toMatchObject({ reason: 'failed', failure: { code: 'upstream_invalid_response' } });
  });

  it('is no fault of an answer that a limit cut off', () => {
    expect(read(call(''), 'length').end).toEqual({ type: 'model-end', reason: 'length', usage: undefined });
  });

  it('is told when it has one', () => {
    const { end, told } = read(call('look'), 'tool_calls');
    expect(told).toBe(true);
    expect(end.reason).toBe('tool-calls');
  });
});

describe('the tool calls of a whole answer', () => {
  it.each<[string, object, object]>([
    ['share an id', { id: 'x' }, { id: 'x' }],
    ['share an id and a number', { id: 'x', index: 0 }, { id: 'x', index: 0 }],
    ['have neither', {}, {}],
  ])('are two although they %s', (_, first, second) => {
    const reader = new AnswerReader({ providerId: 'mine', clock: () => 0 }, OWNER, (prefix) => `${prefix}1`);
    const events: ModelEvent[] = [];
    const tool_calls = [
      { ...first, function: { name: 'look', arguments: '{"a":1}' } },
      { ...second, function: { name: 'look', arguments: '{"b":2}' } },
    ];
    reader.read({ choices: [{ message: { tool_calls }, finish_reason: 'tool_calls' }] } as never, events);
    expect(reader.end(events).reason).toBe('tool-calls');
    expect(events.flatMap((event) => (event.type === 'tool-call-start' ? [event.index] : []))).toEqual([
      0, 1,
    ]);
    const texts = events.flatMap((event) => (event.type === 'tool-call-delta' ? [event.argumentsText] : []));
    expect(texts).toEqual(['{"a":1}', '{"b":2}']);
  });
});
