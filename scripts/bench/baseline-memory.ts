// Baseline S: a bare server that answers every request from memory. The floor under any server of node:http.

import { createServer } from 'node:http';
import type { ListeningReport } from './messages.ts';
import { CHAT_ANSWER, MODELS_ANSWER } from './payloads.ts';

const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
  const body = request.method === 'GET' ? MODELS_ANSWER : CHAT_ANSWER;
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  process.send?.({ type: 'listening', port: address.port } satisfies ListeningReport);
});
process.on('disconnect', () => process.exit());
process.on('SIGTERM', () => process.exit());
