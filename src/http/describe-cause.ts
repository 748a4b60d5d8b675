// What the log says of an internal failure: stacks, without words that can come from a conversation. Errors of vendor
// libraries carry whole requests as properties, a backend's refusal may repeat the prompt, and JSON's own errors quote
// what they could not read.

import { AppError } from '../errors.ts';

const MAX_DEPTH = 4;

/** The stacks of an error and its causes, outermost first. */
export function describeCause(error: unknown): readonly string[] {
  const stacks: string[] = [];
  let current = error;
  while (current !== undefined && current !== null && stacks.length < MAX_DEPTH) {
    stacks.push(current instanceof Error ? describe(current) : `${typeof current} was thrown`);
    current = current instanceof Error ? current.cause : undefined;
  }
  return stacks;
}

function describe(error: Error): string {
  if (error instanceof AppError) return `${error.name} ${error.code}${frames(error)}`;
  if (error instanceof SyntaxError) return `${error.name}${frames(error)}`;
  return error.stack ?? String(error);
}

/** The places of a stack, without its heading: that repeats the message, which can have lines of its own. */
function frames({ stack = '', name, message }: Error): string {
  const heading = message === '' ? name : `${name}: ${message}`;
  const at = stack.indexOf(heading);
  return at === -1 ? '' : stack.slice(at + heading.length);
}
