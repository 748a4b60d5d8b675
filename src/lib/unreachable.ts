// The end of every switch over one of our own unions: a new member then breaks the build where it must be learned.

/** Never called with a value when types hold; throws when they do not. */
export function unreachable(value: never): never {
  throw new TypeError(`Unexpected value: ${JSON.stringify(value)}`);
}
