// How the servers that speak chat completions differ where no answer tells it, decided once per provider.

import type { ProviderConfig } from '../../config/config.ts';

export type ChatDialect = {
  /**
   * OpenAI's own service: knows the `developer` role, `max_completion_tokens` (its reasoning models refuse
   * `max_tokens`) and messages made of text parts. All others are sent what every such server has known from
   * the beginning: `system`, `max_tokens` (Ollama knows no other) and, for text, plain strings.
   */
  readonly isOpenAI: boolean;
  /**
   * Thinking models of these services refuse a conversation (400) in which what was said between two messages of
   * the user, tool calls among it, comes back without its reasoning. They ignore that of other turns. Other services
   * ignore the field, and Groq and Mistral refuse it. https://api-docs.deepseek.com/guides/thinking_mode
   */
  readonly wantsReasoningBack: boolean;
  /** False: `stream_options` is refused (422), and streams hold their usage unasked. */
  readonly takesStreamOptions: boolean;
};

const OPENAI_HOSTS = /(^|\.)(api\.openai\.com|openai\.azure\.com|cognitiveservices\.azure\.com)$/;
const REASONING_BACK_HOSTS = /(^|\.)(api\.deepseek\.com|api\.moonshot\.(ai|cn))$/;
const NO_STREAM_OPTIONS_HOSTS = /(^|\.)api\.mistral\.ai$/;

/**
 * By the host of `baseUrl`; a provider with the id `openai` counts as OpenAI whatever its host is, because
 * that is how a company's relay in front of it is configured.
 */
export function chatDialect({ id, baseUrl }: Pick<ProviderConfig, 'id' | 'baseUrl'>): ChatDialect {
  const host = baseUrl === undefined ? '' : new URL(baseUrl).hostname;
  return {
    isOpenAI: id === 'openai' || OPENAI_HOSTS.test(host),
    wantsReasoningBack: REASONING_BACK_HOSTS.test(host),
    takesStreamOptions: !NO_STREAM_OPTIONS_HOSTS.test(host),
  };
}
