// The handler's view of an exchange.

import type { OperationId } from '../contract.ts';
import type { AppError } from '../errors.ts';
import type { Login } from './authenticate.ts';
import { sendEventStream } from './event-stream.ts';
import type { Exchange } from './exchange.ts';
import { readHeader } from './header-values.ts';
import type { CallBody, OperationCall, StreamOptions } from './operation.ts';
import { type ResponseCheckMode, responseCheck } from './response-check.ts';

/** How answers are sent. */
export type AnswerSettings = {
  readonly keepAliveMs: number;
  readonly validateResponses: ResponseCheckMode;
};

export class ExchangeCall<Id extends OperationId> implements OperationCall<Id> {
  readonly body: CallBody<Id>;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly queryParameters: Readonly<Record<string, string>>;
  readonly #operationId: Id;
  readonly #exchange: Exchange;
  readonly #login: Login;
  readonly #settings: AnswerSettings;

  constructor(
    operationId: Id,
    exchange: Exchange,
    login: Login,
    sent: {
      readonly body: CallBody<Id>;
      readonly path: Readonly<Record<string, string>>;
      readonly query: Readonly<Record<string, string>>;
    },
    settings: AnswerSettings,
  ) {
    this.#operationId = operationId;
    this.#exchange = exchange;
    this.#login = login;
    this.body = sent.body;
    this.pathParameters = sent.path;
    this.queryParameters = sent.query;
    this.#settings = settings;
  }

  get authenticated(): boolean {
    return this.#login.authenticated;
  }

  get scopes(): ReadonlySet<string> | undefined {
    return this.#login.scopes;
  }

  get signal(): AbortSignal {
    return this.#exchange.signal;
  }

  get requestId(): string {
    return this.#exchange.requestId;
  }

  header(name: string): string | undefined {
    return readHeader(this.#exchange.request, name);
  }

  note(fields: Readonly<Record<string, unknown>>): void {
    this.#exchange.note(fields);
  }

  onEnd(listener: (delivered: boolean) => void): void {
    this.#exchange.onEnd(listener);
  }

  setHeader(name: string, value: string): void {
    this.#exchange.setHeader(name.toLowerCase(), value);
  }

  sendJson(status: number, body: unknown): void {
    const text = JSON.stringify(body);
    if (this.#settings.validateResponses !== 'off') {
      this.#judge(responseCheck.body(this.#operationId, status, JSON.parse(text)));
    }
    this.#exchange.send(status, 'application/json', text);
  }

  sendStream(frames: AsyncIterable<string>, options: StreamOptions): Promise<void> {
    const { keepAliveMs, validateResponses } = this.#settings;
    const checkFrames =
      validateResponses === 'off'
        ? undefined
        : (text: string): void => this.#judge(responseCheck.frames(this.#operationId, text));
    return sendEventStream(this.#exchange, frames, options, { keepAliveMs, checkFrames });
  }

  #judge(fault: AppError | undefined): void {
    if (fault === undefined) return;
    if (this.#settings.validateResponses === 'fail') throw fault;
    this.#exchange.warn({ problem: fault.message }, 'answer breaks the contract');
  }
}
