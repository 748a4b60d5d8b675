import { describe, expect, it } from 'vitest';
import { type SessionSources, sessionOf } from '../../src/agents/session-key.ts';

const KEY = 'x-openclaw-session-key';
const newId = (prefix: string): string => `${prefix}1234`;

function session(
  headers: Readonly<Record<string, string>>,
  sources: Partial<Omit<SessionSources, 'header'>> = {},
) {
  return sessionOf(
    {
      agent: { id: 'main', isDefault: false },
      namespace: 'openai',
      keyFrom: ['x-chat-id', 'x-thread'],
      user: undefined,
      header: (name) => headers[name],
      ...sources,
    },
    newId,
  );
}

const stored = (key: string) => ({ key, stored: true });
const stateless = { key: 'agent:main:openai:1234', stored: false };

describe('sessionOf', () => {
  it('is new for every call, and not stored, when nothing names a session', () => {
    expect(session({})).toEqual(stateless);
    expect(session({}, { user: '' })).toEqual(stateless);
    expect(session({ [KEY]: ' ', 'x-chat-id': '', 'x-thread': ' ' })).toEqual(stateless);
  });

  it('is stable for a user, by dialect', () => {
    expect(session({}, { user: 'ana' })).toEqual(stored('agent:main:openai-user:ana'));
    expect(session({}, { user: 'ana', namespace: 'openresponses' })).toEqual(
      stored('agent:main:openresponses-user:ana'),
    );
  });

  it('is the header, trimmed and otherwise as given', () => {
    const headers = { [KEY]: '  My Key: 7 ', 'x-chat-id': 'c1' };
    expect(session(headers, { user: 'ana' })).toEqual(stored('My Key: 7'));
  });

  it('is made of the first configured header that has a value, before the user', () => {
    expect(session({ 'x-thread': ' t1 ', 'x-chat-id': 'c1' }, { user: 'ana' })).toEqual(
      stored('agent:main:x-chat-id:c1'),
    );
    expect(session({ 'x-thread': ' t1 ', 'x-chat-id': '  ' })).toEqual(stored('agent:main:x-thread:t1'));
  });

  it('takes no header that is not configured', () => {
    expect(session({ 'x-chat-id': 'c1' }, { keyFrom: [] })).toEqual(stateless);
  });

  it('leaves reserved words in the value of a configured header alone', () => {
    expect(session({ 'x-chat-id': 'cron:1' })).toEqual(stored('agent:main:x-chat-id:cron:1'));
  });

  it.each([
    'subagent:x',
    'cron:daily',
    'acp:1',
    'agent:main:subagent:x',
    'agent:main:cron:x',
    'AGENT:main:ACP:x',
    'agent:other:cron:x',
  ])('refuses the reserved key %j', (key) => {
    expect(() => session({ [KEY]: key })).toThrow(
      expect.objectContaining({ code: 'reserved_session_key', status: 400, param: KEY }),
    );
  });

  it.each(['my-cron:x', 'agent:main:mine:cron:x', 'subagent', 'agent:other', 'agent::x', 'AGENT:Main:x'])(
    'accepts the look-alike %j',
    (key) => {
      expect(session({ [KEY]: key })).toEqual(stored(key));
    },
  );

  it.each(['agent:other:x', 'Agent:Other:', 'agent:mai:x', 'agent:default:x'])(
    'refuses %j, which names another agent',
    (key) => {
      expect(() => session({ [KEY]: key })).toThrow(
        expect.objectContaining({ code: 'session_agent_mismatch', status: 400, param: KEY }),
      );
    },
  );

  it('takes agent:default: as the default agent', () => {
    const agent = { id: 'main', isDefault: true };
    expect(session({ [KEY]: 'agent:Default:x' }, { agent })).toEqual(stored('agent:Default:x'));
  });

  it.each([
    [{ [KEY]: 'x'.repeat(513) }, undefined, KEY, 'invalid_header'],
    [{ 'x-chat-id': 'x'.repeat(513) }, undefined, 'x-chat-id', 'invalid_header'],
    [{}, '🦞'.repeat(513), 'user', 'invalid_value'],
  ])('refuses more than 512 characters (case %#)', (headers, user, param, code) => {
    expect(() => session(headers, { user })).toThrow(expect.objectContaining({ code, param, status: 400 }));
  });

  it('takes 512 characters of any script', () => {
    expect(session({ [KEY]: '日'.repeat(512) })).toEqual(stored('日'.repeat(512)));
    const user = '🦞'.repeat(512);
    expect(session({}, { user })).toEqual(stored(`agent:main:openai-user:${user}`));
  });

  it('has no halves of surrogate pairs', () => {
    expect(session({}, { user: 'a\ud83d' })).toEqual(stored('agent:main:openai-user:a\ufffd'));
  });
});
