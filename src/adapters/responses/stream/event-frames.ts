// The frames of a response stream, numbered without gaps. One for each stream.

/** Writes frames; the sequence number of the next one is its only state. */
export class EventFrames {
  readonly #startingAfter: number;
  #sequenceNumber = 0;

  /** Frames up to this number are counted and not written. */
  constructor(startingAfter = -1) {
    this.#startingAfter = startingAfter;
  }

  /**
   * One frame. `fields` is the inside of the JSON object after `type` and `sequence_number`, already
   * serialised, so that what is the same in many frames is serialised once.
   */
  frame(type: string, fields: string): string {
    const sequenceNumber = this.#sequenceNumber;
    this.#sequenceNumber += 1;
    if (sequenceNumber <= this.#startingAfter) return '';
    return `event: ${type}\ndata: {"type":"${type}","sequence_number":${sequenceNumber},${fields}}\n\n`;
  }
}
