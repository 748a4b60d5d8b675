import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/cli/agent/read-message.ts';
import { fakeEdge } from '../fake-edge.ts';

const LIMIT = 1_000;
const bytes = (text: string) => new TextEncoder().encode(text);
const fromInput = (...input: Uint8Array[]) => readMessage('-', fakeEdge({}, { input }), LIMIT);

describe('readMessage', () => {
  it('takes the option as it is', async () => {
    expect(await readMessage(' Hi\n', fakeEdge(), LIMIT)).toBe(' Hi\n');
  });

  it('reads stdin, characters in pieces included, without its last line end', async () => {
    const [first, ...rest] = bytes('日本\n\nx\r\n');
    expect(await fromInput(Uint8Array.of(first ?? 0), Uint8Array.from(rest))).toBe('日本\n\nx');
  });

  it.each([
    ['an empty option', () => readMessage(' ', fakeEdge(), LIMIT), '--message is empty.'],
    ['an empty stdin', () => fromInput(bytes('\n')), 'stdin holds no message.'],
    ['what is not UTF-8', () => fromInput(Uint8Array.of(0x48, 0xff)), 'stdin is not valid UTF-8.'],
    ['half a character', () => fromInput(Uint8Array.of(0x48, 0xe6)), 'stdin is not valid UTF-8.'],
    ['too much', () => fromInput(new Uint8Array(600), new Uint8Array(401)), 'more than the 1.0 kB'],
  ])('refuses %s', async (_, read, message) => {
    await expect(read()).rejects.toMatchObject({ message: expect.stringContaining(message), exitCode: 2 });
  });
});
