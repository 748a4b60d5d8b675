import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCompletion } from '../../../src/adapters/chat-completions/write-completion.ts';
import { chatErrorFrame, writeChatStream } from '../../../src/adapters/chat-completions/write-stream.ts';
import { foldRun } from '../../../src/core/fold-run.ts';
import type { ContentEvent, Usage } from '../../../src/core/model-events.ts';
import type { RunEnd, RunEvent } from '../../../src/core/run-events.ts';
import { AppError } from '../../../src/errors.ts';
import { anyText } from '../../core/event-streams.ts';
import { collect, RUN_START, streamOf, thrownBy } from '../../core/requests.ts';
import { readFrames } from '../../support/event-stream.ts';
import { expectConforms } from '../contract-fields.ts';
import { toolRuns } from '../tool-runs.ts';
import { foldChunks, readChunks } from './fold-chunks.ts';

const ANSWER = { id: 'chatcmpl-1', createdSeconds: 1_774_000_000, model: 'agent:"é"' };
const STOP: RunEnd = { type: 'run-end', status: 'completed', reason: 'stop' };
const USAGE: Usage = { inputTokens: 2, outputTokens: 3 };

const PLAIN = { includeUsage: false, toolEvents: false };
const WITH_USAGE = { includeUsage: true, toolEvents: false };
const WITH_TOOLS = { includeUsage: true, toolEvents: true };

const write = (batches: readonly (readonly RunEvent[])[], options = PLAIN): Promise<string[]> =>
  collect(writeChatStream(ANSWER, streamOf(batches), options));

/** The choices of all chunks, and the usage of each as it stands there. */
async function choicesOf(content: readonly ContentEvent[], end = STOP, includeUsage = false) {
  const text = (await write([[RUN_START], [...content, end]], { ...PLAIN, includeUsage })).join('');
  const chunks = readChunks(text);
  return { choices: chunks.map((chunk) => chunk.choices[0]), usages: chunks.map((chunk) => chunk.usage) };
}

const ROLE = { index: 0, delta: { role: 'assistant', content: '' }, logprobs: null, finish_reason: null };
const FINISH = { index: 0, delta: {}, logprobs: null, finish_reason: 'stop' };
const piece = (delta: object) => ({ index: 0, delta, logprobs: null, finish_reason: null });

const EVENTS: readonly { event: ContentEvent; pieces: object[] }[] = [
  { event: { type: 'text-delta', text: 'a"\n' }, pieces: [{ content: 'a"\n' }] },
  { event: { type: 'reasoning-delta', text: 'r' }, pieces: [{ reasoning_content: 'r' }] },
  { event: { type: 'refusal-delta', text: 'no' }, pieces: [{ refusal: 'no' }] },
  {
    event: { type: 'tool-call-start', index: 2, id: 'x"', name: 'f"' },
    pieces: [
      { tool_calls: [{ index: 2, id: 'x"', type: 'function', function: { name: 'f"', arguments: '' } }] },
    ],
  },
  {
    event: { type: 'tool-call-delta', index: 2, argumentsText: '{"a"' },
    pieces: [{ tool_calls: [{ index: 2, function: { arguments: '{"a"' } }] }],
  },
  { event: { type: 'tool-call-end', index: 2, state: { api: 'a', data: 1 } }, pieces: [] },
  {
    event: { type: 'reasoning-delta', text: 'r', state: { api: 'a', data: 1 } },
    pieces: [{ reasoning_content: 'r' }],
  },
  { event: { type: 'reasoning-delta', text: '', state: { api: 'a', data: 1 } }, pieces: [] },
];

const CALLED: RunEvent = { type: 'server-tool-call', callId: 'c"', name: 'n__t', argumentsText: '{"a":1}' };
const GIVEN: RunEvent = {
  type: 'tool-result',
  callId: 'c"',
  name: 'n__t',
  isError: false,
  content: [{ type: 'text', text: 'é\n' }],
};

describe('writeChatStream', () => {
  it.each(EVENTS)('writes the event $event.type', async ({ event, pieces }) => {
    const { choices } = await choicesOf([event]);
    expect(choices).toEqual([ROLE, ...pieces.map(piece), FINISH]);
  });

  it('writes the bytes of a stream', async () => {
    const head =
      'data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1774000000,"model":"agent:\\"é\\"","choices":[';
    const frames = [
      `${head}{"index":0,"delta":{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}],"usage":null}`,
      `${head}{"index":0,"delta":{"content":"Hi"},"logprobs":null,"finish_reason":null}],"usage":null}`,
      `${head}{"index":0,"delta":{},"logprobs":null,"finish_reason":"stop"}],"usage":null}`,
      `${head}],"usage":{"prompt_tokens":2,"completion_tokens":3,"total_tokens":5}}`,
      'data: [DONE]',
    ];
    const text = await write(
      [
        [RUN_START],
        [
          { type: 'text-delta', text: 'Hi' },
          { ...STOP, usage: USAGE },
        ],
      ],
      WITH_USAGE,
    );
    expect(text).toEqual([`${frames.join('\n\n')}\n\n`]);
  });

  it('yields one string for each batch, and nothing before there is content or an end', async () => {
    const delta: RunEvent = { type: 'text-delta', text: 'a' };
    const yielded = await write([[RUN_START], [delta, delta], [delta], [STOP]]);
    expect(yielded.map((text) => readFrames(text).length)).toEqual([3, 1, 2]);
  });

  it('writes nothing for a batch that says nothing', async () => {
    const start: RunEvent = { type: 'tool-call-start', index: 0, id: 'x', name: 'f' };
    expect(await write([[RUN_START], [start], [{ type: 'tool-call-end', index: 0 }], [STOP]])).toHaveLength(
      2,
    );
  });

  it('writes role and end of a run that said nothing', async () => {
    expect((await choicesOf([])).choices).toEqual([ROLE, FINISH]);
  });

  it.each<[RunEnd, string]>([
    [{ type: 'run-end', status: 'tool-calls', reason: 'tool-calls' }, 'tool_calls'],
    [{ type: 'run-end', status: 'incomplete', reason: 'length' }, 'length'],
    [{ type: 'run-end', status: 'incomplete', reason: 'content-filter' }, 'content_filter'],
  ])('ends %j with %s', async (end, reason) => {
    expect((await choicesOf([], end)).choices.at(-1)).toMatchObject({ delta: {}, finish_reason: reason });
  });

  it('has log probabilities beside the text they belong to', async () => {
    const entry = { token: 'a', logprob: -1, bytes: null };
    const { choices } = await choicesOf([
      { type: 'text-delta', text: 'a', logprobs: [{ ...entry, top: [entry] }] },
    ]);
    expect(choices[1]).toEqual({
      ...piece({ content: 'a' }),
      logprobs: { content: [{ ...entry, top_logprobs: [entry] }], refusal: null },
    });
  });

  it('has usage null in all chunks but its own, which has no choice, when it was asked for', async () => {
    const asked = await choicesOf([{ type: 'text-delta', text: 'a' }], { ...STOP, usage: USAGE }, true);
    const wire = { prompt_tokens: 2, completion_tokens: 3, total_tokens: 5 };
    expect(asked.usages).toEqual([null, null, null, wire]);
    expect(asked.choices.at(-1)).toBeUndefined();
  });

  it('has no usage when it was not asked for', async () => {
    const unasked = await choicesOf([{ type: 'text-delta', text: 'a' }], { ...STOP, usage: USAGE });
    expect(unasked.usages).toEqual([undefined, undefined, undefined]);
  });

  it('has no usage chunk when the backend reported none', async () => {
    const unknown = await choicesOf([{ type: 'text-delta', text: 'a' }], STOP, true);
    expect(unknown.usages).toEqual([null, null, null]);
  });

  it.each<[string, readonly RunEvent[][]]>([
    ['before any content', []],
    ['midway', [[{ type: 'text-delta', text: 'a' }]]],
  ])('throws the failure of a run that failed %s, without an end', async (_, content) => {
    const failure = new AppError('upstream_timeout');
    const yielded: string[] = [];
    const thrown = await thrownBy(async () => {
      const end: RunEnd = { type: 'run-end', status: 'failed', failure };
      for await (const text of writeChatStream(
        ANSWER,
        streamOf([[RUN_START], ...content, [end]]),
        WITH_USAGE,
      )) {
        yielded.push(text);
      }
    });
    expect(thrown).toBe(failure);
    expect(yielded).toHaveLength(content.length);
    expect(yielded.join('')).not.toMatch(/finish_reason":"|\[DONE\]/);
  });

  it('sends what came together with a failure before it throws', async () => {
    const failure = new AppError('upstream_interrupted');
    const yielded: string[] = [];
    const thrown = await thrownBy(async () => {
      const end: RunEnd = { type: 'run-end', status: 'failed', failure };
      const events = streamOf<readonly RunEvent[]>([
        [RUN_START],
        [{ type: 'text-delta', text: 'last words' }, end],
      ]);
      for await (const text of writeChatStream(ANSWER, events, WITH_USAGE)) yielded.push(text);
    });
    expect(thrown).toBe(failure);
    expect(yielded).toHaveLength(1);
    expect(yielded[0]).toContain('"content":"last words"');
  });

  it('throws for a run that was cancelled', async () => {
    const thrown = await thrownBy(() => write([[RUN_START], [{ type: 'run-end', status: 'cancelled' }]]));
    expect(thrown).toMatchObject({ code: 'upstream_interrupted' });
  });

  it('leaves the run when its own reader leaves', async () => {
    let left = false;
    const events = (async function* (): AsyncGenerator<RunEvent[]> {
      try {
        for (;;) yield [{ type: 'text-delta', text: 'a' }];
      } finally {
        left = true;
      }
    })();
    for await (const _ of writeChatStream(ANSWER, events, PLAIN)) break;
    expect(left).toBe(true);
  });

  it('adds up to the answer that is not streamed, for any run', async () => {
    await fc.assert(
      fc.asyncProperty(toolRuns, async ({ batches }) => {
        const whole = writeCompletion(ANSWER, await foldRun(streamOf(batches)), WITH_TOOLS);
        const [choice] = whole.choices;
        // A stream cannot tell no text from an empty one.
        if (choice) choice.message.content ??= '';
        expect(foldChunks(readChunks((await write(batches, WITH_TOOLS)).join('')))).toEqual(whole);
      }),
    );
  });

  it('stays UTF-8 whatever the text holds, and loses no character of it', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const written = (await write([[RUN_START], [{ type: 'text-delta', text }, STOP]])).join('');
        const received = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(written));
        expect(foldChunks(readChunks(received)).choices[0]?.message.content).toBe(text);
      }),
    );
  });
});

describe('writeChatStream with toolEvents', () => {
  it('tells of a call and of its result in chunks that say nothing else', async () => {
    const text = (await write([[RUN_START], [CALLED], [GIVEN], [STOP]], WITH_TOOLS)).join('');
    const told = readChunks(text).map(({ choices, clawgate }) => ({ choice: choices[0], clawgate }));
    expect(told).toEqual([
      { choice: ROLE },
      { choice: piece({}), clawgate: { tool_call: { id: 'c"', name: 'n__t', arguments: '{"a":1}' } } },
      {
        choice: piece({}),
        clawgate: { tool_result: { tool_call_id: 'c"', name: 'n__t', is_error: false, output: 'é\n' } },
      },
      { choice: FINISH },
    ]);
  });

  it('tells of a call before its result is there', async () => {
    const yielded = await write([[RUN_START], [CALLED], [GIVEN], [STOP]], WITH_TOOLS);
    expect(yielded.map((text) => readFrames(text).length)).toEqual([2, 1, 2]);
  });

  it('leaves a failure after a call to the error frame', async () => {
    const yielded: string[] = [];
    const end: RunEnd = { type: 'run-end', status: 'failed', failure: new AppError('max_turns_exceeded') };
    const thrown = await thrownBy(async () => {
      const events = streamOf<readonly RunEvent[]>([[RUN_START], [CALLED], [end]]);
      for await (const text of writeChatStream(ANSWER, events, WITH_TOOLS)) yielded.push(text);
    });
    expect(thrown).toBe(end.failure);
    expect(yielded).toHaveLength(1);
  });

  it('off, writes byte for byte what a run without such tools gives', async () => {
    await fc.assert(
      fc.asyncProperty(toolRuns, async ({ batches, withoutTools }) => {
        const written = (await write(batches, WITH_USAGE)).join('');
        expect(written).toBe((await write(withoutTools, WITH_TOOLS)).join(''));
      }),
    );
  });

  it('off, is silent until there is content, so that a failure after a call can have a status', async () => {
    const failure = new AppError('upstream_unreachable');
    const end: RunEnd = { type: 'run-end', status: 'failed', failure };
    expect(await thrownBy(() => write([[RUN_START], [CALLED, GIVEN], [end]]))).toBe(failure);
    expect(await write([[RUN_START], [CALLED], [GIVEN], [STOP]])).toHaveLength(1);
  });
});

describe('chatErrorFrame', () => {
  it('is one frame with the error, and no [DONE]', () => {
    const frames = readFrames(chatErrorFrame(new AppError('upstream_interrupted', 'a\nb')));
    expect(frames).toHaveLength(1);
    const frame: unknown = JSON.parse(frames[0]?.data ?? '');
    expect(frame).toEqual({
      error: { message: 'a\nb', type: 'upstream_error', param: null, code: 'upstream_interrupted' },
    });
    expectConforms('ChatCompletionStreamFrame', frame);
  });

  it('tells nothing of what went wrong inside', () => {
    const frame = chatErrorFrame(new AppError('internal_error', 'secret', { cause: new Error('secret') }));
    expect(frame).not.toContain('secret');
  });
});
