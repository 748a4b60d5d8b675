// The complete table of operations: one handler for each operationId of the contract. A missing or unknown one
// does not compile, and the contract router checks it again at start.

import type { Handlers } from '../http/operation.ts';
import { cancelResponse } from './cancel-response.ts';
import { createChatCompletion } from './create-chat-completion.ts';
import { createEmbedding } from './create-embedding.ts';
import { createResponse } from './create-response.ts';
import { deleteResponse } from './delete-response.ts';
import { getHealth } from './get-health.ts';
import { getReadiness } from './get-readiness.ts';
import { listModels } from './list-models.ts';
import { listResponseInputItems } from './list-response-input-items.ts';
import { retrieveModel } from './retrieve-model.ts';
import { retrieveResponse } from './retrieve-response.ts';
import type { Services } from './services.ts';

export function createHandlers(services: Services): Handlers {
  return {
    cancelResponse: cancelResponse(services),
    createChatCompletion: createChatCompletion(services),
    createEmbedding: createEmbedding(services),
    createResponse: createResponse(services),
    deleteResponse: deleteResponse(services),
    getHealth: getHealth(services),
    getReadiness: getReadiness(services),
    listModels: listModels(services),
    listResponseInputItems: listResponseInputItems(services),
    retrieveModel: retrieveModel(services),
    retrieveResponse: retrieveResponse(services),
  };
}
