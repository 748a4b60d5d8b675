import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../../../src/core/model-events.ts';
import { AnswerReader } from '../../../src/providers/openai-compatible/answer-reader.ts';
import { FrameReader } from '../../../src/providers/openai-compatible/frame-reader.ts';
import { wrapState } from '../../../src/providers/provider-state.ts';
import { scriptedUpstream } from '../../support/scripted-upstream.ts';
import { collect, countingIds, OWNER, testProvider, transcript } from './test-provider.ts';

type Failure = { reason: 'failed'; code: string; message: string; upstreamCode?: string | undefined };
type Want = { name: string; events: readonly object[]; failure?: Failure };

const usage = (inputTokens: number, outputTokens: number, rest: object = {}) => ({
  inputTokens,
  outputTokens,
  cachedInputTokens: undefined,
  cacheWriteTokens: undefined,
  reasoningTokens: undefined,
  ...rest,
});
const text = (words: string) => ({ type: 'text-delta', text: words });
const reasoning = (words: string) => ({ type: 'reasoning-delta', text: words });
const end = (reason: string, counted?: object) => ({ type: 'model-end', reason, usage: counted });
const call = (index: number, id: string, name: string, ...pieces: string[]) => [
  { type: 'tool-call-start', index, id, name },
  ...pieces.map((argumentsText) => ({ type: 'tool-call-delta', index, argumentsText })),
];
const callEnd = (index: number) => ({ type: 'tool-call-end', index });

const TRANSCRIPTS: readonly Want[] = [
  {
    name: 'openai-text',
    events: [
      text('Grüße '),
      text('aus 東京 🗼'),
      end('stop', usage(19, 10, { cachedInputTokens: 16, reasoningTokens: 4 })),
    ],
  },
  {
    name: 'openai-tools',
    events: [
      text('Let me look.'),
      ...call(0, 'call_paris', 'get_weather', '{"city":', '"Paris"}'),
      callEnd(0),
      ...call(1, 'call_rome', 'get_weather', '{"city":"Rome"}'),
      callEnd(1),
      end('tool-calls'),
    ],
  },
  {
    name: 'openai-logprobs',
    events: [
      {
        type: 'text-delta',
        text: 'Hi',
        logprobs: [
          {
            token: 'Hi',
            logprob: -0.25,
            bytes: [72, 105],
            top: [
              { token: 'Hi', logprob: -0.25, bytes: [72, 105] },
              { token: 'Yo', logprob: -1.5, bytes: null },
            ],
          },
        ],
      },
      end('stop'),
    ],
  },
  {
    name: 'openai-refusal',
    events: [
      { type: 'refusal-delta', text: "I can't " },
      { type: 'refusal-delta', text: 'help with that.' },
      end('content-filter'),
    ],
  },
  {
    name: 'vllm-reasoning',
    events: [reasoning('Two and'), reasoning(' two.'), text('4'), end('length', usage(8, 5))],
  },
  {
    name: 'openrouter-reasoning',
    events: [
      reasoning('Hm'),
      reasoning(', yes'),
      text('Yes.'),
      {
        type: 'reasoning-delta',
        text: '',
        state: wrapState(OWNER, {
          reasoningDetails: [
            { type: 'reasoning.text', text: 'Hm', format: 'unknown', index: 0 },
            { type: 'reasoning.summary', summary: ', yes', index: 0 },
            { type: 'reasoning.encrypted', data: 'AAAA', index: 1 },
          ],
        }),
      },
      end('stop', usage(5, 7, { cachedInputTokens: 0, cacheWriteTokens: 3, reasoningTokens: 4 })),
    ],
  },
  {
    name: 'openrouter-error',
    events: [text('Half')],
    failure: {
      reason: 'failed',
      code: 'rate_limit_exceeded',
      message: 'Acme is busy',
      upstreamCode: 'too_many',
    },
  },
  {
    name: 'ollama-tools',
    events: [
      ...call(0, 'call_1', 'get_weather', '{"city":"Paris"}'),
      callEnd(0),
      ...call(1, 'call_2', 'get_time', '{"city":"Rome"}'),
      callEnd(1),
      end('tool-calls', usage(170, 36)),
    ],
  },
  {
    name: 'mistral-thinking',
    events: [reasoning('Let me see'), text('42'), end('length', usage(3, 6))],
  },
  {
    name: 'llama-cpp-error',
    events: [text('Ha')],
    failure: { reason: 'failed', code: 'upstream_error', message: 'Context shift is disabled' },
  },
  { name: 'azure-filters', events: [text('Well'), end('content-filter')] },
  {
    name: 'legacy-function-call',
    events: [...call(0, 'call_1', 'get_time', '{"zone":', '"CET"}'), callEnd(0), end('tool-calls')],
  },
];

describe('transcripts of OpenAI-compatible servers', () => {
  it.each(TRANSCRIPTS)('$name becomes these events over HTTP', async (want) => {
    const upstream = await scriptedUpstream({ steps: [transcript(want.name)] });
    check(await collect(testProvider(upstream.baseUrl)), want);
  });

  // The parser keeps only lines that begin like a field it knows, so a misplaced one has to arrive whole.
  const divisible = TRANSCRIPTS.filter(({ name }) => name !== 'llama-cpp-error');
  it.each(divisible)('$name becomes the same events byte by byte', (want) => {
    check(readPieces([...transcript(want.name)].map((byte) => Buffer.of(byte))), want);
  });

  it.each(TRANSCRIPTS)('$name becomes the same events with CRLF, a BOM and unknown lines', (want) => {
    const lines = transcript(want.name).toString().replaceAll('\n', '\r\n');
    const dressed = `\uFEFF: hello\r\nretry: soon\r\nid: 7\r\n\r\nevent: ping\r\ndata: not json\r\n\r\n${lines}`;
    check(readPieces([Buffer.from(dressed)]), want);
  });
});

function readPieces(pieces: readonly Buffer[]): ModelEvent[] {
  const context = { providerId: 'local', clock: () => 0 };
  const frames = new FrameReader(new AnswerReader(context, OWNER, countingIds()), context);
  const events: ModelEvent[] = [];
  for (const piece of pieces) events.push(...frames.read([piece]));
  if (!frames.isOver) events.push(...frames.end());
  return events;
}

function check(events: readonly ModelEvent[], want: Want): void {
  if (want.failure === undefined) {
    expect(events).toEqual(want.events);
    return;
  }
  const last = events.at(-1);
  expect(events.slice(0, -1)).toEqual(want.events);
  expect(last).toMatchObject({ type: 'model-end', reason: 'failed' });
  expect(last?.type === 'model-end' ? last.failure : undefined).toMatchObject({
    code: want.failure.code,
    message: want.failure.message,
    upstreamCode: want.failure.upstreamCode,
  });
}
