// Baseline P: the least that a proxy in Node can do. Parses the JSON of the request, forwards it with
// undici.request on a keep-alive pool as wide as the load, re-serialises a JSON answer, pipes a stream's bytes.
// No authentication, no validation, no log. Arguments: the upstream's origin and the width of the pool.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Pool, request as undiciRequest } from 'undici';
import type { ListeningReport } from './messages.ts';

const [origin = '', width = '1'] = process.argv.slice(2);
const pool = new Pool(origin, { connections: Number(width) });
const headers = { 'content-type': 'application/json' };

async function forward(url: string, body: Buffer, response: ServerResponse): Promise<void> {
  const { stream } = JSON.parse(body.toString());
  const answer = await undiciRequest(origin + url, { dispatcher: pool, method: 'POST', headers, body });
  const contentType = String(answer.headers['content-type']);
  if (stream === true) {
    response.writeHead(answer.statusCode, { 'content-type': contentType });
    response.on('close', () => answer.body.destroy());
    answer.body.on('error', () => response.destroy());
    answer.body.pipe(response);
    return;
  }
  const text = JSON.stringify(await answer.body.json());
  response.writeHead(answer.statusCode, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

function handle(request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    forward(request.url ?? '', Buffer.concat(chunks), response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
}

const server = createServer({ keepAliveTimeout: 600_000 }, handle);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  process.send?.({ type: 'listening', port: address.port } satisfies ListeningReport);
});
process.on('disconnect', () => process.exit());
process.on('SIGTERM', () => process.exit());
