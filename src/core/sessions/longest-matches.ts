// How far one sequence repeats another, from each place of it. Knows nothing of messages.

/**
 * For each place of `log`: how many items of `head`, from its first on, stand there in a row. The Z function of both
 * laid end to end: linear, also for ten thousand equal items. Items are compared by identity and must not be null.
 */
export function longestMatches<Item>(head: readonly Item[], log: readonly Item[]): Uint32Array {
  const all: readonly (Item | null)[] = [...head, null, ...log];
  const lengths = new Uint32Array(all.length);
  // The stretch that reaches furthest among those known to repeat the beginning.
  let stretchStart = 0;
  let stretchEnd = 0;
  for (let place = 1; place < all.length; place += 1) {
    let length = place < stretchEnd ? Math.min(stretchEnd - place, lengths[place - stretchStart] ?? 0) : 0;
    while (place + length < all.length && all[length] === all[place + length]) length += 1;
    lengths[place] = length;
    if (place + length > stretchEnd) {
      stretchStart = place;
      stretchEnd = place + length;
    }
  }
  return lengths.subarray(head.length + 1);
}
