// When a conversation is shortened, how much of it, and when it is not.

import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../src/core/backends/backend.ts';
import { Briefing } from '../../../src/core/briefing.ts';
import type { Message } from '../../../src/core/messages.ts';
import { estimateTokens } from '../../../src/core/sessions/compaction.ts';
import type { ContextItem, SessionTurn } from '../../../src/core/sessions/session-turn.ts';
import { type Overflow, shortenSession } from '../../../src/core/sessions/shorten-session.ts';
import { EMPTY_TOOL_BOX } from '../../../src/core/tools/tool-box.ts';
import { AppError } from '../../../src/errors.ts';
import { backendOf, runRequest, thrownBy } from '../requests.ts';
import { scriptedProvider } from '../scripted-provider.ts';
import { assistant, brief, user } from './conversation.ts';

/** About 100 tokens, without a name. */
const WORDS = 'the tide comes in and out '.repeat(14);

/** Turns of two messages of about 100 tokens each, then a short question. */
function conversation(turns: number): Message[] {
  const said = Array.from({ length: turns }, (_, index) => [
    user(`${index + 1} ${WORDS}`),
    assistant(`to ${index + 1} ${WORDS}`),
  ]);
  return [...said.flat(), user('last')];
}

type Options = {
  readonly backend?: Partial<Backend>;
  readonly overflow?: Overflow;
  readonly when?: 'when too long' | 'now';
  readonly prompt?: string;
  readonly answer?: () => Promise<string>;
};

async function shorten(messages: readonly Message[], options: Options = {}) {
  const items: ContextItem[] = messages.map((message, position) => ({
    messages: [message],
    position,
    isSummary: false,
  }));
  const summarized: { count: number; text: string }[] = [];
  const session = {
    items,
    summarized: (count: number, text: string) => summarized.push({ count, text }),
  } as unknown as SessionTurn;
  const asked: string[] = [];
  const briefing = new Briefing(
    runRequest({ messages }),
    { leading: [], conversation: messages },
    options.prompt ?? '',
    EMPTY_TOOL_BOX,
  );
  const isShortened = await shortenSession(
    {
      overflow: options.overflow ?? 'compact',
      ask: (question) => {
        asked.push(question.map(brief).join());
        return options.answer?.() ?? Promise.resolve('Tides.');
      },
    },
    {
      session,
      briefing,
      backend: backendOf(scriptedProvider({}), options.backend),
      when: options.when ?? 'when too long',
    },
    new AbortController().signal,
  );
  return { isShortened, summarized, asked };
}

const NOTHING = { isShortened: false, summarized: [], asked: [] };

describe('a conversation', () => {
  it('of any length is left alone when nobody knows how much is too much', async () => {
    expect(await shorten(conversation(500))).toEqual(NOTHING);
  });

  it('that fits beside its answer is left alone', async () => {
    expect(await shorten(conversation(5), { backend: { contextWindow: 4000 } })).toEqual(NOTHING);
  });

  it('that does not fit gives way to a summary, its last turns excepted', async () => {
    const backend = { contextWindow: 2500, options: { maxOutputTokens: 100 } };
    const { isShortened, summarized, asked } = await shorten(conversation(15), { backend });
    expect(isShortened).toBe(true);
    expect(summarized).toEqual([{ count: expect.any(Number), text: 'Tides.' }]);
    const { count = 0 } = summarized[0] ?? {};
    // What stays begins with a turn, and is no more than half of what fits.
    expect(count % 2).toBe(0);
    expect(count).toBeGreaterThan(15);
    expect(count).toBeLessThan(30);
    expect(asked.join()).toContain('to 1 the tide');
    expect(asked.join()).not.toContain('last');
  });

  it.each<[string, Options]>([
    ['a long prompt', { prompt: WORDS.repeat(3) }],
    ['room for a long answer', { backend: { options: { maxOutputTokens: 400 } } }],
    ['room for an answer of any length', { backend: { options: {} } }],
  ])('does not fit because of %s', async (_, { prompt = '', backend }) => {
    const messages = conversation(10);
    // Some 250 tokens of room beside it.
    const contextWindow = estimateTokens(messages) + 250;
    const fitting = { contextWindow, options: { maxOutputTokens: 50 } };
    expect((await shorten(messages, { backend: fitting })).isShortened).toBe(false);
    const tight = { ...fitting, ...backend };
    expect((await shorten(messages, { backend: tight, prompt })).isShortened).toBe(true);
  });
});

describe('context_length_exceeded', () => {
  it('is thrown where summaries are not wanted, with what is too long', async () => {
    const backend = { contextWindow: 1000 };
    const failure = await thrownBy(() => shorten(conversation(10), { backend, overflow: 'error' }));
    expect(failure).toMatchObject({ code: 'context_length_exceeded' });
    expect((failure as AppError).message).toMatch(/about \d+ tokens, more than the 1000 of vendor\/model-1/);
  });

  it('is thrown when the last message alone is too long', async () => {
    const messages = [...conversation(2), assistant('yes'), user(WORDS.repeat(20))];
    const backend = { contextWindow: 1000 };
    expect(await thrownBy(() => shorten(messages, { backend }))).toMatchObject({
      code: 'context_length_exceeded',
      message: expect.stringContaining('the last turn alone'),
    });
  });
});

describe('a backend that has just refused', () => {
  it.each([undefined, 1_000_000])('is believed, whatever its window is: %s', async (contextWindow) => {
    const { isShortened } = await shorten(conversation(30), { backend: { contextWindow }, when: 'now' });
    expect(isShortened).toBe(true);
  });

  it('is told to its caller when summaries are not wanted or do not help', async () => {
    expect(await shorten(conversation(30), { when: 'now', overflow: 'error' })).toEqual(NOTHING);
    expect(await shorten([user(WORDS)], { when: 'now' })).toEqual(NOTHING);
  });
});

it('fails of what the model fails of, and the session is left alone', async () => {
  const failure = new AppError('upstream_timeout');
  const answer = () => Promise.reject(failure);
  expect(await thrownBy(() => shorten(conversation(15), { backend: { contextWindow: 2500 }, answer }))).toBe(
    failure,
  );
});
