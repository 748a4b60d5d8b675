// POST /v1/chat/completions: one agent run in the chat completions dialect.

import { readChatRequest } from '../adapters/chat-completions/read-request.ts';
import { type ChatAnswer, writeCompletion } from '../adapters/chat-completions/write-completion.ts';
import { chatErrorFrame, writeChatStream } from '../adapters/chat-completions/write-stream.ts';
import { foldRun } from '../core/fold-run.ts';
import type { Handler } from '../http/operation.ts';
import { startAgentRun } from './agent-run.ts';
import type { Services } from './services.ts';

export function createChatCompletion(services: Services): Handler<'createChatCompletion'> {
  const { toolEvents } = services.config.clawgate.stream;
  const { images, maxImageParts, maxTotalImageBytes } = services.config.gateway.endpoints.chatCompletions;
  const imagePolicy = {
    allowedMimes: images.allowedMimes,
    maxBytes: images.maxBytes,
    maxParts: maxImageParts,
    maxTotalBytes: maxTotalImageBytes,
  };

  return async (call) => {
    const { body } = call;
    const request = readChatRequest(body, imagePolicy);
    const events = startAgentRun(services, call, {
      model: body.model,
      user: request.run.options.endUser,
      namespace: 'openai',
      run: request.run,
      ignored: request.ignored,
      optionNames: request.optionNames,
    });
    const answer: ChatAnswer = {
      id: services.newId('chatcmpl-'),
      createdSeconds: Math.floor(services.clock() / 1000),
      model: body.model,
    };
    if (request.stream) {
      const { includeUsage } = request;
      await call.sendStream(writeChatStream(answer, events, { includeUsage, toolEvents }), {
        errorFrame: chatErrorFrame,
      });
    } else {
      call.sendJson(200, writeCompletion(answer, await foldRun(events), { toolEvents }));
    }
  };
}
