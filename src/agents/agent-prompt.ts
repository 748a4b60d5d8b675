// The agent's own prompt without its workspace: who it is and where it is being talked to.

import type { AgentConfig } from '../config/config.ts';
import { messageChannel } from './message-channel.ts';

export { MESSAGE_CHANNEL_HEADER } from './message-channel.ts';

/** A few lines for the top of the instruction place. Never empty: the channel is always told. */
export function agentPrompt(agent: AgentConfig, channelHeader: string | undefined): string {
  const { name, theme, emoji } = agent.identity;
  const lines: string[] = [];
  if (name !== undefined) lines.push(`Your name is ${name}.`);
  if (theme !== undefined) lines.push(`Your character: ${theme}.`);
  if (emoji !== undefined) lines.push(`Your signature emoji: ${emoji}`);
  lines.push(`Message channel: ${messageChannel(channelHeader)}.`);
  return lines.join('\n');
}
