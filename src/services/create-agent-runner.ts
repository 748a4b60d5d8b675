// Runs of agents without HTTP, in this process: the same path as a request's, for the `agent` command.

import { CHAT_OPTION_NAMES } from '../adapters/chat-completions/read-request.ts';
import { AGENT_ID_HEADER } from '../agents/agent-target.ts';
import { BACKEND_MODEL_HEADER } from '../agents/backend-model.ts';
import { MESSAGE_CHANNEL_HEADER } from '../agents/message-channel.ts';
import { SESSION_KEY_HEADER } from '../agents/session-key.ts';
import type { Config } from '../config/config.ts';
import type { Attempt } from '../core/backends/backend.ts';
import type { RunEvent } from '../core/run-events.ts';
import { startAgentRun } from '../operations/agent-run.ts';
import { createServices, type ServiceDependencies } from './create-services.ts';

export type AgentMessage = {
  readonly message: string;
  /** The default agent unless given. */
  readonly agentId?: string | undefined;
  /** The agent's main session, `agent:<id>:main`, unless given. */
  readonly sessionKey?: string | undefined;
  /** `provider/model`, in place of the agent's own. */
  readonly backendModel?: string | undefined;
  readonly channel?: string | undefined;
};

export type AgentRun = {
  readonly agentId: string;
  readonly sessionKey: string;
  /** The calls of backends, when the first one did not serve at once; complete when the events are at their end. */
  readonly attempts: readonly Attempt[];
  /** To be read to the end: only then does the session count the answer as received. */
  readonly events: AsyncIterable<readonly RunEvent[]>;
};

export type AgentRunner = {
  /** Throws AppError for what means no run; what fails later is an event. */
  run(message: AgentMessage, signal: AbortSignal): AgentRun;
  close(): Promise<void>;
};

export function createAgentRunner(config: Config, dependencies: ServiceDependencies): AgentRunner {
  const services = { ...createServices(config, dependencies), isDraining: () => false };
  return {
    run({ message, agentId, sessionKey, backendModel, channel }, signal) {
      const agent = agentId ?? services.agents.default.id;
      const headers: Readonly<Record<string, string | undefined>> = {
        [AGENT_ID_HEADER]: agent,
        [SESSION_KEY_HEADER]: sessionKey ?? `agent:${agent}:main`,
        [BACKEND_MODEL_HEADER]: backendModel,
        [MESSAGE_CHANNEL_HEADER]: channel,
      };
      const told = new Map<string, string>();
      let attempts: readonly Attempt[] = [];
      const listeners: ((delivered: boolean) => void)[] = [];
      const events = startAgentRun(
        services,
        {
          header: (name) => headers[name],
          scopes: undefined,
          signal,
          setHeader: (name, value) => void told.set(name, value),
          note: (fields) => {
            // All of them, each time that one more is known.
            if (Array.isArray(fields.attempts)) attempts = fields.attempts as Attempt[];
          },
          onEnd: (listener) => void listeners.push(listener),
        },
        {
          model: 'openclaw',
          user: undefined,
          namespace: 'openai',
          ignored: [],
          optionNames: CHAT_OPTION_NAMES,
          run: {
            messages: [{ role: 'user', content: [{ type: 'text', text: message }] }],
            tools: [],
            toolChoice: { type: 'auto' },
            responseFormat: { type: 'text' },
            options: {},
            extra: {},
            streaming: true,
          },
        },
      );
      return {
        agentId: told.get(AGENT_ID_HEADER) ?? agent,
        sessionKey: told.get(SESSION_KEY_HEADER) ?? '',
        get attempts() {
          return attempts;
        },
        events: untilRead(events, (isRead) => {
          for (const listener of listeners) listener(isRead);
        }),
      };
    },
    close: () => services.close(),
  };
}

/** Tells whether the reader came back after the end, and so has taken all of it. */
async function* untilRead(
  events: AsyncIterable<readonly RunEvent[]>,
  onOver: (isRead: boolean) => void,
): AsyncGenerator<readonly RunEvent[], void, undefined> {
  let isRead = false;
  try {
    for await (const batch of events) {
      yield batch;
      isRead = batch.at(-1)?.type === 'run-end';
    }
  } finally {
    onOver(isRead);
  }
}
