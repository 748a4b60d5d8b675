import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/messages.ts';
import { estimateTokens, summarize } from '../../../src/core/sessions/compaction.ts';
import { AppError } from '../../../src/errors.ts';
import { thrownBy } from '../requests.ts';
import { assistant, call, result, system, user } from './conversation.ts';
import { TEXT_SAMPLES } from './text-samples.ts';

const NEVER = new AbortController().signal;

type Question = { readonly text: string; readonly tokens: number; readonly instructions: string };

/** A model that gives the answers one after another, the last one again and again. */
function model(...answers: string[]) {
  const questions: Question[] = [];
  const ask = async (messages: readonly Message[], instructions: string): Promise<string> => {
    const [message, ...others] = messages;
    if (message?.role !== 'user' || others.length > 0)
      throw new Error('Asked with something else than a text.');
    const text = message.content.map((part) => (part.type === 'text' ? part.text : '[image]')).join('');
    questions.push({ text, tokens: estimateTokens(messages, instructions), instructions });
    return answers[Math.min(questions.length, answers.length) - 1] ?? '';
  };
  return { questions, ask };
}

describe('summarize', () => {
  it('asks once for what fits', async () => {
    const { ask, questions } = model('  They greeted. ');
    const messages = [user('Hello'), assistant('Hi')];
    expect(await summarize({ ask }, { messages, budgetTokens: 2000 }, NEVER)).toBe('They greeted.');
    expect(questions).toHaveLength(1);
    expect(questions[0]?.text).toContain('<conversation>\nUser: Hello\n\nAssistant: Hi\n</conversation>');
    expect(questions[0]?.text).not.toContain('<notes>');
    expect(questions[0]?.instructions).toMatch(/at most 250 words/);
  });

  it('gives calls, results, images and instructions as text, and no reasoning', async () => {
    const { ask, questions } = model('x');
    const messages: Message[] = [
      system('Be brief.'),
      {
        role: 'user',
        content: [
          { type: 'text', text: 'What is this?' },
          { type: 'image', mediaType: 'image/png', base64: 'AAAA' },
        ],
      },
      assistant(
        { type: 'reasoning', text: 'secret' },
        'Let me see.',
        call('1', 'lookup', '{"a":1}'),
        call('2', 'other', ''),
      ),
      result('1', 'A cat.'),
      { role: 'tool', toolCallId: '2', content: [] },
      result('3', 'Unasked.'),
      assistant({ type: 'reasoning', text: 'secret' }),
      assistant({ type: 'refusal', text: 'I cannot say.' }),
    ];
    await summarize({ ask }, { messages, budgetTokens: 2000 }, NEVER);
    const told = questions[0]?.text.split('<conversation>\n')[1]?.split('\n</conversation>')[0];
    expect(told?.split('\n\n')).toEqual([
      'Instruction: Be brief.',
      'User: What is this?\n[an image]',
      'Assistant: Let me see.\n[calls the tool lookup with {"a":1}]\n[calls the tool other with {}]',
      'Result of the tool lookup: A cat.',
      'Result of the tool other: (nothing)',
      'Result of a tool: Unasked.',
      'Assistant: I cannot say.',
    ]);
  });

  it('gives the previous summary first', async () => {
    const { ask, questions } = model('new');
    const input = { messages: [user('Hello')], previousSummary: 'They had met.', budgetTokens: 2000 };
    expect(await summarize({ ask }, input, NEVER)).toBe('new');
    const { text } = questions[0] as Question;
    expect(text.indexOf('<notes>\nThey had met.\n</notes>')).toBeGreaterThanOrEqual(0);
    expect(text.indexOf('They had met.')).toBeLessThan(text.indexOf('User: Hello'));
  });

  it('reads in pieces what is longer, each with the summary so far', async () => {
    const { ask, questions } = model('one', 'two', 'three');
    const messages = ['a', 'b', 'c'].map((name) => user(`${name} ${'word '.repeat(400)}`));
    expect(await summarize({ ask }, { messages, budgetTokens: 1200 }, NEVER)).toBe('three');
    expect(questions).toHaveLength(3);
    expect(questions.map(({ text }) => /<notes>\n(.*)\n<\/notes>/.exec(text)?.[1])).toEqual([
      undefined,
      'one',
      'two',
    ]);
    expect(questions.map(({ text }) => /User: (.)/.exec(text)?.[1])).toEqual(['a', 'b', 'c']);
  });

  it('cuts a message that is longer than a piece', async () => {
    const { ask, questions } = model('x');
    await summarize({ ask }, { messages: [user('word '.repeat(3000))], budgetTokens: 1500 }, NEVER);
    expect(questions.length).toBeGreaterThan(2);
    expect(questions[1]?.text).toContain('<conversation>\n[continued] ');
  });

  it('shows the model every character, and never more than the budget', async () => {
    const texts = fc.array(
      fc.tuple(fc.constantFrom(...Object.values(TEXT_SAMPLES)), fc.integer({ min: 1, max: 3 })),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.integer({ min: 900, max: 5000 }),
        fc.string(),
        async (all, budgetTokens, previous) => {
          const messages = all.map(([text, times]) => user(text.repeat(times)));
          const { ask, questions } = model(TEXT_SAMPLES.Japanese?.repeat(20) ?? '');
          await summarize({ ask }, { messages, previousSummary: previous, budgetTokens }, NEVER);
          for (const { tokens } of questions) expect(tokens).toBeLessThanOrEqual(budgetTokens);
          const told = questions.map(
            ({ text }) => /<conversation>\n(.*)\n<\/conversation>/s.exec(text)?.[1] ?? '',
          );
          const shown = told.join('').replaceAll(/User: |\[continued\] |\s/g, '');
          expect(shown).toBe(
            all
              .map(([text, times]) => text.repeat(times))
              .join('')
              .replaceAll(/\s/g, ''),
          );
        },
      ),
    );
  });

  it('gives no more back than has room beside the conversation', async () => {
    const { ask } = model('word '.repeat(10_000));
    const summary = await summarize({ ask }, { messages: [user('Hello')], budgetTokens: 2000 }, NEVER);
    expect(estimateTokens([user(summary)])).toBeLessThan(520);
    expect(summary.length).toBeGreaterThan(1000);
  });

  it('reads a previous summary in pieces that was made for a larger window', async () => {
    const { ask, questions } = model('short');
    const input = { messages: [user('Hello')], previousSummary: '語'.repeat(2000), budgetTokens: 1500 };
    expect(await summarize({ ask }, input, NEVER)).toBe('short');
    expect(questions[0]?.text).toContain('<conversation>\nEarlier notes: 語');
    for (const { tokens } of questions) expect(tokens).toBeLessThanOrEqual(1500);
    expect(questions.map(({ text }) => text.split('語').length - 1).reduce((sum, count) => sum + count)).toBe(
      2000,
    );
  });

  it('gives the previous summary back when there is nothing new', async () => {
    const { ask, questions } = model('x');
    expect(
      await summarize({ ask }, { messages: [], previousSummary: 'old', budgetTokens: 1000 }, NEVER),
    ).toBe('old');
    expect(questions).toHaveLength(0);
  });

  it('takes an empty answer for a failure', async () => {
    const thrown = await thrownBy(() =>
      summarize({ ask: model(' \n').ask }, { messages: [user('Hello')], budgetTokens: 1000 }, NEVER),
    );
    expect(thrown).toBeInstanceOf(AppError);
    expect(thrown).toMatchObject({ code: 'upstream_invalid_response' });
  });

  it('refuses a budget in which nothing can be read', async () => {
    const { ask, questions } = model('x');
    const thrown = await thrownBy(() =>
      summarize({ ask }, { messages: [user('Hello')], budgetTokens: 300 }, NEVER),
    );
    expect(thrown).toMatchObject({ code: 'context_length_exceeded' });
    expect(questions).toHaveLength(0);
  });

  it('asks no further once the signal fired, and hands it to the model', async () => {
    const controller = new AbortController();
    const reason = new Error('gone');
    const signals: AbortSignal[] = [];
    const ask = async (_messages: readonly Message[], _instructions: string, signal: AbortSignal) => {
      signals.push(signal);
      controller.abort(reason);
      return 'x';
    };
    const input = { messages: [user('word '.repeat(3000))], budgetTokens: 1000 };
    expect(await thrownBy(() => summarize({ ask }, input, controller.signal))).toBe(reason);
    expect(signals).toEqual([controller.signal]);
  });

  it('throws what the model fails with', async () => {
    const failure = new AppError('upstream_overloaded');
    const ask = () => Promise.reject(failure);
    expect(
      await thrownBy(() => summarize({ ask }, { messages: [user('a')], budgetTokens: 1000 }, NEVER)),
    ).toBe(failure);
  });
});
