import { execFile } from 'node:child_process';
import { chmod, mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readWorkspace, workspaceFingerprint } from '../../../src/agents/prompt/workspace-folder.ts';
import { workspaceWith } from './workspace.ts';

/** Root may read everything, so this runs as somebody who may not; everybody else is that already. */
async function asNobody<Result>(action: () => Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0) return action();
  process.seteuid?.(65_534);
  try {
    return await action();
  } finally {
    process.seteuid?.(0);
  }
}

describe('readWorkspace', () => {
  it('reads the five files in their order, trimmed, without byte order marks', async () => {
    const folder = await workspaceWith({
      'TOOLS.md': 't',
      'USER.md': '\ufeffu\n',
      'SOUL.md': '\n s \n',
      'IDENTITY.md': 'i',
      'AGENTS.md': '---\na: 1\n---\nä',
      'MEMORY.md': 'm',
    });
    expect(await readWorkspace(folder)).toEqual({
      files: [
        { name: 'AGENTS.md', text: '---\na: 1\n---\nä' },
        { name: 'SOUL.md', text: 's' },
        { name: 'IDENTITY.md', text: 'i' },
        { name: 'USER.md', text: 'u' },
        { name: 'TOOLS.md', text: 't' },
      ],
      unread: [],
    });
  });

  it('leaves out what is missing or blank, a missing folder and a link to nowhere included', async () => {
    const folder = await workspaceWith({ 'AGENTS.md': ' \n', 'notes.txt': 'n' });
    await symlink('nowhere.md', join(folder, 'SOUL.md'));
    const nothing = { files: [], unread: [] };
    expect(await readWorkspace(folder)).toEqual(nothing);
    expect(await readWorkspace(join(folder, 'gone'))).toEqual(nothing);
    expect(await readWorkspace(join(folder, 'notes.txt'))).toEqual(nothing);
  });

  it('follows links within the workspace, and a link to the workspace itself', async () => {
    const folder = await workspaceWith({ 'agents-de.md': 'Deutsch' });
    await symlink('agents-de.md', join(folder, 'AGENTS.md'));
    await symlink(folder, `${folder}-link`);
    expect((await readWorkspace(`${folder}-link`)).files).toEqual([{ name: 'AGENTS.md', text: 'Deutsch' }]);
  });

  it('does not follow a link out of the workspace, not even to a folder whose name begins alike', async () => {
    const folder = await workspaceWith({});
    await writeFile(join(folder, '..', 'secret'), 'secret');
    await mkdir(`${folder}-other`);
    await writeFile(join(`${folder}-other`, 'SOUL.md'), 'secret');
    await symlink('../secret', join(folder, 'AGENTS.md'));
    await symlink(join(`${folder}-other`, 'SOUL.md'), join(folder, 'SOUL.md'));
    const reason = 'it is a link that leads out of the workspace';
    expect(await readWorkspace(folder)).toEqual({
      files: [],
      unread: [
        { name: 'AGENTS.md', reason },
        { name: 'SOUL.md', reason },
      ],
    });
  });

  it('tells what is there and cannot be read, and reads the others', async () => {
    const folder = await workspaceWith({
      'SOUL.md': Buffer.from([0x61, 0xff]),
      'IDENTITY.md': '',
      'TOOLS.md': 't',
    });
    await mkdir(join(folder, 'AGENTS.md'));
    await truncate(join(folder, 'IDENTITY.md'), 2 * 1024 * 1024 + 1);
    await promisify(execFile)('mkfifo', [join(folder, 'USER.md')]);
    expect(await readWorkspace(folder)).toEqual({
      files: [{ name: 'TOOLS.md', text: 't' }],
      unread: [
        { name: 'AGENTS.md', reason: 'it is a folder' },
        { name: 'SOUL.md', reason: 'it is not UTF-8' },
        { name: 'IDENTITY.md', reason: 'it has 2097153 bytes, more than the 2097152 that are read' },
        { name: 'USER.md', reason: 'it is no regular file' },
      ],
    });
  });

  it('tells of links that lead in a circle', async () => {
    const folder = await workspaceWith({});
    await symlink('AGENTS.md', join(folder, 'AGENTS.md'));
    expect((await readWorkspace(folder)).unread).toEqual([
      { name: 'AGENTS.md', reason: 'its links lead in a circle (ELOOP)' },
    ]);
  });

  it('tells of a file that may not be read', async () => {
    const folder = await workspaceWith({ 'AGENTS.md': 'a' });
    // The folders themselves are their owner's alone.
    for (const path of [dirname(folder), folder]) await chmod(path, 0o755);
    await chmod(join(folder, 'AGENTS.md'), 0);
    expect((await asNobody(() => readWorkspace(folder))).unread).toEqual([
      { name: 'AGENTS.md', reason: 'the gateway may not read it (EACCES)' },
    ]);
  });
});

describe('workspaceFingerprint', () => {
  it('changes when a file is written, comes, goes or is replaced, and not otherwise', async () => {
    const folder = await workspaceWith({ 'AGENTS.md': 'a', 'other.md': 'a' });
    let before = await workspaceFingerprint(folder);
    expect(await workspaceFingerprint(folder)).toBe(before);
    const changes = [
      () => writeFile(join(folder, 'AGENTS.md'), 'bb'),
      () => writeFile(join(folder, 'SOUL.md'), 's'),
      () => rename(join(folder, 'other.md'), join(folder, 'SOUL.md')),
      () => rm(join(folder, 'SOUL.md')),
    ];
    for (const change of changes) {
      await change();
      const after = await workspaceFingerprint(folder);
      expect(after).not.toBe(before);
      before = after;
    }
  });
});
