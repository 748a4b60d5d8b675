// What the run operations have in common, whatever their dialect: from a request to a run under way, and what the
// caller and the log are told about it.

import { ignoredParams, type WireNames, writeIgnoredParams } from '../adapters/ignored-params.ts';
import { agentPrompt, MESSAGE_CHANNEL_HEADER } from '../agents/agent-prompt.ts';
import { AGENT_ID_HEADER, findAgent } from '../agents/agent-target.ts';
import { BACKEND_MODEL_HEADER, chatModel } from '../agents/backend-model.ts';
import { runOptions } from '../agents/run-options.ts';
import { requireScope } from '../agents/scopes.ts';
import { SESSION_KEY_HEADER, type SessionNamespace, sessionKey } from '../agents/session-key.ts';
import { type RunRequest, type RunTarget, run, toModelRequest } from '../core/run.ts';
import type { RunEnd, RunEvent } from '../core/run-events.ts';
import type { OperationCall } from '../http/operation.ts';
import type { Services } from './services.ts';

const IGNORED_PARAMS_HEADER = 'x-clawgate-ignored-params';

/** A request as its dialect's translator read it. */
export type AgentRunRequest = {
  readonly model: string;
  readonly user: string | undefined;
  readonly namespace: SessionNamespace;
  readonly run: RunRequest;
  /** Fields that the dialect never honours. */
  readonly ignored: readonly string[];
  readonly optionNames: WireNames;
};

type RunCall = Pick<OperationCall, 'header' | 'scopes' | 'signal' | 'setHeader' | 'note'>;

/**
 * Starts the run; nothing is called before its events are read. Tells the caller agent, session, backend model
 * and ignored fields in headers, and the log how it ended. Throws AppError when the request means no run.
 */
export function startAgentRun(
  services: Services,
  call: RunCall,
  asked: AgentRunRequest,
): AsyncIterable<readonly RunEvent[]> {
  requireScope(call.scopes, 'operator.write');
  const backendModel = call.header(BACKEND_MODEL_HEADER);
  if (backendModel) requireScope(call.scopes, 'operator.admin');

  const agent = findAgent(services.agents, {
    model: asked.model,
    agentIdHeader: call.header(AGENT_ID_HEADER),
  });
  const backend = chatModel(services.config.providers, agent, backendModel);
  const target: RunTarget = {
    agentId: agent.id,
    agentPrompt: agentPrompt(agent, call.header(MESSAGE_CHANNEL_HEADER)),
    sessionKey: sessionKey(
      {
        agentId: agent.id,
        namespace: asked.namespace,
        header: call.header(SESSION_KEY_HEADER),
        user: asked.user,
      },
      services.newId,
    ),
    ...backend,
  };
  const provider = services.modelProvider(backend.providerId);
  const defaults = services.agentDefaults(agent);
  const model = services.config.providers[backend.providerId]?.models.find(
    (entry) => entry.id === backend.modelId,
  );
  const request = toModelRequest(target, {
    ...asked.run,
    options: runOptions(asked.run.options, defaults.options, model),
  });

  // Only what the caller asked for: an agent's own settings are the operator's business.
  const askedFor = { ...request, options: asked.run.options };
  const ignored = ignoredParams(provider, askedFor, { names: asked.optionNames, always: asked.ignored });
  if (ignored.length > 0) call.setHeader(IGNORED_PARAMS_HEADER, writeIgnoredParams(ignored));
  const backendName = `${backend.providerId}/${backend.modelId}`;
  call.setHeader(AGENT_ID_HEADER, agent.id);
  call.setHeader(SESSION_KEY_HEADER, target.sessionKey);
  call.setHeader(BACKEND_MODEL_HEADER, backendName);
  call.note({ agent: agent.id, backendModel: backendName });

  const withExtra = provider.forwardsExtra
    ? { ...request, extra: { ...defaults.extra, ...request.extra } }
    : request;
  const onEnd = (end: RunEnd): void => call.note(endFields(end));
  return run({ provider, onEnd }, { target, request: withExtra }, call.signal);
}

function endFields(end: RunEnd): Readonly<Record<string, unknown>> {
  const { usage } = end;
  const tokens =
    usage === undefined ? {} : { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens };
  return end.status === 'failed'
    ? { runStatus: end.status, errorCode: end.failure.code, ...tokens }
    : { runStatus: end.status, ...tokens };
}
