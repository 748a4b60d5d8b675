import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/messages.ts';
import { truncated } from '../../../src/core/responses/truncation.ts';
import { estimateTokens } from '../../../src/core/sessions/compaction.ts';
import { assistant, call, result, user } from '../sessions/conversation.ts';

const room = (contextWindow: number, fixed = 0) => ({ contextWindow, maxOutputTokens: 0, fixed });
const LONG = 'word '.repeat(50);

describe('a conversation that is too long', () => {
  const messages: Message[] = [
    user(`1 ${LONG}`),
    assistant('one'),
    user('2'),
    assistant(call('x')),
    result('x'),
    user('3'),
  ];

  it('stays the very same where it fits', () => {
    expect(truncated(messages, room(10_000))).toBe(messages);
  });

  it('loses its oldest turns, and begins with what a user says', () => {
    expect(truncated(messages, room(60))).toEqual(messages.slice(2));
    expect(truncated(messages, room(10))).toEqual(messages.slice(5));
  });

  it('keeps its last user message and what follows it, fitting or not', () => {
    expect(truncated([user('1'), assistant('a'), user(LONG)], room(10))).toEqual([user(LONG)]);
    expect(truncated([user('1'), user('2'), assistant(LONG)], room(10))).toEqual([
      user('2'),
      assistant(LONG),
    ]);
  });

  it('leaves room for the instructions and the answer', () => {
    const two = [user('1'), assistant('a'), user('2')];
    const tokens = estimateTokens(two);
    expect(truncated(two, room(tokens))).toBe(two);
    expect(truncated(two, room(tokens, 1))).toHaveLength(1);
    expect(truncated(two, { contextWindow: tokens + 3, maxOutputTokens: 4, fixed: 0 })).toHaveLength(1);
  });

  it('is always an end of what was given that fits, or the last turn', () => {
    const turns = fc.array(fc.constantFrom(user('a b c'), assistant('d e'), user(LONG)), { minLength: 1 });
    fc.assert(
      fc.property(turns, fc.integer({ min: 1, max: 400 }), (given, contextWindow) => {
        const left = truncated(given, room(contextWindow));
        expect(given.slice(given.length - left.length)).toEqual([...left]);
        if (left.length === given.length) return;
        expect(left[0]?.role).toBe('user');
        const fits = estimateTokens(left) <= contextWindow;
        expect(fits || left.slice(1).every(({ role }) => role !== 'user')).toBe(true);
      }),
    );
  });
});
