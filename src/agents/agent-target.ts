// Which agent a request means: the `model` field's aliases and the x-openclaw-agent-id header.

import type { AgentConfig } from '../config/config.ts';
import { AppError } from '../errors.ts';

/** The header that names an agent, and so wins over `model`. */
export const AGENT_ID_HEADER = 'x-openclaw-agent-id';

/** The agents of a configuration, findable by any spelling of their ids. */
export type AgentDirectory = {
  readonly all: readonly AgentConfig[];
  readonly byLowerCaseId: ReadonlyMap<string, AgentConfig>;
  readonly default: AgentConfig;
};

/** Built once from the configuration, which promises at least one agent and exactly one default. */
export function createAgentDirectory(agents: readonly AgentConfig[]): AgentDirectory {
  const standard = agents.find((agent) => agent.isDefault);
  if (standard === undefined) throw new TypeError('A configuration has exactly one default agent.');
  return {
    all: agents,
    byLowerCaseId: new Map(agents.map((agent) => [agent.id.toLowerCase(), agent])),
    default: standard,
  };
}

/**
 * The agent that a request means. The header wins: `model` is then only echoed, and `invalid_value` when too long.
 * Throws `model_not_found` (with `status`, 400 unless told otherwise) whose `param` is what named the agent.
 */
export function findAgent(
  directory: AgentDirectory,
  named: { readonly model: string; readonly agentIdHeader: string | undefined },
  status = 400,
): AgentConfig {
  const headerId = named.agentIdHeader?.trim();
  if (headerId !== undefined && headerId !== '') {
    refuseLongEcho(named.model);
    const agent = directory.byLowerCaseId.get(headerId.toLowerCase());
    if (agent !== undefined) return agent;
    throw notFound(directory, `${AGENT_ID_HEADER} names an agent that does not exist: ${quote(headerId)}.`, {
      param: AGENT_ID_HEADER,
      status,
    });
  }
  const id = agentIdOfModel(named.model);
  const agent = id === undefined ? undefined : agentById(directory, id);
  if (agent !== undefined) return agent;
  const hint =
    id === undefined
      ? ` "model" names an agent, not a backend model; to run an agent on ${quote(named.model)}, keep the agent's id in "model" and send the header x-openclaw-model.`
      : '';
  throw notFound(directory, `No agent answers to the model ${quote(named.model)}.${hint}`, {
    param: 'model',
    status,
  });
}

/** Every frame of a stream repeats it. */
const MAX_ECHOED_CHARACTERS = 512;

function refuseLongEcho(model: string): void {
  if (model.length <= MAX_ECHOED_CHARACTERS) return;
  const message = `model must have at most ${MAX_ECHOED_CHARACTERS} characters; found ${model.length}.`;
  throw new AppError('invalid_value', message, { param: 'model' });
}

/** What a request may send as `model`, and a name for menus. */
export type AgentAlias = { readonly id: string; readonly name: string };

/** The entries of `/v1/models`: the two names of the default agent, then every agent as it is spelt. */
export function agentAliases(directory: AgentDirectory): AgentAlias[] {
  const { name } = directory.default;
  return [
    { id: 'openclaw', name: `${name} (openclaw)` },
    { id: 'openclaw/default', name: `${name} (openclaw/default)` },
    ...directory.all.map((agent) => ({ id: `openclaw/${agent.id}`, name: agent.name })),
  ];
}

/** `default` for the two aliases, the named id for the other forms, undefined for what names no agent. */
function agentIdOfModel(model: string): string | undefined {
  const text = model.trim();
  if (/^openclaw$/i.test(text)) return 'default';
  return /^(?:openclaw[/:]|agent:)(.+)$/i.exec(text)?.[1];
}

function agentById(directory: AgentDirectory, id: string): AgentConfig | undefined {
  const key = id.toLowerCase();
  return key === 'default' ? directory.default : directory.byLowerCaseId.get(key);
}

function notFound(
  directory: AgentDirectory,
  problem: string,
  at: { readonly param: string; readonly status: number },
): AppError {
  return new AppError(
    'model_not_found',
    `${problem} Available: ${agentAliases(directory)
      .map((alias) => alias.id)
      .join(', ')}.`,
    at,
  );
}

/** Long input is cut, so that an error never echoes a body back. */
function quote(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}
