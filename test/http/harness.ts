// A server of the HTTP room alone: the real contract, handlers of the test's own, everything else at rest.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type Logger, pino } from 'pino';
import { onTestFinished } from 'vitest';
import { OPERATIONS, type OperationId } from '../../src/contract.ts';
import type { Handlers, OperationCall } from '../../src/http/operation.ts';
import { createReadiness } from '../../src/http/readiness.ts';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../src/http/server.ts';

export const SECRET = 'correct horse battery staple';
export const AUTHORIZED = { authorization: `Bearer ${SECRET}` };

/** The smallest chat request that the contract accepts. */
export const CHAT = { model: 'openclaw', messages: [{ role: 'user', content: 'Hello' }] };

export const COMPLETION = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'openclaw',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: 'Hello', refusal: null },
      logprobs: null,
      finish_reason: 'stop',
    },
  ],
};

const MODEL = {
  id: 'openclaw',
  object: 'model',
  created: 1,
  owned_by: 'openclaw',
  permission: [],
  name: 'Main',
};

/** Whatever the contract has: a new operation needs no line here. */
const EMPTY_ANSWERS = Object.fromEntries(
  Object.keys(OPERATIONS).map((operationId) => [
    operationId,
    async (call: OperationCall<OperationId>) => call.sendJson(200, {}),
  ]),
) as unknown as Handlers;

const HANDLERS: Handlers = {
  ...EMPTY_ANSWERS,
  createChatCompletion: async (call) => call.sendJson(200, COMPLETION),
  getHealth: async (call) => call.sendJson(200, { status: 'ok' }),
  getReadiness: async (call) => call.sendJson(200, { status: 'ready' }),
  listModels: async (call) => call.sendJson(200, { object: 'list', data: [MODEL] }),
  retrieveModel: async (call) => call.sendJson(200, { ...MODEL, id: call.pathParameters.model }),
};

export type LogLine = Readonly<Record<string, unknown>> & { readonly level: number; readonly msg: string };

export type Harness = {
  readonly server: HttpServer;
  readonly url: string;
  readonly port: number;
  readonly lines: readonly LogLine[];
  /** The names of the operations whose handlers were called. */
  readonly called: OperationId[];
  /** Resolves with the log line of a request, when it is written. */
  line(requestId: string): Promise<LogLine>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** POSTs a chat request with the right secret. */
  chat(body: unknown, headers?: Record<string, string>): Promise<Response>;
  raw(): Promise<RawConnection>;
};

type HarnessOptions = Omit<Partial<HttpServerOptions>, 'handlers'> & {
  readonly handlers?: Partial<Handlers>;
};

/** Starts a server that is closed when the test ends. */
export async function startServer(options: HarnessOptions = {}): Promise<Harness> {
  const lines: LogLine[] = [];
  const waiting = new Set<() => void>();
  const called: OperationId[] = [];
  const handlers = Object.fromEntries(
    Object.entries({ ...HANDLERS, ...options.handlers }).map(([id, handler]) => [
      id,
      handler &&
        ((call: never) => {
          called.push(id as OperationId);
          return handler(call);
        }),
    ]),
  ) as unknown as Handlers;
  const maxBytes = 1_000_000;
  const limit = (endpoint: string) => ({
    maxBytes,
    configKey: `gateway.http.endpoints.${endpoint}.maxBodyBytes`,
  });
  let ids = 0;
  const server = await createHttpServer({
    auth: { mode: 'token', secret: SECRET },
    rateLimit: null,
    bodyLimits: {
      createChatCompletion: limit('chatCompletions'),
      createEmbedding: limit('embeddings'),
      createResponse: limit('responses'),
    },
    disabledOperations: {},
    validateResponses: 'off',
    keepAliveMs: 0,
    shutdownGraceMs: 0,
    readiness: createReadiness(),
    logger: collectingLogger((line) => {
      lines.push(line);
      for (const wake of [...waiting]) wake();
    }),
    clock: Date.now,
    newId: (prefix) => `${prefix}${++ids}`,
    ...options,
    handlers,
  });
  const { url, port } = await server.listen(0, '127.0.0.1');
  onTestFinished(() => server.close());

  return {
    server,
    url,
    port,
    lines,
    called,
    line: (requestId) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = lines.find((line) => line.msg === 'request' && line.requestId === requestId);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    fetch: (path, init) => fetch(url + path, init),
    chat: (body, headers) =>
      fetch(`${url}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...AUTHORIZED, ...headers },
        body:
          typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
      }),
    raw: () => RawConnection.open(port),
  };
}

function collectingLogger(collect: (line: LogLine) => void): Logger {
  return pino({ level: 'debug' }, { write: (text: string) => collect(JSON.parse(text) as LogLine) });
}

/** A connection on which a test says exactly what it wants, broken HTTP included. */
export class RawConnection {
  readonly socket: Socket;
  #received = '';

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding('latin1').on('data', (text: string) => {
      this.#received += text;
    });
    socket.on('error', () => {});
    onTestFinished(() => {
      socket.destroy();
    });
  }

  static async open(port: number): Promise<RawConnection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  get received(): string {
    return this.#received;
  }

  write(...lines: string[]): this {
    this.socket.write(lines.join('\r\n'), 'latin1');
    return this;
  }

  /** What came so far, as soon as it holds the pattern. Rejects when the connection closes before. */
  async until(pattern: RegExp): Promise<string> {
    while (!pattern.test(this.#received)) {
      if (this.socket.closed) throw new Error(`closed after ${JSON.stringify(this.#received)}`);
      await Promise.race([once(this.socket, 'data'), once(this.socket, 'close')]);
    }
    return this.#received;
  }

  /** Everything, once the server has closed the connection. */
  async untilClosed(): Promise<string> {
    if (!this.socket.closed) await once(this.socket, 'close');
    return this.#received;
  }
}
