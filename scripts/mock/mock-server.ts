// The mock: Prism on the contract, behind a thin server that makes it answer as the gateway does.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError, toAppError } from '../../src/errors.ts';
import { allowAnyOrigin, answerPreflight } from './cors.ts';
import { atOnce, type Pace, sendError, sendPrismAnswer } from './mock-answer.ts';
import { type Problem, problemError, unroutedError, violationError } from './mock-error.ts';
import { readMockRequest } from './mock-request.ts';
import { type Prism, startPrism } from './prism-process.ts';

export type MockOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string | undefined;
  /** When each frame of a stream is due. */
  readonly pace?: Pace | undefined;
};

export type Mock = {
  readonly url: string;
  readonly close: () => Promise<void>;
};

/** Starts Prism and the server in front of it. Rejects when the port cannot be had. */
export async function startMock({ port, host = '127.0.0.1', pace = atOnce }: MockOptions): Promise<Mock> {
  // The JSON form: Prism's YAML reader loses the empty line at the end of a transcript.
  const prism = await startPrism('generated/openapi.json');
  const server = createServer((request, response) => {
    response.setHeader('x-request-id', request.headers['x-request-id'] ?? randomUUID());
    allowAnyOrigin(response);
    if (request.method === 'OPTIONS') answerPreflight(request, response);
    else {
      answer(prism, pace, request, response).catch((error: unknown) => {
        if (response.headersSent) response.destroy();
        else sendError(toAppError(error), response);
      });
    }
  });
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    await prism.stop();
    throw error;
  }
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await prism.stop();
    },
  };
}

async function answer(
  prism: Prism,
  pace: Pace,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (incoming.headers.upgrade !== undefined) throw new AppError('upgrade_required');
  const request = await readMockRequest(incoming);
  if (request.operation === undefined) throw unroutedError(request);
  const { method, target, headers, body } = request;
  const answered = await fetch(prism.url() + target, { method, headers, body: body ?? null });
  if (answered.headers.get('content-type')?.startsWith('application/problem+json')) {
    const problem = (await answered.json()) as Problem;
    throw problemError(problem, answered.status, request);
  }
  const fault = await violationError(answered.headers.get('sl-violations'), request);
  if (fault !== undefined) throw fault;
  await sendPrismAnswer(answered, response, pace);
}
