import { describe, expect, it } from 'vitest';
import { configuredSpelling, mainSessionKey, sessionRef } from '../../../src/cli/sessions/session-ref.ts';

const AGENTS = [
  { id: 'main', isDefault: true },
  { id: 'Research', isDefault: false },
];
const ref = (key: string, agent?: string) => sessionRef(AGENTS, key, agent);

describe('sessionRef', () => {
  it.each([
    ['the default agent for any key', 'chat-1', undefined, 'main'],
    ['the agent that the key tells', 'agent:research:x', undefined, 'Research'],
    ['the named agent', 'chat-1', 'research', 'Research'],
    ['both when they agree', 'agent:RESEARCH:x', 'research', 'Research'],
    ['the default agent by that word', 'agent:default:x', 'main', 'main'],
    ['an agent that is configured no more', 'agent:gone:x', undefined, 'gone'],
    ['the default agent where a key only looks alike', 'agent:x', undefined, 'main'],
  ])('takes %s', (_, key, agent, agentId) => {
    expect(ref(key, agent)).toEqual({ agentId, key });
  });

  it('refuses a key of another agent than the named one', () => {
    expect(() => ref('agent:research:x', 'main')).toThrow(
      'The key agent:research:x belongs to the agent research, --agent names main. Leave --agent out.',
    );
  });
});

describe('configuredSpelling', () => {
  it.each([
    ['RESEARCH', 'Research'],
    ['default', 'main'],
    ['Gone', 'Gone'],
  ])('of %s is %s', (agentId, spelt) => {
    expect(configuredSpelling(AGENTS, agentId)).toBe(spelt);
  });
});

describe('mainSessionKey', () => {
  it("is OpenClaw's", () => {
    expect(mainSessionKey('main')).toBe('agent:main:main');
  });
});
