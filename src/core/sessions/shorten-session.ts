// Makes a session's conversation fit its model: older turns become a summary, made by that model and kept in the
// session, or the run is refused. Nothing is dropped.

import { AppError } from '../../errors.ts';
import type { Backend } from '../backends/backend.ts';
import type { Briefing } from '../briefing.ts';
import {
  estimateTokens,
  planCompaction,
  type SummarizeDependencies,
  summarize,
  summaryTextOf,
} from './compaction.ts';
import type { ContextItem, SessionTurn } from './session-turn.ts';

/** Asks the agent's model: messages, instructions, signal. */
export type Ask = SummarizeDependencies['ask'];

/** What becomes of history that outgrows the context window. */
export type Overflow = 'compact' | 'error';

type ShortenDependencies = { readonly ask: Ask; readonly overflow: Overflow };

type ShortenInput = {
  readonly session: SessionTurn;
  readonly briefing: Briefing;
  /** The backend that is asked first. */
  readonly backend: Backend;
  /** `now`: a backend has just found the conversation too long, whatever is configured or estimated. */
  readonly when: 'when too long' | 'now';
};

/** What is kept free for the answer where nobody has said how long it may be. */
const DEFAULT_ANSWER_TOKENS = 4096;

/** No more than this part of the window is kept free for the answer. */
const MAX_ANSWER_SHARE = 0.25;

/** A backend that finds too long what was estimated to fit counts otherwise: then this part of the estimate is aimed at. */
const REFUSED_SHARE = 0.6;

/**
 * True when the session's items were shortened; the conversation is then to be read from it anew. Throws
 * `context_length_exceeded` when that is what the configuration wants or when nothing helps, and what the model failed
 * of when it could not summarise.
 */
export async function shortenSession(
  { ask, overflow }: ShortenDependencies,
  { session, briefing, backend, when }: ShortenInput,
  signal: AbortSignal,
): Promise<boolean> {
  // Where nobody knows how much is too much, nothing is counted: that costs a long conversation milliseconds.
  if (backend.contextWindow === undefined && when === 'when too long') return false;
  const entries = session.items.map(({ messages }) => ({ messages, tokens: estimateTokens(messages) }));
  const conversation = entries.reduce((sum, { tokens }) => sum + tokens, 0);
  const fixed = estimateTokens([], briefing.instructions, briefing.tools);
  const room = roomFor(backend, fixed, conversation, when);
  if (conversation <= room) return false;
  if (overflow === 'error') {
    if (when === 'now') return false;
    throw tooLong(backend, conversation + fixed, 'clawgate.sessions.overflow is "error"');
  }
  const count = planCompaction({ entries, budget: room });
  if (count === 0) return false;
  if (count === undefined) {
    if (when === 'now') return false;
    throw tooLong(backend, conversation + fixed, 'the last turn alone does not fit');
  }
  const text = await summarizeItems(session.items.slice(0, count), room, ask, signal);
  session.summarized(count, text);
  return true;
}

/** Tokens that the conversation may take. */
function roomFor(
  { contextWindow, options }: Backend,
  fixed: number,
  conversation: number,
  when: ShortenInput['when'],
): number {
  const refused = when === 'now' ? Math.floor(conversation * REFUSED_SHARE) : Number.POSITIVE_INFINITY;
  if (contextWindow === undefined) return refused;
  const answer = Math.min(
    options.maxOutputTokens ?? DEFAULT_ANSWER_TOKENS,
    Math.floor(contextWindow * MAX_ANSWER_SHARE),
  );
  return Math.max(0, Math.min(contextWindow - answer - fixed, refused));
}

function summarizeItems(
  items: readonly ContextItem[],
  budgetTokens: number,
  ask: Ask,
  signal: AbortSignal,
): Promise<string> {
  const previous = items.find(({ isSummary }) => isSummary)?.messages[0];
  const previousSummary = previous === undefined ? undefined : summaryTextOf(previous);
  const messages = items.flatMap((item) => (item.isSummary ? [] : item.messages));
  return summarize({ ask }, { messages, previousSummary, budgetTokens }, signal);
}

function tooLong({ name, contextWindow = 0 }: Backend, tokens: number, why: string): AppError {
  return new AppError(
    'context_length_exceeded',
    `The conversation has about ${tokens} tokens, more than the ${contextWindow} of ${name}, and is not shortened: ${why}.`,
  );
}
