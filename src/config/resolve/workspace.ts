// Which folder holds an agent's prompt files, by OpenClaw's rules. Looks at no disk: a folder may be missing.

import { join, resolve } from 'node:path';
import { expandHome } from '../find-config-files.ts';
import type { AgentDefaults, AgentEntry } from '../schema/agents.ts';
import type { Environment } from '../substitute-environment.ts';

export type WorkspaceContext = {
  readonly defaults: AgentDefaults;
  readonly environment: Environment;
  readonly home: string;
  readonly stateDir: string;
};

export type WorkspaceAgent = {
  readonly id: string;
  readonly entry: AgentEntry;
  /** True where the shared folder belongs to this agent alone. */
  readonly ownsSharedFolder: boolean;
};

/** The absolute path; undefined when the agent is to have no prompt files. */
export function resolveWorkspace(agent: WorkspaceAgent, context: WorkspaceContext): string | undefined {
  const { entry, ownsSharedFolder } = agent;
  const { defaults, environment, home, stateDir } = context;
  if ((entry.contextInjection ?? defaults.contextInjection) === 'never') return undefined;
  const absolute = (path: string): string => resolve(expandHome(path.trim(), home));
  if (entry.workspace !== undefined) return absolute(entry.workspace);
  const folderName = agent.id.toLowerCase();
  const shared = defaults.workspace ?? environment.OPENCLAW_WORKSPACE_DIR?.trim();
  if (shared) return ownsSharedFolder ? absolute(shared) : join(absolute(shared), folderName);
  return join(stateDir, ownsSharedFolder ? 'workspace' : `workspace-${folderName}`);
}
