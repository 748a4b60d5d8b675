// What the processes of the bench say to each other over IPC, and the one clock that they share.

/** A server written for the bench has a port. */
export type ListeningReport = { readonly type: 'listening'; readonly port: number };

export type UpstreamReport =
  | ListeningReport
  /** Answer to any message: requests since the start. */
  | { readonly type: 'requests'; readonly count: number }
  /** A request of the mode that is never answered has been read. */
  | { readonly type: 'stalled' }
  /** The connection of an answer that was not over has closed. */
  | { readonly type: 'client-left'; readonly atMs: number };

/** Milliseconds on the machine's monotonic clock: the same in every process of this machine. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
