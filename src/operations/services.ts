// What the operations are given: the parts that a gateway builds once, in the few members they use.

import type { AgentPrompt, AgentPrompts } from '../agents/agent-prompts.ts';
import type { AgentDirectory } from '../agents/agent-target.ts';
import type { BackendDefaults } from '../agents/run-options.ts';
import type { AttachmentReader } from '../attachments/attachment-reader.ts';
import type { AgentConfig, Config } from '../config/config.ts';
import type { ToolPolicy } from '../config/tools-config.ts';
import type { Clock, NewId } from '../core/ambient.ts';
import type { Attempt, BackendCall } from '../core/backends/backend.ts';
import type { EmbeddingCall } from '../core/backends/embed-with-retries.ts';
import type { EmbeddingProvider, EmbeddingResult } from '../core/embedding-provider.ts';
import type { ModelEvent } from '../core/model-events.ts';
import type { ModelProvider } from '../core/model-provider.ts';
import type { ResponseStore } from '../core/responses/response-store.ts';
import type { HistoryMode } from '../core/sessions/reconcile.ts';
import type { SessionRef } from '../core/sessions/session-store.ts';
import type { SessionTurn } from '../core/sessions/session-turn.ts';
import type { ToolBox } from '../core/tools/tool-box.ts';
import type { RunningResponses } from './running-responses.ts';

export type Services = {
  readonly config: Config;
  readonly agents: AgentDirectory;
  readonly prompts: AgentPrompts;
  backendDefaults(params: AgentConfig['params']): BackendDefaults;
  /** Of a configured provider with one of its keys; made on first use. */
  modelProvider(providerId: string, keyIndex: number): ModelProvider;
  /** As core/backends/call-backends.ts says. */
  callBackends(
    call: BackendCall & { readonly onAttempt: (attempt: Attempt) => void },
    signal: AbortSignal,
  ): AsyncIterable<readonly ModelEvent[]>;
  /** The gateway's own tools that all of the policies leave; a promise only where servers have to be asked. */
  toolBox(policies: readonly ToolPolicy[], signal: AbortSignal): Promise<ToolBox> | ToolBox;
  /** Of images and files. */
  readonly attachments: AttachmentReader;
  /** A run's part in a session. */
  sessionTurn(ref: SessionRef, mode: HistoryMode): SessionTurn;
  readonly responses: ResponseStore;
  readonly runningResponses: RunningResponses;
  /** What this process calls itself where it keeps something that it alone can end: its number, a dot, and more. */
  readonly processName: string;
  /** As `modelProvider`. */
  embeddingProvider(providerId: string, keyIndex: number): EmbeddingProvider;
  /** As core/backends/embed-with-retries.ts says. */
  embed(
    call: EmbeddingCall & { readonly onAttempt: (attempt: Attempt) => void },
    signal: AbortSignal,
  ): Promise<EmbeddingResult>;
  /** For the operator's log: what went wrong and no caller is told of. */
  reportTrouble(message: string, fields: Readonly<Record<string, unknown>>): void;
  /** The log line of a run whose caller did not wait for its end. */
  reportBackground(fields: Readonly<Record<string, unknown>>): void;
  /** As `reportTrouble`, once for each change of a workspace. */
  reportPromptNotes(agent: AgentConfig, notes: AgentPrompt['notes']): void;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly startedAtMs: number;
  readonly version: string;
  /** True from the moment a shutdown begins. */
  isDraining(): boolean;
};
