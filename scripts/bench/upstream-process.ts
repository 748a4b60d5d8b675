// The upstream as the bench sees it: a port, a count of requests, and word of clients that left.

import { once } from 'node:events';
import { listeningPort, pidOf, startChild, stopChild } from './child.ts';
import type { UpstreamReport } from './messages.ts';

export type Upstream = {
  readonly pid: number;
  readonly port: number;
  /** Requests that have come in since the start. */
  requests(): Promise<number>;
  /** Resolves at the next report of the type. Ask before causing it. */
  next<Type extends UpstreamReport['type']>(type: Type): Promise<Extract<UpstreamReport, { type: Type }>>;
  stop(): Promise<void>;
};

const REPORT_TIMEOUT_MS = 10_000;

export async function startUpstream(): Promise<Upstream> {
  const child = startChild([process.execPath, `${import.meta.dirname}/upstream.ts`], { ipc: true });
  const port = await listeningPort(child);
  const next: Upstream['next'] = async (type) => {
    const signal = AbortSignal.timeout(REPORT_TIMEOUT_MS);
    for (;;) {
      const [report] = (await once(child, 'message', { signal })) as [UpstreamReport];
      if (report.type === type) return report as Extract<UpstreamReport, { type: typeof type }>;
    }
  };
  return {
    pid: pidOf(child),
    port,
    next,
    requests: async () => {
      const answer = next('requests');
      child.send('count');
      return (await answer).count;
    },
    stop: () => stopChild(child),
  };
}
