// Cuts a stream of bytes into whole lines, in time that grows with the bytes. (The SDK's buffer for the same joins and
// searches all it has with every chunk: one message of 9 MB kept the process busy for a second.)

const NEWLINE = 0x0a;

export class ByteLines {
  readonly #maxBytes: number;
  /** Of the line that has not ended yet. */
  #chunks: Buffer[] = [];
  #bytes = 0;

  /** `maxBytes` of one line, its end not counted. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The lines that end in this chunk, without their ends. Throws RangeError when one is too long; use no further then. */
  *push(chunk: Buffer): Generator<string> {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      this.#keep(chunk.subarray(start, end));
      start = end + 1;
      yield this.#take();
    }
    this.#keep(chunk.subarray(start));
  }

  #keep(part: Buffer): void {
    this.#bytes += part.length;
    if (this.#bytes > this.#maxBytes) throw new RangeError(`A line is longer than ${this.#maxBytes} bytes.`);
    if (part.length > 0) this.#chunks.push(part);
  }

  #take(): string {
    const [first] = this.#chunks;
    const whole = this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#bytes = 0;
    return whole.toString('utf8').replace(/\r$/, '');
  }
}
