// The backend of the bench: answers from buffers made before the first request. Started by the bench as a child,
// which tells it its port over IPC, how many requests came in, and which client left before its answer was over.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { monotonicMs, type UpstreamReport } from './messages.ts';
import { PaceWheel } from './pace-wheel.ts';
import {
  BURSTS,
  CHAT_ANSWER,
  EMBEDDING_ANSWERS,
  FRAME_INTERVAL_MS,
  PACED_FRAMES,
  type UpstreamMode,
} from './payloads.ts';

/** Longer than any pause between two rounds: no pool of a server under test may meet a closed connection. */
const KEEP_ALIVE_MS = 600_000;

const wheel = new PaceWheel(FRAME_INTERVAL_MS);
let requests = 0;

function report(message: UpstreamReport): void {
  process.send?.(message);
}

function sendJson(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}

/** Ten frames a write, each write in a turn of the event loop of its own, no timers. */
function sendBursts(response: ServerResponse, next = 0): void {
  const buffer = BURSTS[next];
  if (buffer === undefined || response.destroyed) {
    response.end();
    return;
  }
  response.write(buffer);
  setImmediate(sendBursts, response, next + 1);
}

function sendPaced(response: ServerResponse): void {
  let next = 0;
  const leave = wheel.join(() => {
    const buffer = PACED_FRAMES[next];
    if (buffer === undefined) {
      leave();
      response.end();
      return;
    }
    next += 1;
    response.write(buffer);
  });
  response.on('close', leave);
}

function answerChat(response: ServerResponse, mode: UpstreamMode, stream: boolean): void {
  response.on('close', () => {
    if (!response.writableFinished) report({ type: 'client-left', atMs: monotonicMs() });
  });
  if (mode === 'stall') {
    report({ type: 'stalled' });
    return;
  }
  if (!stream) {
    sendJson(response, CHAT_ANSWER);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  if (mode === 'paced') sendPaced(response);
  else sendBursts(response);
}

function answer(url: string, body: string, response: ServerResponse): void {
  requests += 1;
  const request = JSON.parse(body);
  if (url.endsWith('/embeddings')) {
    sendJson(response, EMBEDDING_ANSWERS[request.encoding_format === 'base64' ? 'base64' : 'float']);
    return;
  }
  const mode = String(request.model).split('/').at(-1) as UpstreamMode;
  answerChat(response, mode, request.stream === true);
}

function readBody(request: IncomingMessage, done: (body: string) => void): void {
  let body = '';
  request.setEncoding('latin1');
  request.on('data', (text: string) => {
    body += text;
  });
  request.on('end', () => done(body));
}

const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
  readBody(request, (body) => answer(request.url ?? '', body, response));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The upstream has no port.');
  report({ type: 'listening', port: address.port });
});
process.on('message', () => report({ type: 'requests', count: requests }));
process.on('disconnect', () => process.exit());
process.on('SIGTERM', () => process.exit());
