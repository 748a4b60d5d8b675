// The agent's own prompt: who it is and where it is being talked to.

import type { AgentConfig } from '../config/config.ts';

/** The header that names the channel a message came through. */
export const MESSAGE_CHANNEL_HEADER = 'x-openclaw-message-channel';

/** The channel of a request that names none, as in OpenClaw. */
const DEFAULT_CHANNEL = 'webchat';

/** A few lines for the top of the instruction place. Never empty: the channel is always told. */
export function agentPrompt(agent: AgentConfig, channelHeader: string | undefined): string {
  const { name, theme, emoji } = agent.identity;
  const lines: string[] = [];
  if (name !== undefined) lines.push(`Your name is ${name}.`);
  if (theme !== undefined) lines.push(`Your character: ${theme}.`);
  if (emoji !== undefined) lines.push(`Your signature emoji: ${emoji}`);
  const channel = channelHeader?.trim();
  lines.push(`Message channel: ${channel === undefined || channel === '' ? DEFAULT_CHANNEL : channel}.`);
  return lines.join('\n');
}
