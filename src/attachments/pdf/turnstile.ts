// Lets so many in at once, in the order in which they came.

/** Resolves when there is room, with the function that gives it up again. Rejects with the signal's reason. */
export type Enter = (signal: AbortSignal) => Promise<() => void>;

export function createTurnstile(places: number): Enter {
  const waiting = new Set<() => void>();
  let free = places;

  const leave = (): void => {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else next();
  };

  return async (signal) => {
    signal.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return leave;
    }
    await new Promise<void>((resolve, reject) => {
      const onAbort = (): void => {
        waiting.delete(goOn);
        reject(signal.reason);
      };
      const goOn = (): void => {
        waiting.delete(goOn);
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      waiting.add(goOn);
      signal.addEventListener('abort', onAbort, { once: true });
    });
    return leave;
  };
}
