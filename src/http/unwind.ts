// Ends a source that is being pumped and that nobody reads any more. Knows nothing of what it yields.

/** How long a generator may take to unwind before its end is no longer waited for. */
const UNWIND_MS = 1_000;

/** Waits for the source to clean up after itself, but not for ever. */
export async function unwind(source: AsyncIterator<unknown>, pumped: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, UNWIND_MS).unref();
  });
  const unwound = Promise.allSettled([closeSource(source), pumped]);
  await Promise.race([unwound, tooLong]);
  clearTimeout(timer);
}

/** Tells a source to end. */
export async function closeSource(source: AsyncIterator<unknown>): Promise<void> {
  try {
    await source.return?.();
  } catch {
    // It was told to end and ended; how it felt about that is of no use to anyone.
  }
}
