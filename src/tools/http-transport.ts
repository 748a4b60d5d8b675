// Streamable HTTP by the SDK's transport, with what that leaves open: a call whose answer breaks off fails at once, a
// cancelled call's stream is closed, answers are bounded, and the connections end with the transport.

import {
  isJSONRPCErrorResponse,
  isJSONRPCNotification,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type JSONRPCMessage,
  StreamableHTTPClientTransport,
  type Transport,
  type TransportSendOptions,
} from '@modelcontextprotocol/client';
import { Agent, fetch as undiciFetch } from 'undici';

/** Of the answer to one request. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
/** Longest wait for the server to end the session when the transport closes. */
const TERMINATE_MS = 1_000;
/** The JSON-RPC error that takes the place of an answer that broke off; the code is of the range for such. */
export const BROKEN_OFF = { code: -32_000, message: 'The answer broke off before its end.' };

export type HttpOptions = {
  readonly url: string;
  /** Sent with every request. They stay within the origin of `url`: no redirect leads elsewhere. */
  readonly headers: Readonly<Record<string, string>>;
  readonly connectTimeoutMs: number;
};

type RequestId = string | number;

export class HttpTransport implements Transport {
  readonly hasPerRequestStream = true;
  onclose?: Transport['onclose'];
  onerror?: Transport['onerror'];
  onmessage?: Transport['onmessage'];
  readonly #agent: Agent;
  readonly #inner: Transport & Pick<StreamableHTTPClientTransport, 'terminateSession' | 'setProtocolVersion'>;
  /** The requests without an answer; aborting one closes its stream. */
  readonly #pending = new Map<RequestId, AbortController>();
  #isClosed = false;

  constructor({ url, headers, connectTimeoutMs }: HttpOptions) {
    // The caller's own time limits hold; undici's would end a quiet stream after five minutes.
    this.#agent = new Agent({ headersTimeout: 0, bodyTimeout: 0, connect: { timeout: connectTimeoutMs } });
    this.#inner = new StreamableHTTPClientTransport(new URL(url), {
      requestInit: { headers: { ...headers } },
      fetch: boundedFetch(this.#agent),
    });
    this.#inner.onclose = () => this.onclose?.();
    this.#inner.onerror = (error) => this.onerror?.(error);
    this.#inner.onmessage = (message) => {
      if (isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message)) this.#settle(message.id);
      this.onmessage?.(message);
    };
  }

  get sessionId(): string | undefined {
    return this.#inner.sessionId;
  }

  setProtocolVersion(version: string): void {
    this.#inner.setProtocolVersion(version);
  }

  async start(): Promise<void> {
    await this.#inner.start();
  }

  async send(message: JSONRPCMessage, options?: TransportSendOptions): Promise<void> {
    if (isJSONRPCRequest(message)) {
      await this.#sendRequest(message, message.id, options);
      return;
    }
    await this.#inner.send(message, options);
    if (isJSONRPCNotification(message) && message.method === 'notifications/cancelled') {
      const id = message.params?.requestId;
      if (typeof id !== 'string' && typeof id !== 'number') return;
      this.#pending.get(id)?.abort();
      this.#settle(id);
    }
  }

  /** Ends the session at the server, when there is one, and every connection. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.sessionId !== undefined) {
      // A server that does not answer, or knows no such thing, is not worth a failure.
      const terminated = this.#inner.terminateSession().catch(() => undefined);
      await Promise.race([terminated, pause(TERMINATE_MS)]);
    }
    this.#pending.clear();
    await this.#inner.close();
    await this.#agent.destroy();
  }

  async #sendRequest(
    message: JSONRPCMessage,
    id: RequestId,
    options: TransportSendOptions = {},
  ): Promise<void> {
    const controller = new AbortController();
    this.#pending.set(id, controller);
    options.requestSignal?.addEventListener('abort', () => {
      this.#pending.delete(id);
      controller.abort();
    });
    try {
      await this.#inner.send(message, {
        ...options,
        requestSignal: controller.signal,
        onRequestStreamEnd: () => {
          options.onRequestStreamEnd?.();
          if (this.#settle(id)) this.onmessage?.(brokenOff(id));
        },
      });
    } catch (error) {
      this.#settle(id);
      throw error;
    }
  }

  /** True when the request was still without an answer. */
  #settle(id: RequestId | undefined): boolean {
    return id !== undefined && this.#pending.delete(id);
  }
}

function brokenOff(id: RequestId): JSONRPCMessage {
  return { jsonrpc: '2.0', id, error: BROKEN_OFF };
}

type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** A fetch over the agent's connections. The answer to a POST fails when it grows beyond the limit. */
function boundedFetch(dispatcher: Agent): Fetch {
  // Node's own types of fetch come from another version of undici.
  const call = undiciFetch as unknown as (
    url: string | URL,
    init: Omit<RequestInit, 'dispatcher'> & { readonly dispatcher: Agent },
  ) => Promise<Response>;
  return async (url, init) => {
    const response = await call(url, { ...init, dispatcher });
    if (init?.method !== 'POST' || response.body === null) return response;
    const { status, statusText, headers } = response;
    const body = response.body.pipeThrough(byteLimit(MAX_ANSWER_BYTES));
    return new Response(body, { status, statusText, headers: [...headers] });
  };
}

function byteLimit(maxBytes: number): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) controller.error(new Error(`The answer is longer than ${maxBytes} bytes.`));
      else controller.enqueue(chunk);
    },
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
