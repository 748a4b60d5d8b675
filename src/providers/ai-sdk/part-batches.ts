// Reads a stream in batches: what has become readable in one turn of the event loop, which is what one network
// read decodes to, is one array. Costs a turn per batch, and one per batch only.

const TURN = Symbol('turn');

/**
 * Yields non-empty batches until the stream ends. What came before a failure is yielded before the failure is
 * thrown. Does not cancel the stream: whoever opened it ends it.
 */
export async function* inBatches<Part>(
  reader: ReadableStreamDefaultReader<Part>,
): AsyncGenerator<readonly Part[], void, undefined> {
  for (let next = reader.read(); ; ) {
    const first = await next;
    if (first.done) return;
    const batch = [first.value];
    const turn = new Promise<typeof TURN>((resolve) => setImmediate(resolve, TURN));
    for (;;) {
      next = reader.read();
      // A failure, like the end, is met again when this batch has been taken.
      const outcome = await Promise.race([next, turn]).catch((): typeof TURN => TURN);
      if (outcome === TURN || outcome.done) break;
      batch.push(outcome.value);
    }
    yield batch;
  }
}
