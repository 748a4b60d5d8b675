// Resident memory of a server: fresh, idle after it has served one of each kind, and after load.

import { setTimeout as delay } from 'node:timers/promises';
import { runLoad } from './load.ts';
import { residentMemory } from './process-times.ts';
import { planLoad, SCENARIOS } from './scenarios.ts';
import type { Server } from './servers.ts';

export type MemoryUse = {
  /** After the first answer of GET /v1/models, before anything that is loaded on first use. */
  readonly freshBytes: number;
  /** After one chat, one stream and one embedding, and a rest. */
  readonly idleBytes: number;
  /** After seconds of chats and of streams, and a rest. */
  readonly afterLoadBytes: number;
  readonly peakBytes: number;
};

const REST_MS = 2_000;

export async function measureMemory(server: Server, seconds: number): Promise<MemoryUse> {
  await delay(REST_MS);
  const fresh = residentMemory(server.pid);
  for (const name of ['chat', 'burst', 'embeddings'] as const) await planLoad(SCENARIOS[name], server.port);
  await delay(REST_MS);
  const idle = residentMemory(server.pid);
  for (const name of ['chat', 'burst'] as const) {
    await runLoad(await planLoad(SCENARIOS[name], server.port), server.port, seconds);
  }
  await delay(REST_MS);
  const after = residentMemory(server.pid);
  return {
    freshBytes: fresh.nowBytes,
    idleBytes: idle.nowBytes,
    afterLoadBytes: after.nowBytes,
    peakBytes: after.peakBytes,
  };
}
