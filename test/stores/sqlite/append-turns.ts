// A process of its own that adds turns to a session file: `append-turns.ts PATH KEY [COUNT]`. Prints the number of
// each turn once it is stored, a line each; without a count it goes on until it is killed.

import { writeSync } from 'node:fs';
import { createSqliteSessionStore } from '../../../src/stores/sqlite/sqlite-session-store.ts';
import { exchange } from '../turns.ts';

const [path = '', key = '', count = 'Infinity'] = process.argv.slice(2);
const store = createSqliteSessionStore({ path, clock: Date.now });
const ref = { agentId: 'main', key };
const session = await store.load(ref);
let version = session?.version ?? 0;
for (let added = 0; added < Number(count); added += 1) {
  // Sizes from a line to some pages, so that a kill falls into all kinds of writes.
  const text = `${version} ${'x'.repeat((version * 7919) % 20_000)}`;
  ({ version } = await store.append(ref, version, exchange(version * 2, text)));
  writeSync(1, `${version}\n`);
}
await store.close();
