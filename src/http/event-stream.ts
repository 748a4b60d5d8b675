// Writes an event stream: pulls frames, never faster than the client reads, keeps quiet connections alive, and
// makes sure that a stream that broke never looks like one that ended. Knows nothing of what is in a frame.

import type { ServerResponse } from 'node:http';
import { type AppError, toAppError } from '../errors.ts';
import type { Exchange } from './exchange.ts';
import type { StreamOptions } from './operation.ts';
import { closeSource, unwind } from './unwind.ts';

export type EventStreamSettings = {
  /** Silence after which a comment is sent, and the longest wait for the first frame before the head; 0: never. */
  readonly keepAliveMs: number;
  /** Throws `invalid_response` for frames that must not leave. */
  readonly checkFrames?: ((frames: string) => void) | undefined;
};

const COMMENT = ': keep-alive\n\n';

/** Sends the frames. Throws what the source throws before the head was sent; afterwards nothing. */
export async function sendEventStream(
  exchange: Exchange,
  frames: AsyncIterable<string>,
  options: StreamOptions,
  settings: EventStreamSettings,
): Promise<void> {
  // An interruption may have answered before the stream began; an unstarted source needs no end.
  if (exchange.answered || exchange.left) return;
  exchange.setHeader('cache-control', 'no-cache, no-transform');
  exchange.setHeader('x-accel-buffering', 'no');
  await new EventStream(exchange, frames, options, settings).run();
}

class EventStream {
  readonly #exchange: Exchange;
  readonly #response: ServerResponse;
  readonly #source: AsyncIterator<string>;
  readonly #options: StreamOptions;
  readonly #settings: EventStreamSettings;
  readonly #silence: NodeJS.Timeout | undefined;
  /** Continues the pump after back pressure. */
  #resume: (() => void) | undefined;
  /** True once nothing more of the source may be written. */
  #over = false;
  /** True once the client left or the exchange was interrupted, with the source possibly still at work. */
  #abandoned = false;
  #stopped: (() => void) | undefined;

  constructor(
    exchange: Exchange,
    frames: AsyncIterable<string>,
    options: StreamOptions,
    settings: EventStreamSettings,
  ) {
    this.#exchange = exchange;
    this.#response = exchange.response;
    this.#options = options;
    this.#settings = settings;
    this.#source = frames[Symbol.asyncIterator]();
    if (settings.keepAliveMs > 0) {
      this.#silence = setTimeout(() => this.#onSilence(), settings.keepAliveMs).unref();
    }
  }

  async run(): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      this.#stopped = resolve;
    });
    const onClose = (): void => this.#stop();
    const onDrain = (): void => this.#resume?.();
    this.#response.on('drain', onDrain).on('close', onClose);
    this.#exchange.onInterrupt = (error) => this.#interrupt(error);
    const pumped = this.#pump();
    try {
      await Promise.race([pumped, stopped]);
      if (this.#abandoned) await unwind(this.#source, pumped);
    } finally {
      clearTimeout(this.#silence);
      this.#exchange.onInterrupt = undefined;
      this.#response.off('drain', onDrain).off('close', onClose);
    }
  }

  async #pump(): Promise<void> {
    const source = this.#source;
    const check = this.#settings.checkFrames;
    try {
      while (!this.#over) {
        const next = await source.next();
        if (this.#over) return;
        if (next.done === true) {
          this.#finish();
          return;
        }
        if (next.value === '') continue;
        check?.(next.value);
        if (!this.#write(next.value)) await this.#drained();
      }
    } catch (thrown) {
      // What a source throws after its stream is over is the echo of that.
      if (this.#over) return;
      // It was not the source that threw if a frame broke the contract.
      void closeSource(source);
      if (!this.#exchange.answered) throw thrown;
      this.#break(toAppError(thrown));
    }
  }

  /** One write for the frames, and the head with the first of them. False when the client reads too slowly. */
  #write(frames: string): boolean {
    if (!this.#exchange.answered) this.#exchange.writeHead(200, 'text/event-stream; charset=utf-8');
    this.#silence?.refresh();
    return this.#response.write(frames);
  }

  #finish(): void {
    this.#over = true;
    if (!this.#exchange.answered) this.#exchange.writeHead(200, 'text/event-stream; charset=utf-8');
    this.#exchange.end('');
  }

  /** Tells the client that the rest will not come; when even that cannot be said, cuts the connection. */
  #break(error: AppError): void {
    this.#over = true;
    this.#exchange.failed(error);
    try {
      this.#exchange.end(this.#options.errorFrame(error));
    } catch (cause) {
      this.#exchange.warn({ code: error.code, cause: String(cause) }, 'no error frame could be made');
      this.#response.destroy();
    }
  }

  #interrupt(error: AppError): void {
    if (this.#over) return;
    if (this.#exchange.answered) this.#break(error);
    else this.#exchange.fail(error);
    this.#stop();
  }

  /** There is nobody to write to any more: the source is to end, wherever it is. */
  #stop(): void {
    this.#over = true;
    this.#abandoned = true;
    this.#resume?.();
    this.#stopped?.();
  }

  #onSilence(): void {
    if (this.#over) return;
    // A client that is slow to read has had something to read all the time.
    if (this.#resume === undefined) this.#write(COMMENT);
    else this.#silence?.refresh();
  }

  #drained(): Promise<void> {
    return new Promise((resolve) => {
      const stalled = setTimeout(() => this.#response.destroy(), this.#exchange.readerIdleMs).unref();
      this.#resume = () => {
        clearTimeout(stalled);
        this.#resume = undefined;
        resolve();
      };
    });
  }
}
