import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/messages.ts';
import { answerTo, assistant, toolResult, user } from './sim-harness.ts';

const ADA = 'Your name is Ada.\nYour character: a patient librarian.\nMessage channel: webchat.';

async function say(...parts: Parameters<typeof answerTo>): Promise<string> {
  return (await answerTo(...parts)).text;
}

describe('answers by the form of the message', () => {
  it.each([
    ['Hello!', 'Hello! I am Ada. What can I do for you?'],
    ['こんにちは', 'Hello! I am Ada. What can I do for you?'],
    ['Thank you!', 'You are welcome!'],
    ['Say this is a test', 'this is a test'],
    ['Say this is a test.', 'this is a test'],
    ['Reply with exactly: pong', 'pong'],
    ['Reply with the single word "pong".', 'pong'],
    ['Please repeat after me: The sky is blue.', 'The sky is blue'],
    ['Say hello and nothing else', 'hello'],
    ['Say "hip" three times', 'hip hip hip'],
    ['Echo 你好，世界', '你好，世界'],
    ['What is 17 * 23?', '17 × 23 = 391'],
    ['how much is 12 plus 30', '12 + 30 = 42'],
    ['2+2', '2 + 2 = 4'],
    ['What is (3 + 4) * 2^3?', '(3 + 4) × 2^3 = 56'],
    ['Calculate 123456789123 * 987654321987', '123456789123 × 987654321987 = 121932631355968601347401'],
    ['What is 7 divided by 2?', '7 / 2 = 3.5'],
    ['What is 0.1 + 0.2?', '0.1 + 0.2 = 0.3'],
    ['What is the square root of 144?', '144^0.5 = 12'],
    ['Solve 3(x - 2) = 12', 'x = 6'],
    ['Count from 5 to 1', '5, 4, 3, 2, 1'],
    ['My name is Ana.', 'Noted: your name is Ana.'],
    ['I live in Oslo and my dog is called Rex.', 'Noted: you live in Oslo and your dog is called Rex.'],
  ])('%s', async (question, answer) => {
    expect(await say(question, { instructions: ADA })).toBe(answer);
  });

  it.each(['Was the meeting on 2024-05-01?', 'Call me at 555-123-4567', 'What is 1/0?', 'I have 3-4 apples'])(
    'sees no sum in: %s',
    async (question) => {
      expect(await say(question)).not.toContain(' = ');
    },
  );

  it('writes as many words as are asked for and does not pass them off as knowledge', async () => {
    const text = await say('Write a 120 word story about dragons');
    expect(text.split(' ')).toHaveLength(120);
    expect(text).toContain('simulated text about dragons');
  });
});

describe('identity', () => {
  it.each([
    [ADA, 'What is your name?', /^I am Ada, a patient librarian\. My answers.*simulator/],
    ['You are Max, a travel agent.', 'Who are you?', /^I am Max, a travel agent\..*simulator/],
    ['You are a helpful assistant.', 'Who are you?', /^I am a helpful assistant\..*simulator/],
    [undefined, 'Who are you?', /^I am the built-in simulator \(plain\), not a language model\.$/],
    [ADA, 'Wie heißt du?', /Ada/],
  ])('%s: %s', async (instructions, question, answer) => {
    expect(await say(question, { instructions })).toMatch(answer);
  });
});

describe('facts from the context', () => {
  it.each<[string, string[], string]>([
    ['What is my name?', ['My name is Ana.'], 'You told me that your name is Ana.'],
    ['Where do I live?', ['Hi, I live in Oslo.'], 'You told me that you live in Oslo.'],
    [
      "What's my favorite colour?",
      ['My favourite color is teal.', 'My car is red.'],
      'You told me that your favourite color is teal.',
    ],
    ['How old am I?', ['I am 34 years old.', 'I am from Rome.'], 'You told me that you are 34 years old.'],
    [
      'Who am I?',
      ['My name is Ana and I am a nurse.'],
      'You told me that your name is Ana and you are a nurse.',
    ],
    [
      'What is the door code?',
      ['Remember that the door code is 4711.'],
      'You told me that the door code is 4711.',
    ],
    ['Wie heißt mein Hund?', ['Mein Hund heißt Bello.'], 'You wrote: “Mein Hund heißt Bello.”'],
    ['日本の首都はどこですか？', ['日本の首都は東京です。'], 'You wrote: “日本の首都は東京です。”'],
    ['ما هي عاصمة مصر؟', ['عاصمة مصر هي القاهرة.'], 'You wrote: “عاصمة مصر هي القاهرة.”'],
  ])('%s', async (question, told, answer) => {
    const history = told.flatMap((text): Message[] => [user(text), assistant('All right.')]);
    expect(await say(...history, question)).toBe(answer);
  });

  it('are found in the same message, before and after the question', async () => {
    expect(await say('My name is Ana. What is my name?')).toBe('You told me that your name is Ana.');
    expect(await say('What is my name? My name is Ana.')).toBe('You told me that your name is Ana.');
  });

  it('are found in instructions, later system messages, earlier answers and tool results', async () => {
    const opening = 'The shop opens at nine on Saturdays.';
    const question = 'When does the shop open on Saturday?';
    expect(await say(question, { instructions: `You are Ada.\n${opening}` })).toBe(opening);
    expect(await say(user('Hi'), { role: 'system', text: opening }, question)).toBe(opening);
    expect(await say(user('Hi'), assistant(opening), question)).toBe(`As I said before: ${opening}`);
    const call: Message = {
      role: 'assistant',
      content: [{ type: 'tool-call', id: 'c', name: 'hours', argumentsText: '{}' }],
    };
    expect(await say(user('Look it up'), call, toolResult('c', opening), assistant('Done.'), question)).toBe(
      opening,
    );
  });

  it('take the newest of two that contradict', async () => {
    expect(
      await say(
        user('My phone number is 111.'),
        assistant('ok'),
        user('My phone number is 222.'),
        assistant('ok'),
        'What is my phone number?',
      ),
    ).toContain('222');
  });

  it('follow up on the question before', async () => {
    const document =
      'The Alpha plan costs 10 EUR. The Beta plan costs 20 EUR. Beta includes priority support.';
    expect(
      await say(user('What does the Beta plan cost?'), assistant('20 EUR.'), 'And what does it include?', {
        instructions: document,
      }),
    ).toContain('priority support');
  });

  it('are not made up', async () => {
    for (const question of [
      'What is the capital of France?',
      'Who won the race?',
      'Explain quantum physics',
    ]) {
      expect(await say(question, { instructions: ADA })).toMatch(/simulator.*Nothing in it answers/);
    }
    expect(await say('What is my name?', { instructions: ADA })).not.toContain('Ada');
  });
});

describe('retrieval prompts', () => {
  const WARRANTY = 'The warranty covers three years from purchase. Batteries are excluded.';
  const RETURNS = 'Returns are accepted within 30 days. Shipping is free above 50 EUR.';
  const openWebUi = (question: string): string =>
    `### Task:\nRespond to the user query using the provided context, incorporating inline citations in the format [id] **only when the <source> tag includes an explicit id attribute** (e.g., <source id="1">).\n\n### Guidelines:\n- If you don't know the answer, clearly state that.\n\n<context>\n<source id="1" name="warranty.md">${WARRANTY}</source>\n<source id="2" name="returns.md">${RETURNS}</source>\n</context>\n\n`.concat(
      question,
    );

  it.each([
    [
      'Open WebUI, the query tagged',
      openWebUi('<user_query>\nHow long is the warranty?\n</user_query>'),
      'The warranty covers three years from purchase. [1]',
    ],
    [
      'Open WebUI, the query behind',
      openWebUi('Within how many days are returns accepted?'),
      'Returns are accepted within 30 days. [2]',
    ],
    [
      'LangChain',
      `Use the following pieces of context to answer the question at the end. If you don't know the answer, just say that you don't know.\n\n${WARRANTY}\n\n${RETURNS}\n\nQuestion: How long is the warranty?\nHelpful Answer:`,
      'The warranty covers three years from purchase.',
    ],
    [
      'LangChain, newer',
      `You are an assistant for question-answering tasks. Use three sentences maximum.\nQuestion: Is shipping free? \nContext: ${WARRANTY}\n\n${RETURNS} \nAnswer:`,
      'Shipping is free above 50 EUR.',
    ],
    [
      'LlamaIndex',
      `Context information is below.\n---------------------\nfile_path: a.md\n\n${WARRANTY}\n\n${RETURNS}\n---------------------\nGiven the context information and not prior knowledge, answer the query.\nQuery: How long is the warranty?\nAnswer: `,
      'The warranty covers three years from purchase.',
    ],
    [
      'a person with a long text',
      `How long is the warranty?\n\n${'This paragraph is about something else entirely. '.repeat(20)}\n\n${WARRANTY}`,
      'The warranty covers three years from purchase.',
    ],
    [
      'a person with the question last',
      `${'This paragraph is about something else entirely. '.repeat(20)}\n${WARRANTY}\n\nHow long is the warranty?`,
      'The warranty covers three years from purchase.',
    ],
  ])('of %s are answered from their documents', async (_title, prompt, answer) => {
    expect(await say(prompt)).toBe(answer);
  });

  it('in the instructions are answered with their citations', async () => {
    expect(await say('How long is the warranty?', { instructions: openWebUi('') })).toBe(
      'The warranty covers three years from purchase. [1]',
    );
  });

  it('that hold no answer get none', async () => {
    expect(await say(openWebUi('<user_query>Who is the mayor of Springfield?</user_query>'))).toMatch(
      /simulator.*Nothing in it answers/,
    );
  });

  it('are summarised by their own sentences', async () => {
    const text = await say(
      `Summarize the following text: ${WARRANTY} ${RETURNS} The warranty needs a receipt. The warranty is void after repairs by others.`,
    );
    expect(text).toContain('The warranty');
    expect(text.length).toBeLessThan(200);
  });
});

describe("front ends' background prompts", () => {
  const task = (name: string, output: string): string =>
    `### Task:\n${name}\n### Guidelines:\n- Be brief.\n### Output:\nJSON format: ${output}\n### Examples:\n- { "title": "📉 Stock Market Trends" }\n### Chat History:\n<chat_history>\nUSER: How do I bake sourdough bread at home?\nASSISTANT: With flour and patience. Is sourdough bread your first?\nUSER: Yes, sourdough is new to me.\n</chat_history>`;

  it('get a title as JSON', async () => {
    const text = await say(
      task(
        'Generate a concise, 3-5 word title with an emoji summarizing the chat history.',
        '{ "title": "your concise title here" }',
      ),
    );
    expect(JSON.parse(text)).toEqual({ title: 'Bake Sourdough Bread Home' });
  });

  it('get tags as JSON', async () => {
    const text = await say(
      task(
        'Generate 1-3 broad tags categorizing the main themes of the chat history.',
        '{ "tags": ["tag1", "tag2", "tag3"] }',
      ).replace(/### Examples[^#]*/, ''),
    );
    expect(JSON.parse(text)).toEqual({ tags: ['Sourdough', 'Bake', 'Bread'] });
  });

  it('get follow-up questions and search queries as JSON', async () => {
    const followUps = JSON.parse(
      await say(
        task(
          'Suggest 3-5 relevant follow-up questions.',
          '{ "follow_ups": ["Question 1?", "Question 2?"] }',
        ).replace(/### Examples[^#]*/, ''),
      ),
    );
    expect(followUps.follow_ups).toHaveLength(3);
    const queries = JSON.parse(
      await say(
        task(
          'Analyze the chat history to determine the necessity of generating search queries.',
          '{ "queries": ["question1", "question2"] }',
        ).replace(/### Examples[^#]*/, ''),
      ),
    );
    expect(queries).toEqual({ queries: ['yes sourdough new'] });
  });

  it('get a plain title where no JSON is shown', async () => {
    const text = await say(
      'Provide a concise, 5-word-or-less title for the conversation, using title case conventions.\n\nConversation:\nUser: How do I bake sourdough bread?\nAI: With patience.',
    );
    expect(text).toBe('Bake Sourdough Bread');
  });
});

describe('images', () => {
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4//8/w38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJRU5ErkJggg==';
  const image = { type: 'image', mediaType: 'image/png', base64: png } as const;

  it('are told by type, length and size', async () => {
    const text = await say({ role: 'user', content: [{ type: 'text', text: 'What is this?' }, image] });
    expect(text).toBe(
      'I received an image (image/png, 85 bytes, 5 × 5 pixels); being a simulator, I cannot see what it shows.',
    );
  });

  it('do not keep the words beside them from being answered', async () => {
    const text = await say({
      role: 'user',
      content: [image, { type: 'text', text: 'Say pong' }, { ...image, base64: '' }],
    });
    expect(text).toMatch(/^I received 2 images.* pong$/);
  });
});

describe('reasoning', () => {
  it('comes before the text and is counted', async () => {
    const said = await answerTo('What is 6 * 7?', { options: { reasoningEffort: 'medium' } });
    expect(said.reasoning).toContain('6 * 7');
    expect(said.text).toBe('6 × 7 = 42');
    const { outputTokens = 0, reasoningTokens = 0 } = said.end.usage ?? {};
    expect(reasoningTokens).toBeGreaterThan(5);
    expect(outputTokens).toBe(reasoningTokens + 7);
  });

  it('grows with the effort', async () => {
    const lengths: number[] = [];
    for (const reasoningEffort of ['minimal', 'low', 'medium', 'high', 'xhigh'] as const) {
      lengths.push((await answerTo('What is 6 * 7?', { options: { reasoningEffort } })).reasoning.length);
    }
    expect([...lengths].sort((a, b) => a - b)).toEqual(lengths);
    expect(new Set(lengths).size).toBe(5);
  });

  it('is absent for none and by default, and its count with it', async () => {
    for (const options of [{}, { reasoningEffort: 'none' }] as const) {
      const said = await answerTo('What is 6 * 7?', { options });
      expect(said.reasoning).toBe('');
      expect(said.end.usage?.reasoningTokens).toBeUndefined();
    }
  });
});

it('says something to anything', async () => {
  for (const text of [
    '',
    ' ',
    '🙂',
    '?',
    '\ud800',
    '\u0000',
    '((((',
    '...',
    'a',
    '\n\n\n',
    '[[sim:',
    '```',
    '%s %n',
  ]) {
    const said = await answerTo(text);
    expect(said.text).not.toBe('');
    expect(said.text.isWellFormed()).toBe(true);
  }
  expect((await answerTo({ messages: [] })).text).toContain('simulator');
});
