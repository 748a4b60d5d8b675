// The output of a response while it streams: items one after another, never interleaved, whatever order the
// backend's events of parallel tool calls come in.

import type { NewId } from '../../../core/ambient.ts';
import type { ContentEvent } from '../../../core/model-events.ts';
import type { ItemStatus, OutputItem } from '../output-items.ts';
import type { EventFrames } from './event-frames.ts';
import { FunctionCallWriter } from './function-call-writer.ts';
import type { ItemWriter } from './item-writer.ts';
import { MessageWriter } from './message-writer.ts';
import { ReasoningWriter } from './reasoning-writer.ts';

/** True for reasoning without words, which only carries a backend's state: it begins nothing and ends no item. */
export function isWordless(event: ContentEvent): boolean {
  return event.type === 'reasoning-delta' && event.text === '';
}

export class OutputWriter {
  readonly #frames: EventFrames;
  readonly #newId: NewId;
  readonly #items: OutputItem[] = [];
  #open: ItemWriter | undefined;
  /** Events that belong to later items, while a function call is still being written. */
  #waiting: ContentEvent[] = [];

  constructor(frames: EventFrames, newId: NewId) {
    this.#frames = frames;
    this.#newId = newId;
  }

  /**
   * The frames of one event; none while it has to wait. An item that may end stays open until another one begins:
   * only the run's end tells whether the last item is complete, and no item changes its status twice.
   */
  write(event: ContentEvent): string {
    const open = this.#open;
    if (open?.accepts(event)) {
      const text = open.write(event);
      return open.mayEnd && this.#waiting.length > 0 ? text + this.#replay() : text;
    }
    // Behind reasoning that waits it may say where that ends; elsewhere it says nothing.
    if (isWordless(event) && this.#waiting.length === 0) return '';
    if (open === undefined || open.mayEnd) return this.#close('completed') + this.#begin(event);
    this.#waiting.push(event);
    return '';
  }

  /** The frames that end what is open. A completed run that said nothing gets an empty message. */
  end(how: 'completed' | 'incomplete' | 'tool-calls'): string {
    let text = '';
    while (this.#waiting.length > 0) text += this.#replay();
    text += this.#close(how === 'incomplete' ? 'incomplete' : 'completed');
    const last = this.#items.at(-1);
    if (how === 'completed' && (last === undefined || last.type === 'reasoning')) {
      text += this.#opened(new MessageWriter(this.#frames, this.#newId('msg_'), this.#items.length));
      text += this.#close('completed');
    }
    return text;
  }

  /** All items so far. The one that is open is incomplete, and so the last. */
  items(): OutputItem[] {
    return this.#open === undefined ? [...this.#items] : [...this.#items, this.#open.item('incomplete')];
  }

  #begin(event: ContentEvent): string {
    const outputIndex = this.#items.length;
    switch (event.type) {
      case 'text-delta':
      case 'refusal-delta':
        return this.#opened(new MessageWriter(this.#frames, this.#newId('msg_'), outputIndex), event);
      case 'reasoning-delta':
        return this.#opened(new ReasoningWriter(this.#frames, this.#newId('rs_'), outputIndex), event);
      case 'tool-call-start':
        return this.#opened(
          new FunctionCallWriter(this.#frames, this.#newId('fc_'), outputIndex, event),
          event,
        );
      default:
        return '';
    }
  }

  #opened(writer: ItemWriter, event?: ContentEvent): string {
    this.#open = writer;
    return event === undefined ? writer.open() : writer.open() + writer.write(event);
  }

  #close(status: ItemStatus): string {
    const open = this.#open;
    if (open === undefined) return '';
    this.#open = undefined;
    const text = open.close(status);
    this.#items.push(open.item(status));
    return text;
  }

  /** Ends the open item and writes what has waited for that; some of it may wait again. */
  #replay(): string {
    let text = this.#close('completed');
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const event of waiting) text += this.write(event);
    return text;
  }
}
