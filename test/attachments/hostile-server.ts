// A server that does whatever a test wants, on a free port of loopback, and a guarded fetch that takes names of the
// tests for public hosts and reaches that server under all of them.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { FetchRequest, FetchUrl } from '../../src/attachments/fetch/fetch-request.ts';
import { createGuardedFetch } from '../../src/attachments/guarded-fetch.ts';

export const PUBLIC_ADDRESS = '93.184.215.14';

export type HostileServer = {
  readonly port: number;
  /** What arrived. */
  readonly requests: IncomingMessage[];
  /** What every name resolves to; a name with several entries gets the next one at each look-up. */
  readonly names: Map<string, (readonly string[])[]>;
  /** The names looked up. */
  readonly lookups: string[];
  readonly fetchUrl: FetchUrl;
  /** Resolves when no connection is open any more. */
  idle(): Promise<void>;
};

export async function hostileServer(listener: RequestListener): Promise<HostileServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  return await listen(server, requests);
}

/** The same without HTTP: every connection is given to the listener. */
export async function hostileTcpServer(listener: (socket: Socket) => void): Promise<HostileServer> {
  return await listen(createTcpServer(listener), []);
}

async function listen(
  server: ReturnType<typeof createTcpServer>,
  requests: IncomingMessage[],
): Promise<HostileServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const names: HostileServer['names'] = new Map();
  const lookups: string[] = [];
  const fetchUrl = createGuardedFetch({
    resolveHost: async (host) => {
      lookups.push(host);
      const answers = names.get(host) ?? [[PUBLIC_ADDRESS]];
      return (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
    },
    reroute: () => ({ address: '127.0.0.1', port }),
  });
  const idle = async (): Promise<void> => {
    await Promise.all([...sockets].map((socket) => new Promise((resolve) => socket.on('close', resolve))));
  };
  return { port, requests, names, lookups, fetchUrl, idle };
}

export function fetchRequest(request: Partial<FetchRequest> = {}): FetchRequest {
  return {
    url: 'http://files.example/a',
    param: 'input[0].content[1].file_url',
    urlAllowlist: [],
    maxBytes: 1_000,
    maxRedirects: 3,
    timeoutMs: 10_000,
    ...request,
  };
}
