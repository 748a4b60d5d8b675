import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../../src/core/model-events.ts';
import { TurnReader } from '../../src/core/turn-reader.ts';
import { eventStreams } from './event-streams.ts';
import { call, STOP, say } from './tools/tool-world.ts';

function reader({ remembers = true, before }: { remembers?: boolean; before?: TurnReader } = {}) {
  const called: string[] = [];
  const context = {
    serverTools: new Set(['look']),
    remembers,
    onClientCall: (name: string) => void called.push(name),
  };
  return { turn: new TurnReader(context, before), called };
}

/** A turn before that has shown what was read. */
function turnWith(...events: readonly ModelEvent[]): TurnReader {
  const { turn } = reader();
  turn.read([...events, STOP]);
  return turn;
}

describe('TurnReader', () => {
  it('gives back the very batch where nothing is to be changed', () => {
    const batches: ModelEvent[][] = [
      [say('A')],
      [{ type: 'reasoning-delta', text: 'r' }, ...call('own', 'c')],
    ];
    const { turn } = reader();
    for (const batch of batches) expect(turn.read(batch)).toBe(batch);
  });

  it('changes nothing of any first answer without tools of the gateway', () => {
    fc.assert(
      fc.property(eventStreams, ({ content }) => {
        const { turn } = reader();
        expect(turn.read(content)).toBe(content);
      }),
    );
  });

  it('leaves the end out', () => {
    expect(reader().turn.read([say('A'), STOP])).toEqual([say('A')]);
    expect(reader().turn.read([STOP])).toEqual([]);
  });

  it("hides calls of the gateway's tools, and counts the caller's from 0", () => {
    const { turn, called } = reader();
    const shown = turn.read([...call('look', 's', 0), say('A'), ...call('own', 'c', 1)]);
    expect(shown).toEqual([say('A'), ...call('own', 'c', 0)]);
    expect([turn.serverCalls, turn.clientCalls, called]).toEqual([1, 1, ['own']]);
  });

  it('gives what stands between the pieces of a hidden call, batch by batch', () => {
    const { turn } = reader();
    const [start, delta, end] = call('look', 's') as [ModelEvent, ModelEvent, ModelEvent];
    expect([[start], [delta, say('A')], [end], [say('B')]].map((batch) => turn.read(batch))).toEqual([
      [],
      [say('A')],
      [],
      [say('B')],
    ]);
  });

  it.each<[string, TurnReader, boolean]>([
    ['text', turnWith(say('A')), true],
    ['empty text', turnWith(say('')), false],
    ['reasoning', turnWith({ type: 'reasoning-delta', text: 'r' }), false],
    ['a call', turnWith(...call('own', 'c')), false],
  ])('puts a blank line before its text after a turn with %s, or not', (_, before, separates) => {
    const { turn } = reader({ before });
    expect(turn.read([say(''), say('B'), say('C')])).toEqual([
      say(''),
      ...(separates ? [say('\n\n')] : []),
      say('B'),
      say('C'),
    ]);
  });

  it.each<[string, readonly ModelEvent[], boolean]>([
    ['text', [say('A')], true],
    ['reasoning', [{ type: 'reasoning-delta', text: 'r' }], true],
    ['a call of its own', call('own', 'c'), true],
    ['a hidden call', call('look', 's'), false],
    ['a state without words', [{ type: 'reasoning-delta', text: '', state: { api: 'a', data: 1 } }], false],
  ])('knows whether the caller has seen anything: %s', (_, events, want) => {
    const { turn } = reader();
    turn.read(events);
    expect(turn.hasShown).toBe(want);
  });

  it('remembers the whole answer, hidden calls included, and what of it the caller knows', () => {
    const { turn } = reader();
    turn.read([say('A'), ...call('look', 's', 0, '{"q":1}'), ...call('own', 'c', 1)]);
    const look = { type: 'tool-call', id: 's', name: 'look', argumentsText: '{"q":1}' };
    const own = { type: 'tool-call', id: 'c', name: 'own', argumentsText: '{}' };
    const text = { type: 'text', text: 'A' };
    expect(turn.message()).toEqual({ role: 'assistant', content: [text, look, own] });
    expect(turn.callsToExecute()).toEqual([look]);
    expect(turn.messageWithoutServerCalls()).toEqual({ role: 'assistant', content: [text, own] });
  });

  it('neither remembers nor executes a call that was not ended', () => {
    const { turn } = reader();
    turn.read([...call('look', 's', 0).slice(0, 2), ...call('own', 'c', 1).slice(0, 2)]);
    expect(turn.message()).toBeUndefined();
    expect(turn.callsToExecute()).toEqual([]);
  });

  it('remembers no log probabilities', () => {
    const { turn } = reader();
    turn.read([
      { type: 'text-delta', text: 'A', logprobs: [{ token: 'A', logprob: -1, bytes: null, top: [] }] },
    ]);
    expect(turn.message()?.content).toEqual([{ type: 'text', text: 'A' }]);
  });

  it('remembers nothing when nobody needs it', () => {
    const { turn } = reader({ remembers: false });
    turn.read([say('A')]);
    expect(turn.message()).toBeUndefined();
  });

  it('counts the characters of texts and arguments', () => {
    const { turn } = reader({ remembers: false });
    turn.read([say('abc'), { type: 'reasoning-delta', text: 'de' }, ...call('own', 'c', 0, '{"a":1}'), STOP]);
    expect(turn.characters).toBe(12);
  });
});
