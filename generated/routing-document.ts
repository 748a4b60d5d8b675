// Made by `npm run generate` from openapi/. Do not edit.

/** The bundle as openapi-backend needs it: each schema is the name of its precompiled validator. */
export const ROUTING_DOCUMENT = {
  "openapi": "3.1.0",
  "info": {
    "title": "Clawgate",
    "version": "0.1.0"
  },
  "paths": {
    "/v1/responses/{response_id}/cancel": {
      "post": {
        "operationId": "cancelResponse",
        "security": [
          {
            "gatewaySecret": []
          }
        ],
        "parameters": [
          {
            "name": "response_id",
            "in": "path",
            "required": true,
            "schema": {
              "x-precompiled": "ResponseIdPath"
            }
          },
          {
            "name": "x-openclaw-scopes",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "ScopesHeader"
            }
          },
          {
            "name": "x-request-id",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "RequestIdHeader"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "Response"
                }
              }
            }
          },
          "400": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "401": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "403": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "404": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "405": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "426": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "429": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "500": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "503": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          }
        }
      }
    },
    "/v1/chat/completions": {
      "post": {
        "operationId": "createChatCompletion",
        "security": [
          {
            "gatewaySecret": []
          }
        ],
        "parameters": [
          {
            "name": "x-openclaw-model",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "BackendModelHeader"
            }
          },
          {
            "name": "x-openclaw-agent-id",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "AgentIdHeader"
            }
          },
          {
            "name": "x-openclaw-session-key",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "SessionKeyHeader"
            }
          },
          {
            "name": "x-clawgate-history",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "HistoryHeader"
            }
          },
          {
            "name": "x-openclaw-message-channel",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "MessageChannelHeader"
            }
          },
          {
            "name": "x-openclaw-scopes",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "ScopesHeader"
            }
          },
          {
            "name": "x-request-id",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "RequestIdHeader"
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "x-precompiled": "CreateChatCompletionRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ChatCompletion"
                }
              }
            }
          },
          "400": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "401": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "403": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "404": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "405": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "408": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "409": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "413": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "415": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "426": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "429": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "500": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "502": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "503": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "504": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          }
        }
      }
    },
    "/v1/embeddings": {
      "post": {
        "operationId": "createEmbedding",
        "security": [
          {
            "gatewaySecret": []
          }
        ],
        "parameters": [
          {
            "name": "x-openclaw-model",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "BackendModelHeader"
            }
          },
          {
            "name": "x-openclaw-agent-id",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "AgentIdHeader"
            }
          },
          {
            "name": "x-openclaw-scopes",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "ScopesHeader"
            }
          },
          {
            "name": "x-request-id",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "RequestIdHeader"
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "x-precompiled": "CreateEmbeddingRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "EmbeddingList"
                }
              }
            }
          },
          "400": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "401": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "403": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "404": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "405": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "408": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "413": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "415": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "426": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "429": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "500": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "502": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "503": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "504": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          }
        }
      }
    },
    "/v1/responses": {
      "post": {
        "operationId": "createResponse",
        "security": [
          {
            "gatewaySecret": []
          }
        ],
        "parameters": [
          {
            "name": "x-openclaw-model",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "BackendModelHeader"
            }
          },
          {
            "name": "x-openclaw-agent-id",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "AgentIdHeader"
            }
          },
          {
            "name": "x-openclaw-session-key",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "SessionKeyHeader"
            }
          },
          {
            "name": "x-clawgate-history",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "HistoryHeader"
            }
          },
          {
            "name": "x-openclaw-message-channel",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "MessageChannelHeader"
            }
          },
          {
            "name": "x-openclaw-scopes",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "ScopesHeader"
            }
          },
          {
            "name": "x-request-id",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "RequestIdHeader"
            }
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "x-precompiled": "CreateResponseRequest"
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "Response"
                }
              }
            }
          },
          "400": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "401": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "403": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "404": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "405": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "408": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "409": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "413": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "415": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "426": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "429": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "500": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "502": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "503": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "504": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          }
        }
      }
    },
    "/v1/responses/{response_id}": {
      "delete": {
        "operationId": "deleteResponse",
        "security": [
          {
            "gatewaySecret": []
          }
        ],
        "parameters": [
          {
            "name": "response_id",
            "in": "path",
            "required": true,
            "schema": {
              "x-precompiled": "ResponseIdPath"
            }
          },
          {
            "name": "x-openclaw-scopes",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "ScopesHeader"
            }
          },
          {
            "name": "x-request-id",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "RequestIdHeader"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "DeletedResponse"
                }
              }
            }
          },
          "400": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "401": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "403": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "404": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "405": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "426": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "429": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "500": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "503": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          }
        }
      },
      "get": {
        "operationId": "retrieveResponse",
        "security": [
          {
            "gatewaySecret": []
          }
        ],
        "parameters": [
          {
            "name": "response_id",
            "in": "path",
            "required": true,
            "schema": {
              "x-precompiled": "ResponseIdPath"
            }
          },
          {
            "name": "stream",
            "in": "query",
            "required": false,
            "schema": {
              "x-precompiled": "BooleanQuery"
            }
          },
          {
            "name": "starting_after",
            "in": "query",
            "required": false,
            "schema": {
              "x-precompiled": "SequenceNumberQuery"
            }
          },
          {
            "name": "include",
            "in": "query",
            "required": false,
            "schema": {
              "x-precompiled": "IncludeQuery"
            }
          },
          {
            "name": "include_obfuscation",
            "in": "query",
            "required": false,
            "schema": {
              "x-precompiled": "BooleanQuery"
            }
          },
          {
            "name": "x-openclaw-scopes",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "ScopesHeader"
            }
          },
          {
            "name": "x-request-id",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "RequestIdHeader"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "Response"
                }
              }
            }
          },
          "400": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "401": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "403": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "404": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "405": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "426": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "429": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "500": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "503": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          }
        }
      }
    },
    "/health": {
      "get": {
        "operationId": "getHealth",
        "security": [],
        "parameters": [
          {
            "name": "x-request-id",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "RequestIdHeader"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "Health"
                }
              }
            }
          },
          "405": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "426": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "500": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          }
        }
      }
    },
    "/ready": {
      "get": {
        "operationId": "getReadiness",
        "security": [],
        "parameters": [
          {
            "name": "x-request-id",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "RequestIdHeader"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "Readiness"
                }
              }
            }
          },
          "405": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "426": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "500": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "503": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "Readiness"
                }
              }
            }
          }
        }
      }
    },
    "/v1/models": {
      "get": {
        "operationId": "listModels",
        "security": [
          {
            "gatewaySecret": []
          }
        ],
        "parameters": [
          {
            "name": "x-openclaw-scopes",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "ScopesHeader"
            }
          },
          {
            "name": "x-request-id",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "RequestIdHeader"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ModelList"
                }
              }
            }
          },
          "400": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "401": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "403": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "404": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "405": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "426": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "429": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "500": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "503": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          }
        }
      }
    },
    "/v1/responses/{response_id}/input_items": {
      "get": {
        "operationId": "listResponseInputItems",
        "security": [
          {
            "gatewaySecret": []
          }
        ],
        "parameters": [
          {
            "name": "response_id",
            "in": "path",
            "required": true,
            "schema": {
              "x-precompiled": "ResponseIdPath"
            }
          },
          {
            "name": "limit",
            "in": "query",
            "required": false,
            "schema": {
              "x-precompiled": "PageSizeQuery"
            }
          },
          {
            "name": "order",
            "in": "query",
            "required": false,
            "schema": {
              "x-precompiled": "SortOrderQuery"
            }
          },
          {
            "name": "after",
            "in": "query",
            "required": false,
            "schema": {
              "x-precompiled": "ItemIdQuery"
            }
          },
          {
            "name": "include",
            "in": "query",
            "required": false,
            "schema": {
              "x-precompiled": "IncludeQuery"
            }
          },
          {
            "name": "x-openclaw-scopes",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "ScopesHeader"
            }
          },
          {
            "name": "x-request-id",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "RequestIdHeader"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ResponseItemList"
                }
              }
            }
          },
          "400": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "401": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "403": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "404": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "405": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "426": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "429": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "500": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "503": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          }
        }
      }
    },
    "/v1/models/{model}": {
      "get": {
        "operationId": "retrieveModel",
        "security": [
          {
            "gatewaySecret": []
          }
        ],
        "parameters": [
          {
            "name": "model",
            "in": "path",
            "required": true,
            "schema": {
              "x-precompiled": "ModelIdPath"
            }
          },
          {
            "name": "x-openclaw-scopes",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "ScopesHeader"
            }
          },
          {
            "name": "x-request-id",
            "in": "header",
            "required": false,
            "schema": {
              "x-precompiled": "RequestIdHeader"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "Model"
                }
              }
            }
          },
          "400": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "401": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "403": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "404": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "405": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "426": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "429": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "500": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          },
          "503": {
            "description": "",
            "content": {
              "application/json": {
                "schema": {
                  "x-precompiled": "ErrorResponse"
                }
              }
            }
          }
        }
      }
    }
  },
  "components": {
    "securitySchemes": {
      "gatewaySecret": {
        "type": "http",
        "scheme": "bearer"
      }
    }
  }
};
