// Lets a page of any origin use the mock. No cookies are ever involved, so credentials stay forbidden.

import type { IncomingMessage, ServerResponse } from 'node:http';

const EXPOSED = [
  'openai-processing-ms',
  'retry-after',
  'x-clawgate-attempts',
  'x-clawgate-ignored-params',
  'x-openclaw-agent-id',
  'x-openclaw-model',
  'x-openclaw-session-key',
  'x-request-id',
].join(', ');

/** Sets the headers of every answer. */
export function allowAnyOrigin(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', EXPOSED);
}

/** Answers a preflight: any method of the contract, whatever headers the page wants to send. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-methods', 'GET, HEAD, POST');
  const wanted = request.headers['access-control-request-headers'];
  response.setHeader('access-control-allow-headers', wanted ?? 'authorization, content-type');
  response.setHeader('access-control-max-age', '600');
  response.setHeader('vary', 'access-control-request-headers');
  response.writeHead(204).end();
}
