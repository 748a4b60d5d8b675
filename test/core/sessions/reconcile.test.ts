import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/messages.ts';
import {
  type HistoryMode,
  mergeSent,
  type Reconciled,
  reconcile,
} from '../../../src/core/sessions/reconcile.ts';
import { assistant, brief, call, result, system, user } from './conversation.ts';
import { type MemorySession, storedSession } from './memory-session.ts';

const [u1, u2, u3, u4] = [user('1'), user('2'), user('3'), user('4')];
const [a1, a2, a3] = [assistant('A1'), assistant('A2'), assistant('A3')];
const called = assistant(call('c'));
const found = result('c');

type Case = {
  readonly name: string;
  readonly stored: MemorySession;
  readonly sent: readonly Message[];
  readonly mode?: HistoryMode;
  readonly want: Pick<Reconciled, 'keep' | 'append' | 'how'> & { readonly reads: string };
};

const CASES: readonly Case[] = [
  {
    name: 'appends everything to nothing',
    stored: storedSession([]),
    sent: [u1, a1, system('s'), u2],
    want: { keep: 0, append: [0, 1, 2, 3], reads: 'u:1 a:A1 s:s u:2', how: 'new' },
  },
  {
    name: 'takes what is new of a full history',
    stored: storedSession([u1, a1]),
    sent: [u1, a1, u2],
    want: { keep: 2, append: [2], reads: 'u:1 a:A1 u:2', how: 'full' },
  },
  {
    name: 'replaces what an edit replaces',
    stored: storedSession([u1, a1, u2, a2, u3, a3]),
    sent: [u1, a1, u4],
    want: { keep: 2, append: [2], reads: 'u:1 a:A1 u:4', how: 'full' },
  },
  {
    name: 'takes an answer away that is asked for again',
    stored: storedSession([u1, a1, u2, a2]),
    sent: [u1, a1, u2],
    want: { keep: 3, append: [], reads: 'u:1 a:A1 u:2', how: 'full' },
  },
  {
    name: 'believes a client that edited an answer',
    stored: storedSession([u1, a1]),
    sent: [u1, a2, u2],
    want: { keep: 1, append: [1, 2], reads: 'u:1 a:A2 u:2', how: 'full' },
  },
  {
    name: 'continues an answer that ends the request',
    stored: storedSession([u1, a1, u2]),
    sent: [u1, a1],
    want: { keep: 2, append: [], reads: 'u:1 a:A1', how: 'full' },
  },
  {
    name: 'reads system messages where the request has them and not where the store has them',
    stored: storedSession([u1, system('old'), a1, system('gone'), u2, a2]),
    sent: [u1, a1, system('new'), u2, a2, system('next'), u3],
    want: { keep: 6, append: [5, 6], reads: 'u:1 a:A1 s:new u:2 a:A2 s:next u:3', how: 'full' },
  },
  {
    name: 'takes a conversation that is full history by its tool results alone',
    stored: storedSession([u1, called]),
    sent: [u1, found],
    want: { keep: 1, append: [1], reads: 'u:1 t:c found', how: 'full' },
  },
  {
    name: 'appends a delta',
    stored: storedSession([u1, system('s'), a1]),
    sent: [u2, system('t')],
    want: { keep: 3, append: [0, 1], reads: 'u:1 s:s a:A1 u:2 s:t', how: 'delta' },
  },
  {
    name: 'appends a delta that repeats a delivered question',
    stored: storedSession([u1, a1]),
    sent: [u1],
    want: { keep: 2, append: [0], reads: 'u:1 a:A1 u:1', how: 'delta' },
  },
  {
    name: 'appends tool results',
    stored: storedSession([u1, called]),
    sent: [found],
    want: { keep: 2, append: [0], reads: 'u:1 a:search(c) t:c found', how: 'delta' },
  },
  {
    name: 'counts an overlap once',
    stored: storedSession([u1, a1, u2, u3]),
    sent: [u2, u3, u4],
    want: { keep: 4, append: [2], reads: 'u:1 a:A1 u:2 u:3 u:4', how: 'delta' },
  },
  {
    name: 'takes the longest overlap',
    stored: storedSession([a1, u1, u2, u1, u2]),
    sent: [u1, u2, u1, u2, u1],
    want: { keep: 5, append: [4], reads: 'a:A1 u:1 u:2 u:1 u:2 u:1', how: 'delta' },
  },
  {
    name: 'asks again when the answer was lost',
    stored: storedSession([u1, a1, u2, a2], { delivered: false, from: 2 }),
    sent: [u2],
    want: { keep: 3, append: [], reads: 'u:1 a:A1 u:2', how: 'retry' },
  },
  {
    name: 'asks again, with more, when the run failed after some words',
    stored: storedSession([u1, a1, u2, system('s'), a2], { status: 'failed', from: 2 }),
    sent: [u2, system('s'), u3],
    want: { keep: 3, append: [1, 2], reads: 'u:1 a:A1 u:2 s:s u:3', how: 'retry' },
  },
  {
    name: 'asks again when the run was cut off without a word',
    stored: storedSession([u1, a1, u2], { status: 'cut-off', from: 2 }),
    sent: [u2],
    want: { keep: 3, append: [], reads: 'u:1 a:A1 u:2', how: 'retry' },
  },
  {
    name: 'takes nothing but the last turn away',
    stored: storedSession([u1, a1, u2, a2], { delivered: false, from: 2 }),
    sent: [u1],
    want: { keep: 4, append: [0], reads: 'u:1 a:A1 u:2 a:A2 u:1', how: 'delta' },
  },
  {
    name: 'takes the last answer alone away when an earlier one stands before it',
    stored: storedSession([u1, a1, a2], { delivered: false, from: 2 }),
    sent: [u1],
    want: { keep: 3, append: [0], reads: 'u:1 a:A1 a:A2 u:1', how: 'delta' },
  },
  {
    name: 'keeps a lost answer that is not asked for again',
    stored: storedSession([u1, called], { delivered: false }),
    sent: [found, u2],
    want: { keep: 2, append: [0, 1], reads: 'u:1 a:search(c) t:c found u:2', how: 'delta' },
  },
  {
    name: 'keeps what was there before a window of the history',
    stored: storedSession([u1, system('s'), a1, u2, a2]),
    sent: [a1, u2, a2, u3],
    want: { keep: 5, append: [3], reads: 'u:1 s:s a:A1 u:2 a:A2 u:3', how: 'full' },
  },
  {
    name: 'replaces what an edit within a window replaces',
    stored: storedSession([u1, a1, u2, a2, u3, a3]),
    sent: [u2, a2, u4],
    want: { keep: 4, append: [2], reads: 'u:1 a:A1 u:2 a:A2 u:4', how: 'full' },
  },
  {
    name: 'lays a window where it matches longest',
    stored: storedSession([u1, a1, u2, a2, u3, a1, u4]),
    sent: [a1, u2, a2, u4],
    want: { keep: 4, append: [3], reads: 'u:1 a:A1 u:2 a:A2 u:4', how: 'full' },
  },
  {
    name: 'lays a window at the latest of equally long matches',
    stored: storedSession([u1, a1, u2, a1, u3, a2]),
    sent: [a1, u4],
    want: { keep: 4, append: [1], reads: 'u:1 a:A1 u:2 a:A1 u:4', how: 'full' },
  },
  {
    name: 'believes a request about something else',
    stored: storedSession([u1, a1]),
    sent: [u3, a3, u4],
    want: { keep: 0, append: [0, 1, 2], reads: 'u:3 a:A3 u:4', how: 'full' },
  },
  {
    name: 'takes a first question for the whole conversation when told so',
    stored: storedSession([u1, a1, u2, a2]),
    sent: [u1],
    mode: 'full',
    want: { keep: 1, append: [], reads: 'u:1', how: 'full' },
  },
  {
    name: 'lays full history nowhere but at the start when told so',
    stored: storedSession([u1, a1, u2, a2]),
    sent: [u2, a2, u3],
    mode: 'full',
    want: { keep: 0, append: [0, 1, 2], reads: 'u:2 a:A2 u:3', how: 'full' },
  },
  {
    name: 'appends answers when told that everything is new',
    stored: storedSession([u1, a1]),
    sent: [u1, a1, u2],
    mode: 'delta',
    want: { keep: 2, append: [2], reads: 'u:1 a:A1 u:2', how: 'delta' },
  },
  {
    name: 'appends answers that are not stored when told that everything is new',
    stored: storedSession([u1, a1]),
    sent: [u1, a2, u2],
    mode: 'delta',
    want: { keep: 2, append: [0, 1, 2], reads: 'u:1 a:A1 u:1 a:A2 u:2', how: 'delta' },
  },
  {
    name: 'keeps a lost answer that the delta itself repeats',
    stored: storedSession([u1, a1], { delivered: false }),
    sent: [u1, a1, u2],
    mode: 'delta',
    want: { keep: 2, append: [2], reads: 'u:1 a:A1 u:2', how: 'delta' },
  },
  {
    name: 'reads the last summary in the place of what it covers',
    stored: storedSession([
      u1,
      a1,
      { summary: 'first', covers: 2 },
      u2,
      system('s'),
      a2,
      { summary: 'second', covers: 3 },
      u3,
      a3,
    ]),
    sent: [u4],
    want: { keep: 9, append: [0], reads: 's:second u:2 s:s a:A2 u:3 a:A3 u:4', how: 'delta' },
  },
  {
    name: 'reads a summary for a full history too, with its system messages',
    stored: storedSession([u1, a1, u2, a2, { summary: 'first', covers: 2 }, u3, a3]),
    sent: [u1, system('covered'), a1, system('p'), u2, system('q'), a2, u3, a3, u4],
    want: { keep: 7, append: [9], reads: 's:first s:p u:2 s:q a:A2 u:3 a:A3 u:4', how: 'full' },
  },
  {
    name: 'keeps a summary that stands behind the last match',
    stored: storedSession([u1, a1, u2, a2, { summary: 'first', covers: 2 }, u3, a3]),
    sent: [u1, a1, u2, a2, u4],
    want: { keep: 5, append: [4], reads: 's:first u:2 a:A2 u:4', how: 'full' },
  },
  {
    name: 'loses a summary together with what it was made of',
    stored: storedSession([u1, a1, u2, a2, { summary: 'first', covers: 2 }, u3, a3]),
    sent: [u1, a1, u4],
    want: { keep: 2, append: [2], reads: 'u:1 a:A1 u:4', how: 'full' },
  },
  {
    name: 'keeps the summary when an answer is asked for again',
    stored: storedSession([u1, a1, { summary: 'first', covers: 2 }, u2, a2], { delivered: false, from: 2 }),
    sent: [u2],
    want: { keep: 4, append: [], reads: 's:first u:2', how: 'retry' },
  },
  {
    name: 'reads the summary before a window that begins in what it covers',
    stored: storedSession([u1, a1, u2, a2, { summary: 'first', covers: 3 }, u3, a3]),
    sent: [u2, a2, u3, a3, u4],
    want: { keep: 7, append: [4], reads: 's:first a:A2 u:3 a:A3 u:4', how: 'full' },
  },
  {
    name: 'reads what is stored for a request without messages',
    stored: storedSession([u1, a1]),
    sent: [],
    want: { keep: 2, append: [], reads: 'u:1 a:A1', how: 'delta' },
  },
];

describe('reconcile', () => {
  it.each(CASES)('$name', ({ stored, sent, mode, want }) => {
    const plan = stored.plan(sent, mode);
    expect({ ...plan, context: undefined, reads: stored.read(plan, sent).join(' ') }).toEqual(want);
  });

  it('takes stored messages for what the request repeats, since they hold more', () => {
    const thoughtful = assistant({ type: 'reasoning', text: 'hm' }, 'A1');
    expect(storedSession([u1, thoughtful]).plan([u1, a1, u2]).context).toEqual([
      { from: 'stored', position: 0 },
      { from: 'stored', position: 1 },
      { from: 'sent', index: 2 },
    ]);
  });

  it('takes a message of the request for a stored one where it brings a file again', () => {
    const content = [{ type: 'text', text: 'The words of it.', kept: '[file a.txt]' }] as const;
    const plan = storedSession([user('[file a.txt]'), a1]).plan([{ role: 'user', content }, a1, u2]);
    expect(plan).toEqual({
      keep: 2,
      append: [2],
      context: [
        { from: 'stored', position: 0, asSent: 0 },
        { from: 'stored', position: 1 },
        { from: 'sent', index: 2 },
      ],
      how: 'full',
    });
  });

  it('takes a session that was never used for a new one', () => {
    expect(reconcile(undefined, mergeSent([u1]), 'delta')).toEqual({
      keep: 0,
      append: [0],
      context: [{ from: 'sent', index: 0 }],
      how: 'new',
    });
  });

  it.each(['auto', 'full', 'delta'] as const)(
    'takes no longer for equal messages than for others: %s',
    (mode) => {
      const many = 100_000;
      const entries = Array.from(
        { length: many },
        (_, position) => ({ position, kind: 'input', digest: 'x' }) as const,
      );
      const sent = Array.from({ length: many }, () => ({ message: u1, digest: 'x' }));
      const odd = { message: a1, digest: 'y' };
      for (const request of [sent, [...sent, odd], [odd, ...sent]]) {
        expect(reconcile({ entries, lastTurn: undefined }, request, mode).context.length).toBeGreaterThan(0);
      }
    },
  );
});

describe('mergeSent', () => {
  it('makes consecutive assistant messages one', () => {
    const merged = mergeSent([
      u1,
      assistant('a', call('1')),
      assistant('b'),
      found,
      assistant('c'),
      assistant('d'),
    ]);
    expect(merged.map(({ message }) => brief(message))).toEqual([
      'u:1',
      'a:a search(1) b',
      't:c found',
      'a:c d',
    ]);
  });

  it('keeps other messages as they are, system messages without a digest', () => {
    const messages = [u1, u1, system('s'), a1, system('s'), a1];
    const merged = mergeSent(messages);
    expect(merged.map(({ message }) => message)).toEqual(messages);
    expect(merged.map(({ digest }) => digest === undefined)).toEqual([
      false,
      false,
      true,
      false,
      true,
      false,
    ]);
  });
});
