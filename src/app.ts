// Puts one gateway together: the parts, built once from a frozen configuration, each given the few others it
// uses. Nothing here has a side effect before `listen`.

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createAgentDirectory } from './agents/agent-target.ts';
import { agentDefaults } from './agents/run-options.ts';
import type { Config, ProviderConfig } from './config/config.ts';
import type { OperationId } from './contract.ts';
import type { Clock, NewId, Sleep } from './core/ambient.ts';
import { createReadiness } from './http/readiness.ts';
import { createHttpServer, type HttpServerOptions } from './http/server.ts';
import { memoize } from './lib/memoize.ts';
import { readVersion } from './lib/package-version.ts';
import { createHandlers } from './operations/index.ts';
import { createEmbeddingProvider, createModelProvider } from './providers/create-provider.ts';

export type GatewayDependencies = {
  /** Takes one line for each request. */
  readonly logger: Logger;
  /** The system's clock unless given. */
  readonly clock?: Clock | undefined;
  /** Random UUIDs unless given. */
  readonly newId?: NewId | undefined;
  /** The system's timers unless given. */
  readonly sleep?: Sleep | undefined;
};

export type Gateway = {
  /** Listens where the configuration says. Rejects when the address cannot be had. */
  listen(): Promise<{ readonly url: string; readonly port: number }>;
  /** Takes no new runs, lets running ones end within `clawgate.shutdownGraceMs`, and closes every connection. */
  close(): Promise<void>;
};

/** Builds a gateway that does not listen yet. */
export async function createGateway(config: Config, dependencies: GatewayDependencies): Promise<Gateway> {
  const { logger, clock = Date.now, newId = randomId, sleep = systemSleep } = dependencies;
  const ambient = { clock, newId, sleep };
  const readiness = createReadiness();
  const provider = (id: string): ProviderConfig => {
    const found = config.providers[id];
    if (found === undefined) throw new TypeError(`The configuration has no provider ${id}.`);
    return found;
  };
  const handlers = createHandlers({
    config,
    agents: createAgentDirectory(config.agents),
    agentDefaults: memoize(agentDefaults),
    modelProvider: memoize((id: string) => createModelProvider(provider(id), ambient)),
    embeddingProvider: memoize((id: string) => createEmbeddingProvider(provider(id), ambient)),
    clock,
    newId,
    startedAtMs: clock(),
    version: readVersion(),
    isDraining: () => readiness.draining,
  });
  const server = await createHttpServer({
    handlers,
    auth: config.gateway.auth,
    rateLimit: config.gateway.rateLimit,
    bodyLimits: bodyLimits(config),
    disabledOperations: disabledOperations(config),
    validateResponses: config.clawgate.validateResponses,
    keepAliveMs: config.clawgate.stream.keepAliveMs,
    shutdownGraceMs: config.clawgate.shutdownGraceMs,
    readiness,
    logger,
    clock,
    newId,
  });
  return {
    listen: () => server.listen(config.gateway.port, config.gateway.bindHost),
    close: () => server.close(),
  };
}

const randomId: NewId = (prefix) => prefix + randomUUID();

const systemSleep: Sleep = (milliseconds, signal) => wait(milliseconds, undefined, { signal });

const ENDPOINTS = 'gateway.http.endpoints';

function bodyLimits({ gateway: { endpoints } }: Config): HttpServerOptions['bodyLimits'] {
  return {
    createChatCompletion: {
      maxBytes: endpoints.chatCompletions.maxBodyBytes,
      configKey: `${ENDPOINTS}.chatCompletions.maxBodyBytes`,
    },
    createResponse: {
      maxBytes: endpoints.responses.maxBodyBytes,
      configKey: `${ENDPOINTS}.responses.maxBodyBytes`,
    },
    createEmbedding: {
      maxBytes: endpoints.embeddings.maxBodyBytes,
      configKey: 'clawgate.embeddings.maxBodyBytes',
    },
  };
}

/** The operations that are switched off, each with the key that enables it. */
function disabledOperations({ gateway: { endpoints } }: Config): Partial<Record<OperationId, string>> {
  const chatKey = `${ENDPOINTS}.chatCompletions.enabled`;
  return {
    ...(endpoints.chatCompletions.enabled ? {} : { createChatCompletion: chatKey }),
    ...(endpoints.responses.enabled ? {} : { createResponse: `${ENDPOINTS}.responses.enabled` }),
    ...(endpoints.embeddings.enabled ? {} : { createEmbedding: chatKey }),
    ...(endpoints.models.enabled ? {} : { listModels: chatKey, retrieveModel: chatKey }),
  };
}
