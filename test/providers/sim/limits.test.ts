import { describe, expect, it } from 'vitest';
import { createSimProvider } from '../../../src/providers/sim/sim-provider.ts';
import { loadTokenizer } from '../../../src/providers/sim/tokenizer.ts';
import { TOOL_SETS } from './fixtures/tool-sets.ts';
import { answerTo, read, request, simConfig, simModel, testTime, user } from './sim-harness.ts';

const signal = new AbortController().signal;

describe('maxOutputTokens', () => {
  it.each([1, 2, 5, 17, 60])(
    '%i tokens are said exactly, and the reason is length',
    async (maxOutputTokens) => {
      const said = await answerTo('Count to 100', { options: { maxOutputTokens } });
      expect(said.end).toMatchObject({ reason: 'length', usage: { outputTokens: maxOutputTokens } });
      const tokenizer = await loadTokenizer();
      expect(tokenizer.count(said.text)).toBe(maxOutputTokens);
    },
  );

  it('that suffice leave the answer whole, with the reason stop', async () => {
    const whole = await answerTo('Count to 100');
    const outputTokens = whole.end.usage?.outputTokens ?? 0;
    const said = await answerTo('Count to 100', { options: { maxOutputTokens: outputTokens } });
    expect(said.text).toBe(whole.text);
    expect(said.end.reason).toBe('stop');
  });

  it('cut a word of several tokens without breaking a character', async () => {
    const word = 'Donaudampfschifffahrtsgesellschaftskapitän🙂🙂日本語';
    for (let maxOutputTokens = 1; maxOutputTokens < 20; maxOutputTokens += 1) {
      const said = await answerTo(`Say "${word}"`, { options: { maxOutputTokens } });
      expect(word.startsWith(said.text)).toBe(true);
      expect(said.text.isWellFormed()).toBe(true);
      expect(said.end.usage?.outputTokens).toBe(maxOutputTokens);
    }
  });

  it('cut the arguments of a tool call, which still ends', async () => {
    const tools = TOOL_SETS[0]?.tools ?? [];
    const whole = await answerTo("What's the weather in Paris?", { tools });
    const said = await answerTo("What's the weather in Paris?", { tools, options: { maxOutputTokens: 7 } });
    expect(said.end.reason).toBe('length');
    expect(whole.calls[0]?.argumentsText.startsWith(said.calls[0]?.argumentsText ?? '-')).toBe(true);
    expect(said.batches.flat().at(-2)?.type).toBe('tool-call-end');
  });

  it('are used up by reasoning first', async () => {
    const said = await answerTo('Count to 100', {
      options: { maxOutputTokens: 5, reasoningEffort: 'medium' },
    });
    expect(said.text).toBe('');
    expect(said.reasoning).not.toBe('');
    expect(said.end).toMatchObject({ reason: 'length', usage: { outputTokens: 5, reasoningTokens: 5 } });
  });

  it("are no more than the model's own", async () => {
    const provider = createSimProvider(simConfig(simModel('plain', {}, { maxTokens: 9 })), testTime());
    const said = await read(
      provider.stream(request('Count to 100', { options: { maxOutputTokens: 50 } }), signal),
    );
    expect(said.end).toMatchObject({ reason: 'length', usage: { outputTokens: 9 } });
  });
});

describe('stop sequences', () => {
  it('end the answer before the first that occurs', async () => {
    const said = await answerTo('Count to 100', { options: { stop: ['77', ', 12'] } });
    expect(said.text.endsWith('10, 11')).toBe(true);
    expect(said.end.reason).toBe('stop');
    const tokenizer = await loadTokenizer();
    expect(said.end.usage?.outputTokens).toBe(tokenizer.count(said.text));
  });

  it('may leave nothing', async () => {
    const said = await answerTo('Count to 100', { options: { stop: ['1'] } });
    expect(said.text).toBe('');
    expect(said.end).toMatchObject({ reason: 'stop', usage: { outputTokens: 0 } });
  });

  it('do not concern reasoning and tool calls', async () => {
    const tools = TOOL_SETS[0]?.tools ?? [];
    const said = await answerTo("What's the weather in Paris?", {
      tools,
      options: { stop: ['Paris', 'The'], reasoningEffort: 'low' },
    });
    expect(said.calls[0]?.argumentsText).toBe('{"location":"Paris"}');
    expect(said.reasoning).toContain('Paris');
  });
});

describe('usage', () => {
  it('counts the tokens of all input and output', async () => {
    const tokenizer = await loadTokenizer();
    const instructions = 'You are Ada, a patient librarian.';
    const said = await answerTo('Say pong', { instructions });
    const text = tokenizer.count(instructions) + tokenizer.count('user') + tokenizer.count('Say pong');
    expect(said.end.usage).toEqual({ inputTokens: text + 3 + 2 * 3, outputTokens: tokenizer.count('pong') });
  });

  it('counts tools, schemas, calls and images', async () => {
    const plain = (await answerTo('Hello')).end.usage?.inputTokens ?? 0;
    const withTools =
      (await answerTo('Hello', { tools: TOOL_SETS[2]?.tools ?? [] })).end.usage?.inputTokens ?? 0;
    expect(withTools).toBeGreaterThan(plain + 200);
    const image = {
      role: 'user',
      content: [
        { type: 'text', text: 'Hello' },
        { type: 'image', mediaType: 'image/png', base64: 'AAAA', detail: 'low' },
      ],
    } as const;
    expect((await answerTo(image)).end.usage?.inputTokens).toBe(plain + 85);
  });
});

describe('the context window', () => {
  it('is not to be exceeded by the input', async () => {
    const provider = createSimProvider(simConfig(simModel('plain', {}, { contextWindow: 50 })), testTime());
    const said = await read(provider.stream(request('word '.repeat(60)), signal));
    expect(said.end.failure).toMatchObject({ code: 'context_length_exceeded', status: 400 });
    expect(said.end.failure?.message).toContain('50 tokens');
    expect(said.batches).toHaveLength(1);
  });

  it('cuts an answer that would grow beyond it', async () => {
    const provider = createSimProvider(simConfig(simModel('plain', {}, { contextWindow: 30 })), testTime());
    const said = await read(provider.stream(request('Count to 100'), signal));
    const { inputTokens = 0, outputTokens = 0 } = said.end.usage ?? {};
    expect(said.end.reason).toBe('length');
    expect(inputTokens + outputTokens).toBe(30);
  });
});

describe('log probabilities', () => {
  it('are given for each token of the text where asked for, and are those of a certain choice', async () => {
    const said = await answerTo('Say "strawberry fields"', { options: { logprobs: true, topLogprobs: 2 } });
    expect(said.logprobs.map(({ token }) => token).join('')).toBe(said.text);
    expect(said.logprobs.length).toBe(said.end.usage?.outputTokens);
    for (const { token, logprob, bytes, top } of said.logprobs) {
      expect(logprob).toBe(0);
      expect(Buffer.from(bytes ?? []).toString()).toBe(token);
      expect(top).toEqual([{ token, logprob: 0, bytes }]);
    }
  });

  it('are absent otherwise', async () => {
    const said = await answerTo('Say pong');
    expect(said.batches.flat()[0]).toEqual({ type: 'text-delta', text: 'pong', logprobs: undefined });
  });
});

describe('ignoredOptions', () => {
  const { ignoredOptions } = createSimProvider(simConfig(), testTime());

  it('names what a deterministic simulator cannot honour', () => {
    const options = {
      temperature: 0.7,
      topP: 0.9,
      frequencyPenalty: 1,
      presencePenalty: -1,
      verbosity: 'low',
    } as const;
    expect(ignoredOptions(request({ options }))).toEqual([
      'temperature',
      'topP',
      'frequencyPenalty',
      'presencePenalty',
      'verbosity',
    ]);
  });

  it('names nothing that is honoured or changes nothing', () => {
    const options = {
      temperature: 0,
      topP: 1,
      frequencyPenalty: 0,
      seed: 4,
      stop: ['x'],
      maxOutputTokens: 5,
      logprobs: true,
      parallelToolCalls: false,
      reasoningEffort: 'low',
      endUser: 'ana',
    } as const;
    expect(ignoredOptions(request({ options }))).toEqual([]);
  });
});

it('reads input of a megabyte in linear time, other work getting its turn', async () => {
  const messages = [
    user(
      `${'A plain sentence about nothing in particular. '.repeat(20_000)}\n\nThe launch code is 0815.\n\nWhat is the launch code?`,
    ),
  ];
  let turns = 0;
  let isOver = false;
  const tick = (): void => {
    turns += 1;
    if (!isOver) setImmediate(tick);
  };
  tick();
  const said = await answerTo({ messages });
  isOver = true;
  expect(said.text).toBe('The launch code is 0815.');
  expect(said.end.usage?.inputTokens).toBeGreaterThan(150_000);
  expect(turns).toBeGreaterThan(3);
});

it('stops counting when the signal fires', async () => {
  const controller = new AbortController();
  const provider = createSimProvider(simConfig(simModel('plain')), testTime());
  const reading = read(provider.stream(request('many words '.repeat(200_000)), controller.signal));
  setImmediate(() => controller.abort());
  expect((await reading).end).toEqual({ type: 'model-end', reason: 'cancelled' });
});

it.each([
  'a',
  ' ',
  '\n',
  '.',
  '?',
  '1',
  '1,',
  '(',
  '-----\n',
  'a, ',
  '"a" ',
  'a@',
  '<context>',
  '<source>',
  '=',
  '日',
  '🙂',
  '\ud800',
  'user: ',
  '1+',
  'A-',
])('is not slowed down by %j over and over', async (piece) => {
  const text = piece.repeat(Math.ceil(60_000 / piece.length));
  const tools = TOOL_SETS.slice(0, 3).flatMap((set) => set.tools);
  const startedAt = performance.now();
  const said = await answerTo(`What is this? ${text}`, {
    instructions: text,
    tools,
    toolChoice: { type: 'required' },
  });
  expect(said.end.reason).toBe('tool-calls');
  await answerTo(text);
  // By the square of the length it would be minutes.
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
