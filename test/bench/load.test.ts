// The load must notice every bad answer: figures of a server that fails fast would look fine.

import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { runLoad } from '../../scripts/bench/load.ts';
import {
  BURSTS,
  CHAT_ANSWER,
  MODELS_ANSWER,
  PACED_FRAMES,
  STREAM_FRAMES,
} from '../../scripts/bench/payloads.ts';
import { planLoad, SCENARIOS } from '../../scripts/bench/scenarios.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => listener(request, response));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A server that answers well at first, as the plan wants it, and `later` from then on. */
async function turning(well: RequestListener, later: RequestListener): Promise<number> {
  let answered = 0;
  return await listen((request, response) => {
    answered += 1;
    (answered === 1 ? well : later)(request, response);
  });
}

const sendChat: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-length': CHAT_ANSWER.length }).end(CHAT_ANSWER);
};
const sendStream: RequestListener = (_request, response) => {
  for (const burst of BURSTS) response.write(burst);
  response.end();
};

/** Long enough for one answer a connection; each connection asks at least once. */
const MOMENT_SECONDS = 0.001;

describe('the load', () => {
  it('counts the answers of every connection', async () => {
    const port = await listen(sendChat);
    const plan = await planLoad(SCENARIOS.chat, port);
    const result = await runLoad(plan, port, MOMENT_SECONDS);
    expect(result.completed).toBeGreaterThanOrEqual(16);
    expect(result.medianMs).toBeGreaterThan(0);
    expect(result.p99Ms).toBeGreaterThanOrEqual(result.medianMs);
  });

  it('gives each connection a whole number of streams when the upstream sets the pace', async () => {
    const port = await listen(sendStream);
    const plan = await planLoad({ ...SCENARIOS.burst, isPaced: true }, port);
    const [one, three] = [await runLoad(plan, port, MOMENT_SECONDS), await runLoad(plan, port, 6)];
    expect(one.completed).toBe(16);
    expect(three.completed).toBe(48);
  });

  it('counts the writes of streams', async () => {
    const port = await listen(sendStream);
    const plan = await planLoad(SCENARIOS.burst, port);
    const result = await runLoad(plan, port, MOMENT_SECONDS);
    expect(result.streamWrites).toBe(result.completed * BURSTS.length);
    expect(result.splitWrites).toBe(0);
  });

  it.each<[string, RequestListener, string]>([
    ['another status', (_request, response) => response.writeHead(500).end(CHAT_ANSWER), 'is not a 200'],
    ['a shorter body', (_request, response) => response.end(MODELS_ANSWER), 'is not 1024 bytes long'],
    [
      'a body of the same length with another text',
      (_request, response) => response.end(Buffer.alloc(CHAT_ANSWER.length, 'x')),
      'lacks',
    ],
    ['a closed connection', (request) => request.socket.destroy(), 'closed a kept-alive connection'],
  ])('fails at %s', async (_title, later, message) => {
    const port = await turning(sendChat, later);
    const plan = await planLoad(SCENARIOS.chat, port);
    await expect(runLoad(plan, port, MOMENT_SECONDS)).rejects.toThrow(message);
  });

  it.each<[string, RequestListener, string]>([
    [
      'a stream without [DONE]',
      (_request, response) => {
        for (const burst of BURSTS.slice(0, -1)) response.write(burst);
        response.end();
      },
      'does not end with',
    ],
    [
      'a stream that lacks a frame',
      (_request, response) => {
        for (const frame of PACED_FRAMES.slice(1)) response.write(frame);
        response.end();
      },
      'has not 101 frames',
    ],
  ])('fails at %s', async (_title, later, message) => {
    const port = await turning(sendStream, later);
    const plan = await planLoad(SCENARIOS.burst, port);
    await expect(runLoad(plan, port, MOMENT_SECONDS)).rejects.toThrow(message);
  });

  it('makes no plan for a server whose first answer carries another text', async () => {
    const port = await listen((_request, response) => {
      response.write(STREAM_FRAMES[1]);
      response.end('data: [DONE]\n\n');
    });
    await expect(planLoad(SCENARIOS.burst, port)).rejects.toThrow('does not carry the text');
  });
});
