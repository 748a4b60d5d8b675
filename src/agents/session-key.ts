// Which session a request belongs to, as OpenClaw names sessions, and whether it is one that is remembered.

import type { AgentConfig } from '../config/config.ts';
import type { NewId } from '../core/ambient.ts';
import { AppError, type ErrorCode } from '../errors.ts';

/** The header that decides the session, before all other sources. */
export const SESSION_KEY_HEADER = 'x-openclaw-session-key';

/** The part of a derived key that tells which door a request came through. */
export type SessionNamespace = 'openai' | 'openresponses';

export type NamedSession = {
  readonly key: string;
  /** False: nothing named a session. The key is a new one, for this request alone, and nothing is kept. */
  readonly stored: boolean;
};

export type SessionSources = {
  /** The agent that the request means. */
  readonly agent: Pick<AgentConfig, 'id' | 'isDefault'>;
  readonly namespace: SessionNamespace;
  /** A header of the request by its name in lower case. */
  readonly header: (name: string) => string | undefined;
  /** Headers that may name the session, in order, after x-openclaw-session-key. In lower case. */
  readonly keyFrom: readonly string[];
  readonly user: string | undefined;
};

const MAX_CHARACTERS = 512;
const RESERVED = /^(?:agent:[^:]*:)?(?:subagent|cron|acp):/i;
const AGENT_KEY = /^agent:([^:]+):/i;

/**
 * The session of a request: that of x-openclaw-session-key (trimmed, otherwise as given), else of the first configured
 * header that has a value, else of `user`, else a new one that is not stored.
 * Throws `reserved_session_key`, `session_agent_mismatch`, or for a key that cannot be kept `invalid_header`
 * (`invalid_value` where `user` makes it so).
 */
export function sessionOf(from: SessionSources, newId: NewId): NamedSession {
  const { agent, namespace, user } = from;
  const given = headerValue(from, SESSION_KEY_HEADER);
  if (given !== undefined) {
    checkLength(given, SESSION_KEY_HEADER, 'invalid_header');
    checkNamespace(given, agent);
    return { key: given, stored: true };
  }
  for (const name of from.keyFrom) {
    const value = headerValue(from, name);
    if (value === undefined) continue;
    checkLength(value, name, 'invalid_header');
    return { key: `agent:${agent.id}:${name}:${value}`, stored: true };
  }
  if (user !== undefined && user !== '') {
    checkLength(user, 'user', 'invalid_value');
    // As a header tells it and a store keeps it: neither knows halves of surrogate pairs.
    return { key: `agent:${agent.id}:${namespace}-user:${user.toWellFormed()}`, stored: true };
  }
  return { key: `agent:${agent.id}:${newId(`${namespace}:`)}`, stored: false };
}

function headerValue({ header }: SessionSources, name: string): string | undefined {
  const value = header(name)?.trim();
  return value === '' ? undefined : value;
}

/** What names a session is told in a header of each answer. Characters are code points, as the contract counts them. */
function checkLength(value: string, param: string, code: ErrorCode): void {
  if (value.length <= MAX_CHARACTERS) return;
  const { length } = Array.from(value);
  if (length <= MAX_CHARACTERS) return;
  throw new AppError(
    code,
    `${param} names a session and so has at most ${MAX_CHARACTERS} characters; found ${length}.`,
    { param },
  );
}

function checkNamespace(key: string, agent: SessionSources['agent']): void {
  if (RESERVED.test(key)) {
    throw new AppError(
      'reserved_session_key',
      `${SESSION_KEY_HEADER} lies in a namespace kept for OpenClaw itself (subagent:, cron:, acp:). Choose another key.`,
      { param: SESSION_KEY_HEADER },
    );
  }
  const named = AGENT_KEY.exec(key)?.[1]?.toLowerCase();
  if (named === undefined || named === agent.id.toLowerCase() || (named === 'default' && agent.isDefault)) {
    return;
  }
  throw new AppError(
    'session_agent_mismatch',
    `${SESSION_KEY_HEADER} names a session of the agent ${JSON.stringify(named)}, but the request means the agent ${agent.id}.`,
    { param: SESSION_KEY_HEADER },
  );
}
