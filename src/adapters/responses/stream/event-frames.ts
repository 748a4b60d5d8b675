// The frames of a response stream, numbered without gaps. One for each stream.

/** Writes frames; the sequence number of the next one is its only state. */
export class EventFrames {
  #sequenceNumber = 0;

  /**
   * One frame. `fields` is the inside of the JSON object after `type` and `sequence_number`, already
   * serialised, so that what is the same in many frames is serialised once.
   */
  frame(type: string, fields: string): string {
    const sequenceNumber = this.#sequenceNumber;
    this.#sequenceNumber += 1;
    return `event: ${type}\ndata: {"type":"${type}","sequence_number":${sequenceNumber},${fields}}\n\n`;
  }
}
