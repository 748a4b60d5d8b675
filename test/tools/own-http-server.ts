// The tests' own MCP server over HTTP, in this process: `sessions` is a server of 2025 that keeps sessions, `newest`
// speaks only the newest protocol. Everything that arrives is kept.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { promisify } from 'node:util';
import { createMcpHandler, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import { OwnTools } from './own-tools.ts';

export type OwnHttpServer = {
  readonly url: string;
  readonly tools: OwnTools;
  /** What arrived: the method, the message's method if there is one, and the headers. */
  readonly requests: readonly { readonly what: string; readonly headers: IncomingMessage['headers'] }[];
  /** Takes the place of the MCP server for a request; undefined lets it through. */
  intercept: ((request: Request, what: string) => Response | Promise<Response> | undefined) | undefined;
  /** Tells the clients of the newest protocol that the tools changed; the others are told by their session. */
  announceTools(): void;
  /** As a server that was restarted: sessions are not known any more. */
  forgetSessions(): void;
  /** Breaks every connection off. */
  breakConnections(): void;
  /** How many requests are being answered. */
  openRequests(): number;
  openConnections(): Promise<number>;
  close(): Promise<void>;
};

/** Listens on a free port of loopback; `port` asks for a certain one. */
export async function startOwnHttpServer(kind: 'sessions' | 'newest', port = 0): Promise<OwnHttpServer> {
  const tools = new OwnTools();
  const requests: { what: string; headers: IncomingMessage['headers'] }[] = [];
  const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();
  const newest = createMcpHandler(() => tools.createServer(), { legacy: 'reject' });
  let open = 0;

  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const request = await toRequest(incoming, outgoing);
    const message: unknown = request.body === null ? undefined : await request.clone().json();
    const what = (message as { method?: string } | undefined)?.method ?? request.method;
    requests.push({ what, headers: incoming.headers });
    const response = await (own.intercept?.(request, what) ?? serve(request));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body === null) outgoing.end();
    else await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing);
  };
  const serve = async (request: Request): Promise<Response> => {
    if (kind === 'newest') return await newest.fetch(request);
    const id = request.headers.get('mcp-session-id');
    if (id === null) return await openSession(request);
    const session = sessions.get(id);
    return session === undefined
      ? new Response('unknown', { status: 404 })
      : await session.handleRequest(request);
  };
  const openSession = async (request: Request): Promise<Response> => {
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => void sessions.set(id, transport),
      onsessionclosed: (id) => void sessions.delete(id),
    });
    await tools.createServer().connect(transport);
    return await transport.handleRequest(request);
  };

  const server = createServer((incoming, outgoing) => {
    open += 1;
    // A client that leaves in the middle breaks the pipe: that is what the tests do.
    answer(incoming, outgoing)
      .catch(() => outgoing.destroy())
      .finally(() => {
        open -= 1;
      });
  });
  await once(server.listen(port, '127.0.0.1'), 'listening');
  const own: OwnHttpServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`,
    tools,
    requests,
    intercept: undefined,
    announceTools: () => newest.notify.toolsChanged(),
    forgetSessions: () => sessions.clear(),
    breakConnections: () => server.closeAllConnections(),
    openRequests: () => open,
    openConnections: () => promisify(server.getConnections).call(server),
    async close() {
      server.closeAllConnections();
      server.close();
      await newest.close();
    },
  };
  return own;
}

async function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): Promise<Request> {
  const left = new AbortController();
  outgoing.once('close', () => left.abort());
  const { method = 'GET', headers, url = '/' } = incoming;
  const body = method === 'POST' ? { body: new Uint8Array(await buffer(incoming)) } : {};
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    signal: left.signal,
    ...body,
  });
}
