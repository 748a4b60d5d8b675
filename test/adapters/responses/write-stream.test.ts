import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContentEvent } from '../../../src/core/model-events.ts';
import type { RunEnd, RunEvent, ServerToolCall, ToolResult } from '../../../src/core/run-events.ts';
import { AppError } from '../../../src/errors.ts';
import { anyText, toBatches } from '../../core/event-streams.ts';
import { RUN_START, streamOf, thrownBy } from '../../core/requests.ts';
import { readFrames } from '../../support/event-stream.ts';
import { expectConforms } from '../contract-fields.ts';
import { toolRuns } from '../tool-runs.ts';
import { answered, baseOf, newStream, streamed } from './responses.ts';
import { readStrictly } from './strict-reader.ts';

const STOP: RunEnd = { type: 'run-end', status: 'completed', reason: 'stop' };
const CALLED: RunEnd = { type: 'run-end', status: 'tool-calls', reason: 'tool-calls' };
const CUT_OFF: RunEnd = { type: 'run-end', status: 'incomplete', reason: 'length' };
const failedWith = (failure: AppError): RunEnd => ({ type: 'run-end', status: 'failed', failure });

const text = (value: string): ContentEvent => ({ type: 'text-delta', text: value });
const reasoning: ContentEvent = { type: 'reasoning-delta', text: 'r' };
const refusal: ContentEvent = { type: 'refusal-delta', text: 'no' };
const start = (index: number): ContentEvent => ({
  type: 'tool-call-start',
  index,
  id: `call_${index}`,
  name: 'f',
});
const delta = (index: number): ContentEvent => ({ type: 'tool-call-delta', index, argumentsText: '{}' });
const end = (index: number): ContentEvent => ({ type: 'tool-call-end', index });

const STATE = { api: 'a', data: 1 };
const wordless: ContentEvent = { type: 'reasoning-delta', text: '', state: STATE };
const called: ServerToolCall = {
  type: 'server-tool-call',
  callId: 'c"',
  name: 'n__t',
  argumentsText: '{"a":1}',
};
const given: ToolResult = {
  type: 'tool-result',
  callId: 'c"',
  name: 'n__t',
  isError: false,
  content: [{ type: 'text', text: 'é\n' }],
};

const read = async (content: readonly (ContentEvent | ServerToolCall | ToolResult)[], last: RunEnd) =>
  readStrictly((await streamed([[RUN_START], [...content, last]], baseOf(), true)).join(''));

const TEXT_PART = ['content_part.added', 'output_text.delta', 'output_text.done', 'content_part.done'];
const MESSAGE = ['output_item.added', ...TEXT_PART, 'output_item.done'];
const CALL = [
  'output_item.added',
  'function_call_arguments.delta',
  'function_call_arguments.done',
  'output_item.done',
];
const REASONING = [
  'output_item.added',
  'reasoning_summary_part.added',
  'reasoning_summary_text.delta',
  'reasoning_summary_text.done',
  'reasoning_summary_part.done',
  'output_item.done',
];

const TOOL = ['clawgate:tool_call.started', 'clawgate:tool_call.done'];

const CASES: readonly {
  name: string;
  content: (ContentEvent | ServerToolCall | ToolResult)[];
  end: RunEnd;
  types: string[];
}[] = [
  { name: 'text', content: [text('a')], end: STOP, types: [...MESSAGE, 'completed'] },
  {
    name: 'nothing as an empty message without a delta',
    content: [],
    end: STOP,
    types: [...MESSAGE.filter((type) => type !== 'output_text.delta'), 'completed'],
  },
  { name: 'nothing that was cut off', content: [], end: CUT_OFF, types: ['incomplete'] },
  {
    name: 'a refusal after text as a part of the same message',
    content: [text('a'), refusal],
    end: STOP,
    types: [
      'output_item.added',
      ...TEXT_PART,
      ...['content_part.added', 'refusal.delta', 'refusal.done', 'content_part.done'],
      'output_item.done',
      'completed',
    ],
  },
  {
    name: 'reasoning, text and a call one after another',
    content: [reasoning, text('a'), start(0), delta(0), end(0)],
    end: CALLED,
    types: [...REASONING, ...MESSAGE, ...CALL, 'completed'],
  },
  {
    name: 'interleaved calls one after another',
    content: [start(0), start(1), delta(1), delta(0), end(1), end(0)],
    end: CALLED,
    types: [...CALL, ...CALL, 'completed'],
  },
  {
    name: 'text inside a call after it',
    content: [start(0), text('a'), delta(0), end(0)],
    end: CALLED,
    types: [...CALL, ...MESSAGE, 'completed'],
  },
  {
    name: 'a text that was cut off',
    content: [reasoning, text('a')],
    end: CUT_OFF,
    types: [...REASONING, ...MESSAGE, 'incomplete'],
  },
  {
    name: 'the texts before and after a tool of the gateway as one message',
    content: [text('a'), called, given, text('\n\n'), text('b')],
    end: STOP,
    types: [
      ...MESSAGE.slice(0, 3),
      ...TOOL,
      ...['output_text.delta', 'output_text.delta'],
      ...MESSAGE.slice(3),
      'completed',
    ],
  },
  {
    name: 'a tool of the gateway alone, and then an empty message',
    content: [called, given],
    end: STOP,
    types: [...TOOL, ...MESSAGE.filter((type) => type !== 'output_text.delta'), 'completed'],
  },
  {
    name: 'a new message where reasoning follows a tool of the gateway',
    content: [text('a'), called, given, reasoning, text('b')],
    end: STOP,
    types: [...MESSAGE.slice(0, 3), ...TOOL, ...MESSAGE.slice(3), ...REASONING, ...MESSAGE, 'completed'],
  },
  {
    name: 'a tool of the gateway beside a call for the caller',
    content: [start(0), delta(0), end(0), called, given, start(1), delta(1), end(1)],
    end: CALLED,
    types: [...CALL.slice(0, 2), ...TOOL, ...CALL.slice(2), ...CALL, 'completed'],
  },
  {
    name: 'a tool of the gateway whose result is missing',
    content: [called, text('a')],
    end: CUT_OFF,
    types: ['clawgate:tool_call.started', ...MESSAGE, 'incomplete'],
  },
  {
    name: 'what follows the state of a part of reasoning as another item',
    content: [reasoning, wordless, reasoning],
    end: STOP,
    types: [
      ...[...REASONING, ...REASONING],
      ...MESSAGE.filter((type) => type !== 'output_text.delta'),
      'completed',
    ],
  },
  {
    name: 'two parts of reasoning inside a call as two items after it',
    content: [start(0), reasoning, wordless, reasoning, delta(0), end(0)],
    end: CALLED,
    types: [...CALL, ...REASONING, ...REASONING, 'completed'],
  },
  {
    name: 'nothing for reasoning without words',
    content: [wordless, text('a'), wordless, text('b'), wordless],
    end: STOP,
    types: [...MESSAGE.slice(0, 3), 'output_text.delta', ...MESSAGE.slice(3), 'completed'],
  },
  {
    name: 'a call that was cut off after reasoning without words',
    content: [start(0), wordless, delta(0), end(0), wordless],
    end: CUT_OFF,
    types: [...CALL, 'incomplete'],
  },
];

describe('ResponseStream', () => {
  it.each(CASES)('writes $name', async ({ content, end: last, types }) => {
    const { events } = await read(content, last);
    const want = ['created', 'in_progress', ...types].map((type) =>
      type.startsWith('clawgate:') ? type : `response.${type}`,
    );
    expect(events.map(({ type }) => type)).toEqual(want);
  });

  it('writes the bytes of an event', async () => {
    const frames = (await streamed([[RUN_START], [text('a"\n'), STOP]])).join('').split('\n\n');
    expect(frames[4]).toBe(
      'event: response.output_text.delta\ndata: {"type":"response.output_text.delta","sequence_number":4,' +
        '"item_id":"msg_1","output_index":0,"content_index":0,"delta":"a\\"\\n","logprobs":[]}',
    );
    expect(frames.slice(-2)).toEqual(['data: [DONE]', '']);
  });

  it('yields one string for each batch, and nothing before there is content or an end', async () => {
    const yielded = await streamed([[RUN_START], [text('a'), text('b')], [text('c')], [STOP]]);
    expect(yielded.map((frames) => readFrames(frames).length)).toEqual([6, 1, 5]);
  });

  it('writes nothing for a batch whose events have to wait', async () => {
    const yielded = await streamed([[RUN_START], [start(0)], [start(1), delta(1)], [end(0), end(1), CALLED]]);
    expect(yielded).toHaveLength(2);
  });

  it.each<[string, ContentEvent[]]>([
    ['call', [text('a'), start(0), delta(0), end(0)]],
    ['call among several', [start(0), start(1), delta(1), delta(0), end(0), end(1)]],
    ['message', [start(0), end(0), text('a')]],
    ['reasoning', [reasoning]],
  ])('ends a %s that was cut off as incomplete, once and for all', async (_, content) => {
    const { events, response } = await read(content, CUT_OFF);
    const done = events.flatMap((event) => (event.type === 'response.output_item.done' ? [event.item] : []));
    expect(done.at(-1)?.status).toBe('incomplete');
    expect(response.output).toEqual(done);
  });

  it('throws a failure that comes before any content, so that it can have a status', async () => {
    const failure = new AppError('upstream_timeout');
    expect(await thrownBy(() => streamed([[RUN_START], [failedWith(failure)]]))).toBe(failure);
  });

  it.each<[string, ContentEvent[], object[]]>([
    ['a text', [text('a')], [{ type: 'message', status: 'incomplete', content: [{ text: 'a' }] }]],
    ['reasoning', [reasoning], [{ type: 'reasoning', status: 'incomplete', summary: [{ text: 'r' }] }]],
    [
      'a call',
      [text('a'), start(0), delta(0)],
      [
        { type: 'message', status: 'completed' },
        { type: 'function_call', status: 'incomplete', arguments: '{}' },
      ],
    ],
    [
      'the second part of a message',
      [refusal, text('a')],
      [{ type: 'message', status: 'incomplete', content: [{ refusal: 'no' }, { text: 'a' }] }],
    ],
  ])('ends with response.failed when the run fails midway through %s', async (_, content, output) => {
    const usage = { inputTokens: 1, outputTokens: 2 };
    const { response, events } = await read(content, {
      ...failedWith(new AppError('upstream_interrupted')),
      usage,
    });
    expect(response).toMatchObject({
      status: 'failed',
      error: { code: 'server_error', message: "The backend's answer broke off before its end." },
      usage: { total_tokens: 3 },
      output,
    });
    expect(events.at(-1)?.type).toBe('response.failed');
  });

  it('keeps the rules when a run fails anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(toolRuns, fc.nat(30), async ({ events }, at) => {
        const said = events.slice(0, at + 1);
        fc.pre(said.some((event) => !('text' in event) || event.text !== ''));
        const { response } = await read(said, failedWith(new AppError('upstream_interrupted')));
        expect(response.status).toBe('failed');
      }),
    );
  });

  it('throws for a run that was cancelled, whether it has begun or not', async () => {
    const cancelled: RunEnd = { type: 'run-end', status: 'cancelled' };
    for (const content of [[], [text('a')]]) {
      const thrown = await thrownBy(() => streamed([[RUN_START], [...content, cancelled]]));
      expect(thrown).toMatchObject({ code: 'upstream_interrupted' });
    }
  });

  it('adds up to the answer that is not streamed, for any run, by every rule of the event order', async () => {
    await fc.assert(
      fc.asyncProperty(toolRuns, fc.boolean(), async ({ batches }, toolEvents) => {
        const { response } = readStrictly((await streamed(batches, baseOf(), toolEvents)).join(''));
        expect(response).toEqual(await answered(batches));
      }),
      { numRuns: 300 },
    );
  });

  it('does not depend on how events are cut into batches', async () => {
    await fc.assert(
      fc.asyncProperty(toolRuns, async ({ batches, events, end: last }) => {
        const single = toBatches<RunEvent>([RUN_START, ...events, last], [1]);
        const write = async (cut: RunEvent[][] | typeof batches) =>
          (await streamed(cut, baseOf(), true)).join('');
        expect(await write(batches)).toBe(await write(single));
      }),
    );
  });

  it('tells of a call of a tool of the gateway and of its result', async () => {
    const failed: ToolResult = { ...given, isError: true, content: [] };
    const { toolEvents } = await read([called, text('a'), given, called, failed], STOP);
    const call = { call_id: 'c"', name: 'n__t' };
    expect(toolEvents).toEqual([
      { type: 'clawgate:tool_call.started', sequence_number: 2, ...call, arguments: '{"a":1}' },
      { type: 'clawgate:tool_call.done', sequence_number: 6, ...call, is_error: false, output: 'é\n' },
      { type: 'clawgate:tool_call.started', sequence_number: 7, ...call, arguments: '{"a":1}' },
      { type: 'clawgate:tool_call.done', sequence_number: 8, ...call, is_error: true, output: '' },
    ]);
  });

  it('tells of it before the result is there', async () => {
    const yielded = await streamed([[RUN_START], [called], [given], [text('a'), STOP]], baseOf(), true);
    expect(yielded.map((frames) => readFrames(frames).length)).toEqual([3, 1, 8]);
  });

  it('ends with response.failed when the run fails after a tool was told', async () => {
    const { response } = await read([called], failedWith(new AppError('max_turns_exceeded')));
    expect(response).toMatchObject({ status: 'failed', output: [] });
  });

  it('without toolEvents writes byte for byte what a run without such tools gives', async () => {
    await fc.assert(
      fc.asyncProperty(toolRuns, async ({ batches, withoutTools }) => {
        const written = (await streamed(batches)).join('');
        expect(written).toBe((await streamed(withoutTools, baseOf(), true)).join(''));
      }),
    );
  });

  it('without toolEvents is silent until there is content, so that a failure can have a status', async () => {
    const failure = new AppError('upstream_unreachable');
    const events = [[RUN_START], [called, given], [wordless], [failedWith(failure)]];
    expect(await thrownBy(() => streamed(events))).toBe(failure);
  });

  it('stays UTF-8 whatever the text holds, and loses no character of it', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (value) => {
        const written = (await streamed([[RUN_START], [text(value), STOP]])).join('');
        const received = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(written));
        expect(readStrictly(received).response.output).toMatchObject([{ content: [{ text: value }] }]);
      }),
    );
  });

  it('writes an error event, nested and flat, with the next number and no [DONE]', async () => {
    const stream = newStream();
    const frames: string[] = [];
    for await (const frame of stream.write(streamOf([[RUN_START], [text('a')]]))) frames.push(frame);
    frames.push(stream.errorFrame(new AppError('invalid_response', 'a\nb', { param: 'p' })));
    const written = readFrames(frames.join(''));
    const event: unknown = JSON.parse(written.at(-1)?.data ?? '');
    const error = { code: 'invalid_response', message: 'a\nb', param: 'p' };
    expect(event).toEqual({
      type: 'error',
      sequence_number: written.length - 1,
      ...error,
      error: { ...error, type: 'server_error' },
    });
    expect(written.at(-1)?.event).toBe('error');
    expectConforms('ResponseStreamEvent', event);
  });
});
