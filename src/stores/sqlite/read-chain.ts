// Reads the chain that a response ends: which responses it is made of in one query, what they said bit by bit.

import { setImmediate as nextTick } from 'node:timers/promises';
import type { Message } from '../../core/messages.ts';
import type { ChainLink, ResponseChain, ResponseScope } from '../../core/responses/response-store.ts';
import type { ByteCache } from '../byte-cache.ts';
import type { Connection } from './connection.ts';
import { toStoredText } from './stored-text.ts';
import { scopeValues } from './write-response.ts';

/** JSON that is read before others get a turn: a few milliseconds. */
const MAX_JSON_AT_ONCE = 1024 * 1024;

/** About what a link takes besides its text. */
const LINK_BYTES = 400;

/** What links say by the ids of their rows: it never changes once a response has ended. */
export type LinkCache = ByteCache<number, ChainLink>;

type Found = { readonly type: 'found'; readonly ids: readonly number[] };

export async function readChain(
  { connection, cache }: { readonly connection: Connection; readonly cache: LinkCache },
  id: string,
  scope: ResponseScope,
): Promise<ResponseChain> {
  const found = await connection.read(({ responses }): Found | { type: 'unknown' | 'unfinished' } => {
    const head = responses.head(toStoredText(id));
    const wanted = scopeValues(scope);
    if (head === undefined) return { type: 'unknown' };
    if ([head.agent_id, head.user, head.session_key].some((value, index) => value !== wanted[index])) {
      return { type: 'unknown' };
    }
    if (head.owner !== null) return { type: 'unfinished' };
    const links = responses.chain(head.id);
    // The first one has a parent: that was deleted.
    if (links[0]?.parent_id !== null) return { type: 'unknown' };
    return { type: 'found', ids: links.map((link) => link.id) };
  });
  if (found.type !== 'found') return found;
  const links = found.ids.map((rowId) => cache.get(rowId));
  for (let next = links.indexOf(undefined); next !== -1; next = links.indexOf(undefined, next)) {
    const from = next;
    const isThere = await connection.query(({ responses }) => {
      let budget = MAX_JSON_AT_ONCE;
      for (let index = from; index < links.length && budget > 0; index += 1) {
        if (links[index] !== undefined) continue;
        const rowId = found.ids[index] as number;
        const row = responses.link(rowId);
        if (row === undefined) return false;
        const link = { input: readMessages(row.input), output: readMessages(row.output) };
        const bytes = row.input.length + row.output.length;
        links[index] = link;
        cache.set(rowId, link, bytes + LINK_BYTES);
        budget -= bytes;
      }
      return true;
    });
    // Deleted since.
    if (!isThere) return { type: 'unknown' };
    await nextTick();
  }
  return { type: 'found', links: links as ChainLink[] };
}

function readMessages(json: string): readonly Message[] {
  return JSON.parse(json) as readonly Message[];
}
