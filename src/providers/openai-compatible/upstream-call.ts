// One HTTP call to a backend, on undici's dispatcher interface: the cheapest that aborts at once. Bytes wait here
// until they are read; past a limit the socket is paused, so that a slow reader slows the backend.
// Knows nothing of the protocol inside the bytes, nor of our errors.

import type { Dispatcher } from 'undici';

export type UpstreamHead = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
};

const MAX_UNREAD_BYTES = 256 * 1024;

/** What a backend may still send behind the end of its answer before the connection is given up. */
const MAX_TRAILING_BYTES = 64 * 1024;
const MAX_TRAILING_MS = 1_000;

/** Thrown by `head` and `read` after `abort`. */
export class UpstreamCallAborted extends Error {
  override readonly name = 'UpstreamCallAborted';
}

export class UpstreamCall implements Dispatcher.DispatchHandler {
  #controller: Dispatcher.DispatchController | undefined;
  #head: UpstreamHead | undefined;
  #unread: Buffer[] = [];
  #unreadBytes = 0;
  #ended = false;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;
  /** Set when nobody reads any more: how many bytes may still pass. */
  #trailingBytes: number | undefined;
  #trailingTimer: NodeJS.Timeout | undefined;
  readonly #sendAgain: (error: Error) => boolean;

  /**
   * `sendAgain` is asked when the call fails before its answer has begun. True: it has been sent once more, and the
   * failure is forgotten.
   */
  constructor(sendAgain: (error: Error) => boolean = () => false) {
    this.#sendAgain = sendAgain;
  }

  /** True once nothing more can arrive: the answer is complete or the call has failed. */
  get settled(): boolean {
    return this.#ended || this.#failure !== undefined;
  }

  /** True once status and headers have arrived. */
  get answerBegun(): boolean {
    return this.#head !== undefined;
  }

  /** Status and headers. Throws undici's error, or UpstreamCallAborted. */
  async head(): Promise<UpstreamHead> {
    while (this.#head === undefined) {
      if (this.#failure !== undefined) throw this.#failure;
      await this.#change();
    }
    return this.#head;
  }

  /**
   * Everything that has arrived since the last read, at least one buffer; undefined at the end. What came
   * before a failure is given out before the failure is thrown; after `abort` nothing is.
   */
  async read(): Promise<readonly Buffer[] | undefined> {
    while (this.#unread.length === 0) {
      if (this.#failure !== undefined) throw this.#failure;
      if (this.#ended) return undefined;
      await this.#change();
    }
    const buffers = this.#unread;
    this.#unread = [];
    this.#unreadBytes = 0;
    if (this.#controller?.paused) this.#controller.resume();
    return buffers;
  }

  /** Ends the call now: the socket is destroyed, a pending `head` or `read` throws. */
  abort(): void {
    if (this.settled) return;
    this.#fail(new UpstreamCallAborted('The call was aborted.'));
    this.#unread = [];
    // A call that has no connection yet is refused in onRequestStart.
    this.#controller?.abort(new UpstreamCallAborted('The call was aborted.'));
  }

  /**
   * Says that the answer is complete for the reader. A backend whose HTTP message is not at its end yet gets a
   * moment to end it, because only then can the connection serve another call.
   */
  release(): void {
    if (this.settled) return;
    this.#trailingBytes = MAX_TRAILING_BYTES;
    this.#trailingTimer = setTimeout(() => this.abort(), MAX_TRAILING_MS).unref();
    if (this.#controller?.paused) this.#controller.resume();
  }

  /** Ends the call now unless it is over or was released. For a `finally`. */
  close(): void {
    if (this.#trailingBytes === undefined) this.abort();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#failure !== undefined) controller.abort(this.#failure);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: UpstreamHead['headers'],
  ): void {
    // 103 and its like announce; the answer is still to come.
    if (status < 200) return;
    this.#head = { status, headers };
    this.#notify();
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#trailingBytes !== undefined) {
      this.#trailingBytes -= chunk.length;
      if (this.#trailingBytes < 0) this.abort();
      return;
    }
    this.#unread.push(chunk);
    this.#unreadBytes += chunk.length;
    if (this.#unreadBytes > MAX_UNREAD_BYTES) controller.pause();
    this.#notify();
  }

  onResponseEnd(): void {
    this.#ended = true;
    clearTimeout(this.#trailingTimer);
    this.#notify();
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    if (this.settled) return;
    if (this.#head === undefined && this.#sendAgain(error)) return;
    this.#fail(error);
  }

  #fail(error: Error): void {
    this.#failure = error;
    clearTimeout(this.#trailingTimer);
    this.#notify();
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #notify(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    wake?.();
  }
}
