// The bytes of a streamed answer as batches of model events: what one network read brought is one batch.
// Decides when the stream is over and whether it ended or broke.

import type { ModelEvent } from '../../core/model-events.ts';
import { AppError } from '../../errors.ts';
import { isPlainObject } from '../../lib/plain-object.ts';
import { toStreamedUpstreamError, type UpstreamContext } from '../upstream-error.ts';
import type { AnswerReader } from './answer-reader.ts';
import type { WireAnswer } from './chat-wire.ts';
import { EventStreamDecoder } from './event-stream-decoder.ts';
import { invalidResponse, toReadFailure } from './invalid-response.ts';
import { RepeatedFrame } from './repeated-frame.ts';

export class FrameReader {
  readonly #reader: AnswerReader;
  readonly #context: UpstreamContext;
  readonly #decoder: EventStreamDecoder;
  readonly #repeated: RepeatedFrame;
  #batch: ModelEvent[] = [];
  #isOver = false;
  #inputEnded = false;

  constructor(reader: AnswerReader, context: UpstreamContext) {
    this.#reader = reader;
    this.#context = context;
    this.#repeated = new RepeatedFrame((data, events) => reader.read(JSON.parse(data), events));
    this.#decoder = new EventStreamDecoder({
      onEvent: (data, name) => this.#readEvent(data, name),
      onOverflow: () => {
        throw invalidResponse(context.providerId, 'an event of excessive size');
      },
    });
  }

  /** True once the last batch ended with a model-end. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** The events in these bytes, often none. What is wrong with them is a failed model-end, never a throw. */
  read(buffers: readonly Buffer[]): readonly ModelEvent[] {
    return this.#collect(() => {
      for (const buffer of buffers) this.#decoder.feed(buffer);
    });
  }

  /** The connection's proper end: always a model-end, unless one was told before. */
  end(): readonly ModelEvent[] {
    this.#inputEnded = true;
    return this.#collect(() => {
      this.#decoder.end();
      if (!this.#isOver) this.#endAnswer();
    });
  }

  #collect(work: () => void): readonly ModelEvent[] {
    const batch: ModelEvent[] = [];
    this.#batch = batch;
    try {
      work();
    } catch (thrown) {
      const { usage } = this.#reader;
      batch.push({
        type: 'model-end',
        reason: 'failed',
        usage,
        failure: toReadFailure(thrown, this.#context.providerId),
      });
      this.#isOver = true;
    }
    return batch;
  }

  #readEvent(data: string, name: string | undefined): void {
    if (this.#isOver) return;
    const event = name === undefined ? this.#repeated.match(data) : undefined;
    if (event !== undefined) {
      this.#batch.push(event);
      return;
    }
    if (data.startsWith('[DONE]')) {
      this.#endAnswer();
      return;
    }
    const value = this.#parse(data, name);
    if (name === 'error') throw toStreamedUpstreamError(value, this.#context);
    if (isPlainObject(value)) this.#readAnswer(value, data);
  }

  #readAnswer(answer: WireAnswer, data: string): void {
    const batch = this.#batch;
    const { length } = batch;
    const { notes } = this.#reader;
    this.#reader.read(answer, batch);
    if (batch.length === length + 1 && this.#reader.notes === notes)
      this.#repeated.learn(data, batch[length]);
  }

  #parse(data: string, name: string | undefined): unknown {
    try {
      return JSON.parse(data);
    } catch (cause) {
      if (name === 'error') return data;
      // An event of another kind, such as a ping with text of its own.
      if (name !== undefined && name !== 'message') return undefined;
      if (this.#inputEnded) throw this.#interrupted();
      throw invalidResponse(this.#context.providerId, 'an event that is not JSON', cause);
    }
  }

  /** `[DONE]`, or the end of the connection, which is a proper end only after a finish reason. */
  #endAnswer(): void {
    if (!this.#reader.hasAnswered) {
      throw invalidResponse(this.#context.providerId, 'a stream that holds no chat completion');
    }
    if (this.#inputEnded && !this.#reader.isFinished) throw this.#interrupted();
    this.#batch.push(this.#reader.end(this.#batch));
    this.#isOver = true;
  }

  #interrupted(): AppError {
    return new AppError(
      'upstream_interrupted',
      `The backend ${this.#context.providerId} ended its stream before the end of its answer.`,
    );
  }
}
