// Chance without chance: everything that varies in the simulator is drawn from a hash of what it was asked.

/** A well-mixed unsigned 32-bit hash of a text (FNV-1a over its UTF-16 units, then Murmur's finaliser). */
export function hash32(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Numbers from 0 up to but not including 1, the same ones for the same seed. */
export type Random = () => number;

/** A small generator (mulberry32): good enough to vary, fast, and the same on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** One of the items. Seed 0 picks the first: without a seed the simulator says its plainest words. */
export function pick<Item>(items: readonly [Item, ...Item[]], seed: number): Item {
  return items[seed === 0 ? 0 : hash32(String(seed)) % items.length] ?? items[0];
}
