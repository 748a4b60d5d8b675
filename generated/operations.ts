// Made by `npm run generate` from openapi/. Do not edit.

/** What each operation of the contract takes and answers; schemas by component name. */
export const OPERATIONS = {
  "cancelResponse": {
    "operationId": "cancelResponse",
    "method": "post",
    "path": "/v1/responses/{response_id}/cancel",
    "secured": true,
    "requestBodySchema": null,
    "requestBodyRequired": false,
    "parameters": [
      {
        "name": "response_id",
        "in": "path",
        "required": true,
        "schema": "ResponseIdPath"
      },
      {
        "name": "x-openclaw-scopes",
        "in": "header",
        "required": false,
        "schema": "ScopesHeader"
      },
      {
        "name": "x-request-id",
        "in": "header",
        "required": false,
        "schema": "RequestIdHeader"
      }
    ],
    "streamEventSchema": null,
    "answerSchemas": {
      "200": "Response",
      "400": "ErrorResponse",
      "401": "ErrorResponse",
      "403": "ErrorResponse",
      "404": "ErrorResponse",
      "405": "ErrorResponse",
      "426": "ErrorResponse",
      "429": "ErrorResponse",
      "500": "ErrorResponse",
      "503": "ErrorResponse"
    }
  },
  "createChatCompletion": {
    "operationId": "createChatCompletion",
    "method": "post",
    "path": "/v1/chat/completions",
    "secured": true,
    "requestBodySchema": "CreateChatCompletionRequest",
    "requestBodyRequired": true,
    "parameters": [
      {
        "name": "x-openclaw-model",
        "in": "header",
        "required": false,
        "schema": "BackendModelHeader"
      },
      {
        "name": "x-openclaw-agent-id",
        "in": "header",
        "required": false,
        "schema": "AgentIdHeader"
      },
      {
        "name": "x-openclaw-session-key",
        "in": "header",
        "required": false,
        "schema": "SessionKeyHeader"
      },
      {
        "name": "x-clawgate-history",
        "in": "header",
        "required": false,
        "schema": "HistoryHeader"
      },
      {
        "name": "x-openclaw-message-channel",
        "in": "header",
        "required": false,
        "schema": "MessageChannelHeader"
      },
      {
        "name": "x-openclaw-scopes",
        "in": "header",
        "required": false,
        "schema": "ScopesHeader"
      },
      {
        "name": "x-request-id",
        "in": "header",
        "required": false,
        "schema": "RequestIdHeader"
      }
    ],
    "streamEventSchema": "ChatCompletionStreamFrame",
    "answerSchemas": {
      "200": "ChatCompletion",
      "400": "ErrorResponse",
      "401": "ErrorResponse",
      "403": "ErrorResponse",
      "404": "ErrorResponse",
      "405": "ErrorResponse",
      "408": "ErrorResponse",
      "409": "ErrorResponse",
      "413": "ErrorResponse",
      "415": "ErrorResponse",
      "426": "ErrorResponse",
      "429": "ErrorResponse",
      "500": "ErrorResponse",
      "502": "ErrorResponse",
      "503": "ErrorResponse",
      "504": "ErrorResponse"
    }
  },
  "createEmbedding": {
    "operationId": "createEmbedding",
    "method": "post",
    "path": "/v1/embeddings",
    "secured": true,
    "requestBodySchema": "CreateEmbeddingRequest",
    "requestBodyRequired": true,
    "parameters": [
      {
        "name": "x-openclaw-model",
        "in": "header",
        "required": false,
        "schema": "BackendModelHeader"
      },
      {
        "name": "x-openclaw-agent-id",
        "in": "header",
        "required": false,
        "schema": "AgentIdHeader"
      },
      {
        "name": "x-openclaw-scopes",
        "in": "header",
        "required": false,
        "schema": "ScopesHeader"
      },
      {
        "name": "x-request-id",
        "in": "header",
        "required": false,
        "schema": "RequestIdHeader"
      }
    ],
    "streamEventSchema": null,
    "answerSchemas": {
      "200": "EmbeddingList",
      "400": "ErrorResponse",
      "401": "ErrorResponse",
      "403": "ErrorResponse",
      "404": "ErrorResponse",
      "405": "ErrorResponse",
      "408": "ErrorResponse",
      "413": "ErrorResponse",
      "415": "ErrorResponse",
      "426": "ErrorResponse",
      "429": "ErrorResponse",
      "500": "ErrorResponse",
      "502": "ErrorResponse",
      "503": "ErrorResponse",
      "504": "ErrorResponse"
    }
  },
  "createResponse": {
    "operationId": "createResponse",
    "method": "post",
    "path": "/v1/responses",
    "secured": true,
    "requestBodySchema": "CreateResponseRequest",
    "requestBodyRequired": true,
    "parameters": [
      {
        "name": "x-openclaw-model",
        "in": "header",
        "required": false,
        "schema": "BackendModelHeader"
      },
      {
        "name": "x-openclaw-agent-id",
        "in": "header",
        "required": false,
        "schema": "AgentIdHeader"
      },
      {
        "name": "x-openclaw-session-key",
        "in": "header",
        "required": false,
        "schema": "SessionKeyHeader"
      },
      {
        "name": "x-clawgate-history",
        "in": "header",
        "required": false,
        "schema": "HistoryHeader"
      },
      {
        "name": "x-openclaw-message-channel",
        "in": "header",
        "required": false,
        "schema": "MessageChannelHeader"
      },
      {
        "name": "x-openclaw-scopes",
        "in": "header",
        "required": false,
        "schema": "ScopesHeader"
      },
      {
        "name": "x-request-id",
        "in": "header",
        "required": false,
        "schema": "RequestIdHeader"
      }
    ],
    "streamEventSchema": "ResponseStreamEvent",
    "answerSchemas": {
      "200": "Response",
      "400": "ErrorResponse",
      "401": "ErrorResponse",
      "403": "ErrorResponse",
      "404": "ErrorResponse",
      "405": "ErrorResponse",
      "408": "ErrorResponse",
      "409": "ErrorResponse",
      "413": "ErrorResponse",
      "415": "ErrorResponse",
      "426": "ErrorResponse",
      "429": "ErrorResponse",
      "500": "ErrorResponse",
      "502": "ErrorResponse",
      "503": "ErrorResponse",
      "504": "ErrorResponse"
    }
  },
  "deleteResponse": {
    "operationId": "deleteResponse",
    "method": "delete",
    "path": "/v1/responses/{response_id}",
    "secured": true,
    "requestBodySchema": null,
    "requestBodyRequired": false,
    "parameters": [
      {
        "name": "response_id",
        "in": "path",
        "required": true,
        "schema": "ResponseIdPath"
      },
      {
        "name": "x-openclaw-scopes",
        "in": "header",
        "required": false,
        "schema": "ScopesHeader"
      },
      {
        "name": "x-request-id",
        "in": "header",
        "required": false,
        "schema": "RequestIdHeader"
      }
    ],
    "streamEventSchema": null,
    "answerSchemas": {
      "200": "DeletedResponse",
      "400": "ErrorResponse",
      "401": "ErrorResponse",
      "403": "ErrorResponse",
      "404": "ErrorResponse",
      "405": "ErrorResponse",
      "426": "ErrorResponse",
      "429": "ErrorResponse",
      "500": "ErrorResponse",
      "503": "ErrorResponse"
    }
  },
  "getHealth": {
    "operationId": "getHealth",
    "method": "get",
    "path": "/health",
    "secured": false,
    "requestBodySchema": null,
    "requestBodyRequired": false,
    "parameters": [
      {
        "name": "x-request-id",
        "in": "header",
        "required": false,
        "schema": "RequestIdHeader"
      }
    ],
    "streamEventSchema": null,
    "answerSchemas": {
      "200": "Health",
      "405": "ErrorResponse",
      "426": "ErrorResponse",
      "500": "ErrorResponse"
    }
  },
  "getReadiness": {
    "operationId": "getReadiness",
    "method": "get",
    "path": "/ready",
    "secured": false,
    "requestBodySchema": null,
    "requestBodyRequired": false,
    "parameters": [
      {
        "name": "x-request-id",
        "in": "header",
        "required": false,
        "schema": "RequestIdHeader"
      }
    ],
    "streamEventSchema": null,
    "answerSchemas": {
      "200": "Readiness",
      "405": "ErrorResponse",
      "426": "ErrorResponse",
      "500": "ErrorResponse",
      "503": "Readiness"
    }
  },
  "listModels": {
    "operationId": "listModels",
    "method": "get",
    "path": "/v1/models",
    "secured": true,
    "requestBodySchema": null,
    "requestBodyRequired": false,
    "parameters": [
      {
        "name": "x-openclaw-scopes",
        "in": "header",
        "required": false,
        "schema": "ScopesHeader"
      },
      {
        "name": "x-request-id",
        "in": "header",
        "required": false,
        "schema": "RequestIdHeader"
      }
    ],
    "streamEventSchema": null,
    "answerSchemas": {
      "200": "ModelList",
      "400": "ErrorResponse",
      "401": "ErrorResponse",
      "403": "ErrorResponse",
      "404": "ErrorResponse",
      "405": "ErrorResponse",
      "426": "ErrorResponse",
      "429": "ErrorResponse",
      "500": "ErrorResponse",
      "503": "ErrorResponse"
    }
  },
  "listResponseInputItems": {
    "operationId": "listResponseInputItems",
    "method": "get",
    "path": "/v1/responses/{response_id}/input_items",
    "secured": true,
    "requestBodySchema": null,
    "requestBodyRequired": false,
    "parameters": [
      {
        "name": "response_id",
        "in": "path",
        "required": true,
        "schema": "ResponseIdPath"
      },
      {
        "name": "limit",
        "in": "query",
        "required": false,
        "schema": "PageSizeQuery"
      },
      {
        "name": "order",
        "in": "query",
        "required": false,
        "schema": "SortOrderQuery"
      },
      {
        "name": "after",
        "in": "query",
        "required": false,
        "schema": "ItemIdQuery"
      },
      {
        "name": "include",
        "in": "query",
        "required": false,
        "schema": "IncludeQuery"
      },
      {
        "name": "x-openclaw-scopes",
        "in": "header",
        "required": false,
        "schema": "ScopesHeader"
      },
      {
        "name": "x-request-id",
        "in": "header",
        "required": false,
        "schema": "RequestIdHeader"
      }
    ],
    "streamEventSchema": null,
    "answerSchemas": {
      "200": "ResponseItemList",
      "400": "ErrorResponse",
      "401": "ErrorResponse",
      "403": "ErrorResponse",
      "404": "ErrorResponse",
      "405": "ErrorResponse",
      "426": "ErrorResponse",
      "429": "ErrorResponse",
      "500": "ErrorResponse",
      "503": "ErrorResponse"
    }
  },
  "retrieveModel": {
    "operationId": "retrieveModel",
    "method": "get",
    "path": "/v1/models/{model}",
    "secured": true,
    "requestBodySchema": null,
    "requestBodyRequired": false,
    "parameters": [
      {
        "name": "model",
        "in": "path",
        "required": true,
        "schema": "ModelIdPath"
      },
      {
        "name": "x-openclaw-scopes",
        "in": "header",
        "required": false,
        "schema": "ScopesHeader"
      },
      {
        "name": "x-request-id",
        "in": "header",
        "required": false,
        "schema": "RequestIdHeader"
      }
    ],
    "streamEventSchema": null,
    "answerSchemas": {
      "200": "Model",
      "400": "ErrorResponse",
      "401": "ErrorResponse",
      "403": "ErrorResponse",
      "404": "ErrorResponse",
      "405": "ErrorResponse",
      "426": "ErrorResponse",
      "429": "ErrorResponse",
      "500": "ErrorResponse",
      "503": "ErrorResponse"
    }
  },
  "retrieveResponse": {
    "operationId": "retrieveResponse",
    "method": "get",
    "path": "/v1/responses/{response_id}",
    "secured": true,
    "requestBodySchema": null,
    "requestBodyRequired": false,
    "parameters": [
      {
        "name": "response_id",
        "in": "path",
        "required": true,
        "schema": "ResponseIdPath"
      },
      {
        "name": "stream",
        "in": "query",
        "required": false,
        "schema": "BooleanQuery"
      },
      {
        "name": "starting_after",
        "in": "query",
        "required": false,
        "schema": "SequenceNumberQuery"
      },
      {
        "name": "include",
        "in": "query",
        "required": false,
        "schema": "IncludeQuery"
      },
      {
        "name": "include_obfuscation",
        "in": "query",
        "required": false,
        "schema": "BooleanQuery"
      },
      {
        "name": "x-openclaw-scopes",
        "in": "header",
        "required": false,
        "schema": "ScopesHeader"
      },
      {
        "name": "x-request-id",
        "in": "header",
        "required": false,
        "schema": "RequestIdHeader"
      }
    ],
    "streamEventSchema": "ResponseStreamEvent",
    "answerSchemas": {
      "200": "Response",
      "400": "ErrorResponse",
      "401": "ErrorResponse",
      "403": "ErrorResponse",
      "404": "ErrorResponse",
      "405": "ErrorResponse",
      "426": "ErrorResponse",
      "429": "ErrorResponse",
      "500": "ErrorResponse",
      "503": "ErrorResponse"
    }
  }
} as const;
