// How long a start takes, from the spawn to the whole of the first answer, with the compile cache empty and filled.

import { LoadConnection } from './load-connection.ts';
import { median } from './median.ts';
import { chatRequest, httpRequest } from './payloads.ts';
import { type GatewayOptions, type Server, startGateway } from './servers.ts';

export type StartTimes = {
  /** The very first start, which fills the compile cache. */
  readonly coldMs: number;
  /** Later starts, in order. The first of them is "the second start". */
  readonly warmMs: readonly number[];
  readonly medianWarmMs: number;
  /** The first chat after the first answer: what is loaded on first use. Median of the warm starts. */
  readonly medianFirstChatMs: number;
};

/** `options.compileCacheFolder` must be empty. Each process is ended, which is when Node writes the cache. */
export async function measureStarts(
  options: GatewayOptions,
  warmStarts: number,
  onStart: (title: string, firstAnswerMs: number) => void,
): Promise<StartTimes> {
  const cold = await oneStart(options);
  onStart('first start, empty compile cache', cold.firstAnswerMs);
  const warm: Start[] = [];
  for (let count = 0; count < warmStarts; count += 1) {
    const start = await oneStart(options);
    warm.push(start);
    onStart(`start ${count + 2}, compile cache filled`, start.firstAnswerMs);
  }
  const warmMs = warm.map(({ firstAnswerMs }) => firstAnswerMs);
  return {
    coldMs: cold.firstAnswerMs,
    warmMs,
    medianWarmMs: median(warmMs),
    medianFirstChatMs: median(warm.map(({ firstChatMs }) => firstChatMs)),
  };
}

type Start = { readonly firstAnswerMs: number; readonly firstChatMs: number };

async function oneStart(options: GatewayOptions): Promise<Start> {
  const server = await startGateway(options);
  try {
    return { firstAnswerMs: server.firstAnswerMs, firstChatMs: await firstChat(server) };
  } finally {
    await server.stop();
  }
}

async function firstChat({ port }: Server): Promise<number> {
  const startMs = performance.now();
  const connection = await LoadConnection.open(port);
  try {
    const answer = await connection.ask(
      httpRequest('POST', '/v1/chat/completions', chatRequest('chat', false)),
    );
    if (answer.status !== 200) throw new Error(`The first chat: ${answer.status} ${answer.body}`);
    return performance.now() - startMs;
  } finally {
    connection.close();
  }
}
