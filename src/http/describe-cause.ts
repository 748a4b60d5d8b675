// What the log says of an internal failure: stacks only. Errors of vendor libraries carry whole requests as
// properties, and those hold people's messages.

const MAX_DEPTH = 4;

/** The stacks of an error and its causes, outermost first. */
export function describeCause(error: unknown): readonly string[] {
  const stacks: string[] = [];
  let current = error;
  while (current !== undefined && current !== null && stacks.length < MAX_DEPTH) {
    stacks.push(
      current instanceof Error ? (current.stack ?? String(current)) : `${typeof current} was thrown`,
    );
    current = current instanceof Error ? current.cause : undefined;
  }
  return stacks;
}
