import { describe, expect, it } from 'vitest';
import { sessionKey } from '../../src/agents/session-key.ts';

const newId = (prefix: string): string => `${prefix}1234`;
const key = (
  header: string | undefined,
  user: string | undefined,
  namespace: 'openai' | 'openresponses' = 'openai',
) => sessionKey({ agentId: 'main', namespace, header, user }, newId);

describe('sessionKey', () => {
  it('is new for every call when nothing names a session', () => {
    expect(key(undefined, undefined)).toBe('agent:main:openai:1234');
    expect(key(undefined, '')).toBe('agent:main:openai:1234');
  });

  it('is stable for a user, by dialect', () => {
    expect(key(undefined, 'ana')).toBe('agent:main:openai-user:ana');
    expect(key(undefined, 'ana', 'openresponses')).toBe('agent:main:openresponses-user:ana');
  });

  it('is the header, trimmed and otherwise as given', () => {
    expect(key('  My Key: 7 ', 'ana')).toBe('My Key: 7');
    expect(key('   ', 'ana')).toBe('agent:main:openai-user:ana');
  });

  it.each([
    'subagent:x',
    'cron:daily',
    'acp:1',
    'agent:main:subagent:x',
    'agent:main:cron:x',
    'AGENT:main:ACP:x',
  ])('refuses the reserved key %j', (header) => {
    expect(() => key(header, undefined)).toThrow(
      expect.objectContaining({ code: 'reserved_session_key', status: 400, param: 'x-openclaw-session-key' }),
    );
  });

  it.each(['my-cron:x', 'agent:main:mine:cron:x', 'subagent'])('accepts the look-alike %j', (header) => {
    expect(key(header, undefined)).toBe(header);
  });
});
