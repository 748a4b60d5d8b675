import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EventLog, joinEvents, readEvents, type ShownEvent } from '../../../src/core/responses/event-log.ts';

const EVENTS: readonly ShownEvent[] = [
  { type: 'text-delta', text: 'a' },
  { type: 'text-delta', text: 'b', logprobs: [{ token: 'b', logprob: -1, bytes: null, top: [] }] },
  { type: 'reasoning-delta', text: 'c' },
  { type: 'refusal-delta', text: 'd' },
  { type: 'tool-call-start', index: 0, id: 'e', name: 'f' },
  { type: 'tool-call-delta', index: 0, argumentsText: '{}' },
  { type: 'tool-call-end', index: 0 },
  { type: 'server-tool-call', callId: 'g', name: 'h', argumentsText: '{}' },
  { type: 'tool-result', callId: 'g', name: 'h', isError: false, content: [{ type: 'text', text: 'i' }] },
];

it('gives back what was written, however it was cut into batches', () => {
  fc.assert(
    fc.property(fc.array(fc.subarray([...EVENTS])), (batches) => {
      const log = new EventLog();
      const texts = batches.flatMap((batch) => log.write(batch) ?? []);
      expect(readEvents(texts)).toEqual(batches.flat());
      expect(readEvents([joinEvents(texts)])).toEqual(batches.flat());
    }),
  );
});

it('writes plain text as nothing but itself', () => {
  expect(new EventLog().write([{ type: 'text-delta', text: 'a' }])).toBe('["a"]');
});

it("keeps of a backend's state only that it was there", () => {
  const state = { api: 'x', data: { secret: 's' } };
  const text = new EventLog().write([{ type: 'reasoning-delta', text: '', state }]) ?? '';
  expect(readEvents([text])).toEqual([
    { type: 'reasoning-delta', text: '', state: { api: 'x', data: null } },
  ]);
});

it('keeps no more than a limit, and says so', () => {
  const log = new EventLog();
  const batch = Array.from({ length: 50_000 }, (): ShownEvent => ({ type: 'text-delta', text: '' }));
  const texts = Array.from({ length: 7 }, () => log.write(batch)).flatMap((text) => text ?? []);
  expect(log.isTooLong).toBe(true);
  expect(texts).toHaveLength(6);
  expect(readEvents(texts)).toBeUndefined();
  expect(readEvents([joinEvents(texts)])).toBeUndefined();
});
