// A stream that is told again says what it said the first time, event for event and number for number.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemIds } from '../../../src/adapters/responses/output-items.ts';
import { ReplayedStream, toldAgain, toldItems } from '../../../src/adapters/responses/replay-stream.ts';
import { ResponseStream, type StreamKeeper } from '../../../src/adapters/responses/write-stream.ts';
import type { Schema } from '../../../src/contract.ts';
import { EventLog, joinEvents, readEvents } from '../../../src/core/responses/event-log.ts';
import type { RunEvent } from '../../../src/core/run-events.ts';
import { AppError } from '../../../src/errors.ts';
import { collect, RUN_START, streamOf } from '../../core/requests.ts';
import { toolRuns } from '../tool-runs.ts';
import { baseOf, COMPLETED_SECONDS } from './responses.ts';
import { readStrictly } from './strict-reader.ts';

type Wire = Schema<'Response'>;
type Kept = { readonly frames: string; readonly log: readonly string[]; readonly response: Wire | undefined };

/** Streams a run and keeps what a store would. `received` is how many strings its reader takes. */
async function streamAndKeep(
  batches: readonly (readonly RunEvent[])[],
  { toolEvents = false, received = Number.POSITIVE_INFINITY } = {},
): Promise<Kept> {
  const log = new EventLog();
  const texts: string[] = [];
  let response: Wire | undefined;
  const keeper: StreamKeeper = {
    onOpen: () => {},
    onShown: (events) => texts.push(...[log.write(events) ?? []].flat()),
    onEnd: async (ended) => {
      response = JSON.parse(JSON.stringify(ended));
    },
  };
  const clock = () => COMPLETED_SECONDS * 1000;
  const stream = new ResponseStream(baseOf(), { clock, newId: itemIds('resp_1') }, { toolEvents, keeper });
  const frames: string[] = [];
  for await (const text of stream.write(streamOf(batches))) {
    frames.push(text);
    if (frames.length >= received) break;
  }
  return { frames: frames.join(''), log: [joinEvents(texts)], response };
}

async function replayed({ log, response }: Kept, startingAfter?: number): Promise<string> {
  const told = toldAgain(response as Wire, log.length === 0 ? undefined : readEvents(log));
  return (await collect(new ReplayedStream(told, startingAfter).write())).join('');
}

const eventsOf = (frames: string): string[] => frames.split('\n\n').slice(0, -1);

describe('a stream told again', () => {
  it('is the stream, for any run', async () => {
    await fc.assert(
      fc.asyncProperty(toolRuns, fc.boolean(), async ({ batches }, toolEvents) => {
        const kept = await streamAndKeep(batches, { toolEvents });
        expect(await replayed(kept)).toBe(kept.frames);
      }),
      { numRuns: 100 },
    );
  });

  it('begins behind any event that its reader has', async () => {
    await fc.assert(
      fc.asyncProperty(toolRuns, fc.nat(40), async ({ batches }, startingAfter) => {
        const kept = await streamAndKeep(batches);
        const rest = eventsOf(kept.frames).filter((frame) => {
          const number = /"sequence_number":(\d+)/.exec(frame)?.[1];
          return number === undefined || Number(number) > startingAfter;
        });
        expect(eventsOf(await replayed(kept, startingAfter))).toEqual(rest);
      }),
      { numRuns: 50 },
    );
  });

  it('is a whole stream with the same output where nothing was streamed', async () => {
    await fc.assert(
      fc.asyncProperty(toolRuns, async ({ batches }) => {
        const { response } = await streamAndKeep(batches);
        const frames = await replayed({ frames: '', log: [], response });
        expect(readStrictly(frames).response).toEqual(response);
      }),
      { numRuns: 100 },
    );
  });

  it('ends as failed with what was said when its reader left', async () => {
    const batches: RunEvent[][] = [
      [RUN_START],
      [{ type: 'text-delta', text: 'Once' }],
      [{ type: 'text-delta', text: ' upon' }],
      [{ type: 'run-end', status: 'completed', reason: 'stop' }],
    ];
    const kept = await streamAndKeep(batches, { received: 1 });
    expect(kept.response).toMatchObject({
      status: 'cancelled',
      output: [{ status: 'incomplete', content: [{ text: 'Once' }] }],
    });
    const frames = await replayed(kept);
    expect(frames.startsWith(kept.frames)).toBe(true);
    expect(readStrictly(frames).response).toEqual(kept.response);
    expect(frames).toContain('event: response.failed');
  });

  it('knows the items that a run told before it broke off', () => {
    const items = toldItems(baseOf(), itemIds('resp_1'), [
      { type: 'reasoning-delta', text: 'Hm' },
      { type: 'text-delta', text: 'Once' },
    ]);
    expect(items).toMatchObject([
      { id: 'rs_1-0', status: 'completed' },
      { id: 'msg_1-1', status: 'incomplete' },
    ]);
  });
});

describe('a stream in the background', () => {
  const base = baseOf({ background: true });
  const told = (events: readonly RunEvent[], response: Wire) => ({
    base,
    newId: itemIds('resp_1'),
    events: streamOf([events as never]),
    ended: async () => response,
  });

  it('is told to wait before it says anything', async () => {
    const response: Wire = { ...toldBody('completed'), output: [] };
    const stream = new ReplayedStream(told([{ type: 'text-delta', text: 'a' }], response), undefined);
    const strings = await collect(stream.write());
    expect(strings[0]).toContain('event: response.created');
    expect(strings[0]).toContain('event: response.queued');
    expect(strings[0]).not.toContain('event: response.in_progress');
    expect(strings[1]).toContain('event: response.in_progress');
  });

  it.each(['failed', 'cancelled'] as const)('may be %s before it says anything', async (status) => {
    const stream = new ReplayedStream(told([], toldBody(status)), undefined);
    const frames = (await collect(stream.write())).join('');
    expect(readStrictly(frames).response.status).toBe(status);
    expect(frames).not.toContain('response.in_progress');
  });

  it('tells no end to a reader who left', async () => {
    const stream = new ReplayedStream(
      { ...told([], toldBody('failed')), ended: async () => undefined },
      undefined,
    );
    expect((await collect(stream.write())).join('')).not.toContain('[DONE]');
  });

  function toldBody(status: Wire['status']): Wire {
    const error = status === 'failed' ? ({ code: 'server_error', message: 'm' } as const) : null;
    const done = { completed_at: null, error, incomplete_details: null, usage: null, output: [] };
    return { ...base, ...done, status };
  }
});

describe('what keeps a stream', () => {
  const said: RunEvent[][] = [
    [RUN_START],
    [{ type: 'text-delta', text: 'Hi' }],
    [{ type: 'run-end', status: 'completed', reason: 'stop' }],
  ];
  const write = async (keeper: StreamKeeper, batches = said) => {
    const stream = new ResponseStream(
      baseOf(),
      { clock: () => 0, newId: itemIds('resp_1') },
      { toolEvents: false, keeper },
    );
    return (await collect(stream.write(streamOf(batches)))).join('');
  };

  it("is told before the reader is, and its failure is the response's", async () => {
    const order: string[] = [];
    const frames = await write({
      onOpen: () => order.push('open'),
      onShown: () => order.push('shown'),
      onEnd: async () => {
        throw new AppError('session_not_saved');
      },
    });
    expect(order).toEqual(['shown', 'shown', 'open', 'shown']);
    const { response } = readStrictly(frames);
    expect(response).toMatchObject({ status: 'failed', error: { code: 'server_error' }, completed_at: null });
    expect(response.output).toHaveLength(1);
  });

  it('hears nothing of a run that fails before its first word', async () => {
    const failure = new AppError('upstream_overloaded');
    const heard: string[] = [];
    const keeper: StreamKeeper = {
      onOpen: () => heard.push('open'),
      onShown: () => {},
      onEnd: async () => void heard.push('end'),
    };
    await expect(write(keeper, [[RUN_START], [{ type: 'run-end', status: 'failed', failure }]])).rejects.toBe(
      failure,
    );
    expect(heard).toEqual([]);
  });
});
