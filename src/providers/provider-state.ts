// What a backend wants to have back with its own words, wrapped for the core, which keeps it unread.

import type { ProviderConfig } from '../config/config.ts';
import type { ProviderState } from '../core/messages.ts';
import { isPlainObject } from '../lib/plain-object.ts';

/** Whose state it is. Another provider of the same api refuses what it has not signed itself. */
export type StateOwner = Pick<ProviderConfig, 'id' | 'api'>;

/** Plain JSON, in the words of the backend. */
export type StateContent = Readonly<Record<string, unknown>>;

export function wrapState({ id, api }: StateOwner, content: StateContent): ProviderState {
  return { api, data: { providerId: id, content } };
}

/** The content of a state of this owner; undefined for every other, and for none. */
export function unwrapState(owner: StateOwner, state: ProviderState | undefined): StateContent | undefined {
  if (state?.api !== owner.api || !isPlainObject(state.data)) return undefined;
  const { providerId, content } = state.data;
  return providerId === owner.id && isPlainObject(content) ? content : undefined;
}
