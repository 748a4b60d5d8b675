// What a request counts for on its way in: all its text as tokens, a few for each message's frame, its images.

import type { Message } from '../../core/messages.ts';
import type { ModelRequest } from '../../core/model-request.ts';
import { countImageTokens } from './image-info.ts';
import type { Tokenizer } from './tokenizer.ts';

// OpenAI's published figures for its chat format: each message costs 3 tokens beside its text, the answer's
// beginning 3 more.
const MESSAGE_TOKENS = 3;
const ANSWER_TOKENS = 3;

/** The request's input tokens. Rejects with the signal's reason when it fires while counting. */
export async function countInput(
  tokenizer: Tokenizer,
  request: ModelRequest,
  signal: AbortSignal,
): Promise<number> {
  let tokens = ANSWER_TOKENS;
  if (request.instructions !== undefined) tokens += MESSAGE_TOKENS;
  for (const message of request.messages) {
    tokens += MESSAGE_TOKENS;
    if (message.role !== 'user' && message.role !== 'tool') continue;
    for (const part of message.content) if (part.type === 'image') tokens += countImageTokens(part);
  }
  return tokens + (await tokenizer.countAll(texts(request), signal));
}

function* texts(request: ModelRequest): Generator<string> {
  if (request.instructions !== undefined) yield request.instructions;
  for (const message of request.messages) {
    yield message.role;
    yield* textsOf(message);
  }
  if (request.tools.length > 0) yield JSON.stringify(request.tools);
  if (request.responseFormat.type === 'json-schema') yield JSON.stringify(request.responseFormat.schema);
}

function* textsOf(message: Message): Generator<string> {
  if (!('content' in message)) {
    yield message.text;
    return;
  }
  for (const part of message.content) {
    if (part.type === 'tool-call') {
      yield part.name;
      yield part.argumentsText;
    } else if (part.type !== 'image') yield part.text;
  }
}
