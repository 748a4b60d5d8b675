// What a backend's failure means for what is tried next. Knows codes and statuses, and nothing of time or order.

import { type AppError, ERRORS, type ErrorCode } from '../../errors.ts';
import type { CoolDownLength } from './cooldowns.ts';

/**
 * fail: the request itself is at fault, and every backend would say so. again: may pass by itself, so the same backend
 * is asked once more, then another model. limited: this key is to wait; another may serve at once. refused: this key
 * will not serve until somebody acts. unfit: this model will not serve now; another may. passed: as unfit, and it
 * says nothing about the backend's health.
 */
export type Reaction = 'fail' | 'again' | 'limited' | 'refused' | 'unfit' | 'passed';

const REACTIONS: Readonly<Partial<Record<ErrorCode, Reaction>>> = {
  rate_limit_exceeded: 'limited',
  upstream_auth_failed: 'refused',
  upstream_rejected: 'fail',
  upstream_not_configured: 'passed',
  upstream_model_not_found: 'unfit',
  upstream_invalid_response: 'unfit',
  // They have cost the caller most of the time already.
  upstream_first_token_timeout: 'unfit',
  upstream_idle_timeout: 'unfit',
  // What a model did, not what became of its backend.
  max_turns_exceeded: 'passed',
  tool_choice_unmet: 'passed',
  // A fault of ours on the way to this vendor is none on the way to another.
  internal_error: 'passed',
};

/** What is to be done about the failure. Upstream failures that are not listed may pass by themselves. */
export function reactionTo(failure: AppError): Reaction {
  const { code } = failure;
  if (code === 'rate_limit_exceeded' && isUsedUp(failure)) return 'refused';
  return REACTIONS[code] ?? (ERRORS[code].type === 'upstream_error' ? 'again' : 'fail');
}

/** True for refusals by which a backend says that it cannot do this at all. Passed over in a fallback. */
export function isUnsupported({ code }: AppError): boolean {
  return code === 'unsupported_parameter' || code === 'unsupported_value';
}

/** How long the backend is passed over for such a failure; undefined when it is not. */
export function coolDownLength(failure: AppError, reaction: Reaction): CoolDownLength | undefined {
  const { retryAfterSeconds } = failure;
  if (reaction === 'fail' || reaction === 'passed' || mayBeOfRequest(failure)) return undefined;
  if (reaction === 'refused') return { type: 'longest' };
  if (retryAfterSeconds === undefined) return { type: 'backoff' };
  const refusal = reaction === 'limited' ? failure : undefined;
  return { type: 'named', forMs: retryAfterSeconds * 1_000, refusal };
}

/** OpenAI's words, by 429, for a request that alone is more than a minute's tokens: no wait lets it pass. */
const MORE_THAN_A_MINUTE = /\brequest too large\b/i;

/**
 * What may be the answer to this one request, however much it looks like one to all: input that is not wanted there
 * (403), more tokens than the balance (402) or the limit allows, a body at which a proxy gives out a page. Another
 * backend is asked, but nobody is to take a backend from all others by what he sends.
 */
function mayBeOfRequest({ code, message, upstreamStatus = 0 }: AppError): boolean {
  if (upstreamStatus === 402 || upstreamStatus === 403) return true;
  if (code === 'rate_limit_exceeded' && MORE_THAN_A_MINUTE.test(message)) return true;
  const isOfPath = upstreamStatus === 404 || upstreamStatus === 405;
  return code === 'upstream_invalid_response' && upstreamStatus >= 400 && upstreamStatus < 500 && !isOfPath;
}

const USED_UP_CODE = /quota|billing|balance|credit/i;

/** A limit that time does not lift: the quota is used up, or nobody has paid. */
function isUsedUp({ upstreamCode = '', upstreamStatus = 429 }: AppError): boolean {
  return upstreamStatus !== 429 || USED_UP_CODE.test(upstreamCode);
}
