// The parts behind the operations, built once from a configuration: what the HTTP gateway and the `agent` command
// have in common. What is rarely needed is loaded and opened on first use.

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createAgentPrompts } from '../agents/agent-prompts.ts';
import { createAgentDirectory } from '../agents/agent-target.ts';
import { backendDefaults } from '../agents/run-options.ts';
import type { AttachmentReader } from '../attachments/attachment-reader.ts';
import type { Config, ProviderConfig } from '../config/config.ts';
import type { Clock, NewId, Sleep } from '../core/ambient.ts';
import { callBackends } from '../core/backends/call-backends.ts';
import { createCooldowns } from '../core/backends/cooldowns.ts';
import { embedWithRetries } from '../core/backends/embed-with-retries.ts';
import { createSessionLanes } from '../core/sessions/session-lanes.ts';
import { SessionTurn } from '../core/sessions/session-turn.ts';
import { causeText } from '../lib/cause-text.ts';
import { memoize } from '../lib/memoize.ts';
import { readVersion } from '../lib/package-version.ts';
import { RunningResponses } from '../operations/running-responses.ts';
import type { Services } from '../operations/services.ts';
import { settleAllLost } from '../operations/settle-lost.ts';
import { createEmbeddingProvider, createModelProvider } from '../providers/create-provider.ts';
import { startResponseMaintenance } from '../stores/response-maintenance.ts';
import { startMaintenance } from '../stores/session-maintenance.ts';
import { sessionStorePath } from '../stores/session-store-path.ts';
import { Connection } from '../stores/sqlite/connection.ts';
import { sqliteResponseStore } from '../stores/sqlite/sqlite-response-store.ts';
import { sqliteSessionStore } from '../stores/sqlite/sqlite-session-store.ts';
import { createAttachments } from './create-attachments.ts';
import { createTools } from './create-tools.ts';

export type ServiceDependencies = {
  readonly logger: Logger;
  /** The system's clock unless given. */
  readonly clock?: Clock | undefined;
  /** Random UUIDs unless given. */
  readonly newId?: NewId | undefined;
  /** The system's timers unless given. */
  readonly sleep?: Sleep | undefined;
  /** From 0 up to 1; the system's unless given. */
  readonly random?: (() => number) | undefined;
  /** One that leads to the public internet and nowhere else unless given. */
  readonly attachments?: AttachmentReader | undefined;
};

export type RunningServices = Omit<Services, 'isDraining'> & {
  /** Lets what runs without a caller end by itself for so long, then ends it; resolves when nothing is left. */
  drain(graceMs: number): Promise<void>;
  /** Ends tool servers and, when the runs that end now are saved, closes the store. */
  close(): Promise<void>;
};

export function createServices(config: Config, dependencies: ServiceDependencies): RunningServices {
  const {
    logger,
    clock = Date.now,
    newId = randomId,
    sleep = systemSleep,
    random = Math.random,
    attachments = createAttachments(),
  } = dependencies;
  const ambient = { clock, newId, sleep };
  const provider = (id: string): ProviderConfig => {
    const found = config.providers[id];
    if (found === undefined) throw new TypeError(`The configuration has no provider ${id}.`);
    return found;
  };
  const modelProviders = memoize((id: string) =>
    memoize((keyIndex: number) => createModelProvider(provider(id), ambient, keyIndex)),
  );
  const embeddingProviders = memoize((id: string) =>
    memoize((keyIndex: number) => createEmbeddingProvider(provider(id), ambient, keyIndex)),
  );
  const { retry, cooldown } = config.clawgate;
  const rotation = { clock, sleep, random, retry, cooldowns: createCooldowns({ clock, ...cooldown }) };

  const reportTrouble: Services['reportTrouble'] = (message, { thrown, ...fields }) =>
    logger.error({ ...fields, cause: causeText(thrown) }, message);
  const connection = new Connection(sessionStorePath(config.stateDir), () => {});
  const store = sqliteSessionStore(connection, clock);
  const responses = sqliteResponseStore(connection);
  const lanes = createSessionLanes({ clock, sleep, ...config.sessions.queue });
  const sessionDependencies = {
    store,
    lanes,
    clock,
    reset: { ...config.sessions.reset, timeZone: config.timeZone },
    onTrouble: (thrown: unknown) => reportTrouble('a session was not updated', { thrown }),
  };
  const maintenance = startMaintenance({
    store,
    maintenance: config.sessions.maintenance,
    clock,
    logger,
  });
  const { maxBackground, expiresAfterDays, maxDiskBytes } = config.clawgate.responses;
  const runningResponses = new RunningResponses({ maxBackground });
  const responseMaintenance = startResponseMaintenance({
    store: responses,
    limits: () => ({ createdBeforeMs: clock() - expiresAfterDays * DAY_MS, maxBytes: maxDiskBytes }),
    settle: () => settleAllLost({ ...services, isDraining: () => false }),
    logger,
  });
  const version = readVersion();
  const tools = createTools(config, { clock, logger, version });
  const reportedNotes = new WeakSet<object>();

  const services: RunningServices = {
    config,
    agents: createAgentDirectory(config.agents),
    prompts: createAgentPrompts({ clock, timeZone: config.timeZone }),
    backendDefaults: memoize(backendDefaults),
    modelProvider: (id, keyIndex) => modelProviders(id)(keyIndex),
    callBackends: ({ onAttempt, ...call }, signal) => callBackends({ ...rotation, onAttempt }, call, signal),
    toolBox: tools.toolBox,
    attachments,
    sessionTurn: (ref, mode) => new SessionTurn(sessionDependencies, ref, mode),
    responses,
    runningResponses,
    processName: `${process.pid}.${newId('')}`,
    embeddingProvider: (id, keyIndex) => embeddingProviders(id)(keyIndex),
    embed: ({ onAttempt, ...call }, signal) => embedWithRetries({ ...rotation, onAttempt }, call, signal),
    reportTrouble,
    reportBackground: (fields) => logger.info(fields, 'response in the background'),
    reportPromptNotes(agent, notes) {
      if (reportedNotes.has(notes)) return;
      reportedNotes.add(notes);
      logger.warn({ agent: agent.id, notes }, 'the prompt does not hold all of the workspace');
    },
    clock,
    newId,
    startedAtMs: clock(),
    version,
    drain: (graceMs) => runningResponses.drain(graceMs),
    async close() {
      maintenance.stop();
      responseMaintenance.stop();
      await tools.close();
      await settled(lanes.idle());
      await store.close();
    },
  };
  return services;
}

const DAY_MS = 86_400_000;

/** As long as a store waits for another process to let it write. */
const SAVING_MS = 6_000;

/** Waits for what is being saved, but not for ever. */
async function settled(saved: Promise<void>): Promise<void> {
  const waiting = new AbortController();
  await Promise.race([saved, systemSleep(SAVING_MS, waiting.signal).catch(() => {})]);
  waiting.abort();
}

const randomId: NewId = (prefix) => prefix + randomUUID();

const systemSleep: Sleep = (milliseconds, signal) => wait(milliseconds, undefined, { signal });
