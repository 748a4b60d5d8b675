import { describe, expect, it } from 'vitest';
import { showSession } from '../../../src/cli/sessions/show.ts';
import type { NewTurn } from '../../../src/core/sessions/session-store.ts';
import type { FakeEdgeOptions } from '../fake-edge.ts';
import {
  answer,
  appendTurns,
  assistant,
  CONVERSATION,
  input,
  MAIN,
  said,
  storedSessions,
  turn,
  user,
} from './stored-sessions.ts';

type Setup = {
  readonly turns?: readonly (NewTurn & { readonly delivered?: boolean })[];
  readonly key?: string;
  readonly options?: Partial<Parameters<typeof showSession>[1]>;
  readonly edge?: FakeEdgeOptions;
};

async function show({ turns = CONVERSATION, key = MAIN.key, options, edge: edgeOptions }: Setup = {}) {
  const stored = await storedSessions();
  await stored.withStore((store) => appendTurns(store, MAIN, turns));
  const edge = stored.edge(edgeOptions);
  const code = await showSession(key, { config: stored.config, all: false, json: false, ...options }, edge);
  return { code, out: edge.out(), errors: edge.errors() };
}

describe('sessions show', () => {
  it('prints the conversation as it stands', async () => {
    expect(await show()).toEqual({
      code: 0,
      errors: '',
      out: `Session agent:main:main, agent main

user · 2026-11-03 14:00:00
  Where does Otto live?

assistant · 2026-11-03 14:00:02 · sim/swift
  (reasoning) I look it up.
  → files__read (call_1) {"path":"otto"}

tool files__read (call_1) · 2026-11-03 14:00:02
  Maine

assistant · 2026-11-03 14:00:02 · sim/swift
  In Maine.

user · 2026-11-03 14:00:00
  Sure?

assistant · 2026-11-03 14:00:02 · sim/swift
  Yes.

user · 2026-11-03 14:00:00
  Count.

assistant · 2026-11-03 14:00:02 · sim/swift
  1, 2,

(cut off: the run was cancelled, what stands here is only a part)

Not shown: what 1 superseded turn said (--all).
`,
    });
  });

  it('shows superseded branches, marked, when asked for all', async () => {
    const { out } = await show({ options: { all: true } });
    expect(out).toContain('assistant · 2026-11-03 14:00:02 · sim/swift · superseded\n  No.\n');
    expect(out).toContain('sim/swift\n  Yes.\n');
    expect(out).not.toContain('Not shown');
  });

  it.each<[string, Partial<NewTurn & { delivered: boolean }>, string]>([
    ['failed', { status: 'failed' }, '(failed: the run broke'],
    ['incomplete', { status: 'incomplete' }, '(incomplete: a limit or a filter'],
    ['not delivered', { delivered: false }, '(the client did not receive this answer to its end)'],
  ])('marks a turn that is %s', async (_, more, mark) => {
    const turns = [turn(0, [input(user('Hi')), answer(said('Hel'))], more)];
    expect((await show({ turns })).out).toContain(mark);
  });

  it('says nothing about the end of a turn that another one replaced', async () => {
    const turns = [
      turn(0, [input(user('Hi')), answer(said('Hel'))], { status: 'failed' }),
      turn(1, [answer(said('Hello.'))]),
    ];
    expect((await show({ turns })).out).not.toContain('failed');
    expect((await show({ turns, options: { all: true } })).out).toContain('(failed: ');
  });

  it('marks summaries, and shows images and refusals as what they are', async () => {
    const image = { type: 'image', mediaType: 'image/png', base64: 'A'.repeat(4_000) } as const;
    const { out } = await show({
      turns: [
        turn(0, [
          input({ role: 'user', name: 'Ana', content: [image] }),
          { kind: 'summary', covers: 1, messages: [{ role: 'developer', text: 'They met.' }] },
          answer(assistant({ type: 'refusal', text: 'I cannot.' })),
        ]),
      ],
    });
    expect(out).toContain('user Ana · 2026-11-03 14:00:00\n  [image/png, 3.0 kB]\n');
    expect(out).toMatch(/^summary · .* · stands in for what came before entry 1\n {2}They met\.\n/m);
    expect(out).toContain('  (refusal) I cannot.\n');
  });

  it('writes control characters out and lets no text pass for a heading', async () => {
    const text = '\x1b[2J\x9bA\nassistant · 2026-11-03 14:00:02 · sim/swift\n\nend';
    const { out } = await show({ turns: [turn(0, [input(user(text)), answer(said('ok'))])] });
    expect(out).toContain('  \\x1b[2J\\x9bA\n  assistant · 2026-11-03 14:00:02 · sim/swift\n\n  end\n');
  });

  it.each([
    ['on a terminal', {}, { outColumns: 80 }, true],
    ['nowhere else', {}, {}, false],
  ])('is dressed up %s', async (_, options, edge, isStyled) => {
    expect((await show({ options, edge })).out.includes('\x1b[1m')).toBe(isStyled);
  });

  it('is JSON: the turns without what was superseded', async () => {
    const { out } = await show({ options: { json: true } });
    const { agentId, sessionKey, turns } = JSON.parse(out);
    expect({ agentId, sessionKey }).toEqual({ agentId: 'main', sessionKey: MAIN.key });
    expect(
      turns.map(({ turn: number, entries }: { turn: number; entries: unknown[] }) => [
        number,
        entries.length,
      ]),
    ).toEqual([
      [1, 2],
      [2, 1],
      [3, 1],
      [4, 2],
    ]);
    expect(
      JSON.parse((await show({ options: { json: true, all: true } })).out).turns[1].entries,
    ).toHaveLength(2);
  });

  it.each([
    ['agent:main:mian', 'Did you mean:\n  agent:main:main\n'],
    ['main', 'Did you mean:\n  agent:main:main\n'],
    ['something else entirely', '"clawgate sessions list" shows those it has.\n'],
  ])('names the nearest keys instead of %s', async (key, words) => {
    const { code, out, errors } = await show({ key });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toBe(`The agent main has no session ${key}. ${words}`);
  });

  it('names the agent that has a session of that key', async () => {
    const stored = await storedSessions();
    const ref = { agentId: 'Research', key: 'chat-1' };
    await stored.withStore((store) => appendTurns(store, ref, [turn(0, [input(user('Hi'))])]));
    const edge = stored.edge();
    expect(await showSession('chat-1', { config: stored.config, all: false, json: false }, edge)).toBe(1);
    expect(edge.errors()).toContain('Did you mean:\n  chat-1 --agent Research\n');
    const found = stored.edge();
    const options = { config: stored.config, agent: 'research', all: false, json: false };
    expect(await showSession('chat-1', options, found)).toBe(0);
  });

  it('knows that there are no sessions at all', async () => {
    const { code, errors } = await show({ turns: [], key: 'x' });
    expect({ code, errors }).toEqual({
      code: 1,
      errors: 'The agent main has no session x. There are no sessions.\n',
    });
  });
});
