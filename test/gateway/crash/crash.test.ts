// A gateway that is killed at any moment, again and again, loses no turn whose end a client received, has none twice,
// and needs no repair.

import { cp } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTick } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { sessionStorePath } from '../../../src/stores/session-store-path.ts';
import { temporaryFolder } from '../../config/support.ts';
import { transcript } from '../sessions/session-world.ts';
import { type ClientKind, CrashClient } from './crash-client.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';

const KILLS = 8;

const CONFIG = {
  gateway: {
    auth: { mode: 'none' },
    http: { endpoints: { chatCompletions: { enabled: true }, responses: { enabled: true } } },
  },
  agents: { list: [{ id: 'main', default: true, model: 'sim/swift' }] },
  // Paced, so that most kills meet streams under way.
  models: { providers: { sim: { api: 'sim', models: [{ id: 'swift', params: { tokensPerSecond: 400 } }] } } },
};

const KINDS: readonly ClientKind[] = [
  { dialect: 'chat', stream: true, sends: 'news' },
  { dialect: 'chat', stream: false, sends: 'news' },
  { dialect: 'responses', stream: true, sends: 'news' },
  { dialect: 'responses', stream: false, sends: 'news' },
  { dialect: 'chat', stream: true, sends: 'everything' },
  { dialect: 'chat', stream: false, sends: 'everything' },
];

/** Lets the clients talk, and kills the gateway some answers, and a moment, later. */
async function talkUntilKilled(gateway: GatewayProcess, clients: readonly CrashClient[]): Promise<void> {
  const killAfter = 5 + Math.floor(Math.random() * 40);
  const moments = Math.floor(Math.random() * 200);
  let answers = 0;
  let killed: Promise<void> | undefined;
  const kill = async (): Promise<void> => {
    for (let moment = 0; moment < moments; moment += 1) await nextTick();
    await gateway.kill();
  };
  const talks = clients.map((client) =>
    client.talk(gateway.url, () => {
      answers += 1;
      if (answers >= killAfter) killed ??= kill();
    }),
  );
  await Promise.all(talks);
  await killed;
}

/** What is stored is what was acknowledged, and after that at most the one turn whose end nobody received. */
async function expectStored(stateDir: string, { key, acknowledged, pending }: CrashClient): Promise<void> {
  const lines = await transcript({ stateDir }, key);
  const told = acknowledged.flatMap(({ question, answer }) => [`u:${question}`, `a:${answer}`]);
  expect(lines.slice(0, told.length)).toEqual(told);
  const rest = lines.slice(told.length);
  expect(rest).toBeOneOf([[], [`u:${pending}`, expect.stringMatching(/^a:/)]]);
}

function integrity(stateDir: string): unknown {
  const database = new DatabaseSync(sessionStorePath(stateDir));
  try {
    return database.prepare('PRAGMA integrity_check').get();
  } finally {
    database.close();
  }
}

it('keeps every acknowledged turn once and in order when it is killed again and again', async () => {
  const stateDir = await temporaryFolder({ 'openclaw.json': CONFIG });
  const clients = KINDS.map(
    (kind) => new CrashClient(`${kind.dialect}-${kind.stream ? 'streamed' : 'whole'}-${kind.sends}`, kind),
  );
  for (let kill = 0; kill < KILLS; kill += 1) {
    const gateway = await startGatewayProcess(stateDir);
    await talkUntilKilled(gateway, clients);
    // Looked at in a copy: whoever opens the file first folds in its log, and that is to be the next gateway.
    const copy = await temporaryFolder();
    await cp(stateDir, copy, { recursive: true });
    for (const client of clients) await expectStored(copy, client);
    expect(integrity(copy)).toEqual({ integrity_check: 'ok' });
  }
  const retries = clients.reduce((sum, client) => sum + client.retries, 0);
  expect(retries).toBeGreaterThanOrEqual(KILLS - 1);
}, 120_000);
