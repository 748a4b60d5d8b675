// What went wrong, in the words that were not made for callers.

/** The words made for callers hold no path; the cause behind them does. On one line, for terminals too. */
export function causeText(thrown: unknown): string {
  return String(thrown instanceof Error && thrown.cause !== undefined ? thrown.cause : thrown);
}
