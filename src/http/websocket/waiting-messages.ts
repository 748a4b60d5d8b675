// The messages of a connection that wait for their turn, unread: whatever is wrong with one is told in its place.

/** Besides the one that is being answered. */
const MAX_WAITING = 16;

export class WaitingMessages {
  readonly #maxBytes: number;
  #messages: Buffer[] = [];
  #bytes = 0;

  /** Together they may be no larger than that. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get isTooMuch(): boolean {
    return this.#messages.length > MAX_WAITING || this.#bytes > this.#maxBytes;
  }

  add(message: Buffer): void {
    this.#messages.push(message);
    this.#bytes += message.length;
  }

  take(): Buffer | undefined {
    const message = this.#messages.shift();
    this.#bytes -= message?.length ?? 0;
    return message;
  }

  clear(): void {
    this.#messages = [];
    this.#bytes = 0;
  }
}
