// Resident memory of a server at rest: after its start, after it has served one of each kind, and after load.

import { setTimeout as delay } from 'node:timers/promises';
import { runLoad } from './load.ts';
import { residentMemory } from './process-times.ts';
import { planLoad, SCENARIOS } from './scenarios.ts';
import type { Server } from './servers.ts';

export type MemoryUse = {
  /** After the start, the first answer of GET /v1/models and a rest. */
  readonly idleBytes: number;
  /** The part of it that is pages of files, mostly Node's own program: shared by all its processes. */
  readonly idleFileBytes: number;
  /** After one chat, one stream and one embedding, for which things are loaded on first use, and a rest. */
  readonly usedBytes: number;
  /** After seconds of chats and of streams, and a rest. */
  readonly afterLoadBytes: number;
  readonly peakBytes: number;
};

const REST_MS = 2_000;

export async function measureMemory(server: Server, seconds: number): Promise<MemoryUse> {
  await delay(REST_MS);
  const idle = residentMemory(server.pid);
  for (const name of ['chat', 'burst', 'embeddings'] as const) await planLoad(SCENARIOS[name], server.port);
  await delay(REST_MS);
  const used = residentMemory(server.pid);
  for (const name of ['chat', 'burst'] as const) {
    await runLoad(await planLoad(SCENARIOS[name], server.port), server.port, seconds);
  }
  await delay(REST_MS);
  const after = residentMemory(server.pid);
  return {
    idleBytes: idle.nowBytes,
    idleFileBytes: idle.fileBytes,
    usedBytes: used.nowBytes,
    afterLoadBytes: after.nowBytes,
    peakBytes: after.peakBytes,
  };
}
