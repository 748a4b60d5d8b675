import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishReason, writeCompletion } from '../../../src/adapters/chat-completions/write-completion.ts';
import type { ResultPart } from '../../../src/core/content-folder.ts';
import { foldRun } from '../../../src/core/fold-run.ts';
import type { TextLogprob } from '../../../src/core/model-events.ts';
import type { RunEnd, ServerToolCall, ToolResult } from '../../../src/core/run-events.ts';
import { AppError } from '../../../src/errors.ts';
import { streamOf, thrownBy } from '../../core/requests.ts';
import { expectConforms } from '../contract-fields.ts';
import { toolRuns } from '../tool-runs.ts';

const ANSWER = { id: 'chatcmpl-1', createdSeconds: 1_774_000_000, model: 'Agent:MAIN' };
const STOP: RunEnd = { type: 'run-end', status: 'completed', reason: 'stop' };
const SHOWN = { toolEvents: true };
const write = (content: ResultPart[], end: RunEnd = STOP) =>
  writeCompletion(ANSWER, { content, toolActivity: [], end }, SHOWN);

const call = (id: string): ResultPart => ({ type: 'tool-call', id, name: 'f', argumentsText: '{"a":1' });
const wireCall = (id: string) => ({ id, type: 'function', function: { name: 'f', arguments: '{"a":1' } });

describe('writeCompletion', () => {
  it('writes the whole answer', () => {
    expect(write([{ type: 'text', text: 'Hi' }])).toEqual({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_774_000_000,
      model: 'Agent:MAIN',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: 'Hi', refusal: null },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
    });
  });

  it.each<[string, ResultPart[], object]>([
    ['nothing as an empty text', [], { content: '', refusal: null }],
    ['calls alone without text', [call('x')], { content: null, refusal: null, tool_calls: [wireCall('x')] }],
    [
      'text before a call in content',
      [{ type: 'text', text: 'Wait. ' }, call('x'), { type: 'text', text: 'Done.' }, call('y')],
      { content: 'Wait. Done.', refusal: null, tool_calls: [wireCall('x'), wireCall('y')] },
    ],
    ['an empty text beside a call as text', [{ type: 'text', text: '' }, call('x')], { content: '' }],
    ['a refusal without text', [{ type: 'refusal', text: 'No.' }], { content: null, refusal: 'No.' }],
    [
      'reasoning in one, wherever it stood',
      [
        { type: 'reasoning', text: 'a' },
        { type: 'text', text: 'b' },
        { type: 'reasoning', text: 'c' },
      ],
      { content: 'b', reasoning_content: 'ac' },
    ],
    [
      'reasoning alone with an empty text',
      [{ type: 'reasoning', text: 'a' }],
      { content: '', reasoning_content: 'a' },
    ],
  ])('writes %s', (_, content, message) => {
    const completion = write(content);
    expect(completion.choices[0]?.message).toMatchObject({ role: 'assistant', ...message });
    expectConforms('ChatCompletion', completion);
  });

  it('leaves out what there is none of', () => {
    const message = write([{ type: 'reasoning', text: '' }]).choices[0]?.message;
    expect(Object.keys(message ?? {})).toEqual(['role', 'content', 'refusal']);
  });

  it('gives the log probabilities of all text, in order', () => {
    const logprob = (token: string): TextLogprob => ({
      token,
      logprob: -0.5,
      bytes: [1],
      top: [{ token: 'z', logprob: -2, bytes: null }],
    });
    const completion = write([
      { type: 'text', text: 'a', logprobs: [logprob('a')] },
      { type: 'reasoning', text: '-' },
      { type: 'text', text: 'b' },
      { type: 'reasoning', text: '-' },
      { type: 'text', text: 'c', logprobs: [logprob('c')] },
    ]);
    expect(completion.choices[0]?.logprobs).toEqual({
      refusal: null,
      content: ['a', 'c'].map((token) => ({
        token,
        logprob: -0.5,
        bytes: [1],
        top_logprobs: [{ token: 'z', logprob: -2, bytes: null }],
      })),
    });
    expectConforms('ChatCompletion', completion);
  });

  it.each([
    [
      { inputTokens: 2, outputTokens: 3 },
      { prompt_tokens: 2, completion_tokens: 3, total_tokens: 5 },
    ],
    [
      { inputTokens: 2, outputTokens: 0, cachedInputTokens: 0, reasoningTokens: 0 },
      {
        prompt_tokens: 2,
        completion_tokens: 0,
        total_tokens: 2,
        prompt_tokens_details: { cached_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 0 },
      },
    ],
    [
      { inputTokens: 2, outputTokens: 3, cacheWriteTokens: 1 },
      {
        prompt_tokens: 2,
        completion_tokens: 3,
        total_tokens: 5,
        prompt_tokens_details: { cache_write_tokens: 1 },
      },
    ],
  ])('writes the usage %j and no count that was not reported', (usage, want) => {
    expect(write([], { ...STOP, usage }).usage).toEqual(want);
  });

  it('has no usage where the backend reported none', () => {
    expect(write([])).not.toHaveProperty('usage');
  });

  it('leaves out reasoning that has no words', () => {
    const state = { api: 'a', data: 1 };
    const completion = write([
      { type: 'reasoning', text: '', state },
      { type: 'text', text: 'a' },
      { type: 'reasoning', text: '', state },
      { type: 'text', text: 'b' },
    ]);
    expect(completion.choices[0]?.message).toEqual({ role: 'assistant', content: 'ab', refusal: null });
  });

  const ACTIVITY: readonly (ServerToolCall | ToolResult)[] = [
    { type: 'server-tool-call', callId: 'c', name: 'n__t', argumentsText: '{' },
    { type: 'tool-result', callId: 'c', name: 'n__t', isError: true, content: [] },
  ];

  it('tells of the tools of the gateway in a member of its own when they are to be shown', () => {
    const result = { content: [], toolActivity: ACTIVITY, end: STOP };
    const completion = writeCompletion(ANSWER, result, SHOWN);
    expect(completion.clawgate).toEqual({
      tool_activity: [
        { tool_call: { id: 'c', name: 'n__t', arguments: '{' } },
        { tool_result: { tool_call_id: 'c', name: 'n__t', is_error: true, output: '' } },
      ],
    });
    expectConforms('ChatCompletion', completion);
    const { clawgate: _, ...rest } = completion;
    expect(writeCompletion(ANSWER, result, { toolEvents: false })).toEqual(rest);
  });

  it('has no such member where no tool was called', () => {
    expect(write([])).not.toHaveProperty('clawgate');
  });

  it('writes what the contract accepts for any run', async () => {
    await fc.assert(
      fc.asyncProperty(toolRuns, async ({ batches }) => {
        expectConforms('ChatCompletion', writeCompletion(ANSWER, await foldRun(streamOf(batches)), SHOWN));
      }),
    );
  });
});

describe('finishReason', () => {
  it.each<[RunEnd, string]>([
    [STOP, 'stop'],
    [{ type: 'run-end', status: 'tool-calls', reason: 'tool-calls' }, 'tool_calls'],
    [{ type: 'run-end', status: 'incomplete', reason: 'length' }, 'length'],
    [{ type: 'run-end', status: 'incomplete', reason: 'content-filter' }, 'content_filter'],
  ])('reads %j as %s', (end, want) => {
    expect(finishReason(end)).toBe(want);
  });

  it('throws the failure of a run that failed, and for one that was cancelled', async () => {
    const failure = new AppError('upstream_timeout');
    expect(await thrownBy(() => finishReason({ type: 'run-end', status: 'failed', failure }))).toBe(failure);
    expect(await thrownBy(() => finishReason({ type: 'run-end', status: 'cancelled' }))).toMatchObject({
      code: 'upstream_interrupted',
    });
  });
});
