import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../../../src/core/model-events.ts';
import { AnswerReader } from '../../../src/providers/openai-compatible/answer-reader.ts';
import { FrameReader } from '../../../src/providers/openai-compatible/frame-reader.ts';
import { RepeatedFrame } from '../../../src/providers/openai-compatible/repeated-frame.ts';
import { wrapState } from '../../../src/providers/provider-state.ts';
import { sse } from '../../support/scripted-upstream.ts';
import { countingIds, OWNER } from './test-provider.ts';

const context = { providerId: 'local', clock: () => 0 };

/** A reader that counts how often it parsed. */
function counted() {
  let parses = 0;
  const reader = new AnswerReader(context, OWNER, countingIds());
  const repeated = new RepeatedFrame((data, events) => {
    parses += 1;
    reader.read(JSON.parse(data), events);
  });
  return { repeated, parses: () => parses };
}

const frame = (content: string, rest: object = {}) =>
  JSON.stringify({ id: 'c1', choices: [{ index: 0, delta: { content }, finish_reason: null }], ...rest });
const text = (words: string) => ({ type: 'text-delta' as const, text: words });

describe('a repeated frame', () => {
  it('is recognised by all but its text, without parsing', () => {
    const { repeated, parses } = counted();
    expect(repeated.match(frame('one'))).toBeUndefined();
    repeated.learn(frame('one'), text('one'));
    expect(parses()).toBe(1);
    expect(repeated.match(frame(' zwei — 三 🗼'))).toEqual(text(' zwei — 三 🗼'));
    expect(parses()).toBe(1);
  });

  it.each([
    ['another number', frame('two', { id: 'c2' })],
    ['a field more', frame('two', { usage: null })],
    ['a text with a quote', frame('a"b')],
    ['a text with a line break', frame('a\nb')],
    ['no text', frame('')],
    ['only its beginning', frame('two').slice(0, 40)],
    ['beginning and end overlapping', '"'],
  ])('is not taken for a frame with %s', (_name, data) => {
    const { repeated } = counted();
    repeated.learn(frame('one'), text('one'));
    expect(repeated.match(frame('two'))).toEqual(text('two'));
    expect(repeated.match(data)).toBeUndefined();
  });

  it.each([
    ['whose text stands elsewhere in it', '{"choices":[{"delta":{"content":"one"}}],"note":"one"}', 'one'],
    ['whose text is written in escapes', '{"choices":[{"delta":{"content":"\\u006fne"}}],"x":"one"}', 'one'],
    [
      'whose text is that of another choice',
      '{"choices":[{"delta":{"content":"o\\u006ee"}},{"a":"one"}]}',
      'one',
    ],
  ])('is not learned from one %s', (_name, data, words) => {
    const { repeated, parses } = counted();
    repeated.learn(data, text(words));
    expect(parses()).toBe(1);
    expect(repeated.match(data.replace('"one"', '"two"'))).toBeUndefined();
    expect(repeated.match(data.replace(/"one"(?!.*"one")/, '"two"'))).toBeUndefined();
  });

  it('is not learned from one with log probabilities', () => {
    const { repeated } = counted();
    repeated.learn(frame('one'), { ...text('one'), logprobs: [] });
    expect(repeated.match(frame('two'))).toBeUndefined();
  });

  it('is given up after a few trials when every frame has a number of its own', () => {
    const { repeated, parses } = counted();
    for (let number = 0; number < 100; number += 1) {
      const data = frame('word', { number });
      expect(repeated.match(data)).toBeUndefined();
      repeated.learn(data, text('word'));
    }
    expect(parses()).toBeLessThan(5);
  });

  it('is learned anew as often as it pays', () => {
    const { repeated, parses } = counted();
    for (let second = 0; second < 50; second += 1) {
      repeated.learn(frame('first', { created: second }), text('first'));
      expect(repeated.match(frame('next', { created: second }))).toEqual(text('next'));
    }
    expect(parses()).toBe(50);
  });
});

describe('frames of any text and form', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'stop',
      'assistant',
      'content',
      'choices',
      'c1',
      'a"b',
      'a\\',
      '\n',
      '\u0000',
      '"',
      '\u2028',
      '\uD800',
    ),
  );
  const compact = (value: unknown) => JSON.stringify(value);
  const spaced = (value: unknown) => JSON.stringify(value, undefined, 1).replaceAll('\n', '');
  const escaped = (value: unknown) =>
    JSON.stringify(value).replace(
      /[^ -~]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  const delta = fc.oneof(
    { weight: 6, arbitrary: fc.record({ content: words }) },
    fc.record({ reasoning_content: words }),
    fc.record({ role: fc.constant('assistant'), content: words }),
    fc.record({ content: words, reasoning: words }),
    fc.record({ content: words, tool_calls: fc.constant([]) }),
  );
  const rest = fc.oneof(
    { weight: 6, arbitrary: fc.constant({}) },
    fc.record({ id: words }),
    fc.record({ usage: fc.record({ prompt_tokens: fc.nat(3), completion_tokens: fc.nat(3) }) }),
  );
  const finish = fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, fc.constantFrom('stop', 'length'));
  const frames = fc.array(fc.record({ delta, rest, finish }), { maxLength: 30 });

  it.each([
    ['compact', compact],
    ['spaced', spaced],
    ['escaped', escaped],
  ])('mean the same as when each is parsed by itself (%s)', (_name, write) => {
    fc.assert(
      fc.property(frames, (list) => {
        const chunks = list.map((item) => ({
          choices: [{ index: 0, delta: item.delta, finish_reason: item.finish }],
          ...item.rest,
        }));
        const plain = new AnswerReader(context, OWNER, countingIds());
        const want: ModelEvent[] = [];
        for (const chunk of chunks) plain.read(chunk, want);
        if (chunks.length > 0) want.push(plain.end(want));

        const quick = new FrameReader(new AnswerReader(context, OWNER, countingIds()), context);
        const got = quick.read([Buffer.from(sse(...chunks.map(write), '[DONE]'))]);
        const wellFormed = JSON.parse(JSON.stringify(want)) as unknown;
        if (chunks.length > 0) expect(JSON.parse(JSON.stringify(got))).toEqual(wellFormed);
      }),
      { numRuns: 300 },
    );
  });
});

it('loses no reasoning details, although their frames are alike', () => {
  const frames = new FrameReader(new AnswerReader(context, OWNER, countingIds()), context);
  const words = ['a', 'b', 'c', 'd', 'e', 'f'];
  const details = (text: string) => [{ type: 'reasoning.text', text, index: 0 }];
  const chunks = words.map((text) => ({
    choices: [{ index: 0, delta: { reasoning: text, reasoning_details: details(text) } }],
  }));
  const end = { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] };
  const events = [...chunks, end].flatMap((chunk) => frames.read([Buffer.from(sse(JSON.stringify(chunk)))]));
  expect([...events, ...frames.end()]).toEqual([
    ...words.map((text) => ({ type: 'reasoning-delta', text })),
    {
      type: 'reasoning-delta',
      text: '',
      state: wrapState(OWNER, { reasoningDetails: details('abcdef') }),
    },
    { type: 'model-end', reason: 'stop', usage: undefined },
  ]);
});
