// A whole body as text, under a limit.

import { type UpstreamCall, UpstreamCallAborted } from './upstream-call.ts';

/** More than any answer; a server that sends without end is cut off here. */
export const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** More than any message worth passing on. */
export const MAX_ERROR_BYTES = 64 * 1024;

/**
 * The body as UTF-8 text; undefined when it is longer than the limit.
 * Throws what the call throws.
 */
export async function readText(call: UpstreamCall, maxBytes: number): Promise<string | undefined> {
  const buffers: Buffer[] = [];
  return (await readInto(buffers, call, maxBytes)) ? toText(buffers) : undefined;
}

/** The status has said what matters: its explanation is not waited for as long as an answer is. */
const MAX_ERROR_MS = 5_000;

/**
 * As much of a refusal's body as arrives soon, up to about the limit: a message cut off is better than none.
 * Throws UpstreamCallAborted only.
 */
export async function readBeginning(call: UpstreamCall, maxBytes: number): Promise<string> {
  const buffers: Buffer[] = [];
  let isTooSlow = false;
  const timer = setTimeout(() => {
    isTooSlow = true;
    call.abort();
  }, MAX_ERROR_MS);
  try {
    await readInto(buffers, call, maxBytes);
  } catch (thrown) {
    if (thrown instanceof UpstreamCallAborted && !isTooSlow) throw thrown;
  } finally {
    clearTimeout(timer);
  }
  return toText(buffers);
}

/** Says whether the body's end was reached. What lies beyond the limit is left to whoever closes the call. */
async function readInto(buffers: Buffer[], call: UpstreamCall, maxBytes: number): Promise<boolean> {
  let bytes = 0;
  for (;;) {
    const arrived = await call.read();
    if (arrived === undefined) return true;
    for (const buffer of arrived) {
      buffers.push(buffer);
      bytes += buffer.length;
    }
    if (bytes > maxBytes) return false;
  }
}

function toText(buffers: readonly Buffer[]): string {
  const [first] = buffers;
  const text =
    buffers.length === 1 && first !== undefined ? first.toString() : Buffer.concat(buffers).toString();
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
