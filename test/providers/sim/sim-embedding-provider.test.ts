import { describe, expect, it } from 'vitest';
import type { EmbeddingRequest } from '../../../src/core/embedding-provider.ts';
import { createSimEmbeddingProvider } from '../../../src/providers/sim/sim-embedding-provider.ts';
import { loadTokenizer } from '../../../src/providers/sim/tokenizer.ts';
import { simConfig, simModel, testTime } from './sim-harness.ts';

const signal = new AbortController().signal;
const provider = createSimEmbeddingProvider(simConfig(), testTime());

async function embed(
  inputs: readonly string[],
  rest: Partial<EmbeddingRequest> = {},
): Promise<readonly (readonly number[])[]> {
  const { vectors } = await provider.embed({ model: 'plain', inputs, extra: {}, ...rest }, signal);
  return vectors;
}

function similarity(a: readonly number[] = [], b: readonly number[] = []): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

const DOCUMENTS = [
  'To reset your password, open the settings page and choose "Forgot password". A link is sent by email.',
  'Our warranty covers manufacturing defects for three years from the date of purchase.',
  'Orders above 50 euros ship free of charge. Standard delivery takes three to five working days.',
  'You can return any item within 30 days for a full refund, as long as it is unused.',
  'The office is closed on public holidays and on Sundays. On weekdays it opens at nine.',
  'Invoices are sent on the first day of each month and are payable within two weeks.',
  'The espresso machine must be descaled every two months with citric acid.',
  'Employees may work from home up to two days a week after agreement with their manager.',
  'The API limits each key to one hundred requests per minute and answers 429 beyond that.',
  'Backups run every night at two and are kept for ninety days in another region.',
];
const QUESTIONS: readonly (readonly [string, number])[] = [
  ['How do I reset my password?', 0],
  ['I forgot my password, what now?', 0],
  ['How long is the warranty on defects?', 1],
  ['Is shipping free for large orders?', 2],
  ['How many days does delivery take?', 2],
  ['Can I get a refund when I return an item?', 3],
  ['When does the office open?', 4],
  ['When do I have to pay an invoice?', 5],
  ['How often should I descale the coffee machine?', 6],
  ['May I work at home?', 7],
  ['What is the rate limit of the API per minute?', 8],
  ['How long are backups kept?', 9],
];

describe('embed', () => {
  it('ranks the right document of ten first for each of twelve questions', async () => {
    const documents = await embed(DOCUMENTS);
    const questions = await embed(QUESTIONS.map(([question]) => question));
    const found = questions.map((question) => {
      const scores = documents.map((document) => similarity(question, document));
      return scores.indexOf(Math.max(...scores));
    });
    expect(found).toEqual(QUESTIONS.map(([, index]) => index));
  });

  it.each([256, 384, 3072])('ranks them as well in %i dimensions', async (dimensions) => {
    const documents = await embed(DOCUMENTS, { dimensions });
    const questions = await embed(
      QUESTIONS.map(([question]) => question),
      { dimensions },
    );
    const right = questions.filter((question, number) => {
      const scores = documents.map((document) => similarity(question, document));
      return scores.indexOf(Math.max(...scores)) === QUESTIONS[number]?.[1];
    });
    expect(right.length).toBeGreaterThanOrEqual(QUESTIONS.length - 1);
  });

  it.each([
    ['The cat sleeps on the sofa.', 'A cat is sleeping on a sofa.', 'Interest rates rose in March.'],
    ['How do I cancel my subscription?', 'cancelling subscriptions', 'The weather is nice.'],
    ['Recieve the pakage', 'Receive the package', 'Cook the pasta'],
    ['東京の天気はどうですか', '東京の天気', '大阪の料理'],
    ['Wie hoch ist die Rechnung?', 'die Höhe der Rechnung', 'Der Hund bellt laut.'],
    ['Курс валют на сегодня', 'курсы валют сегодня', 'рецепт борща'],
  ])('puts %j nearer to %j than to %j', async (text, near, far) => {
    const [a, b, c] = await embed([text, near, far]);
    expect(similarity(a, b)).toBeGreaterThan(similarity(a, c) + 0.08);
  });

  it('gives unit vectors of any size, single precision, the same every time', async () => {
    for (const dimensions of [1, 2, 3, 17, 512, 1536, 4096]) {
      const vectors = await embed(['', ' ', '🙂', '!!!', 'the', 'a plain text', '\ud800'], { dimensions });
      for (const vector of vectors) {
        expect(vector).toHaveLength(dimensions);
        expect(similarity(vector, vector)).toBeCloseTo(1, 5);
        expect(vector.every((value) => value === Math.fround(value))).toBe(true);
      }
      expect(await embed(['a plain text'], { dimensions })).toEqual([vectors[5]]);
    }
  });

  it('tells texts apart in very few dimensions', async () => {
    const vectors = await embed(['a', 'b', 'c', 'cat', 'dog', 'Paris', 'the cat sleeps', '東京', '🙂'], {
      dimensions: 4,
    });
    expect(new Set(vectors.map((vector) => JSON.stringify(vector))).size).toBe(vectors.length);
  });

  it('has 1536 dimensions by default', async () => {
    expect((await embed(['x']))[0]).toHaveLength(1536);
  });

  it('counts real tokens', async () => {
    const tokenizer = await loadTokenizer();
    const { inputTokens } = await provider.embed({ model: 'plain', inputs: DOCUMENTS, extra: {} }, signal);
    expect(inputTokens).toBe(DOCUMENTS.reduce((sum, text) => sum + tokenizer.count(text), 0));
  });

  it('keeps the order of 2048 inputs and lets others have their turn', async () => {
    const inputs = Array.from({ length: provider.maxInputsPerCall }, (_, index) => `text number ${index}`);
    let turns = 0;
    let isOver = false;
    const tick = (): void => {
      turns += 1;
      if (!isOver) setImmediate(tick);
    };
    tick();
    const vectors = await embed(inputs, { dimensions: 64 });
    isOver = true;
    expect(vectors).toHaveLength(2048);
    expect(vectors[1234]).toEqual((await embed(['text number 1234'], { dimensions: 64 }))[0]);
    expect(turns).toBeGreaterThan(3);
  });

  it.each([0, -1, 1.5, 65_537, Number.NaN])('refuses %d dimensions', async (dimensions) => {
    await expect(embed(['x'], { dimensions })).rejects.toMatchObject({
      code: 'unsupported_parameter',
      param: 'dimensions',
    });
  });

  it('ends when the signal fires', async () => {
    await expect(
      provider.embed({ model: 'plain', inputs: ['x'], extra: {} }, AbortSignal.abort()),
    ).rejects.toThrow(/abort/i);
  });

  it("fails and waits as the model's fault says", async () => {
    const fault = { status: 429, retryAfterSeconds: 5, delayMs: 30, breakAfterTokens: undefined };
    const time = testTime();
    const faulty = createSimEmbeddingProvider(simConfig(simModel('plain', { fault })), time);
    const failing = faulty.embed({ model: 'plain', inputs: ['x'], extra: {} }, signal);
    await expect(failing).rejects.toMatchObject({ code: 'rate_limit_exceeded', retryAfterSeconds: 5 });
    expect(time.sleeps).toEqual([30]);
  });
});
