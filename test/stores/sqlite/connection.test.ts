// A session file that goes away while it is in use.

import { copyFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NewTurn } from '../../../src/core/sessions/session-store.ts';
import { sessionFile } from './session-file.ts';

const REF = { agentId: 'main', key: 'k' };

const turn: NewTurn = {
  keep: 0,
  entries: [
    { kind: 'input', digest: 'd', messages: [{ role: 'user', content: [{ type: 'text', text: 'hi' }] }] },
  ],
  status: 'completed',
  backendModel: 'p/m',
  startedAtMs: 0,
  endedAtMs: 1,
};

const GONE = {
  code: 'session_not_saved',
  message: expect.stringContaining('was deleted or replaced while in use; restart the gateway.'),
};

describe('a session file in use', () => {
  it.each<[string, (path: string) => Promise<unknown>]>([
    ['is deleted', (path) => rm(path)],
    ['is deleted with its folder', (path) => rm(dirname(path), { recursive: true })],
    [
      'is replaced by an older copy',
      async (path) => {
        await copyFile(path, `${path}.old`);
        await rename(`${path}.old`, path);
      },
    ],
  ])('that %s takes nothing more, and tells nothing', async (_, remove) => {
    const file = await sessionFile();
    const store = file.open();
    await store.append(REF, 0, turn);
    await remove(file.path);
    await expect(store.append({ ...REF, key: 'other' }, 0, turn)).rejects.toMatchObject(GONE);
    await expect(store.load(REF)).rejects.toMatchObject(GONE);
    await store.close();
  });

  it('that was moved away and back serves again', async () => {
    const file = await sessionFile();
    const store = file.open();
    await store.append(REF, 0, turn);
    await rename(file.path, `${file.path}.aside`);
    await expect(store.load(REF)).rejects.toMatchObject(GONE);
    await rename(`${file.path}.aside`, file.path);
    await expect(store.load(REF)).resolves.toMatchObject({ version: 1 });
  });

  it('takes what comes while another file is written beside it', async () => {
    const file = await sessionFile();
    const store = file.open();
    await store.append(REF, 0, turn);
    await writeFile(`${file.path}.txt`, 'x');
    await expect(store.append(REF, 1, turn)).resolves.toMatchObject({ version: 2 });
  });
});
