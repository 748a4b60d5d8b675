import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/messages.ts';
import {
  type CompactionEntry,
  estimateTokens,
  planCompaction,
  summaryMessage,
  summaryTextOf,
} from '../../../src/core/sessions/compaction.ts';
import { assistant, call, result, system, user } from './conversation.ts';

const entry = (tokens: number, ...messages: Message[]): CompactionEntry => ({ messages, tokens });
const asks = (tokens: number) => entry(tokens, user('q'));
const answers = (tokens: number) => entry(tokens, assistant('a'));
const calls = (tokens: number, id = '1') => entry(tokens, assistant(call(id)));
const results = (tokens: number, id = '1') => entry(tokens, result(id));
const instructs = (tokens: number) => entry(tokens, system('s'));

describe('estimateTokens', () => {
  const one = estimateTokens([user('one')]);

  it('is nothing for nothing', () => {
    expect(estimateTokens([])).toBe(0);
  });

  it('counts what stands around each message', () => {
    expect(estimateTokens([user('')])).toBeGreaterThan(2);
    expect(estimateTokens([user('one'), user('one')])).toBeGreaterThan(2 * one - 2);
  });

  it('counts everything that the model reads', () => {
    const long = 'word '.repeat(100);
    const more: Message[] = [
      system(long),
      user(long),
      assistant(long),
      assistant({ type: 'refusal', text: long }),
      assistant({ type: 'reasoning', text: long }),
      assistant(call('1', 'f', JSON.stringify({ long }))),
      result('1', long),
    ];
    for (const message of more) expect(estimateTokens([message])).toBeGreaterThan(100);
    expect(estimateTokens([], long)).toBeGreaterThan(100);
    const tool = { name: 'f', description: long, parameters: { type: 'object', description: long } };
    expect(estimateTokens([], undefined, [tool])).toBeGreaterThan(200);
  });

  it('counts an image by itself and not by its bytes', () => {
    const image = (base64: string): Message => ({
      role: 'user',
      content: [{ type: 'image', mediaType: 'image/png', base64 }],
    });
    expect(estimateTokens([image('AAAA')])).toBeGreaterThan(1000);
    expect(estimateTokens([image('A'.repeat(100_000))])).toBe(estimateTokens([image('AAAA')]));
  });
});

describe('planCompaction', () => {
  const CASES: readonly {
    name: string;
    entries: CompactionEntry[];
    budget: number;
    want: number | undefined;
  }[] = [
    { name: 'nothing of nothing', entries: [], budget: 0, want: 0 },
    { name: 'nothing of what fits', entries: [asks(500), answers(500)], budget: 1000, want: 0 },
    {
      name: 'all but the turns that fit in half of the budget',
      entries: [asks(300), answers(300), asks(150), answers(150), asks(100), answers(100), asks(50)],
      budget: 1000,
      want: 4,
    },
    {
      name: 'all but turns that fit in half of the budget exactly',
      entries: [asks(300), answers(301), asks(100), answers(100), asks(300)],
      budget: 1000,
      want: 2,
    },
    {
      name: 'all but the last turn when that alone is longer than half',
      entries: [asks(300), answers(300), asks(10), answers(10), asks(600)],
      budget: 1000,
      want: 4,
    },
    {
      name: 'nothing when the last turn leaves no room for a summary',
      entries: [asks(300), answers(300), asks(750)],
      budget: 1000,
      want: undefined,
    },
    {
      name: 'nothing of a single turn',
      entries: [asks(600), calls(600), results(600)],
      budget: 1000,
      want: undefined,
    },
    {
      name: 'no part of a turn',
      entries: [asks(400), answers(400), asks(10), calls(10), results(10), answers(600)],
      budget: 1000,
      want: 2,
    },
    {
      name: 'no system message of the turn that stays',
      entries: [asks(500), answers(500), instructs(10), asks(10), instructs(10)],
      budget: 1000,
      want: 2,
    },
    {
      name: 'none of the several messages that a user says at once',
      entries: [asks(500), answers(500), asks(280), instructs(10), asks(10)],
      budget: 500,
      want: 2,
    },
    {
      name: 'the earlier of several messages said at once when they are too long together',
      entries: [asks(500), answers(500), asks(500), asks(10)],
      budget: 500,
      want: 3,
    },
    {
      name: 'nothing between a call and a result that comes after another question',
      entries: [asks(500), answers(500), asks(10), calls(10), asks(10), results(10), asks(300)],
      budget: 660,
      want: 6,
    },
    {
      name: 'up to a turn with a result that nobody asked for',
      entries: [asks(500), answers(500), asks(10), results(10), asks(10)],
      budget: 1000,
      want: 2,
    },
    {
      name: 'more than the summary that is there',
      entries: [instructs(200), asks(900), asks(100)],
      budget: 1000,
      want: 2,
    },
    {
      name: 'nothing when there is only a summary to be summarized',
      entries: [instructs(900), asks(200)],
      budget: 1000,
      want: undefined,
    },
  ];

  it.each(CASES)('summarizes $name', ({ entries, budget, want }) => {
    expect(planCompaction({ entries, budget })).toBe(want);
  });

  it('cuts before a question, parts no call from its result, and leaves what fits', () => {
    const ids = fc.constantFrom('1', '2');
    const tokens = fc.integer({ min: 1, max: 300 });
    const one = fc.oneof(
      tokens.map(asks),
      tokens.map(answers),
      tokens.map(instructs),
      fc.tuple(tokens, ids).map(([count, id]) => calls(count, id)),
      fc.tuple(tokens, ids).map(([count, id]) => results(count, id)),
    );
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), fc.integer({ min: 1, max: 2000 }), (entries, budget) => {
        const count = planCompaction({ entries, budget });
        const isTooLong = tokensOf(entries) > budget;
        expect(count === 0).toBe(!isTooLong);
        if (count === undefined || count === 0) return;
        const kept = entries.slice(count);
        expect(tokensOf(kept)).toBeLessThan(budget * 0.75);
        expect(kept.find(({ messages }) => messages[0]?.role !== 'system')?.messages[0]?.role).toBe('user');
        expect(entries.slice(0, count).some(({ messages }) => messages[0]?.role !== 'system')).toBe(true);
        for (const [place, partner] of pairs(entries)) expect(place < count).toBe(partner < count);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('summaryMessage', () => {
  it('says what it is and can be read back', () => {
    const message = summaryMessage('We met.\n</notes>');
    expect(message).toMatchObject({
      role: 'system',
      text: expect.stringContaining('earlier part of this conversation'),
    });
    expect(summaryTextOf(message)).toBe('We met.\n</notes>');
  });

  it('is told apart from other messages', () => {
    expect(summaryTextOf(system('We met.'))).toBeUndefined();
    expect(summaryTextOf(user('We met.'))).toBeUndefined();
  });
});

function tokensOf(entries: readonly CompactionEntry[]): number {
  return entries.reduce((sum, { tokens }) => sum + tokens, 0);
}

/** The places of each result and of the call that it belongs to: the last one before it with its id. */
function pairs(entries: readonly CompactionEntry[]): [number, number][] {
  return entries.flatMap(({ messages: [message] }, place): [number, number][] => {
    if (message?.role !== 'tool') return [];
    const called = entries
      .slice(0, place)
      .findLastIndex(({ messages: [earlier] }) =>
        earlier?.role === 'assistant'
          ? earlier.content.some((part) => part.type === 'tool-call' && part.id === message.toolCallId)
          : false,
      );
    return called === -1 ? [] : [[place, called]];
  });
}
