import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../../../src/core/model-events.ts';
import { ToolCallReader } from '../../../src/providers/openai-compatible/tool-call-reader.ts';
import { wrapState } from '../../../src/providers/provider-state.ts';
import { countingIds, OWNER } from './test-provider.ts';

type Delta = {
  index?: unknown;
  id?: unknown;
  function?: { name?: unknown; arguments?: unknown } | null;
  extra_content?: unknown;
};

/** Each inner list is the `tool_calls` of one chunk. */
function read(chunks: readonly (readonly Delta[])[]): ModelEvent[] {
  const reader = new ToolCallReader(OWNER, countingIds());
  const events: ModelEvent[] = [];
  for (const chunk of chunks) reader.read(chunk, events);
  reader.finish(events);
  return events;
}

/** Every call as `id name arguments`, in the order of their starts, after a check of the grammar. */
function calls(chunks: readonly (readonly Delta[])[]): string[] {
  const seen: { id: string; name: string; text: string; ended: boolean }[] = [];
  for (const event of read(chunks)) {
    if (event.type === 'tool-call-start') {
      expect(event.index).toBe(seen.length);
      seen.push({ id: event.id, name: event.name, text: '', ended: false });
      continue;
    }
    const call = 'index' in event ? seen[event.index] : undefined;
    if (call === undefined) throw new Error(`No call was started for ${JSON.stringify(event)}`);
    expect(call.ended).toBe(false);
    if (event.type === 'tool-call-delta') call.text += event.argumentsText;
    else call.ended = true;
  }
  expect(seen.every(({ ended }) => ended)).toBe(true);
  return seen.map(({ id, name, text }) => `${id} ${name} ${text}`);
}

const fn = (name?: unknown, args?: unknown) => ({
  ...(name === undefined ? {} : { name }),
  ...(args === undefined ? {} : { arguments: args }),
});

describe('tool calls from their deltas', () => {
  it.each<[string, Delta[][], string[]]>([
    [
      'id and name first, arguments after',
      [
        [{ index: 0, id: 'a', function: fn('f', '') }],
        [{ index: 0, function: fn(undefined, '{"x":') }],
        [{ index: 0, function: fn(undefined, '1}') }],
      ],
      ['a f {"x":1}'],
    ],
    [
      'several calls in one chunk',
      [
        [
          { index: 0, id: 'a', function: fn('f', '{}') },
          { index: 1, id: 'b', function: fn('g', '{}') },
        ],
      ],
      ['a f {}', 'b g {}'],
    ],
    [
      'deltas of two calls that interleave',
      [
        [{ index: 0, id: 'a', function: fn('f', '{"x":') }],
        [{ index: 1, id: 'b', function: fn('g', '{"y":') }],
        [{ index: 0, function: fn(undefined, '1}') }],
        [{ index: 1, function: fn(undefined, '2}') }],
      ],
      ['a f {"x":1}', 'b g {"y":2}'],
    ],
    ['wire indices that start at 1', [[{ index: 1, id: 'a', function: fn('f', '{}') }]], ['a f {}']],
    [
      'id and name repeated in every chunk',
      [[{ index: 0, id: 'a', function: fn('f', '{"x":') }], [{ index: 0, id: 'a', function: fn('f', '1}') }]],
      ['a f {"x":1}'],
    ],
    [
      'empty and null ids and names after the first',
      [
        [{ index: 0, id: 'a', function: fn('f', '{"x":') }],
        [{ index: 0, id: '', function: fn('', '1') }],
        [{ index: 0, id: null, function: fn(null, '}') }],
      ],
      ['a f {"x":1}'],
    ],
    [
      'a name that arrives after the id',
      [
        [{ index: 0, id: 'a' }],
        [{ index: 0, function: fn('f') }],
        [{ index: 0, function: fn(undefined, '{}') }],
      ],
      ['a f {}'],
    ],
    [
      'a name that arrives after arguments',
      [[{ index: 0, id: 'a', function: fn(undefined, '{"x"') }], [{ index: 0, function: fn('f', ':1}') }]],
      ['a f {"x":1}'],
    ],
    [
      'an id that arrives after the name',
      [[{ index: 0, function: fn('f', '') }], [{ index: 0, id: 'a', function: fn(undefined, '{}') }]],
      ['a f {}'],
    ],
    [
      'no ids',
      [[{ index: 0, function: fn('f', '{}') }], [{ index: 1, function: fn('g', '{}') }]],
      ['call_1 f {}', 'call_2 g {}'],
    ],
    [
      'an id too late, which changes nothing',
      [[{ index: 0, function: fn('f', '{"x":') }], [{ index: 0, id: 'late', function: fn('f', '1}') }]],
      ['call_1 f {"x":1}'],
    ],
    [
      'no indices, told apart by id',
      [
        [{ id: 'a', function: fn('f', '{"x":') }],
        [{ id: 'a', function: fn(undefined, '1}') }],
        [{ id: 'b', function: fn('f', '{}') }],
      ],
      ['a f {"x":1}', 'b f {}'],
    ],
    [
      'no indices, fragments without ids',
      [
        [{ id: 'a', function: fn('f', '{"x":') }],
        [{ function: fn(undefined, '1}') }],
        [{ id: 'b', function: fn('g') }],
        [{ function: fn(undefined, '{}') }],
      ],
      ['a f {"x":1}', 'b g {}'],
    ],
    [
      'neither indices nor ids, whole calls',
      [[{ function: fn('f', '{"x":1}') }, { function: fn('f', '{"x":2}') }, { function: fn('g', '{}') }]],
      ['call_1 f {"x":1}', 'call_2 f {"x":2}', 'call_3 g {}'],
    ],
    [
      'neither indices nor ids, the name in every fragment',
      [[{ function: fn('f', '{"x":') }], [{ function: fn('f', '1}') }]],
      ['call_1 f {"x":1}'],
    ],
    [
      'one number for all calls',
      [
        [{ index: 0, id: 'a', function: fn('f', '{}') }],
        [{ index: 0, id: 'b', function: fn('g', '{"x":') }],
        [{ index: 0, function: fn(undefined, '1}') }],
      ],
      ['a f {}', 'b g {"x":1}'],
    ],
    [
      'blanks after a call that has ended',
      [
        [{ index: 0, id: 'a', function: fn('f', '{}') }],
        [{ index: 1, id: 'b', function: fn('g', '{') }],
        [{ index: 0, function: fn(undefined, ' ') }],
        [{ index: 1, function: fn(undefined, '}') }],
      ],
      ['a f {}', 'b g {}'],
    ],
    ['arguments as an object', [[{ index: 0, id: 'a', function: fn('f', { x: [1] }) }]], ['a f {"x":[1]}']],
    ['no arguments', [[{ index: 0, id: 'a', function: fn('f') }]], ['a f {}']],
    ['arguments of spaces only', [[{ index: 0, id: 'a', function: fn('f', ' ') }]], ['a f  {}']],
    ['arguments that are no JSON, unchanged', [[{ index: 0, id: 'a', function: fn('f', '{x') }]], ['a f {x']],
    ['a name only, at the end', [[{ index: 0, function: fn('f') }]], ['call_1 f {}']],
    ['no name at all, which cannot be called', [[{ index: 0, id: 'a', function: fn(undefined, '{}') }]], []],
    ['nonsense', [[{ index: 'x', id: 7, function: null }]], []],
  ])('reads %s', (_name, chunks, want) => {
    expect(calls(chunks)).toEqual(want);
  });

  it('ends a call when the next begins and its arguments are whole', () => {
    const types = read([
      [{ index: 0, id: 'a', function: fn('f', '{}') }],
      [{ index: 1, id: 'b', function: fn('g', '{}') }],
    ]).map(({ type }) => type);
    expect(types).toEqual([
      'tool-call-start',
      'tool-call-delta',
      'tool-call-end',
      'tool-call-start',
      'tool-call-delta',
      'tool-call-end',
    ]);
  });
});

it('keeps what comes beside a call for the service that sent it', () => {
  const extra = { google: { thought_signature: 'c2ln' } };
  const events = read([
    [{ index: 0, id: 'a', function: { name: 'f', arguments: '{' }, extra_content: extra }],
    [{ index: 0, function: { arguments: '}' } }],
    [{ index: 1, id: 'b', function: { name: 'g', arguments: '{}' }, extra_content: null }],
  ]);
  expect(events.filter((event) => event.type === 'tool-call-end')).toEqual([
    { type: 'tool-call-end', index: 0, state: wrapState(OWNER, { extraContent: extra }) },
    { type: 'tool-call-end', index: 1 },
  ]);
});
