// Array.fromAsync, which the types of this language level do not have.

/** Everything a stream gives. Rejects with what the stream throws. */
export async function collect<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
}
