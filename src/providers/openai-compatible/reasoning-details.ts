// `reasoning_details`, by which OpenRouter and others tell reasoning piece by piece and want to have it back whole:
// https://openrouter.ai/docs/guides/best-practices/reasoning-tokens

import { isPlainObject } from '../../lib/plain-object.ts';

type Detail = Record<string, unknown>;

/** The members that come in pieces; of all others the latest counts. */
const PIECED = ['text', 'summary'];

export class ReasoningDetails {
  readonly #details: Detail[] = [];

  /** In their order; empty when there were none. */
  get all(): readonly Readonly<Detail>[] {
    return this.#details;
  }

  /** Reads those of one chunk, or of a whole message. */
  read(details: readonly unknown[]): void {
    for (const detail of details) {
      if (!isPlainObject(detail)) continue;
      const last = this.#details.at(-1);
      if (last !== undefined && continues(last, detail)) append(last, detail);
      else this.#details.push({ ...detail });
    }
  }
}

/** What is encrypted comes whole. */
function continues(last: Detail, next: Readonly<Detail>): boolean {
  if (next.type !== last.type || next.type === 'reasoning.encrypted') return false;
  const named = next.id !== undefined && next.id !== null && last.id !== undefined && last.id !== null;
  return next.index === last.index && !(named && next.id !== last.id);
}

function append(last: Detail, next: Readonly<Detail>): void {
  for (const [name, value] of Object.entries(next)) {
    const before = last[name];
    if (value === undefined || value === null) continue;
    last[name] =
      PIECED.includes(name) && typeof before === 'string' && typeof value === 'string'
        ? before + value
        : value;
  }
}
