import { describe, expect, it } from 'vitest';
import { ContentFolder } from '../../src/core/content-folder.ts';
import type { ContentEvent, TextLogprob } from '../../src/core/model-events.ts';
import { call, say } from './tools/tool-world.ts';

const STATE = { api: 'vendor', data: { signature: 's' } };
const logprob = (token: string): TextLogprob => ({ token, logprob: -1, bytes: null, top: [] });
const think = (text: string, state?: typeof STATE): ContentEvent => ({
  type: 'reasoning-delta',
  text,
  state,
});
const refuse = (text: string): ContentEvent => ({ type: 'refusal-delta', text });

function fold(events: readonly ContentEvent[]): ContentFolder {
  const folder = new ContentFolder();
  for (const event of events) folder.add(event);
  return folder;
}

describe('ContentFolder', () => {
  it.each<[string, readonly ContentEvent[], readonly object[]]>([
    ['nothing', [], []],
    ['one text of many deltas', [say('A'), say(''), say('B')], [{ type: 'text', text: 'AB' }]],
    [
      'parts of each kind, in their order',
      [think('r'), say('A'), refuse('no'), refuse('!'), say('B')],
      [
        { type: 'reasoning', text: 'r' },
        { type: 'text', text: 'A' },
        { type: 'refusal', text: 'no!' },
        { type: 'text', text: 'B' },
      ],
    ],
    [
      'a new part of reasoning behind a state',
      [think('a'), think('b', STATE), think('c')],
      [
        { type: 'reasoning', text: 'ab', state: STATE },
        { type: 'reasoning', text: 'c' },
      ],
    ],
    [
      'a state alone, which belongs to the reasoning before it',
      [think('a'), think('', STATE)],
      [{ type: 'reasoning', text: 'a', state: STATE }],
    ],
    ['a state without any words', [think('', STATE)], [{ type: 'reasoning', text: '', state: STATE }]],
    [
      'calls that come in pieces side by side, each at the place where it began',
      [
        { type: 'tool-call-start', index: 0, id: 'a', name: 'x' },
        { type: 'tool-call-start', index: 1, id: 'b', name: 'y' },
        { type: 'tool-call-delta', index: 1, argumentsText: '{"b"' },
        { type: 'tool-call-delta', index: 0, argumentsText: '{}' },
        { type: 'tool-call-delta', index: 1, argumentsText: ':1}' },
        say('A'),
        { type: 'tool-call-end', index: 1, state: STATE },
        { type: 'tool-call-end', index: 0 },
      ],
      [
        { type: 'tool-call', id: 'a', name: 'x', argumentsText: '{}' },
        { type: 'tool-call', id: 'b', name: 'y', argumentsText: '{"b":1}', state: STATE },
        { type: 'text', text: 'A' },
      ],
    ],
    [
      'pieces of a call that never began',
      [
        { type: 'tool-call-delta', index: 3, argumentsText: '{}' },
        { type: 'tool-call-end', index: 3 },
      ],
      [],
    ],
    [
      'log probabilities of the texts that have some',
      [
        { type: 'text-delta', text: 'A', logprobs: [logprob('A')] },
        { type: 'text-delta', text: 'B' },
        { type: 'text-delta', text: 'C', logprobs: [logprob('C')] },
      ],
      [{ type: 'text', text: 'ABC', logprobs: [logprob('A'), logprob('C')] }],
    ],
  ])('gathers %s', (_, events, want) => {
    const folder = fold(events);
    expect(folder.parts).toEqual(want);
    expect(folder.wholeParts()).toEqual(want);
  });

  it('keeps a call without its end out of what is whole', () => {
    const folder = fold([say('A'), ...call('x', 'a', 0).slice(0, 2), ...call('y', 'b', 1)]);
    expect(folder.parts).toHaveLength(3);
    expect(folder.wholeParts()).toEqual([
      { type: 'text', text: 'A' },
      { type: 'tool-call', id: 'b', name: 'y', argumentsText: '{}' },
    ]);
  });
});
