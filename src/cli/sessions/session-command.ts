// What the sessions commands have in common: the configuration tells where conversations are kept, the file there may
// not exist yet, and a running gateway may be using it.

import type { Config } from '../../config/config.ts';
import type { SessionRef, SessionStore, SessionSummary } from '../../core/sessions/session-store.ts';
import { explainFailures } from '../command-failure.ts';
import { loadOrExplain } from '../load-or-explain.ts';
import { EXIT_CODES, type ProcessEdge } from '../process-edge.ts';
import { sessionRef, unknownSession } from './session-ref.ts';

export type SessionCommandOptions = {
  readonly config?: readonly string[];
  readonly agent?: string;
};

/** The store of a configuration. A test may bring another. */
export type OpenStore = (config: Config) => Promise<SessionStore>;

export type SessionWork = (parts: {
  readonly config: Config;
  readonly store: SessionStore;
}) => Promise<number>;

export const openStore: OpenStore = async ({ stateDir }) => {
  const [{ createSqliteSessionStore }, { sessionStorePath }] = await Promise.all([
    import('../../stores/sqlite/sqlite-session-store.ts'),
    import('../../stores/session-store-path.ts'),
  ]);
  return createSqliteSessionStore({ path: sessionStorePath(stateDir), clock: Date.now });
};

/**
 * Loads the configuration, opens the store, does the work and closes the store. Notes about the configuration are not
 * told: they concern a gateway that listens. Resolves to the exit code.
 */
export async function withSessions(
  { config: configPaths }: SessionCommandOptions,
  edge: ProcessEdge,
  open: OpenStore,
  work: SessionWork,
): Promise<number> {
  const loaded = await loadOrExplain({ configPaths }, edge);
  if (loaded === undefined) return EXIT_CODES.refused;
  const { config } = loaded;
  return explainFailures(edge, async () => {
    const store = await open(config);
    try {
      return await work({ config, store });
    } finally {
      await store.close();
    }
  });
}

/**
 * The stored session that a key on the command line means. Throws CommandFailure when there is none. Goes by the list:
 * unlike loading, that makes no file where nothing was ever stored.
 */
export async function findSession(
  store: SessionStore,
  { agents }: Config,
  key: string,
  agentId: string | undefined,
): Promise<SessionSummary> {
  const ref = sessionRef(agents, key, agentId);
  const found = await summaryOf(store, ref);
  if (found === undefined) throw await unknownSession(store, ref);
  return found;
}

/** Undefined for a session that does not exist. */
export async function summaryOf(store: SessionStore, ref: SessionRef): Promise<SessionSummary | undefined> {
  const holding = await store.list({ agentId: ref.agentId, keyContains: ref.key });
  return holding.find((summary) => summary.ref.key === ref.key);
}

/** For a command that only prints: who stops reading has what they wanted, and nothing is left to do. */
export function endWhenUnread(edge: ProcessEdge): void {
  edge.onOutputClosed(() => edge.exit(EXIT_CODES.done));
}
