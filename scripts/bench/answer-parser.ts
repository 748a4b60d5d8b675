// Reads HTTP/1.1 answers out of a socket's bytes, however the network cut them, at the price of a few
// microseconds: the load must never be what the bench measures. Knows only what our servers send: a content
// length or chunks, one answer at a time, kept alive.

import { StreamTally } from './stream-tally.ts';

/** One whole answer. `body` is set for a content length, `stream` for chunks. */
export type Answer = {
  readonly status: number;
  readonly head: string;
  readonly body: Buffer;
  readonly stream: StreamTally | undefined;
};

type State = 'head' | 'length-body' | 'chunk-size' | 'chunk-data' | 'chunk-end' | 'last-chunk-end';

const HEAD_END = Buffer.from('\r\n\r\n');
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const EMPTY = Buffer.alloc(0);

export class AnswerParser {
  readonly #onAnswer: (answer: Answer) => void;
  readonly #keepStreams: boolean;
  #state: State = 'head';
  /** Bytes of an earlier read that are not understood yet. */
  #rest: Buffer = EMPTY;
  #status = 0;
  #head = '';
  /** Bytes still to come of the body or of the chunk. */
  #wanted = 0;
  #body: Buffer[] = [];
  #stream: StreamTally | undefined;

  /** `onAnswer` gets each answer when its last byte is in. `keepStreams`: streams keep their whole text. */
  constructor(onAnswer: (answer: Answer) => void, keepStreams = false) {
    this.#onAnswer = onAnswer;
    this.#keepStreams = keepStreams;
  }

  /** Throws Error for what is not HTTP as our servers speak it. */
  feed(received: Buffer): void {
    const bytes = this.#rest.length === 0 ? received : Buffer.concat([this.#rest, received]);
    this.#rest = EMPTY;
    let position = 0;
    while (position < bytes.length) {
      const next = this.#step(bytes, position);
      if (next === undefined) {
        this.#rest = bytes.subarray(position);
        return;
      }
      position = next;
    }
  }

  /** The position after what was understood; undefined when more bytes are needed for it. */
  #step(bytes: Buffer, position: number): number | undefined {
    switch (this.#state) {
      case 'head':
        return this.#readHead(bytes, position);
      case 'length-body':
        return this.#readBody(bytes, position);
      case 'chunk-size':
        return this.#readChunkSize(bytes, position);
      case 'chunk-data':
        return this.#readChunkData(bytes, position);
      case 'chunk-end':
        return this.#readLineEnd(bytes, position, 'chunk-size');
      case 'last-chunk-end':
        return this.#readLineEnd(bytes, position, 'head');
    }
  }

  #readHead(bytes: Buffer, position: number): number | undefined {
    const end = bytes.indexOf(HEAD_END, position);
    if (end === -1) return undefined;
    this.#head = bytes.toString('latin1', position, end);
    this.#status = Number(this.#head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#head)?.[1];
    const after = end + HEAD_END.length;
    if (length !== undefined) {
      this.#wanted = Number(length);
      this.#state = 'length-body';
      if (this.#wanted === 0) this.#finish();
      return after;
    }
    if (!/\r\ntransfer-encoding: chunked/i.test(this.#head)) {
      throw new Error(`An answer without length and without chunks:\n${this.#head}`);
    }
    this.#stream = new StreamTally(this.#keepStreams);
    this.#state = 'chunk-size';
    return after;
  }

  #readBody(bytes: Buffer, position: number): number {
    const end = Math.min(bytes.length, position + this.#wanted);
    this.#body.push(bytes.subarray(position, end));
    this.#wanted -= end - position;
    if (this.#wanted === 0) this.#finish();
    return end;
  }

  #readChunkSize(bytes: Buffer, position: number): number | undefined {
    const end = bytes.indexOf(LINE_FEED, position);
    if (end === -1) return undefined;
    this.#wanted = Number.parseInt(bytes.toString('latin1', position, end), 16);
    if (Number.isNaN(this.#wanted)) throw new Error('A chunk without a size.');
    this.#state = this.#wanted === 0 ? 'last-chunk-end' : 'chunk-data';
    return end + 1;
  }

  #readChunkData(bytes: Buffer, position: number): number {
    const end = Math.min(bytes.length, position + this.#wanted);
    this.#stream?.add(bytes, position, end);
    this.#wanted -= end - position;
    if (this.#wanted === 0) {
      this.#stream?.endWrite();
      this.#state = 'chunk-end';
    }
    return end;
  }

  #readLineEnd(bytes: Buffer, position: number, next: State): number | undefined {
    if (position + 2 > bytes.length) return undefined;
    if (bytes[position] !== CARRIAGE_RETURN || bytes[position + 1] !== LINE_FEED) {
      throw new Error('A chunk is longer than its size says.');
    }
    this.#state = next;
    if (next === 'head') this.#finish();
    return position + 2;
  }

  #finish(): void {
    const [first = EMPTY] = this.#body;
    const answer: Answer = {
      status: this.#status,
      head: this.#head,
      body: this.#body.length > 1 ? Buffer.concat(this.#body) : first,
      stream: this.#stream,
    };
    this.#state = 'head';
    this.#body = [];
    this.#stream = undefined;
    this.#onAnswer(answer);
  }
}
