// Which session a request belongs to, as OpenClaw names sessions.

import type { NewId } from '../core/ambient.ts';
import { AppError } from '../errors.ts';

/** The header that decides the session, before anything in the body. */
export const SESSION_KEY_HEADER = 'x-openclaw-session-key';

/** The part of a derived key that tells which door a request came through. */
export type SessionNamespace = 'openai' | 'openresponses';

const RESERVED = /^(?:agent:[^:]*:)?(?:subagent|cron|acp):/i;

/**
 * The session key: the header's (trimmed, otherwise as given), else a stable one for `user`, else a new one.
 * Throws `reserved_session_key` for a namespace that OpenClaw keeps for itself.
 */
export function sessionKey(
  from: {
    readonly agentId: string;
    readonly namespace: SessionNamespace;
    readonly header: string | undefined;
    readonly user: string | undefined;
  },
  newId: NewId,
): string {
  const key = from.header?.trim();
  if (key !== undefined && key !== '') {
    if (!RESERVED.test(key)) return key;
    throw new AppError(
      'reserved_session_key',
      `${SESSION_KEY_HEADER} lies in a namespace kept for OpenClaw itself (subagent:, cron:, acp:). Choose another key.`,
      { param: SESSION_KEY_HEADER },
    );
  }
  if (from.user !== undefined && from.user !== '') {
    return `agent:${from.agentId}:${from.namespace}-user:${from.user}`;
  }
  return `agent:${from.agentId}:${newId(`${from.namespace}:`)}`;
}
