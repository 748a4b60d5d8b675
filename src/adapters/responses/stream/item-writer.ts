// One output item while it streams. One implementation for each kind of item.

import type { ContentEvent } from '../../../core/model-events.ts';
import type { ItemStatus, OutputItem } from '../output-items.ts';

export type ItemWriter = {
  /** The frames that begin the item. The first call. */
  open(): string;
  /** Whether the event belongs to this item. One that does not ends the item, or waits until it may end. */
  accepts(event: ContentEvent): boolean;
  /** False while events of this item are still to come, whatever comes between them. */
  readonly mayEnd: boolean;
  /** The frames of the event. */
  write(event: ContentEvent): string;
  /** The frames that end the item. */
  close(status: ItemStatus): string;
  /** The item as far as it got. */
  item(status: ItemStatus): OutputItem;
};

/** `output_index` and the whole item: the fields of the events that add and end one. */
export function itemFields(outputIndex: number, item: OutputItem): string {
  return `"output_index":${outputIndex},"item":${JSON.stringify(item)}`;
}
