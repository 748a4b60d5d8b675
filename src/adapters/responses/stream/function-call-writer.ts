// A function call item while it streams: the arguments as JSON text, piece by piece.

import type { ContentEvent } from '../../../core/model-events.ts';
import { functionCallItem, type ItemStatus, type OutputItem } from '../output-items.ts';
import type { EventFrames } from './event-frames.ts';
import { type ItemWriter, itemFields } from './item-writer.ts';

type ToolCallStart = ContentEvent & { readonly type: 'tool-call-start' };

export class FunctionCallWriter implements ItemWriter {
  readonly #frames: EventFrames;
  readonly #id: string;
  readonly #outputIndex: number;
  readonly #call: ToolCallStart;
  readonly #place: string;
  #arguments = '';
  #mayEnd = false;

  constructor(frames: EventFrames, id: string, outputIndex: number, call: ToolCallStart) {
    this.#frames = frames;
    this.#id = id;
    this.#outputIndex = outputIndex;
    this.#call = call;
    this.#place = `"item_id":"${id}","output_index":${outputIndex}`;
  }

  get mayEnd(): boolean {
    return this.#mayEnd;
  }

  open(): string {
    return this.#frames.frame(
      'response.output_item.added',
      itemFields(this.#outputIndex, this.item('in_progress')),
    );
  }

  accepts(event: ContentEvent): boolean {
    return (
      (event.type === 'tool-call-delta' || event.type === 'tool-call-end') && event.index === this.#call.index
    );
  }

  write(event: ContentEvent): string {
    if (event.type === 'tool-call-end') this.#mayEnd = true;
    if (event.type !== 'tool-call-delta') return '';
    this.#arguments += event.argumentsText;
    const fields = `${this.#place},"delta":${JSON.stringify(event.argumentsText)}`;
    return this.#frames.frame('response.function_call_arguments.delta', fields);
  }

  close(status: ItemStatus): string {
    const fields = `${this.#place},"name":${JSON.stringify(this.#call.name)},"arguments":${JSON.stringify(this.#arguments)}`;
    return (
      this.#frames.frame('response.function_call_arguments.done', fields) +
      this.#frames.frame('response.output_item.done', itemFields(this.#outputIndex, this.item(status)))
    );
  }

  item(status: ItemStatus): OutputItem {
    return functionCallItem(this.#id, status, this.#call, this.#arguments);
  }
}
