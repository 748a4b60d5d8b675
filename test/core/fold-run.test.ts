import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResultPart } from '../../src/core/content-folder.ts';
import { foldRun } from '../../src/core/fold-run.ts';
import type { ContentEvent, TextLogprob } from '../../src/core/model-events.ts';
import type { RunEnd } from '../../src/core/run-events.ts';
import { AppError } from '../../src/errors.ts';
import { eventStreams } from './event-streams.ts';
import { RUN_START, streamOf, thrownBy } from './requests.ts';

const END: RunEnd = { type: 'run-end', status: 'completed', reason: 'stop' };
const text = (value: string, logprobs?: TextLogprob[]): ContentEvent =>
  logprobs === undefined
    ? { type: 'text-delta', text: value }
    : { type: 'text-delta', text: value, logprobs };
const logprob = (token: string): TextLogprob => ({ token, logprob: -1, bytes: null, top: [] });

const CASES: readonly { name: string; events: ContentEvent[]; content: ResultPart[] }[] = [
  { name: 'nothing', events: [], content: [] },
  {
    name: 'neighbouring texts into one',
    events: [text('a'), text('b')],
    content: [{ type: 'text', text: 'ab' }],
  },
  {
    name: 'kinds in their order',
    events: [
      { type: 'reasoning-delta', text: 'r' },
      text('a'),
      { type: 'refusal-delta', text: 'n' },
      { type: 'refusal-delta', text: 'o' },
      text('b'),
    ],
    content: [
      { type: 'reasoning', text: 'r' },
      { type: 'text', text: 'a' },
      { type: 'refusal', text: 'no' },
      { type: 'text', text: 'b' },
    ],
  },
  {
    name: 'interleaved calls by their index, in the order of their start',
    events: [
      { type: 'tool-call-start', index: 0, id: 'x', name: 'a' },
      { type: 'tool-call-start', index: 1, id: 'y', name: 'b' },
      { type: 'tool-call-delta', index: 1, argumentsText: '{"b"' },
      { type: 'tool-call-delta', index: 0, argumentsText: '{}' },
      { type: 'tool-call-end', index: 0 },
      { type: 'tool-call-delta', index: 1, argumentsText: ':1}' },
      { type: 'tool-call-end', index: 1 },
    ],
    content: [
      { type: 'tool-call', id: 'x', name: 'a', argumentsText: '{}' },
      { type: 'tool-call', id: 'y', name: 'b', argumentsText: '{"b":1}' },
    ],
  },
  {
    name: 'log probabilities with the text they belong to',
    events: [
      text('a', [logprob('a')]),
      text('b', [logprob('b')]),
      { type: 'reasoning-delta', text: '-' },
      text('c', []),
    ],
    content: [
      { type: 'text', text: 'ab', logprobs: [logprob('a'), logprob('b')] },
      { type: 'reasoning', text: '-' },
      { type: 'text', text: 'c', logprobs: [] },
    ],
  },
];

describe('foldRun', () => {
  it.each(CASES)('folds $name', async ({ events, content }) => {
    expect(await foldRun(streamOf([[RUN_START], events, [END]]))).toEqual({
      content,
      toolActivity: [],
      end: END,
    });
  });

  it('does not depend on how events are cut into batches', async () => {
    await fc.assert(
      fc.asyncProperty(eventStreams, async ({ batches, content, end }) => {
        expect(await foldRun(streamOf(batches))).toEqual(
          await foldRun(streamOf([[RUN_START], [...content, end]])),
        );
      }),
    );
  });

  it('loses nothing that was said', async () => {
    await fc.assert(
      fc.asyncProperty(eventStreams, async ({ batches, content, end }) => {
        const result = await foldRun(streamOf(batches));
        const said = (type: ContentEvent['type'], part: ResultPart['type']): [string, string] => [
          content.map((event) => (event.type === type && 'text' in event ? event.text : '')).join(''),
          result.content.map((item) => (item.type === part && 'text' in item ? item.text : '')).join(''),
        ];
        for (const [events, parts] of [
          said('text-delta', 'text'),
          said('reasoning-delta', 'reasoning'),
          said('refusal-delta', 'refusal'),
        ]) {
          expect(parts).toBe(events);
        }
        expect(result.content.filter((part) => part.type === 'tool-call')).toHaveLength(
          content.filter((event) => event.type === 'tool-call-start').length,
        );
        expect(result.end).toEqual(end);
      }),
    );
  });

  it('takes a delta of very many log probabilities', async () => {
    const logprobs = Array.from({ length: 300_000 }, () => logprob('a'));
    const { content } = await foldRun(streamOf([[RUN_START], [text('a', logprobs), END]]));
    expect(content[0]?.type === 'text' && content[0].logprobs).toHaveLength(300_000);
  });

  it('throws the failure of a run that failed', async () => {
    const failure = new AppError('upstream_timeout');
    const events = streamOf([
      [RUN_START],
      [text('a'), { type: 'run-end', status: 'failed', failure } as const],
    ]);
    expect(await thrownBy(() => foldRun(events))).toBe(failure);
  });

  it('returns a cancelled run with what there is of it', async () => {
    const end: RunEnd = { type: 'run-end', status: 'cancelled' };
    expect(await foldRun(streamOf([[RUN_START], [text('a'), end]]))).toEqual({
      content: [{ type: 'text', text: 'a' }],
      toolActivity: [],
      end,
    });
  });

  it('refuses events that do not end', async () => {
    expect(await thrownBy(() => foldRun(streamOf([[RUN_START]])))).toBeInstanceOf(TypeError);
  });
});
