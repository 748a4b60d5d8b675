import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAgentPrompts } from '../../src/agents/agent-prompts.ts';
import type { AgentConfig } from '../../src/config/config.ts';
import { agentConfig } from '../support/configs.ts';
import { workspaceWith } from './prompt/workspace.ts';

const NOW = Date.parse('2026-11-04T12:00:00Z');
const CONTEXT = 'Message channel: slack.\nToday is Wednesday, 2026-11-04 (Europe/Berlin).';

const agentOf = (members: Partial<AgentConfig>): AgentConfig =>
  agentConfig({
    id: 'main',
    promptFiles: { maxCharacters: 20_000, maxTotalCharacters: 60_000 },
    systemPromptOverride: undefined,
    ...members,
  });

const identity = { name: 'Molty', theme: 'space lobster', emoji: '🦞' };
const IDENTITY = 'Your name is Molty.\nYour character: space lobster.\nYour signature emoji: 🦞';

function prompts() {
  const time = { now: NOW };
  const { promptOf } = createAgentPrompts({ clock: () => time.now, timeZone: 'Europe/Berlin' });
  return { time, promptOf: (agent: AgentConfig) => promptOf(agent, { channel: 'slack' }) };
}

describe('the prompt of an agent without a workspace', () => {
  it('tells identity, channel and date, at once', () => {
    expect(prompts().promptOf(agentOf({ identity }))).toEqual({ text: `${IDENTITY}\n${CONTEXT}`, notes: [] });
    expect(prompts().promptOf(agentOf({}))).toEqual({ text: CONTEXT, notes: [] });
  });

  it('follows the date', async () => {
    const { time, promptOf } = prompts();
    expect((await promptOf(agentOf({}))).text).toContain('Wednesday, 2026-11-04');
    time.now += 86_400_000;
    expect((await promptOf(agentOf({}))).text).toContain('Thursday, 2026-11-05');
  });
});

describe('the prompt of an agent with a workspace', () => {
  it('is its files, then who it is, then the context', async () => {
    const workspace = await workspaceWith({ 'AGENTS.md': 'Be quick.' });
    const { text } = await prompts().promptOf(agentOf({ workspace, identity }));
    expect(text).toMatch(/^# Project Context\n/);
    expect(text.split('## AGENTS.md')[1]).toBe(`\n\nBe quick.\n\n# Context\n\n${IDENTITY}\n${CONTEXT}`);
  });

  it('leaves who it is to IDENTITY.md', async () => {
    const workspace = await workspaceWith({ 'IDENTITY.md': 'Name: Clawd' });
    const { text } = await prompts().promptOf(agentOf({ workspace, identity }));
    expect(text).toContain('## IDENTITY.md\n\nName: Clawd\n\n# Context\n\nMessage channel');
    expect(text).not.toContain('Molty');
  });

  it('is as without one where it holds none of the files', async () => {
    const workspace = await workspaceWith({ 'IDENTITY.md': ' ' });
    expect(await prompts().promptOf(agentOf({ workspace, identity }))).toEqual({
      text: `${IDENTITY}\n${CONTEXT}`,
      notes: [],
    });
  });

  it('keeps to the limits of the agent, also where another has the same workspace', async () => {
    const workspace = await workspaceWith({ 'AGENTS.md': 'x'.repeat(300) });
    const { promptOf } = prompts();
    const small = await promptOf(
      agentOf({ workspace, promptFiles: { maxCharacters: 100, maxTotalCharacters: 1_000 } }),
    );
    expect(small.notes).toEqual([
      { type: 'file-cut', file: 'AGENTS.md', leftOutCharacters: 200, ofCharacters: 300 },
    ]);
    expect((await promptOf(agentOf({ workspace }))).text).toContain('x'.repeat(300));
  });

  it('is replaced by systemPromptOverride, but for the context', async () => {
    const workspace = await workspaceWith({ 'AGENTS.md': 'Be quick.' });
    const { promptOf } = prompts();
    expect(promptOf(agentOf({ workspace, identity, systemPromptOverride: 'Be slow.' }))).toEqual({
      text: `Be slow.\n\n${CONTEXT}`,
      notes: [],
    });
    expect((await promptOf(agentOf({ workspace, systemPromptOverride: ' ' }))).text).toContain('Be quick.');
  });

  it('follows its files after a second, and is there at once until then', async () => {
    const workspace = await workspaceWith({ 'AGENTS.md': 'old' });
    const agent = agentOf({ workspace });
    const { time, promptOf } = prompts();
    const first = await promptOf(agent);
    await writeFile(join(workspace, 'AGENTS.md'), 'newer');
    await writeFile(join(workspace, 'SOUL.md'), 'Kind.');
    time.now += 999;
    expect(promptOf(agent)).toEqual(first);
    time.now += 1;
    const second = await promptOf(agent);
    expect(second.text).toContain('## AGENTS.md\n\nnewer\n\n## SOUL.md\n\nKind.');
    await rm(join(workspace, 'AGENTS.md'));
    time.now -= 60_000;
    expect((await promptOf(agent)).text).not.toContain('AGENTS.md');
  });

  it('has the same notes until a file changes', async () => {
    const workspace = await workspaceWith({ 'AGENTS.md': Buffer.from([0xff]) });
    const agent = agentOf({ workspace });
    const { time, promptOf } = prompts();
    const { notes } = await promptOf(agent);
    expect(notes).toEqual([{ type: 'file-unreadable', file: 'AGENTS.md', reason: 'it is not UTF-8' }]);
    time.now += 5_000;
    expect((await promptOf(agent)).notes).toBe(notes);
    await writeFile(join(workspace, 'AGENTS.md'), 'a');
    time.now += 5_000;
    expect((await promptOf(agent)).notes).toEqual([]);
  });

  it('is one reading for all who ask at the same time', async () => {
    const workspace = await workspaceWith({ 'AGENTS.md': Buffer.from([0xff]) });
    const agent = agentOf({ workspace });
    const { promptOf } = prompts();
    const answers = await Promise.all([promptOf(agent), promptOf(agent), promptOf(agent)]);
    expect(new Set(answers.map(({ notes }) => notes)).size).toBe(1);
  });
});
