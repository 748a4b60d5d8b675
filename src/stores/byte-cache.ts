// Remembers values up to a number of bytes. Knows nothing of what they are; whoever stores one says how large it is.

type Sized<Value> = { readonly value: Value; readonly bytes: number };

/**
 * Forgets what was not used for long: values live in a young and an old half, a used old one becomes young, and a
 * full young half takes the place of the old one. Unlike a list in order of use, this costs a hit nothing.
 */
export class ByteCache<Key, Value> {
  readonly #maxBytes: number;
  #young = new Map<Key, Sized<Value>>();
  #youngBytes = 0;
  #old = new Map<Key, Sized<Value>>();
  #oldBytes = 0;

  /** Never holds more than this many bytes. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get(key: Key): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young.value;
    const old = this.#old.get(key);
    if (old !== undefined) this.#put(key, old);
    return old?.value;
  }

  /** Keeps the value, in the place of one already there. One that is larger than the whole cache is not kept. */
  set(key: Key, value: Value, bytes: number): void {
    this.delete(key);
    if (bytes <= this.#maxBytes) this.#put(key, { value, bytes });
  }

  delete(key: Key): void {
    this.#youngBytes -= this.#young.get(key)?.bytes ?? 0;
    this.#young.delete(key);
    this.#oldBytes -= this.#old.get(key)?.bytes ?? 0;
    this.#old.delete(key);
  }

  clear(): void {
    this.#young.clear();
    this.#youngBytes = 0;
    this.#forgetOld();
  }

  /** For a key that is not in the young half. */
  #put(key: Key, sized: Sized<Value>): void {
    if (this.#youngBytes + sized.bytes > this.#maxBytes / 2) {
      this.#old = this.#young;
      this.#oldBytes = this.#youngBytes;
      this.#young = new Map();
      this.#youngBytes = 0;
    }
    this.delete(key);
    // Only a value larger than half the cache leaves no room for the other half.
    if (this.#youngBytes + sized.bytes + this.#oldBytes > this.#maxBytes) this.#forgetOld();
    this.#young.set(key, sized);
    this.#youngBytes += sized.bytes;
  }

  #forgetOld(): void {
    this.#old.clear();
    this.#oldBytes = 0;
  }
}
