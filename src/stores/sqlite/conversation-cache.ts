// What a store remembers of the sessions in use, so that a busy one's next turn reads nothing twice. Nothing here can
// be out of date: entries never change under their id, and a conversation is asked for by its version.

import type { Message } from '../../core/messages.ts';
import type { NewEntry, StoredEntry } from '../../core/sessions/session-store.ts';
import { ByteCache } from '../byte-cache.ts';
import type { WrittenEntry } from './append-turn.ts';

/** The entries of a conversation, with the ids of their rows at the same places. */
export type Conversation = { readonly entries: readonly StoredEntry[]; readonly entryIds: readonly number[] };

const MAX_CONVERSATIONS_BYTES = 8 * 1024 * 1024;
const MAX_MESSAGES_BYTES = 16 * 1024 * 1024;
const EMPTY: Conversation = { entries: [], entryIds: [] };

/** About what an entry without its messages takes: the object and a digest. */
const ENTRY_BYTES = 200;
/** About what a small message takes besides its text. */
const MESSAGES_BYTES = 200;

export class ConversationCache {
  readonly #conversations = new ByteCache<number, Conversation & { readonly version: number }>(
    MAX_CONVERSATIONS_BYTES,
  );
  readonly #messages = new ByteCache<number, readonly Message[]>(MAX_MESSAGES_BYTES);

  /** The session by the id of its row: another one under the same key after a deletion has another id. */
  conversation(sessionId: number, version: number): Conversation | undefined {
    const known = this.#conversations.get(sessionId);
    return known?.version === version ? known : undefined;
  }

  keepConversation(sessionId: number, version: number, { entries, entryIds }: Conversation): void {
    this.#conversations.set(sessionId, { version, entries, entryIds }, entries.length * ENTRY_BYTES);
  }

  /** Remembers a turn that was just stored, on top of what was known of the version before it. */
  addTurn(
    sessionId: number,
    version: number,
    keep: number,
    written: readonly WrittenEntry[],
    entryIds: readonly number[],
  ): void {
    const before = version === 1 ? EMPTY : this.conversation(sessionId, version - 1);
    if (before !== undefined) {
      const added = written.map(({ entry }, index) => lighten(entry, keep + index));
      this.keepConversation(sessionId, version, {
        entries: first(before.entries, keep).concat(added),
        entryIds: first(before.entryIds, keep).concat(entryIds),
      });
    }
    written.forEach(({ messages, bytes }, index) => {
      this.keepMessages(entryIds[index] as number, messages, bytes);
    });
  }

  messages(entryId: number): readonly Message[] | undefined {
    return this.#messages.get(entryId);
  }

  /** `bytes` is the length of their JSON. */
  keepMessages(entryId: number, messages: readonly Message[], bytes: number): void {
    this.#messages.set(entryId, messages, bytes + MESSAGES_BYTES);
  }

  clear(): void {
    this.#conversations.clear();
    this.#messages.clear();
  }
}

function lighten({ kind, digest, covers }: NewEntry, position: number): StoredEntry {
  return { kind, digest, covers, position };
}

function first<Item>(items: readonly Item[], count: number): readonly Item[] {
  return count === items.length ? items : items.slice(0, count);
}
