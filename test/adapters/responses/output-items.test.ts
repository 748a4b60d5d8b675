import { describe, expect, it } from 'vitest';
import { outputItems } from '../../../src/adapters/responses/output-items.ts';
import type { ResultPart } from '../../../src/core/content-folder.ts';
import type { TextLogprob } from '../../../src/core/model-events.ts';
import type { RunEnd } from '../../../src/core/run-events.ts';
import { expectConforms } from '../contract-fields.ts';
import { countingIds } from './responses.ts';

const COMPLETED: RunEnd = { type: 'run-end', status: 'completed', reason: 'stop' };
const CALLED: RunEnd = { type: 'run-end', status: 'tool-calls', reason: 'tool-calls' };
const CUT_OFF: RunEnd = { type: 'run-end', status: 'incomplete', reason: 'length' };

const text = (value: string, logprobs?: TextLogprob[]): ResultPart => ({
  type: 'text',
  text: value,
  logprobs,
});
const reasoning: ResultPart = { type: 'reasoning', text: 'r' };
const STATE = { api: 'a', data: 1 };
const wordless: ResultPart = { type: 'reasoning', text: '', state: STATE };
const refusal: ResultPart = { type: 'refusal', text: 'no' };
const call: ResultPart = { type: 'tool-call', id: 'x', name: 'f', argumentsText: '{"a' };

const said = (value: string, logprobs: object[] = []) => ({
  type: 'output_text',
  text: value,
  annotations: [],
  logprobs,
});
const message = (number: number, status: string, ...content: object[]) => ({
  type: 'message',
  id: `msg_${number}`,
  status,
  role: 'assistant',
  content,
});
const thought = (number: number, status = 'completed') => ({
  type: 'reasoning',
  id: `rs_${number}`,
  status,
  summary: [{ type: 'summary_text', text: 'r' }],
});
const called = (number: number, status = 'completed') => ({
  type: 'function_call',
  id: `fc_${number}`,
  status,
  call_id: 'x',
  name: 'f',
  arguments: '{"a',
});

const CASES: readonly { name: string; content: ResultPart[]; end: RunEnd; items: object[] }[] = [
  { name: 'text', content: [text('a')], end: COMPLETED, items: [message(1, 'completed', said('a'))] },
  {
    name: 'a completed run that said nothing',
    content: [],
    end: COMPLETED,
    items: [message(1, 'completed', said(''))],
  },
  {
    name: 'a completed run that only thought',
    content: [reasoning],
    end: COMPLETED,
    items: [thought(1), message(2, 'completed', said(''))],
  },
  { name: 'a run that was cut off before it said anything', content: [], end: CUT_OFF, items: [] },
  {
    name: 'text and refusal as parts of one message',
    content: [text('a'), refusal, text('b')],
    end: COMPLETED,
    items: [message(1, 'completed', said('a'), { type: 'refusal', refusal: 'no' }, said('b'))],
  },
  {
    name: 'text on both sides of wordless reasoning as one',
    content: [
      text('a', [{ token: 'a', logprob: -1, bytes: null, top: [] }]),
      wordless,
      text('b', [{ token: 'b', logprob: -2, bytes: null, top: [] }]),
      refusal,
      wordless,
      refusal,
    ],
    end: COMPLETED,
    items: [
      message(
        1,
        'completed',
        said('ab', [
          { token: 'a', logprob: -1, bytes: [], top_logprobs: [] },
          { token: 'b', logprob: -2, bytes: [], top_logprobs: [] },
        ]),
        { type: 'refusal', refusal: 'nono' },
      ),
    ],
  },
  {
    name: 'wordless reasoning alone as nothing said',
    content: [wordless],
    end: COMPLETED,
    items: [message(1, 'completed', said(''))],
  },
  {
    name: 'each part of reasoning as an item',
    content: [{ ...reasoning, state: STATE }, wordless, reasoning, text('a')],
    end: COMPLETED,
    items: [thought(1), thought(2), message(3, 'completed', said('a'))],
  },
  {
    name: 'everything in its order',
    content: [reasoning, text('a'), call, text('b'), call],
    end: CALLED,
    items: [
      thought(1),
      message(2, 'completed', said('a')),
      called(3),
      message(4, 'completed', said('b')),
      called(5),
    ],
  },
  {
    name: 'a text that was cut off as incomplete',
    content: [reasoning, text('a')],
    end: CUT_OFF,
    items: [thought(1), message(2, 'incomplete', said('a'))],
  },
  {
    name: 'a call that was cut off as incomplete',
    content: [call],
    end: CUT_OFF,
    items: [called(1, 'incomplete')],
  },
  {
    name: 'reasoning that was cut off as incomplete',
    content: [reasoning],
    end: CUT_OFF,
    items: [thought(1, 'incomplete')],
  },
  {
    name: 'log probabilities with the text they belong to',
    content: [
      text('a', [{ token: 'a', logprob: -1, bytes: [97], top: [{ token: 'b', logprob: -2, bytes: null }] }]),
      reasoning,
      text('b'),
    ],
    end: COMPLETED,
    items: [
      message(
        1,
        'completed',
        said('a', [
          { token: 'a', logprob: -1, bytes: [97], top_logprobs: [{ token: 'b', logprob: -2, bytes: [] }] },
        ]),
      ),
      thought(2),
      message(3, 'completed', said('b')),
    ],
  },
];

describe('outputItems', () => {
  it.each(CASES)('writes $name', ({ content, end, items }) => {
    const written = outputItems({ content, toolActivity: [], end }, countingIds());
    expect(written).toEqual(items);
    for (const item of written) expectConforms('ResponseOutputItem', item);
  });
});
