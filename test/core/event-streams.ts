// Random streams of events that follow the grammar of src/core/model-events.ts, for property tests: parallel tool
// calls interleave with each other and with everything else, batches are cut anywhere, texts hold anything.

import fc from 'fast-check';
import type { ContentEvent, TextLogprob, TokenLogprob, Usage } from '../../src/core/model-events.ts';
import type { RunEnd, RunEvent } from '../../src/core/run-events.ts';
import { RUN_START } from './requests.ts';

export type EventStream = {
  readonly batches: readonly (readonly RunEvent[])[];
  readonly content: readonly ContentEvent[];
  readonly end: RunEnd;
};

/** Whatever a text can hold: line ends of every kind, quotes, halves of surrogate pairs. */
export const anyText: fc.Arbitrary<string> = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom(
      'a',
      ' ',
      '"',
      '\\',
      '\n',
      '\r\n',
      '\u2028',
      '\u2029',
      '\u0000',
      '\ud83d',
      '\ude00',
      '😀',
    ),
  ),
  maxLength: 8,
});

const tokenLogprob: fc.Arbitrary<TokenLogprob> = fc.record({
  token: anyText,
  logprob: fc.double({ min: -9999, max: 0, noNaN: true }).map((logprob) => logprob + 0),
  bytes: fc.option(fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 4 })),
});

const textLogprob: fc.Arbitrary<TextLogprob> = fc
  .tuple(tokenLogprob, fc.array(tokenLogprob, { maxLength: 2 }))
  .map(([token, top]) => ({ ...token, top }));

const tokens = fc.nat(100_000);

const usage: fc.Arbitrary<Usage> = fc.record(
  {
    inputTokens: tokens,
    outputTokens: tokens,
    cachedInputTokens: tokens,
    cacheWriteTokens: tokens,
    reasoningTokens: tokens,
  },
  { requiredKeys: ['inputTokens', 'outputTokens'] },
);

/** `pick` chooses among the calls that are open; a step that finds none is left out. */
type Step =
  | { readonly kind: 'event'; readonly event: ContentEvent }
  | { readonly kind: 'start'; readonly name: string }
  | { readonly kind: 'delta'; readonly pick: number; readonly argumentsText: string }
  | { readonly kind: 'end'; readonly pick: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .oneof(
        fc.record({ type: fc.constant('text-delta' as const), text: anyText }),
        fc.record({
          type: fc.constant('text-delta' as const),
          text: anyText,
          logprobs: fc.array(textLogprob, { maxLength: 2 }),
        }),
        fc.record({
          type: fc.constantFrom('reasoning-delta' as const, 'refusal-delta' as const),
          text: anyText,
        }),
      )
      .map((event): Step => ({ kind: 'event', event })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('start' as const), name: fc.constantFrom('a', 'é"b') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('delta' as const), pick: fc.nat(5), argumentsText: anyText }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('end' as const), pick: fc.nat(5) }) },
);

function toContent(steps: readonly Step[]): ContentEvent[] {
  const content: ContentEvent[] = [];
  const open: number[] = [];
  let started = 0;
  for (const taken of steps) {
    if (taken.kind === 'event') content.push(taken.event);
    else if (taken.kind === 'start') {
      content.push({ type: 'tool-call-start', index: started, id: `call_${started}`, name: taken.name });
      open.push(started);
      started += 1;
    } else {
      const place = open.length === 0 ? -1 : taken.pick % open.length;
      const index = open[place];
      if (index === undefined) continue;
      if (taken.kind === 'delta') {
        content.push({ type: 'tool-call-delta', index, argumentsText: taken.argumentsText });
      } else {
        content.push({ type: 'tool-call-end', index });
        open.splice(place, 1);
      }
    }
  }
  for (const index of open) content.push({ type: 'tool-call-end', index });
  return content;
}

function toEnd(
  content: readonly ContentEvent[],
  cutOff: 'length' | 'content-filter' | null,
  used?: Usage,
): RunEnd {
  if (cutOff !== null) return { type: 'run-end', status: 'incomplete', reason: cutOff, usage: used };
  return content.some((event) => event.type === 'tool-call-start')
    ? { type: 'run-end', status: 'tool-calls', reason: 'tool-calls', usage: used }
    : { type: 'run-end', status: 'completed', reason: 'stop', usage: used };
}

/** Cuts a list into batches, none of them empty; the sizes repeat. */
export function toBatches<Item>(items: readonly Item[], sizes: readonly number[]): Item[][] {
  const batches: Item[][] = [];
  for (let start = 0; start < items.length; ) {
    const size = sizes[batches.length % sizes.length] ?? 1;
    batches.push(items.slice(start, start + size));
    start += size;
  }
  return batches;
}

/** Whole runs that ended well or were cut off, as `run` yields them. */
export const eventStreams: fc.Arbitrary<EventStream> = fc
  .record({
    steps: fc.array(step, { maxLength: 25 }),
    sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
    cutOff: fc.option(fc.constantFrom('length' as const, 'content-filter' as const), { freq: 2 }),
    usage: fc.option(usage, { nil: undefined }),
  })
  .map(({ steps, sizes, cutOff, usage: used }) => {
    const content = toContent(steps);
    const end = toEnd(content, cutOff, used);
    return { content, end, batches: [[RUN_START], ...toBatches<RunEvent>([...content, end], sizes)] };
  });
