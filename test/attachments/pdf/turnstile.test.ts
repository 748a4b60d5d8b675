import { expect, it } from 'vitest';
import { createTurnstile } from '../../../src/attachments/pdf/turnstile.ts';

const never = new AbortController().signal;

it('lets so many in, and the next when one leaves, in order', async () => {
  const enter = createTurnstile(2);
  const entered: string[] = [];
  const come = async (name: string) => {
    const leave = await enter(never);
    entered.push(name);
    return leave;
  };
  const leaveA = await come('a');
  const leaveB = await come('b');
  const c = come('c');
  const d = come('d');
  await Promise.resolve();
  expect(entered).toEqual(['a', 'b']);
  leaveB();
  const leaveC = await c;
  expect(entered).toEqual(['a', 'b', 'c']);
  leaveA();
  leaveC();
  await d;
  expect(entered).toEqual(['a', 'b', 'c', 'd']);
});

it('does not keep the place of one that left while it waited', async () => {
  const enter = createTurnstile(1);
  const leave = await enter(never);
  const leaving = new AbortController();
  const gone = enter(leaving.signal);
  const next = enter(never);
  leaving.abort(new Error('gone'));
  await expect(gone).rejects.toThrow('gone');
  leave();
  await expect(next).resolves.toBeTypeOf('function');
});

it('refuses one that has left already', async () => {
  const enter = createTurnstile(1);
  await expect(enter(AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  await expect(enter(never)).resolves.toBeTypeOf('function');
});
