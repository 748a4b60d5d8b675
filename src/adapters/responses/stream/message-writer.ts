// A message item while it streams: text and refusals as its content parts.

import type { ContentEvent, TextLogprob } from '../../../core/model-events.ts';
import {
  type ItemStatus,
  type MessageContent,
  messageItem,
  type OutputItem,
  refusalContent,
  textContent,
  writeLogprobs,
} from '../output-items.ts';
import type { EventFrames } from './event-frames.ts';
import { type ItemWriter, itemFields } from './item-writer.ts';

type OpenPart = { readonly type: 'output_text' | 'refusal'; text: string; readonly logprobs: TextLogprob[] };

export class MessageWriter implements ItemWriter {
  readonly mayEnd = true;
  readonly #frames: EventFrames;
  readonly #id: string;
  readonly #outputIndex: number;
  readonly #content: MessageContent[] = [];
  #part: OpenPart | undefined;
  /** What every event of the open part has in common. */
  #place = '';

  constructor(frames: EventFrames, id: string, outputIndex: number) {
    this.#frames = frames;
    this.#id = id;
    this.#outputIndex = outputIndex;
  }

  open(): string {
    const item = messageItem(this.#id, 'in_progress', []);
    return this.#frames.frame('response.output_item.added', itemFields(this.#outputIndex, item));
  }

  accepts(event: ContentEvent): boolean {
    return event.type === 'text-delta' || event.type === 'refusal-delta';
  }

  write(event: ContentEvent): string {
    if (event.type === 'text-delta') {
      const begin = this.#openPart('output_text');
      const { logprobs } = event;
      this.#append(event.text, logprobs);
      const written = logprobs === undefined ? '[]' : JSON.stringify(writeLogprobs(logprobs));
      const fields = `${this.#place},"delta":${JSON.stringify(event.text)},"logprobs":${written}`;
      return begin + this.#frames.frame('response.output_text.delta', fields);
    }
    if (event.type !== 'refusal-delta') return '';
    const begin = this.#openPart('refusal');
    this.#append(event.text, undefined);
    return (
      begin +
      this.#frames.frame('response.refusal.delta', `${this.#place},"delta":${JSON.stringify(event.text)}`)
    );
  }

  /** A message without parts gets an empty text, so that clients find one. */
  close(status: ItemStatus): string {
    const begin = this.#part === undefined && this.#content.length === 0 ? this.#openPart('output_text') : '';
    const end = this.#closePart();
    return (
      begin +
      end +
      this.#frames.frame('response.output_item.done', itemFields(this.#outputIndex, this.item(status)))
    );
  }

  item(status: ItemStatus): OutputItem {
    const open = this.#part === undefined ? [] : [toContent(this.#part)];
    return messageItem(this.#id, status, [...this.#content, ...open]);
  }

  #append(text: string, logprobs: readonly TextLogprob[] | undefined): void {
    if (this.#part === undefined) return;
    this.#part.text += text;
    if (logprobs !== undefined) this.#part.logprobs.push(...logprobs);
  }

  #openPart(type: OpenPart['type']): string {
    if (this.#part?.type === type) return '';
    const end = this.#closePart();
    this.#part = { type, text: '', logprobs: [] };
    this.#place = `"item_id":"${this.#id}","output_index":${this.#outputIndex},"content_index":${this.#content.length}`;
    const part = JSON.stringify(toContent(this.#part));
    return end + this.#frames.frame('response.content_part.added', `${this.#place},"part":${part}`);
  }

  #closePart(): string {
    const part = this.#part;
    if (part === undefined) return '';
    this.#part = undefined;
    const content = toContent(part);
    this.#content.push(content);
    const done =
      content.type === 'refusal'
        ? this.#frames.frame(
            'response.refusal.done',
            `${this.#place},"refusal":${JSON.stringify(content.refusal)}`,
          )
        : this.#frames.frame(
            'response.output_text.done',
            `${this.#place},"text":${JSON.stringify(content.text)},"logprobs":${JSON.stringify(content.logprobs)}`,
          );
    return (
      done +
      this.#frames.frame('response.content_part.done', `${this.#place},"part":${JSON.stringify(content)}`)
    );
  }
}

function toContent(part: OpenPart): MessageContent {
  return part.type === 'refusal' ? refusalContent(part.text) : textContent(part.text, part.logprobs);
}
