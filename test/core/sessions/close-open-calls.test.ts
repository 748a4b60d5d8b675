import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/messages.ts';
import { closeOpenCalls } from '../../../src/core/sessions/close-open-calls.ts';
import { assistant, brief, call, result, system, user } from './conversation.ts';

const NONE = 'The caller gave no result for this call.';

const CLOSED: readonly { name: string; messages: Message[]; want: string[] }[] = [
  {
    name: 'a call before the next question',
    messages: [assistant(call('1')), user('next')],
    want: ['a:search(1)', `t:1 ${NONE}`, 'u:next'],
  },
  {
    name: 'a call at the end',
    messages: [user('q'), assistant('a', call('1'))],
    want: ['u:q', 'a:a search(1)', `t:1 ${NONE}`],
  },
  {
    name: 'one call of several, behind the results of the others',
    messages: [assistant(call('1'), call('2'), call('3')), result('3'), result('1'), user('next')],
    want: ['a:search(1) search(2) search(3)', 't:3 found', 't:1 found', `t:2 ${NONE}`, 'u:next'],
  },
  {
    name: 'a call before a system message',
    messages: [assistant(call('1'), call('2')), result('1'), system('s'), user('next')],
    want: ['a:search(1) search(2)', 't:1 found', `t:2 ${NONE}`, 's:s', 'u:next'],
  },
  {
    name: 'a call whose result comes after the next question',
    messages: [assistant(call('1')), user('next'), result('1')],
    want: ['a:search(1)', `t:1 ${NONE}`, 'u:next', 't:1 found'],
  },
  {
    name: 'a call whose id had a result in an earlier turn',
    messages: [assistant(call('1')), result('1'), assistant(call('1')), user('next')],
    want: ['a:search(1)', 't:1 found', 'a:search(1)', `t:1 ${NONE}`, 'u:next'],
  },
  {
    name: 'a call in front of another part of the same answer',
    messages: [assistant(call('1')), assistant('text', call('2')), result('2')],
    want: ['a:search(1)', `t:1 ${NONE}`, 'a:text search(2)', 't:2 found'],
  },
  {
    name: 'a call in front of an answer whose other results are still to come',
    messages: [assistant(call('1'), call('2')), assistant(call('3')), result('1'), result('3'), system('s')],
    want: ['a:search(1) search(2)', 'a:search(3)', 't:1 found', 't:3 found', `t:2 ${NONE}`, 's:s'],
  },
  {
    name: 'the earlier of two calls with one id and one result',
    messages: [assistant(call('1')), assistant(call('1')), result('1')],
    want: ['a:search(1)', `t:1 ${NONE}`, 'a:search(1)', 't:1 found'],
  },
];

const WHOLE: readonly { name: string; messages: Message[] }[] = [
  { name: 'nothing', messages: [] },
  { name: 'no calls', messages: [user('q'), system('s'), assistant('a'), user('q')] },
  { name: 'results in another order', messages: [assistant(call('1'), call('2')), result('2'), result('1')] },
  {
    name: 'a result behind a system message',
    messages: [assistant(call('1'), call('2')), result('1'), system('s'), result('2'), user('next')],
  },
  {
    name: 'an answer in several messages with all results behind it',
    messages: [assistant(call('1')), assistant(call('2')), result('1'), result('2')],
  },
  {
    name: 'an empty result',
    messages: [assistant(call('1')), { role: 'tool', toolCallId: '1', content: [] }],
  },
  { name: 'a result that nobody asked for', messages: [user('q'), result('1')] },
];

describe('closeOpenCalls', () => {
  it.each(CLOSED)('gives a result to $name', ({ messages, want }) => {
    expect(closeOpenCalls(messages).map(brief)).toEqual(want);
  });

  it.each(WHOLE)('gives back the very array for $name', ({ messages }) => {
    expect(closeOpenCalls(messages)).toBe(messages);
  });

  it('names the tool in the result', () => {
    expect(closeOpenCalls([assistant(call('1', 'lookup'))]).at(-1)).toMatchObject({ toolName: 'lookup' });
  });

  it('leaves no call open, takes nothing away and adds nothing else', () => {
    const ids = fc.constantFrom('1', '2', '3');
    const message = fc.oneof(
      fc.constantFrom(user('q'), system('s'), assistant('a')),
      fc.uniqueArray(ids, { minLength: 1 }).map((all) => assistant(...all.map((id) => call(id)))),
      ids.map((id) => result(id)),
    );
    fc.assert(
      fc.property(fc.array(message), (messages) => {
        const closed = closeOpenCalls(messages);
        expect(closed.filter((item) => messages.includes(item))).toEqual(messages);
        for (const item of closed) {
          if (!messages.includes(item)) expect(brief(item)).toMatch(new RegExp(`^t:[123] ${NONE}$`));
        }
        expect(closeOpenCalls(closed)).toBe(closed);
        expect(openCalls(closed)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

/** The calls that have no result between themselves and the next question. */
function openCalls(messages: readonly Message[]): string[] {
  return messages.flatMap((message, place) => {
    if (message.role !== 'assistant') return [];
    const behind = messages.slice(place + 1);
    const question = behind.findIndex(({ role }) => role === 'user');
    const results = (question === -1 ? behind : behind.slice(0, question)).flatMap((item) =>
      item.role === 'tool' ? [item.toolCallId] : [],
    );
    return message.content.flatMap((part) =>
      part.type === 'tool-call' && !results.includes(part.id) ? [part.id] : [],
    );
  });
}
