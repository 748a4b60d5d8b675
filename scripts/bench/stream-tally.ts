// What the load keeps of one event stream: how many frames came, in how many writes, whether a frame was split
// over two of them, and whether the stream ended as it must. Not the text, unless it is asked for.

import { DONE_FRAME } from './payloads.ts';

const FRAME_END = Buffer.from('\n\n');
const LINE_FEED = 0x0a;
const DONE = Buffer.from(DONE_FRAME);

export class StreamTally {
  frames = 0;
  /** HTTP chunks: what the server handed over in one write. */
  writes = 0;
  /** Writes that ended in the middle of a frame. */
  splitWrites = 0;
  byteLength = 0;
  readonly #pieces: Buffer[] | undefined;
  /** The last bytes, as many as `[DONE]` takes. */
  #tail: Buffer = Buffer.alloc(0);
  /** The last byte was a line feed that no frame's end has taken. */
  #halfEnd = false;

  constructor(keepText = false) {
    this.#pieces = keepText ? [] : undefined;
  }

  /** True when `[DONE]` was the last that came. */
  get done(): boolean {
    return this.#tail.equals(DONE);
  }

  /** The whole text; empty unless it was asked for. */
  get text(): string {
    return Buffer.concat(this.#pieces ?? []).toString();
  }

  /** Bytes from `start` to `end`, which are a write or a piece of one. Not empty. */
  add(bytes: Buffer, start: number, end: number): void {
    this.byteLength += end - start;
    this.#pieces?.push(bytes.subarray(start, end));
    this.#countFrames(bytes, start, end);
    const tail = bytes.subarray(Math.max(start, end - DONE.length), end);
    this.#tail =
      tail.length === DONE.length ? tail : Buffer.concat([this.#tail, tail]).subarray(-DONE.length);
  }

  /** The write is complete. */
  endWrite(): void {
    this.writes += 1;
    if (this.#tail.length < 2 || this.#tail.at(-1) !== LINE_FEED || this.#tail.at(-2) !== LINE_FEED) {
      this.splitWrites += 1;
    }
  }

  #countFrames(bytes: Buffer, start: number, end: number): void {
    let position = start;
    if (this.#halfEnd && bytes[start] === LINE_FEED) {
      this.frames += 1;
      position += 1;
    }
    for (;;) {
      const found = bytes.indexOf(FRAME_END, position);
      if (found === -1 || found + FRAME_END.length > end) break;
      this.frames += 1;
      position = found + FRAME_END.length;
    }
    this.#halfEnd = position < end && bytes[end - 1] === LINE_FEED;
  }
}
