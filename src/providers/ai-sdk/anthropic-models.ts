// What Anthropic's models are known to take, by their names. The SDK package has a catalogue of the same facts, but
// they are asked for before it is loaded; a test holds the two against each other.

import type { ReasoningEffort } from '../../core/model-request.ts';

/** Models up to Claude 4.6 take temperature and top_p; later ones refuse them. Other vendors' models take them. */
const SAMPLING =
  /claude-(?:instant|v?2(?=$|[-.:])|3(?=$|[-.])|(?:sonnet|opus)-4(?:[-@](?![7-9](?:\D|$))|$)|haiku-4)/;

/** Claude before 3.7 has no thinking to set. */
const UNTHINKING = /claude-(?:instant|v?2(?=$|[-.:])|3-(?:5|haiku|sonnet|opus))/;

/** Claude 3.7 to 4.5 is told a number of tokens to think with; later models an effort. */
const BUDGETED = /claude-(?:3-7|(?:sonnet|opus|haiku)-4(?:[-@](?![6-9](?:\D|$))|$))/;

/** What part of an answer's tokens an effort means. */
const THINKING_SHARE: Readonly<Record<Exclude<ReasoningEffort, 'none'>, number>> = {
  minimal: 0.1,
  low: 0.2,
  medium: 0.5,
  high: 0.8,
  xhigh: 0.95,
  max: 0.95,
};

/** The API's least budget, and what is left to the answer itself. */
const MIN_BUDGET = 1_024;
const MIN_ANSWER = 1_024;

/** Fits into the answers of each model that is told a budget. */
const MAX_BUDGET = 24_000;

export function isClaude(model: string): boolean {
  return model.includes('claude-');
}

export function takesSampling(model: string): boolean {
  return !isClaude(model) || SAMPLING.test(model);
}

/**
 * Whether the model thinks when asked so. `maxOutputTokens` holds for thoughts and answer together; a limit that
 * has no room for both leaves the thoughts out.
 */
export function thinks(
  model: string,
  effort: ReasoningEffort | undefined,
  maxOutputTokens: number | undefined,
): effort is Exclude<ReasoningEffort, 'none'> {
  if (effort === undefined || effort === 'none' || UNTHINKING.test(model)) return false;
  return !isBudgeted(model) || maxOutputTokens === undefined || maxOutputTokens >= MIN_BUDGET + MIN_ANSWER;
}

/** True for a model without any setting for thinking. */
export function cannotThink(model: string): boolean {
  return UNTHINKING.test(model);
}

/** How many tokens to think with under that limit; undefined for a model that is told an effort. */
export function thinkingBudget(
  model: string,
  effort: Exclude<ReasoningEffort, 'none'>,
  maxOutputTokens: number,
): number | undefined {
  if (!isBudgeted(model)) return undefined;
  const wanted = Math.floor(maxOutputTokens * THINKING_SHARE[effort]);
  return Math.max(MIN_BUDGET, Math.min(wanted, maxOutputTokens - MIN_ANSWER, MAX_BUDGET));
}

function isBudgeted(model: string): boolean {
  return !isClaude(model) || BUDGETED.test(model);
}
