// Makes a conversation fit its model by leaving out its oldest turns, for callers who asked for that.

import type { Message } from '../messages.ts';
import { estimateTokens } from '../sessions/compaction.ts';

/** What is kept free for the answer where nobody has said how long it may be. */
const DEFAULT_ANSWER_TOKENS = 4096;

/** No more than this part of the window is kept free for the answer. */
const MAX_ANSWER_SHARE = 0.25;

/** How much room there is, in tokens. */
export type Room = {
  readonly contextWindow: number;
  /** Of the answer, where it is limited. */
  readonly maxOutputTokens: number | undefined;
  /** What instructions and tools take. */
  readonly fixed: number;
};

/**
 * The end of the conversation that fits. It begins with a user message, so that no result is parted from its call. The
 * last user message and what follows it stay, fitting or not; the very array when all of it fits.
 */
export function truncated(messages: readonly Message[], room: Room): readonly Message[] {
  const { contextWindow, maxOutputTokens = DEFAULT_ANSWER_TOKENS, fixed } = room;
  const answer = Math.min(maxOutputTokens, Math.floor(contextWindow * MAX_ANSWER_SHARE));
  const budget = contextWindow - answer - fixed;
  let start: number | undefined;
  let tokens = 0;
  for (let place = messages.length - 1; place >= 0; place -= 1) {
    const message = messages[place] as Message;
    tokens += estimateTokens([message]);
    if (tokens > budget && start !== undefined) break;
    if (message.role === 'user') start = place;
  }
  return tokens <= budget || start === undefined ? messages : messages.slice(start);
}
