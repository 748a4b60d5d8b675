// Random runs in which the gateway executes tools of its own and backends tell their states, for property tests.

import fc from 'fast-check';
import type { ContentEvent } from '../../src/core/model-events.ts';
import type { RunEnd, RunEvent, ServerToolCall, ToolResult } from '../../src/core/run-events.ts';
import { anyText, type EventStream, eventStreams, toBatches } from '../core/event-streams.ts';
import { RUN_START } from '../core/requests.ts';

type Batches = readonly (readonly RunEvent[])[];
type Activity = ServerToolCall | ToolResult;

export type ToolRun = {
  readonly batches: Batches;
  /** What is between start and end. */
  readonly events: readonly (ContentEvent | Activity)[];
  readonly end: RunEnd;
  /** The same without the gateway's own tools. */
  readonly withoutTools: Batches;
};

/** What is put before an event of the run, and whether the event tells a state. */
type Addition =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'state' }
  | { readonly kind: 'wordless'; readonly withState: boolean }
  | { readonly kind: 'call'; readonly argumentsText: string }
  | { readonly kind: 'result'; readonly pick: number; readonly isError: boolean; readonly text: string };

const addition: fc.Arbitrary<Addition> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Addition>({ kind: 'nothing' }) },
  fc.constant<Addition>({ kind: 'state' }),
  fc.record({ kind: fc.constant('wordless' as const), withState: fc.boolean() }),
  fc.record({ kind: fc.constant('call' as const), argumentsText: anyText }),
  fc.record({
    kind: fc.constant('result' as const),
    pick: fc.nat(5),
    isError: fc.boolean(),
    text: anyText,
  }),
);

const state = { api: 'test', data: { signature: 'x' } };

function addTo(
  content: readonly ContentEvent[],
  additions: readonly Addition[],
): (ContentEvent | Activity)[] {
  const events: (ContentEvent | Activity)[] = [];
  const open: ServerToolCall[] = [];
  let called = 0;
  const add = (wanted: Addition): void => {
    if (wanted.kind === 'wordless') {
      events.push({ type: 'reasoning-delta', text: '', ...(wanted.withState ? { state } : {}) });
    } else if (wanted.kind === 'call') {
      const { argumentsText } = wanted;
      const call: ServerToolCall = {
        type: 'server-tool-call',
        callId: `s${called}`,
        name: 'notes__search',
        argumentsText,
      };
      called += 1;
      open.push(call);
      events.push(call);
    } else if (wanted.kind === 'result') {
      const [call] = open.splice(open.length === 0 ? 0 : wanted.pick % open.length, 1);
      if (call === undefined) return;
      const { callId, name } = call;
      const { isError, text } = wanted;
      events.push({ type: 'tool-result', callId, name, isError, content: [{ type: 'text', text }] });
    }
  };
  const withState = (event: ContentEvent): ContentEvent =>
    event.type === 'reasoning-delta' || event.type === 'tool-call-end' ? { ...event, state } : event;
  for (const [index, event] of content.entries()) {
    const wanted = additions[index % additions.length] ?? { kind: 'nothing' };
    add(wanted);
    events.push(wanted.kind === 'state' ? withState(event) : event);
  }
  for (const wanted of additions) add(wanted);
  return events;
}

const isActivity = ({ type }: RunEvent): boolean => type === 'server-tool-call' || type === 'tool-result';

function toToolRun({ content, end }: EventStream, additions: readonly Addition[], size: number): ToolRun {
  const events = addTo(content, additions);
  const cut = (some: readonly RunEvent[]): Batches => [[RUN_START], ...toBatches([...some, end], [size])];
  return {
    events,
    end,
    batches: cut(events),
    withoutTools: cut(events.filter((event) => !isActivity(event))),
  };
}

/** Whole runs that ended well or were cut off. */
export const toolRuns: fc.Arbitrary<ToolRun> = fc
  .tuple(eventStreams, fc.array(addition, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 6 }))
  .map(([stream, additions, size]) => toToolRun(stream, additions, size));
