// Which stored session a key on the command line means, and what to say when there is none.

import { distance } from 'fastest-levenshtein';
import type { AgentConfig } from '../../config/config.ts';
import type { SessionRef, SessionStore } from '../../core/sessions/session-store.ts';
import { CommandFailure, misuse } from '../command-failure.ts';

type AgentName = Pick<AgentConfig, 'id' | 'isDefault'>;

/** The key of the conversation that an agent has with whoever sits at this machine, as in OpenClaw. */
export function mainSessionKey(agentId: string): string {
  return `agent:${agentId}:main`;
}

/**
 * The session of a key: with `agentId`, else with the agent that a key `agent:<id>:…` tells, else with the default
 * agent. Ids may be spelt in any case. An agent need not be configured any more: what it said is still stored.
 * Throws CommandFailure when `agentId` and key name two agents.
 */
export function sessionRef(
  agents: readonly AgentName[],
  key: string,
  agentId: string | undefined,
): SessionRef {
  const told = agentOfKey(key);
  const id = configuredSpelling(agents, agentId ?? told ?? 'default');
  if (told !== undefined && configuredSpelling(agents, told).toLowerCase() !== id.toLowerCase()) {
    throw misuse(`The key ${key} belongs to the agent ${told}, --agent names ${id}. Leave --agent out.`);
  }
  return { agentId: id, key };
}

/** The id in a key `agent:<id>:…`; undefined for other keys. */
function agentOfKey(key: string): string | undefined {
  return /^agent:([^:]+):/i.exec(key)?.[1];
}

/** The id as the configuration spells it, that of the default agent for `default`; unchanged when no agent has it. */
export function configuredSpelling(agents: readonly AgentName[], agentId: string): string {
  const wanted = agentId.toLowerCase();
  const named = agents.find(({ id }) => id.toLowerCase() === wanted);
  const meant = named ?? (wanted === 'default' ? agents.find(({ isDefault }) => isDefault) : undefined);
  return meant?.id ?? agentId;
}

/** Names are searched among so many sessions: the latest ones. */
const SEARCHED_SESSIONS = 5_000;
const NAMED_KEYS = 3;

/** The failure to throw for a session that does not exist: names the keys that were probably meant. */
export async function unknownSession(store: SessionStore, ref: SessionRef): Promise<CommandFailure> {
  const known = (await store.list({ limit: SEARCHED_SESSIONS })).map((summary) => summary.ref);
  const problem = `The agent ${ref.agentId} has no session ${ref.key}.`;
  if (known.length === 0) return new CommandFailure(`${problem} There are no sessions.`);
  const nearest = known
    .map((other) => ({ other, edits: editsBetween(ref, other) }))
    .filter(({ edits }) => edits <= Math.max(3, ref.key.length * 0.4))
    .sort((left, right) => left.edits - right.edits)
    .slice(0, NAMED_KEYS)
    .map(({ other }) => `  ${other.key}${other.agentId === ref.agentId ? '' : ` --agent ${other.agentId}`}`);
  if (nearest.length === 0)
    return new CommandFailure(`${problem} "clawgate sessions list" shows those it has.`);
  return new CommandFailure([`${problem} Did you mean:`, ...nearest].join('\n'));
}

/** The same key with another agent is nearest, then a key that holds what was typed, then slips of the pen. */
function editsBetween(wanted: SessionRef, other: SessionRef): number {
  if (other.key === wanted.key) return -1;
  const typed = wanted.key.toLowerCase();
  const known = other.key.toLowerCase();
  return known.includes(typed) ? 0 : distance(typed, known);
}
