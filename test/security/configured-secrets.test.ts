// What an operator wrote into the configuration as secret, and where it must not turn up.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { simDocument } from '../support/gateway.ts';

const SECRET = 'hush-0123456789';

/** Everything that loading a document may show: the printed configuration and the notes, or the refusal. */
async function shownOf(document: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clawgate-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'openclaw.json');
  await writeFile(file, typeof document === 'string' ? document : JSON.stringify(document));
  const environment = { HOME: folder, OPENCLAW_STATE_DIR: folder, OPENCLAW_GATEWAY_PASSWORD: SECRET };
  try {
    const { printable, notes } = await loadConfig({ configPaths: [file], environment });
    return JSON.stringify([printable, notes]);
  } catch (error) {
    return String(error);
  }
}

const provider = (entry: object) =>
  simDocument({
    agents: { list: [{ id: 'main', model: 'mine/x' }] },
    memory: {},
    models: { providers: { mine: { baseUrl: 'http://127.0.0.1:1/v1', ...entry } } },
  });

describe('a secret of the configuration is not shown', () => {
  it.each([
    ['as the token', { gateway: { auth: { token: SECRET } } }],
    ['under a misspelt key', { gateway: { auth: { tokn: SECRET } } }],
    ['in a file that is no JSON5', `{gateway:{auth:{token:'${SECRET}' 'x'}}}`],
    [
      'as an environment of the document',
      simDocument({ env: { OPENAI_API_KEY: SECRET, vars: { A: SECRET } } }),
    ],
    ['as a key', provider({ apiKey: SECRET })],
    ['as a header', provider({ headers: { 'X-Whatever': SECRET } })],
    ['as a header that is none', provider({ headers: { 'X-Whatever': `${SECRET}\r\nX: y` } })],
    ['in a URL', provider({ baseUrl: `https://me:${SECRET}@127.0.0.1/v1?key=${SECRET}` })],
    ['in a URL of another kind', provider({ baseUrl: `ftp://me:${SECRET}@127.0.0.1/v1?key=${SECRET}` })],
    ['in a key that is none of ours', provider({ credentials: { secret: SECRET } })],
  ])('%s', async (_where, document) => {
    expect(await shownOf(document)).not.toContain('hush');
  });

  it('as a number that should have been text', async () => {
    const shown = await shownOf({ gateway: { auth: { mode: 'token', token: 987654321012 } } });
    expect(shown).toContain('gateway.auth.token');
    expect(shown).not.toContain('987654321012');
  });

  it.each(['"__proto__":{"mode":"none"}', '"constructor":{"mode":"none"}'])(
    'and its check is not switched off by a prototype: %s',
    async (field) => {
      const folder = await mkdtemp(join(tmpdir(), 'clawgate-test-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const file = join(folder, 'openclaw.json');
      const document = JSON.stringify(simDocument()).replace('"auth":{', `"auth":{${field},`);
      await writeFile(file, document);
      const { config } = await loadConfig({
        configPaths: [file],
        environment: { HOME: folder, OPENCLAW_STATE_DIR: folder },
      });
      expect(config.gateway.auth.mode).toBe('token');
    },
  );
});
