// Puts a gateway together from its configuration: providers, operations and the HTTP server. Nothing happens until
// it is told to listen.

import type { Config } from './config/config.ts';
import type { OperationId } from './contract.ts';
import { createReadiness } from './http/readiness.ts';
import { createHttpServer, type HttpServerOptions } from './http/server.ts';
import { createHandlers } from './operations/index.ts';
import { responsesSocket } from './operations/responses-socket.ts';
import type { Services } from './operations/services.ts';
import { createServices, type ServiceDependencies } from './services/create-services.ts';

/** The logger takes one line for each request. */
export type GatewayDependencies = ServiceDependencies;

export type Gateway = {
  /** Listens where the configuration says. Rejects when the address cannot be had. */
  listen(): Promise<{ readonly url: string; readonly port: number }>;
  /** Takes no new runs, lets running ones end within `clawgate.shutdownGraceMs`, and closes every connection. */
  close(): Promise<void>;
};

/** Builds a gateway that does not listen yet. */
export async function createGateway(config: Config, dependencies: GatewayDependencies): Promise<Gateway> {
  const services = createServices(config, dependencies);
  const { clock, newId } = services;
  const readiness = createReadiness();
  const operationServices = { ...services, isDraining: () => readiness.draining };
  const server = await createHttpServer({
    handlers: createHandlers(operationServices),
    auth: config.gateway.auth,
    rateLimit: config.gateway.rateLimit,
    bodyLimits: bodyLimits(config),
    disabledOperations: disabledOperations(config),
    webSocket: webSocket(config, operationServices),
    validateResponses: config.clawgate.validateResponses,
    keepAliveMs: config.clawgate.stream.keepAliveMs,
    shutdownGraceMs: config.clawgate.shutdownGraceMs,
    readiness,
    logger: dependencies.logger,
    clock,
    newId,
  });
  return {
    listen: () => server.listen(config.gateway.port, config.gateway.bindHost),
    async close() {
      await Promise.all([server.close(), services.drain(config.clawgate.shutdownGraceMs)]);
      await services.close();
    },
  };
}
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

function webSocket({ clawgate }: Config, services: Services): HttpServerOptions['webSocket'] {
  const { enabled, ...limits } = clawgate.webSocket;
  return enabled ? { ...limits, openHandler: responsesSocket(services) } : undefined;
}

/** The operations that are switched off, each with the key that enables it. */
function disabledOperations({ gateway: { endpoints } }: Config): Partial<Record<OperationId, string>> {
  const chatKey = `${ENDPOINTS}.chatCompletions.enabled`;
  const responsesKey = `${ENDPOINTS}.responses.enabled`;
  return {
    ...(endpoints.chatCompletions.enabled ? {} : { createChatCompletion: chatKey }),
    ...(endpoints.responses.enabled
      ? {}
      : {
          createResponse: responsesKey,
          retrieveResponse: responsesKey,
          deleteResponse: responsesKey,
          cancelResponse: responsesKey,
          listResponseInputItems: responsesKey,
        }),
    ...(endpoints.embeddings.enabled ? {} : { createEmbedding: chatKey }),
    ...(endpoints.models.enabled ? {} : { listModels: chatKey, retrieveModel: chatKey }),
  };
}
