// What the run operations have in common, whatever their dialect: from a request to a run under way.

import type { WireNames } from '../adapters/ignored-params.ts';
import type { AgentPrompt } from '../agents/agent-prompts.ts';
import { AGENT_ID_HEADER, findAgent } from '../agents/agent-target.ts';
import { BACKEND_MODEL_HEADER } from '../agents/backend-model.ts';
import { MESSAGE_CHANNEL_HEADER, messageChannel } from '../agents/message-channel.ts';
import { requireScope } from '../agents/scopes.ts';
import { SESSION_KEY_HEADER, type SessionNamespace, sessionOf } from '../agents/session-key.ts';
import type { AgentConfig } from '../config/config.ts';
import type { RunRequest } from '../core/briefing.ts';
import type { Message } from '../core/messages.ts';
import type { OpenResult } from '../core/open-results.ts';
import { run } from '../core/run.ts';
import type { RunEvent } from '../core/run-events.ts';
import type { HistoryMode } from '../core/sessions/reconcile.ts';
import type { SessionTurn } from '../core/sessions/session-turn.ts';
import { limitCalls } from '../core/tools/limit-calls.ts';
import type { ToolBox } from '../core/tools/tool-box.ts';
import type { OperationCall } from '../http/operation.ts';
import { runBackends } from './run-backends.ts';
import { RunReport } from './run-report.ts';
import type { Services } from './services.ts';

const HISTORY_HEADER = 'x-clawgate-history';

/** A request as its dialect's translator read it. */
export type AgentRunRequest = {
  readonly model: string;
  readonly user: string | undefined;
  readonly namespace: SessionNamespace;
  readonly run: RunRequest;
  /** Results of tools whose calls are not in the request. */
  readonly openResults?: readonly OpenResult[] | undefined;
  /** Instead of what x-clawgate-history says. */
  readonly history?: HistoryMode | undefined;
  /** The most calls of the gateway's own tools; undefined: no bound of the caller's. */
  readonly maxToolCalls?: number | undefined;
  /** True: without a session, what does not fit the context window is left out. */
  readonly truncates?: boolean | undefined;
  /** As RunDependencies has it. */
  readonly onSaid?: ((messages: readonly Message[]) => void) | undefined;
  /** Fields that the dialect never honours. */
  readonly ignored: readonly string[];
  readonly optionNames: WireNames;
};

/** What a run needs to know of where it came from, and how it tells what it is. */
export type RunCall = Pick<OperationCall, 'header' | 'scopes' | 'signal' | 'setHeader' | 'note' | 'onEnd'>;

/** What a request is to: the agent, and the session, which may be kept. */
export type RunTarget = {
  readonly agent: AgentConfig;
  readonly sessionKey: string;
  readonly isKept: boolean;
};

/** Tells the caller. Throws AppError when the request means no agent, no session, or may not run any. */
export function findRunTarget(
  services: Services,
  call: RunCall,
  { model, user, namespace }: Pick<AgentRunRequest, 'model' | 'user' | 'namespace'>,
): RunTarget {
  requireScope(call.scopes, 'operator.write');
  if (call.header(BACKEND_MODEL_HEADER)) requireScope(call.scopes, 'operator.admin');
  const agent = findAgent(services.agents, { model, agentIdHeader: call.header(AGENT_ID_HEADER) });
  const { keyFrom } = services.config.sessions;
  const header = (name: string): string | undefined => call.header(name);
  const { key, stored } = sessionOf({ agent, namespace, header, keyFrom, user }, services.newId);
  call.setHeader(AGENT_ID_HEADER, agent.id);
  call.setHeader(SESSION_KEY_HEADER, key);
  call.note({ agent: agent.id });
  return { agent, sessionKey: key, isKept: stored };
}

/**
 * Starts the run; nothing is called before its events are read. Tells the caller backend model and ignored
 * fields in headers, and the log how it ended. Throws AppError when the request means no run.
 */
export function startAgentRun(
  services: Services,
  call: RunCall,
  asked: AgentRunRequest,
  target: RunTarget = findRunTarget(services, call, asked),
): AsyncIterable<readonly RunEvent[]> {
  const { config } = services;
  const override = call.header(BACKEND_MODEL_HEADER);

  const { agent, sessionKey } = target;
  const channel = messageChannel(call.header(MESSAGE_CHANNEL_HEADER));
  const session = target.isKept ? sessionTurn(services, call, target, asked.history) : undefined;
  const backends = runBackends(services, agent, override, asked.run);
  const report = new RunReport(call, asked, session, backends[0]);

  const policies = [config.tools, agent.tools];
  const channelPolicy = config.clawgate.tools.byChannel[channel];
  if (channelPolicy !== undefined) policies.push(channelPolicy);
  const { timeoutMs, maxTurns } = config.clawgate.run;
  return run(
    {
      prompt: () => promptText(services, agent, channel),
      toolBox: (signal) => {
        const box = services.toolBox(policies, signal);
        const limited = (found: ToolBox): ToolBox =>
          asked.maxToolCalls === undefined ? found : limitCalls(found, asked.maxToolCalls);
        return box instanceof Promise ? box.then((found) => limited(reported(found, report))) : limited(box);
      },
      callBackends: (wanted, signal) =>
        services.callBackends({ ...wanted, onAttempt: (attempt) => report.attempted(attempt) }, signal),
      limits: { timeoutMs, maxTurns, overflow: config.sessions.overflow },
      clock: services.clock,
      onServed: (backend) => report.served(backend),
      onSaid: asked.onSaid,
      onEnd: (end) => report.ended(end),
      onTrouble: (thrown) => services.reportTrouble('a session was not saved', { thrown, sessionKey }),
    },
    {
      agentId: agent.id,
      sessionKey,
      request: asked.run,
      openResults: asked.openResults,
      truncates: asked.truncates,
      backends,
      session,
    },
    call.signal,
  );
}

function sessionTurn(
  services: Services,
  call: RunCall,
  { agent, sessionKey: key }: RunTarget,
  history: HistoryMode | undefined,
): SessionTurn {
  // The contract's validator lets nothing else through.
  const mode = history ?? ((call.header(HISTORY_HEADER) ?? 'auto') as HistoryMode);
  const session = services.sessionTurn({ agentId: agent.id, key }, mode);
  call.onEnd((delivered) => session.close(delivered));
  return session;
}

function promptText(services: Services, agent: AgentConfig, channel: string): Promise<string> | string {
  const prompt = services.prompts.promptOf(agent, { channel });
  const text = (found: AgentPrompt): string => {
    if (found.notes.length > 0) services.reportPromptNotes(agent, found.notes);
    return found.text;
  };
  return prompt instanceof Promise ? prompt.then(text) : text(prompt);
}

function reported(box: ToolBox, report: RunReport): ToolBox {
  report.tools(box);
  return box;
}
