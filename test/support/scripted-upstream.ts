// A real HTTP server on loopback that plays a backend: it gives prepared answers, byte by byte and only as far
// as the test lets it, and remembers what it was asked and when its callers hung up. No timers, no sleeps.
//
//   const held = gate();
//   const upstream = await scriptedUpstream({ steps: [sse({ a: 1 }), held, sse('[DONE]')] });
//   … call upstream.baseUrl …
//   const request = await upstream.request(0);   // resolves when the first request has arrived whole
//   held.open();                                 // lets the answer go on
//   await request.closed;                        // resolves when the caller has left or the answer is out

import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { onTestFinished } from 'vitest';

/** Sends a TCP reset, wherever the answer is. */
export const RESET = Symbol('reset');

/** Closes the connection in the proper TCP way, without ending the HTTP message. */
export const CUT = Symbol('cut');

/** Sends nothing more, for ever. */
export const STALL = Symbol('stall');

/** A point at which the script waits for the test. */
export type Gate = { readonly opened: Promise<void>; open(): void };

/** Sent again and again, as fast as it is read, until the caller hangs up. */
export type Endless = { readonly endless: string };

export type Step = string | Uint8Array | Gate | Endless | typeof RESET | typeof CUT | typeof STALL;

export type ScriptedAnswer = {
  /** Default 200. */
  readonly status?: number;
  /** Default: a content type by the looks of the first step. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Played in order; each text or buffer is a write, and so an HTTP chunk, of its own. Then the answer ends, in
   * the same write as the last step if that is text or a buffer.
   */
  readonly steps: readonly Step[];
  /** Waited for before the head is sent. STALL: no head is ever sent. RESET and CUT: none, and the connection ends. */
  readonly beforeHead?: Gate | typeof STALL | typeof RESET | typeof CUT;
  /** True: the steps are all there is on the wire, the head included. What they leave open stays open. */
  readonly raw?: boolean;
};

export type RecordedRequest = {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; reading it throws when it is none. */
  readonly json: unknown;
  /** Which connection it came over: 0 for the first that was accepted. */
  readonly connection: number;
  /**
   * `complete`: the answer was sent to its end. `left`: the connection closed before that. Resolves when it is
   * known.
   */
  readonly closed: Promise<'complete' | 'left'>;
};

export type ScriptedUpstream = {
  readonly origin: string;
  /** `origin` and `/v1`. */
  readonly baseUrl: string;
  /** Those that have arrived whole, in order. */
  readonly requests: readonly RecordedRequest[];
  /** How many connections were ever accepted, and how many are open. */
  readonly connections: { readonly accepted: number; readonly open: number };
  /** The request of that number, as soon as it has arrived. */
  request(number: number): Promise<RecordedRequest>;
  /** Appends answers. The last answer of all is repeated for every further request. */
  answer(...answers: readonly ScriptedAnswer[]): void;
  /** Resolves when no connection is open. */
  idle(): Promise<void>;
  /** Closes the connections over which nothing is under way. */
  closeIdle(): void;
  close(): Promise<void>;
};

export function gate(): Gate {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

/** Values as the data of events: text as it is, everything else as JSON. */
export function sse(...events: readonly unknown[]): string {
  return events
    .map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`)
    .join('');
}

/** One JSON body, as an answer. */
export function json(body: unknown, rest: Partial<ScriptedAnswer> = {}): ScriptedAnswer {
  return { steps: [JSON.stringify(body)], ...rest };
}

/** Starts a server that is closed when the running test ends. */
export async function scriptedUpstream(...answers: readonly ScriptedAnswer[]): Promise<ScriptedUpstream> {
  const upstream = await startScriptedUpstream(...answers);
  onTestFinished(() => upstream.close());
  return upstream;
}

/** Starts a server that its caller closes. */
export async function startScriptedUpstream(
  ...answers: readonly ScriptedAnswer[]
): Promise<ScriptedUpstream> {
  const script = [...answers];
  const requests: RecordedRequest[] = [];
  const arrivals: PromiseWithResolvers<RecordedRequest>[] = [];
  const sockets = new Map<Socket, number>();
  let accepted = 0;
  let onIdle: (() => void)[] = [];

  const arrival = (number: number): PromiseWithResolvers<RecordedRequest> => {
    arrivals[number] ??= Promise.withResolvers<RecordedRequest>();
    return arrivals[number];
  };

  const server: Server = createServer((message, response) => {
    const closed = Promise.withResolvers<'complete' | 'left'>();
    response.on('close', () => closed.resolve(response.writableFinished ? 'complete' : 'left'));
    const pieces: Buffer[] = [];
    message.on('data', (piece: Buffer) => pieces.push(piece));
    message.on('error', () => closed.resolve('left'));
    message.on('end', () => {
      const text = Buffer.concat(pieces).toString();
      const number = requests.length;
      const request: RecordedRequest = {
        method: message.method ?? '',
        path: message.url ?? '',
        headers: message.headers,
        text,
        get json() {
          return JSON.parse(text) as unknown;
        },
        connection: sockets.get(message.socket) ?? -1,
        closed: closed.promise,
      };
      requests.push(request);
      arrival(number).resolve(request);
      const answer = script[Math.min(number, script.length - 1)];
      if (answer === undefined) throw new Error('The scripted upstream was given no answer.');
      void (answer.raw ? playRaw(answer, message.socket) : play(answer, response));
    });
  });
  server.on('connection', (socket) => {
    sockets.set(socket, accepted);
    accepted += 1;
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size > 0) return;
      for (const resolve of onIdle) resolve();
      onIdle = [];
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    baseUrl: `${origin}/v1`,
    requests,
    get connections() {
      return { accepted, open: sockets.size };
    },
    request: (number) => arrival(number).promise,
    answer: (...more) => void script.push(...more),
    closeIdle: () => server.closeIdleConnections(),
    idle: () => (sockets.size === 0 ? Promise.resolve() : new Promise((resolve) => onIdle.push(resolve))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets.keys()) socket.destroy();
      }),
  };
}

async function play(answer: ScriptedAnswer, response: ServerResponse): Promise<void> {
  const { beforeHead } = answer;
  if (beforeHead === STALL) return;
  if (beforeHead === RESET) return void response.socket?.resetAndDestroy();
  if (beforeHead === CUT) return void response.socket?.end();
  await beforeHead?.opened;
  response.writeHead(answer.status ?? 200, answer.headers ?? { 'content-type': guessContentType(answer) });
  const [only, another] = answer.steps;
  const isOneWrite = another === undefined && (typeof only === 'string' || only instanceof Uint8Array);
  if (!isOneWrite) response.flushHeaders();
  for (const [position, step] of answer.steps.entries()) {
    if (response.destroyed) return;
    const isLast = position === answer.steps.length - 1;
    if (step === STALL) return;
    if (step === RESET) return void response.socket?.resetAndDestroy();
    if (step === CUT) return void response.socket?.end();
    if (typeof step === 'object' && 'opened' in step) await step.opened;
    else if (isEndless(step)) return writeEndlessly(step, response);
    else if (isLast) return void response.end(step);
    else await new Promise((resolve) => response.write(step, resolve));
  }
  response.end();
}

async function playRaw({ steps }: ScriptedAnswer, socket: Socket): Promise<void> {
  for (const step of steps) {
    if (socket.destroyed || step === STALL) return;
    if (step === RESET) return void socket.resetAndDestroy();
    if (step === CUT) return void socket.end();
    if (typeof step === 'object' && 'opened' in step) await step.opened;
    else if (isEndless(step)) return writeEndlessly(step, socket);
    else await new Promise((resolve) => socket.write(step, resolve));
  }
}

function isEndless(step: Step): step is Endless {
  return typeof step === 'object' && 'endless' in step;
}

async function writeEndlessly({ endless }: Endless, stream: Writable): Promise<void> {
  while (!stream.destroyed) {
    const isTaken = stream.write(endless);
    await new Promise<void>((resolve) => {
      if (isTaken) return void setImmediate(resolve);
      const goOn = (): void => {
        stream.off('drain', goOn).off('close', goOn);
        resolve();
      };
      stream.on('drain', goOn).on('close', goOn);
    });
  }
}

function guessContentType({ steps }: ScriptedAnswer): string {
  const first = steps.find((step) => typeof step === 'string');
  if (first === undefined) return 'text/event-stream';
  if (first.startsWith('{') || first.startsWith('[')) return 'application/json';
  return first.startsWith('<') ? 'text/html' : 'text/event-stream';
}
