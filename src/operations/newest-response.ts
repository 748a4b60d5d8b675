// What a connection remembers: its newest response, stored or not, so that the next turn sends only what is new.

import type { ChainLink, ResponseScope } from '../core/responses/response-store.ts';

type Remembered = {
  readonly id: string;
  readonly scope: ResponseScope;
  readonly links: readonly ChainLink[];
  readonly bytes: number;
};

export class NewestResponse {
  readonly #maxBytes: number;
  #newest: Remembered | undefined;

  /** A conversation beyond the limit is not remembered. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The responses up to this one; undefined when it is not the newest, or is out of scope. */
  recall(id: string, scope: ResponseScope): readonly ChainLink[] | undefined {
    const newest = this.#newest;
    return newest?.id === id && isSame(newest.scope, scope) ? newest.links : undefined;
  }

  /** Takes the place of whatever was remembered. */
  remember(id: string, scope: ResponseScope, before: readonly ChainLink[], link: ChainLink): void {
    const earlier = this.#newest;
    // As a rule it goes on from what is remembered, and only the new link has to be measured.
    const bytes = earlier !== undefined && before === earlier.links ? earlier.bytes : sizeOf(before);
    const all = { id, scope, links: [...before, link], bytes: bytes + sizeOf([link]) };
    this.#newest = all.bytes <= this.#maxBytes ? all : undefined;
  }

  forget(id: string): void {
    if (this.#newest?.id === id) this.#newest = undefined;
  }
}

function sizeOf(links: readonly ChainLink[]): number {
  return links.reduce((sum, link) => sum + Buffer.byteLength(JSON.stringify(link)), 0);
}

function isSame(one: ResponseScope, other: ResponseScope): boolean {
  return one.agentId === other.agentId && one.user === other.user && one.sessionKey === other.sessionKey;
}
