// Reads a response stream as the strictest client would: every rule of the event order is held here, and the items
// are put together again from their deltas alone.

import type { Schema } from '../../../src/contract.ts';
import { readFrames } from '../../support/event-stream.ts';
import { expectConforms } from '../contract-fields.ts';

export type StreamEvent = Schema<'ResponseStreamEvent'>;
type Item = Schema<'ResponseOutputItem'>;
type EventOf<Type extends StreamEvent['type']> = Extract<StreamEvent, { type: Type }>;
export type ToolEvent = EventOf<'clawgate:tool_call.started' | 'clawgate:tool_call.done'>;

export type StrictReading = {
  readonly events: readonly StreamEvent[];
  /** Those of them that tell of the gateway's own tools. */
  readonly toolEvents: readonly ToolEvent[];
  /** The response of the last event. */
  readonly response: Schema<'Response'>;
};

/** Throws at the first rule that the stream breaks. */
export function readStrictly(text: string): StrictReading {
  const frames = readFrames(text);
  if (frames.at(-1)?.data !== '[DONE]' || frames.at(-1)?.event !== null)
    throw new Error('It ends without [DONE].');
  const events = frames.slice(0, -1).map(({ event, data }, index) => {
    const value = JSON.parse(data) as StreamEvent;
    expectConforms('ResponseStreamEvent', value);
    hold(event === value.type, `the event line says ${event}, the type ${value.type}`);
    hold(value.sequence_number === index, `event ${index} has the number ${value.sequence_number}`);
    return value;
  });
  const reader = new Reader();
  for (const event of events) reader.read(event);
  const response = reader.finish();
  return { events, toolEvents: reader.toolEvents, response };
}

function hold(rule: boolean, otherwise: string): asserts rule {
  if (!rule) throw new Error(`The stream breaks a rule: ${otherwise}.`);
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** What is said of the open item: its parts so far, and what the open part holds. */
type OpenItem = {
  readonly item: Item;
  readonly parts: unknown[];
  part?: { text: string; readonly logprobs: unknown[]; done: boolean } | undefined;
  argumentsText: string;
  argumentsDone: boolean;
};

class Reader {
  #before: 'created' | 'in_progress' | 'items' = 'created';
  #isQueued = false;
  readonly #items: Item[] = [];
  readonly #ids = new Set<string>();
  readonly #openTools = new Map<string, string>();
  readonly toolEvents: ToolEvent[] = [];
  #open: OpenItem | undefined;
  #first: Schema<'Response'> | undefined;
  #last: Schema<'Response'> | undefined;

  read(event: StreamEvent): void {
    hold(this.#last === undefined, `${event.type} follows the last event`);
    const begins = ['response.created', 'response.queued', 'response.in_progress'].includes(event.type);
    const endsUnsaid = event.type === 'response.failed' && this.#isQueued;
    hold(begins || endsUnsaid || this.#before === 'items', `${event.type} comes before response.in_progress`);
    switch (event.type) {
      case 'response.created':
        this.#created(event);
        break;
      case 'response.queued':
        this.#queued(event);
        break;
      case 'response.in_progress':
        this.#inProgress(event);
        break;
      case 'response.output_item.added':
        this.#added(event);
        break;
      case 'response.output_item.done':
        this.#done(event);
        break;
      case 'response.completed':
      case 'response.incomplete':
      case 'response.failed':
        this.#end(event);
        break;
      case 'error':
        throw new Error('An error event is no part of a stream that ends.');
      case 'clawgate:tool_call.started':
      case 'clawgate:tool_call.done':
        this.#tool(event);
        break;
      default:
        this.#inside(event);
    }
  }

  finish(): Schema<'Response'> {
    hold(this.#last !== undefined, 'nothing tells its end');
    return this.#last;
  }

  #created({ response }: EventOf<'response.created'>): void {
    hold(this.#before === 'created', 'it is created twice');
    const status = response.background ? 'queued' : 'in_progress';
    hold(response.status === status && response.output.length === 0, 'it begins with something');
    this.#first = response;
    this.#before = 'in_progress';
  }

  #queued({ response }: EventOf<'response.queued'>): void {
    hold(this.#before === 'in_progress' && !this.#isQueued && response.background, 'it is queued again');
    hold(same(response, this.#first), 'queued differs from created');
    this.#isQueued = true;
  }

  #inProgress({ response }: EventOf<'response.in_progress'>): void {
    hold(this.#isQueued === response.background, 'it was queued, or was not');
    const begun = this.#first && { ...this.#first, status: 'in_progress' };
    hold(this.#before === 'in_progress' && same(response, begun), 'in_progress differs from created');
    this.#before = 'items';
  }

  /** Anywhere, inside an item too; of the order of the others it tells nothing. */
  #tool(event: ToolEvent): void {
    const { call_id, name } = event;
    if (event.type === 'clawgate:tool_call.started') {
      hold(!this.#openTools.has(call_id), `the tool call ${call_id} begins twice`);
      this.#openTools.set(call_id, name);
    } else {
      hold(this.#openTools.get(call_id) === name, `the tool call ${call_id} ends without its beginning`);
      this.#openTools.delete(call_id);
    }
    this.toolEvents.push(event);
  }

  #added({ item, output_index }: EventOf<'response.output_item.added'>): void {
    hold(this.#open === undefined, 'items interleave');
    hold(output_index === this.#items.length, `an item has the index ${output_index}`);
    hold(item.status === 'in_progress', `an item begins as ${item.status}`);
    hold(!this.#ids.has(item.id), `two items have the id ${item.id}`);
    hold(this.#items.at(-1)?.status !== 'incomplete', 'an item follows an incomplete one');
    const begun =
      item.type === 'message' ? item.content : item.type === 'reasoning' ? item.summary : item.arguments;
    hold(begun.length === 0, 'an item begins with something');
    this.#ids.add(item.id);
    this.#open = { item, parts: [], argumentsText: '', argumentsDone: false };
  }

  #inside(
    event: Exclude<StreamEvent, { response: unknown } | { item: unknown } | { type: 'error' } | ToolEvent>,
  ): void {
    const open = this.#open;
    hold(open !== undefined, `${event.type} belongs to no open item`);
    hold(
      event.item_id === open.item.id && event.output_index === this.#items.length,
      'an event names another item',
    );
    switch (event.type) {
      case 'response.function_call_arguments.delta':
        hold(
          open.item.type === 'function_call' && !open.argumentsDone,
          'arguments come where there are none',
        );
        open.argumentsText += event.delta;
        return;
      case 'response.function_call_arguments.done':
        hold(open.item.type === 'function_call' && !open.argumentsDone, 'arguments end twice');
        hold(
          event.arguments === open.argumentsText && event.name === open.item.name,
          'arguments do not add up',
        );
        open.argumentsDone = true;
        return;
      default:
        this.#part(open, event);
    }
  }

  #part(open: OpenItem, event: PartEvent): void {
    const index = 'content_index' in event ? event.content_index : event.summary_index;
    hold(
      open.item.type === ('content_index' in event ? 'message' : 'reasoning'),
      `${event.type} is of another item`,
    );
    hold(index === open.parts.length, `a part has the index ${index}`);
    if (
      event.type === 'response.content_part.added' ||
      event.type === 'response.reasoning_summary_part.added'
    ) {
      hold(open.part === undefined, 'parts interleave');
      hold(textOf(event.part) === '', 'a part begins with text');
      open.part = { text: '', logprobs: [], done: false };
      return;
    }
    const { part } = open;
    hold(part !== undefined, `${event.type} is of no open part`);
    if ('delta' in event) {
      hold(!part.done, 'a delta follows the end of its text');
      part.text += event.delta;
      if ('logprobs' in event) part.logprobs.push(...event.logprobs);
      return;
    }
    if ('part' in event) {
      hold(part.done && textOf(event.part) === part.text, 'a part differs from its text');
      if ('logprobs' in event.part)
        hold(same(event.part.logprobs, part.logprobs), 'log probabilities do not add up');
      open.parts.push(event.part);
      open.part = undefined;
      return;
    }
    hold(!part.done, 'a text ends twice');
    hold(('refusal' in event ? event.refusal : event.text) === part.text, 'deltas do not add up to the text');
    if ('logprobs' in event) hold(same(event.logprobs, part.logprobs), 'log probabilities do not add up');
    part.done = true;
  }

  #done({ item, output_index }: EventOf<'response.output_item.done'>): void {
    const open = this.#open;
    hold(open !== undefined && output_index === this.#items.length, 'an item ends that is not open');
    hold(open.part === undefined, 'an item ends before its part');
    hold(item.id === open.item.id && item.type === open.item.type, 'an item ends as another');
    hold(item.status !== 'in_progress', 'an item ends in progress');
    if (item.type === 'function_call') {
      const { call_id, name } = open.item as typeof item;
      hold(item.call_id === call_id && item.name === name, 'a call ends as another');
      hold(open.argumentsDone && item.arguments === open.argumentsText, 'a call ends without its arguments');
    } else {
      hold(
        same(item.type === 'message' ? item.content : item.summary, open.parts),
        'an item differs from its parts',
      );
    }
    this.#items.push(item);
    this.#open = undefined;
  }

  #end(event: EventOf<'response.completed' | 'response.incomplete' | 'response.failed'>): void {
    const { response, type } = event;
    const isCancelled = type === 'response.failed' && response.status === 'cancelled';
    hold(
      isCancelled || type === `response.${response.status}`,
      `${type} holds a response that is ${response.status}`,
    );
    const { output } = response;
    hold(same(output.slice(0, this.#items.length), this.#items), 'the output differs from the items');
    if (type === 'response.failed' && this.#open !== undefined) {
      hold(output.length === this.#items.length + 1, 'the output lacks the open item');
      const last = output.at(-1);
      hold(
        last?.id === this.#open.item.id && last.status === 'incomplete',
        'the open item is not incomplete',
      );
    } else {
      hold(this.#open === undefined && output.length === this.#items.length, 'an item is left open');
    }
    for (const item of output.slice(0, -1))
      hold(item.status === 'completed', 'an incomplete item is not the last');
    if (response.status === 'completed') hold(output.at(-1)?.status === 'completed', 'an item is incomplete');
    if (response.status === 'incomplete')
      hold(output.at(-1)?.status !== 'completed', 'no item is incomplete');
    this.#last = response;
  }
}

type PartEvent = Extract<StreamEvent, { content_index: number } | { summary_index: number }>;

function textOf(part: { text: string } | { refusal: string }): string {
  return 'refusal' in part ? part.refusal : part.text;
}
