// One kept-alive connection of the load: sends a request that was made before, hands back the answer.

import { connect, type Socket } from 'node:net';
import { type Answer, AnswerParser } from './answer-parser.ts';

export class LoadConnection {
  readonly #socket: Socket;
  #onAnswer: ((answer: Answer) => void) | undefined;
  #onFailure: ((error: Error) => void) | undefined;
  #failure: Error | undefined;

  private constructor(socket: Socket, keepStreams: boolean) {
    this.#socket = socket;
    const parser = new AnswerParser((answer) => this.#answered(answer), keepStreams);
    socket.setNoDelay(true);
    socket.on('data', (bytes: Buffer) => {
      try {
        parser.feed(bytes);
      } catch (error) {
        this.#fail(error instanceof Error ? error : new Error(String(error)));
      }
    });
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The server closed a kept-alive connection.')));
  }

  /** Rejects when nobody listens on the port of loopback. `keepStreams`: event streams keep their text. */
  static open(port: number, keepStreams = false): Promise<LoadConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1' });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new LoadConnection(socket, keepStreams));
      });
    });
  }

  /** One at a time: the next request goes out when the last is answered. Callbacks, since this is the hot path. */
  send(request: Buffer, onAnswer: (answer: Answer) => void, onFailure: (error: Error) => void): void {
    this.#onAnswer = onAnswer;
    this.#onFailure = onFailure;
    if (this.#failure === undefined) this.#socket.write(request);
    else this.#fail(this.#failure);
  }

  /** As `send`, for those who are not in a hurry. */
  ask(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => this.send(request, resolve, reject));
  }

  close(): void {
    this.#onFailure = undefined;
    this.#socket.destroy();
  }

  #answered(answer: Answer): void {
    const onAnswer = this.#onAnswer;
    this.#onAnswer = undefined;
    if (onAnswer === undefined) throw new Error('An answer that nobody asked for.');
    onAnswer(answer);
  }

  #fail(error: Error): void {
    this.#failure = error;
    const onFailure = this.#onFailure;
    this.#onFailure = undefined;
    this.#socket.destroy();
    onFailure?.(error);
  }
}
