// Completes a handshake. Loaded with the first one: a gateway without WebSocket clients needs no library for them.

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { ClientSocket } from './client-socket.ts';

export type Accept = (
  handshake: {
    readonly request: IncomingMessage;
    readonly socket: Socket;
    /** What came with the handshake already. */
    readonly head: Buffer;
    readonly requestId: string;
  },
  onOpen: (ws: ClientSocket) => void,
) => void;

/** How long a peer has to answer a close before its connection is cut. */
const CLOSE_MS = 2_000;

/** `onOpen` is not called for a connection that went away meanwhile. */
export function createAccept(maxMessageBytes: number): Accept {
  const options = {
    noServer: true,
    clientTracking: false,
    maxPayload: maxMessageBytes,
    // Compressing many small messages costs more time and memory than it saves.
    perMessageDeflate: false,
    closeTimeout: CLOSE_MS,
    WebSocket: ClientSocket,
    // There is one protocol, and it has no name.
    handleProtocols: () => false as const,
  };
  const server = new WebSocketServer(options);
  return ({ request, socket, head, requestId }, onOpen) => {
    const addId = (headers: string[], { socket: asking }: IncomingMessage): void => {
      if (asking === socket) headers.push(`x-request-id: ${requestId}`);
    };
    server.on('headers', addId);
    server.handleUpgrade(request, socket, head, onOpen);
    server.off('headers', addId);
  };
}
