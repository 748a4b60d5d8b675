// A reasoning item while it streams. All readable reasoning is given as one summary part: the summary events are
// the ones on which OpenAI and Open Responses agree.

import type { ContentEvent } from '../../../core/model-events.ts';
import { type ItemStatus, type OutputItem, reasoningItem } from '../output-items.ts';
import type { EventFrames } from './event-frames.ts';
import { type ItemWriter, itemFields } from './item-writer.ts';

export class ReasoningWriter implements ItemWriter {
  readonly mayEnd = true;
  readonly #frames: EventFrames;
  readonly #id: string;
  readonly #outputIndex: number;
  readonly #place: string;
  #text = '';
  #ended = false;

  constructor(frames: EventFrames, id: string, outputIndex: number) {
    this.#frames = frames;
    this.#id = id;
    this.#outputIndex = outputIndex;
    this.#place = `"item_id":"${id}","output_index":${outputIndex},"summary_index":0`;
  }

  open(): string {
    const item = reasoningItem(this.#id, 'in_progress', undefined);
    return (
      this.#frames.frame('response.output_item.added', itemFields(this.#outputIndex, item)) +
      this.#frames.frame('response.reasoning_summary_part.added', `${this.#place},"part":${this.#part()}`)
    );
  }

  accepts(event: ContentEvent): boolean {
    return event.type === 'reasoning-delta' && !this.#ended;
  }

  write(event: ContentEvent): string {
    if (event.type !== 'reasoning-delta') return '';
    // The state itself stays here; it tells that what follows is another item.
    this.#ended = event.state !== undefined;
    if (event.text === '') return '';
    this.#text += event.text;
    const fields = `${this.#place},"delta":${JSON.stringify(event.text)}`;
    return this.#frames.frame('response.reasoning_summary_text.delta', fields);
  }

  close(status: ItemStatus): string {
    const text = JSON.stringify(this.#text);
    return (
      this.#frames.frame('response.reasoning_summary_text.done', `${this.#place},"text":${text}`) +
      this.#frames.frame('response.reasoning_summary_part.done', `${this.#place},"part":${this.#part()}`) +
      this.#frames.frame('response.output_item.done', itemFields(this.#outputIndex, this.item(status)))
    );
  }

  item(status: ItemStatus): OutputItem {
    return reasoningItem(this.#id, status, this.#text);
  }

  #part(): string {
    return JSON.stringify({ type: 'summary_text', text: this.#text });
  }
}
