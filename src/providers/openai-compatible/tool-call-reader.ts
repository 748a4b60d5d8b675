// Tool calls put together from their deltas. Servers differ in what identifies a call (index, id, neither), in
// whether its id and name come first, late or again and again, and in how its arguments are cut.

import type { NewId } from '../../core/ambient.ts';
import type { ModelEvent } from '../../core/model-events.ts';
import { isPlainObject } from '../../lib/plain-object.ts';
import { type StateOwner, wrapState } from '../provider-state.ts';

type OpenCall = {
  readonly wireIndex: number | undefined;
  /** In order of start; undefined until the call has started. */
  index: number | undefined;
  id: string | undefined;
  name: string | undefined;
  argumentsText: string;
  /** Google's place for the signature of a call: https://ai.google.dev/gemini-api/docs/thought-signatures */
  extraContent: Readonly<Record<string, unknown>> | undefined;
  ended: boolean;
};

export class ToolCallReader {
  readonly #owner: StateOwner;
  readonly #newId: NewId;
  readonly #calls: OpenCall[] = [];
  #started = 0;

  constructor(owner: StateOwner, newId: NewId) {
    this.#owner = owner;
    this.#newId = newId;
  }

  /** How many calls have been told of. */
  get count(): number {
    return this.#started;
  }

  /** Whether a call came without a name: it cannot be executed, nor be told. */
  get hasNameless(): boolean {
    return this.#calls.some((call) => call.name === undefined);
  }

  /** Reads `tool_calls` of one chunk, or of a whole message. */
  read(deltas: readonly unknown[], events: ModelEvent[]): void {
    for (const delta of deltas) if (isPlainObject(delta)) this.#readDelta(delta, events);
  }

  /** The answer is complete: starts what still waited for an id and ends every call. */
  finish(events: ModelEvent[]): void {
    for (const call of this.#calls) {
      if (call.index === undefined && call.name !== undefined) this.#start(call, events);
      this.#end(call, events);
    }
  }

  #readDelta(delta: Readonly<Record<string, unknown>>, events: ModelEvent[]): void {
    const written = isPlainObject(delta.function) ? delta.function : {};
    const id = nonEmpty(delta.id);
    const name = nonEmpty(written.name);
    const argumentsText = readArguments(written.arguments);
    const wireIndex = typeof delta.index === 'number' ? delta.index : undefined;

    let call = this.#find(wireIndex, id, name);
    if (call === undefined) {
      // A following call means that the ones before are complete, when their arguments are.
      for (const earlier of this.#calls) if (isWholeJson(earlier.argumentsText)) this.#end(earlier, events);
      call = {
        wireIndex,
        index: undefined,
        id,
        name,
        argumentsText: '',
        extraContent: undefined,
        ended: false,
      };
      this.#calls.push(call);
    }
    if (call.ended) return;
    if (isPlainObject(delta.extra_content)) call.extraContent = delta.extra_content;
    if (call.index === undefined) {
      call.id ??= id;
      call.name ??= name;
      call.argumentsText += argumentsText;
      // An id is waited for only as long as no arguments are held up by it.
      if (call.name === undefined || (call.id === undefined && call.argumentsText === '')) return;
      this.#start(call, events);
    } else if (argumentsText !== '') {
      call.argumentsText += argumentsText;
      events.push({ type: 'tool-call-delta', index: call.index, argumentsText });
    }
  }

  #find(
    wireIndex: number | undefined,
    id: string | undefined,
    name: string | undefined,
  ): OpenCall | undefined {
    if (wireIndex !== undefined) {
      const call = this.#calls.findLast((known) => known.wireIndex === wireIndex);
      // Some servers number every call 0: another id together with a name is another call.
      const isAnother = name !== undefined && id !== undefined && call?.id !== undefined && call.id !== id;
      return isAnother ? undefined : call;
    }
    const known = id === undefined ? undefined : this.#calls.findLast((call) => call.id === id);
    const last = this.#calls.at(-1);
    if (known !== undefined || last === undefined) return known;
    // Only a name begins a call; the same name again, while the arguments are incomplete, is a repetition.
    if (name === undefined || last.name === undefined) return last;
    const isRepetition = last.name === name && (id === undefined || last.id === undefined);
    return isRepetition && !isWholeJson(last.argumentsText) ? last : undefined;
  }

  #start(call: OpenCall, events: ModelEvent[]): void {
    call.index = this.#started;
    this.#started += 1;
    const id = call.id ?? this.#newId('call_');
    events.push({ type: 'tool-call-start', index: call.index, id, name: call.name ?? '' });
    if (call.argumentsText !== '') {
      events.push({ type: 'tool-call-delta', index: call.index, argumentsText: call.argumentsText });
    }
  }

  #end(call: OpenCall, events: ModelEvent[]): void {
    if (call.ended || call.index === undefined) return;
    call.ended = true;
    // No arguments at all is what some models write for a function that takes none; clients parse the text.
    if (call.argumentsText.trim() === '') {
      events.push({ type: 'tool-call-delta', index: call.index, argumentsText: '{}' });
    }
    const { index, extraContent } = call;
    if (extraContent === undefined) events.push({ type: 'tool-call-end', index });
    else events.push({ type: 'tool-call-end', index, state: wrapState(this.#owner, { extraContent }) });
  }
}

/** The text, or the JSON of an object from servers that send one. */
function readArguments(value: unknown): string {
  if (typeof value === 'string') return value;
  return isPlainObject(value) ? JSON.stringify(value) : '';
}

function nonEmpty(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isWholeJson(text: string): boolean {
  if (!text.trimEnd().endsWith('}')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
