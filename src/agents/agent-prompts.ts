// The agent's own prompt: what its workspace says, or who the configuration says it is; then where and when it is
// being talked to. Knows the file system through the workspace's files only.

import type { AgentConfig } from '../config/config.ts';
import type { Clock } from '../core/ambient.ts';
import { memoize } from '../lib/memoize.ts';
import { createLocalDate } from './prompt/local-date.ts';
import { WorkspaceFiles } from './prompt/workspace-files.ts';
import type { PromptFileName, WorkspaceContent } from './prompt/workspace-folder.ts';
import { type PromptNote, writeFiles } from './prompt/write-files.ts';

export type AgentPrompt = {
  /** For the top of the instruction place. Never empty: channel and date are always told. */
  readonly text: string;
  /** The same array for every prompt of an agent until a file of its workspace changes. */
  readonly notes: readonly PromptNote[];
};

export type AgentPrompts = {
  /**
   * `channel` as `messageChannel` gives it. A promise only when the workspace has to be looked at, which is once a
   * second at most and never for an agent without one. Neither throws nor rejects: what cannot be read is noted.
   */
  promptOf(agent: AgentConfig, at: { readonly channel: string }): AgentPrompt | Promise<AgentPrompt>;
};

/** The part of a prompt that lasts longer than a request. */
type LastingPart = { readonly lines: readonly string[]; readonly notes: readonly PromptNote[] };

const NO_NOTES: readonly PromptNote[] = [];

/** `timeZone`: an IANA name, or undefined for the system's. Throws RangeError for a zone that nobody knows. */
export function createAgentPrompts(deps: {
  readonly clock: Clock;
  readonly timeZone: string | undefined;
}): AgentPrompts {
  const localDate = createLocalDate(deps.clock, deps.timeZone);
  const workspace = memoize((folder: string) => new WorkspaceFiles(folder, deps.clock));
  const withoutFiles = memoize(
    (agent: AgentConfig): LastingPart => ({
      lines: hasOverride(agent) ? [agent.systemPromptOverride, ''] : identityLines(agent),
      notes: NO_NOTES,
    }),
  );
  const written = new WeakMap<AgentConfig, { readonly of: WorkspaceContent; readonly part: LastingPart }>();

  const withFiles = (agent: AgentConfig, content: WorkspaceContent): LastingPart => {
    const known = written.get(agent);
    if (known?.of === content) return known.part;
    const part = writeLastingPart(agent, content);
    written.set(agent, { of: content, part });
    return part;
  };

  const finish = ({ lines, notes }: LastingPart, channel: string): AgentPrompt => ({
    text: [...lines, `Message channel: ${channel}.`, `Today is ${localDate()}.`].join('\n'),
    notes,
  });

  return {
    promptOf(agent, { channel }) {
      const { workspace: folder } = agent;
      if (folder === undefined || hasOverride(agent)) return finish(withoutFiles(agent), channel);
      const content = workspace(folder).content();
      return content instanceof Promise
        ? content.then((read) => finish(withFiles(agent, read), channel))
        : finish(withFiles(agent, content), channel);
    },
  };
}

/** A blank one counts as none, as in OpenClaw. */
function hasOverride(agent: AgentConfig): agent is AgentConfig & { readonly systemPromptOverride: string } {
  return agent.systemPromptOverride !== undefined && agent.systemPromptOverride.trim() !== '';
}

function writeLastingPart(agent: AgentConfig, content: WorkspaceContent): LastingPart {
  const { text, notes } = writeFiles(content, agent.promptFiles);
  const identity = hasFile(content, 'IDENTITY.md') ? [] : identityLines(agent);
  // The last file would otherwise seem to hold the lines that follow.
  return { lines: text === '' ? identity : [text, '', '# Context', '', ...identity], notes };
}

function hasFile({ files }: WorkspaceContent, wanted: PromptFileName): boolean {
  return files.some(({ name }) => name === wanted);
}

function identityLines({ identity: { name, theme, emoji } }: AgentConfig): string[] {
  const lines: string[] = [];
  if (name !== undefined) lines.push(`Your name is ${name}.`);
  if (theme !== undefined) lines.push(`Your character: ${theme}.`);
  if (emoji !== undefined) lines.push(`Your signature emoji: ${emoji}`);
  return lines;
}
