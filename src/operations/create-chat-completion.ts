// POST /v1/chat/completions: one agent run in the chat completions dialect.

import { readChatRequest } from '../adapters/chat-completions/read-request.ts';
import { type ChatAnswer, writeCompletion } from '../adapters/chat-completions/write-completion.ts';
import { chatErrorFrame, writeChatStream } from '../adapters/chat-completions/write-stream.ts';
import { foldRun } from '../core/fold-run.ts';
import type { Handler } from '../http/operation.ts';
import { findRunTarget, startAgentRun } from './agent-run.ts';
import { readAttachments } from './read-attachments.ts';
import type { Services } from './services.ts';

export function createChatCompletion(services: Services): Handler<'createChatCompletion'> {
  const { toolEvents } = services.config.clawgate.stream;
  const { chatCompletions, responses } = services.config.gateway.endpoints;
  const { images, maxImageParts, maxTotalImageBytes } = chatCompletions;
  const imagePolicy = {
    allowedMimes: images.allowedMimes,
    maxBytes: images.maxBytes,
    maxParts: maxImageParts,
    maxTotalBytes: maxTotalImageBytes,
    allowUrl: images.allowUrl,
  };
  const { files, maxUrlParts } = responses;

  return async (call) => {
    const { body } = call;
    const request = readChatRequest(body, imagePolicy);
    const { attachments, ignored, optionNames } = request;
    const named = { model: body.model, user: request.run.options.endUser, namespace: 'openai' } as const;
    const target = findRunTarget(services, call, named);
    let { run } = request;
    if (attachments !== undefined) {
      const policy = { images, files, maxUrlParts, maxTotalImageBytes: request.imageBytesLeft };
      const putInPlace = await readAttachments(services, attachments, policy, call.signal);
      run = { ...run, messages: putInPlace(run.messages) };
    }
    const events = startAgentRun(services, call, { ...named, run, ignored, optionNames }, target);
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
