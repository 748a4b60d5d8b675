import { describe, expect, it } from 'vitest';
import { ReasoningDetails } from '../../../src/providers/openai-compatible/reasoning-details.ts';

function read(...chunks: readonly (readonly unknown[])[]): readonly unknown[] {
  const details = new ReasoningDetails();
  for (const chunk of chunks) details.read(chunk);
  return details.all;
}

const text = (rest: object) => ({ type: 'reasoning.text', ...rest });
const summary = (rest: object) => ({ type: 'reasoning.summary', ...rest });
const encrypted = (rest: object) => ({ type: 'reasoning.encrypted', ...rest });

describe('ReasoningDetails', () => {
  it('puts pieces of a text together, with the signature that comes last', () => {
    expect(
      read(
        [text({ text: 'Which ', format: 'anthropic-claude-v1', index: 0, signature: null })],
        [text({ text: 'city?', index: 0 })],
        [text({ signature: 'c2ln', index: 0 })],
      ),
    ).toEqual([text({ text: 'Which city?', format: 'anthropic-claude-v1', index: 0, signature: 'c2ln' })]);
  });

  it('keeps apart what differs in kind, place or id', () => {
    const details = [
      summary({ summary: 'a', index: 0 }),
      text({ text: 'a', index: 0 }),
      text({ text: 'b', index: 1 }),
      text({ text: 'c', index: 1, id: 'x' }),
      text({ text: 'd', index: 1, id: 'y' }),
    ];
    const [first, second, third, fourth, fifth] = details;
    expect(read([first, second], [third], [fourth, fifth])).toEqual([
      first,
      second,
      text({ text: 'bc', index: 1, id: 'x' }),
      fifth,
    ]);
  });

  it('never joins what is encrypted', () => {
    const details = [encrypted({ data: 'A', index: 0 }), encrypted({ data: 'B', index: 0 })];
    expect(read(details)).toEqual(details);
  });

  it('reads nothing but objects, and changes none of them', () => {
    const first = Object.freeze(text({ text: 'a' }));
    expect(read([null, 'x', first], [text({ text: 'b' })])).toEqual([text({ text: 'ab' })]);
  });
});
