import { expect, it } from 'vitest';
import { agentPrompt } from '../../src/agents/agent-prompt.ts';
import { agentConfig } from '../support/configs.ts';

it('tells name, character, emoji and channel', () => {
  const agent = agentConfig({ id: 'main', identity: { name: 'Molty', theme: 'space lobster', emoji: '🦞' } });
  expect(agentPrompt(agent, 'slack')).toBe(
    'Your name is Molty.\nYour character: space lobster.\nYour signature emoji: 🦞\nMessage channel: slack.',
  );
});

it('takes a missing or blank channel as webchat', () => {
  expect(agentPrompt(agentConfig({ id: 'main' }), undefined)).toBe('Message channel: webchat.');
  expect(agentPrompt(agentConfig({ id: 'main' }), ' ')).toBe('Message channel: webchat.');
});
