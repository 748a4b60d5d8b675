// A process that is killed at any moment loses no turn that it had acknowledged, and leaves a file that just opens.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setImmediate as nextTick } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { REF, readAllTurns, readTexts } from '../turns.ts';
import { readValue, sessionFile } from './session-file.ts';

const PROGRAM = fileURLToPath(new URL('append-turns.ts', import.meta.url));
const KILLS = 20;

function startAppending(path: string, key: string, ...count: readonly string[]) {
  return spawn(process.execPath, [PROGRAM, path, key, ...count], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The last turn acknowledged by a process that is killed after some of its acknowledgements, and a moment more. */
async function appendUntilKilled(path: string): Promise<number> {
  const child = startAppending(path, REF.key);
  const killAfter = Math.floor(Math.random() * 60);
  const moments = Math.floor(Math.random() * 40);
  let output = '';
  let lines = 0;
  let isKilled = false;
  const exited = once(child, 'exit');
  for await (const chunk of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
    output += chunk;
    lines += chunk.split('\n').length - 1;
    if (lines <= killAfter || isKilled) continue;
    isKilled = true;
    for (let moment = 0; moment < moments; moment += 1) await nextTick();
    child.kill('SIGKILL');
  }
  expect(await exited).toEqual([null, 'SIGKILL']);
  return Number(output.trimEnd().split('\n').at(-1));
}

it('keeps every acknowledged turn once and in order when it is killed again and again', async () => {
  const { path, open, inspect } = await sessionFile();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const acknowledged = await appendUntilKilled(path);
    expect(inspect((database) => readValue(database, 'PRAGMA integrity_check'))).toBe('ok');
    const turns = await readAllTurns(open());
    // The turn that was being acknowledged when the process ended may be there too.
    expect(turns.length - acknowledged).toBeOneOf([0, 1]);
    expect(turns.map(({ from, to }) => [from, to])).toEqual(
      turns.map((_, index) => [index * 2, index * 2 + 2]),
    );
  }
  const texts = await readTexts(open());
  const numbers = texts.filter((_, index) => index % 2 === 0).map((text) => Number(text.split(' ')[0]));
  expect(numbers).toEqual(numbers.map((_, index) => index));
}, 120_000);

it('may be made by several processes at the same moment', async () => {
  const { path, open } = await sessionFile();
  const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
  const exits = keys.map(async (key) => {
    const child = startAppending(path, key, '10');
    child.stdout.resume();
    return (await once(child, 'exit'))[0];
  });
  expect(await Promise.all(exits)).toEqual(keys.map(() => 0));
  const list = await open().list();
  expect(list.map(({ ref, turns }) => [ref.key, turns]).sort()).toEqual(keys.map((key) => [key, 10]));
}, 60_000);
