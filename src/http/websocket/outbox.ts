// What a connection sends: in order, one write for what is ready together, and no faster than the client reads.

import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

export type OutboxOptions = {
  /** A client that takes nothing for this long is gone, whatever its connection says. */
  readonly readerIdleMs: number;
  readonly onStalled: () => void;
};

export class Outbox {
  readonly #ws: WebSocket;
  readonly #socket: Socket;
  readonly #options: OutboxOptions;
  /** Messages that the system has not taken yet. */
  #unsent = 0;
  /** True once the system did not take a message. */
  #hasLost = false;
  #isClosed = false;
  #wakeDrained: (() => void) | undefined;
  #wakeFlushed: (() => void) | undefined;

  constructor(ws: WebSocket, socket: Socket, options: OutboxOptions) {
    this.#ws = ws;
    this.#socket = socket;
    this.#options = options;
    socket.on('drain', () => this.#wakeDrained?.());
  }

  get bytesWritten(): number {
    return this.#socket.bytesWritten;
  }

  /** False when the client reads too slowly: then `drained` is to be waited for. */
  send(messages: readonly string[]): boolean {
    if (this.#isClosed || messages.length === 0) return true;
    this.#unsent += messages.length;
    this.#socket.cork();
    for (const message of messages) this.#ws.send(message, this.#onSent);
    this.#socket.uncork();
    return !this.#socket.writableNeedDrain;
  }

  /** Resolves when the client has caught up, or has gone. */
  async drained(): Promise<void> {
    if (this.#isClosed) return;
    await this.#patiently((wake) => {
      this.#wakeDrained = wake;
    });
    this.#wakeDrained = undefined;
  }

  /** Resolves when all is handed to the system: true, or false when the connection went away before. */
  async flushed(): Promise<boolean> {
    if (this.#unsent > 0 && !this.#isClosed) {
      await this.#patiently((wake) => {
        this.#wakeFlushed = wake;
      });
      this.#wakeFlushed = undefined;
    }
    return this.#unsent === 0 && !this.#hasLost;
  }

  /** Nothing is sent any more, and nobody waits for it. */
  close(): void {
    this.#isClosed = true;
    this.#wakeDrained?.();
    this.#wakeFlushed?.();
  }

  readonly #onSent = (error?: Error | null): void => {
    this.#unsent -= 1;
    if (error != null) this.#hasLost = true;
    if (this.#unsent === 0) this.#wakeFlushed?.();
  };

  async #patiently(wait: (wake: () => void) => void): Promise<void> {
    const { readerIdleMs, onStalled } = this.#options;
    const stalled = setTimeout(onStalled, readerIdleMs).unref();
    await new Promise<void>(wait);
    clearTimeout(stalled);
  }
}
