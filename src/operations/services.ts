// What the operations are given: the parts that a gateway builds once, in the few members they use.

import type { AgentDirectory } from '../agents/agent-target.ts';
import type { AgentDefaults } from '../agents/run-options.ts';
import type { AgentConfig, Config } from '../config/config.ts';
import type { Clock, NewId } from '../core/ambient.ts';
import type { EmbeddingProvider } from '../core/embedding-provider.ts';
import type { ModelProvider } from '../core/model-provider.ts';

export type Services = {
  readonly config: Config;
  readonly agents: AgentDirectory;
  agentDefaults(agent: AgentConfig): AgentDefaults;
  /** Of a configured provider; made on first use. */
  modelProvider(providerId: string): ModelProvider;
  /** Throws `unsupported_parameter` for a provider that has no embeddings. */
  embeddingProvider(providerId: string): EmbeddingProvider;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly startedAtMs: number;
  readonly version: string;
  /** True from the moment a shutdown begins. */
  isDraining(): boolean;
};
