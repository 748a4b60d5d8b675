// The few requests that most tests of the gateway send, and the parts of answers they look at.

import type { Schema } from '../../src/contract.ts';
import { expectAnswer, expectStream } from '../support/contract.ts';
import type { RequestOptions, TestGateway } from '../support/gateway.ts';

export const CHAT = '/v1/chat/completions';
export const RESPONSES = '/v1/responses';
export const EMBEDDINGS = '/v1/embeddings';

/** A chat request of one user message to the default agent. */
export function chatBody(content = 'Hello', rest: Readonly<Record<string, unknown>> = {}): object {
  return { model: 'openclaw', messages: [{ role: 'user', content }], ...rest };
}

export function responsesBody(input = 'Hello', rest: Readonly<Record<string, unknown>> = {}): object {
  return { model: 'openclaw', input, ...rest };
}

export function embeddingsBody(rest: Readonly<Record<string, unknown>> = {}): object {
  return { model: 'openclaw', input: 'a lobster', dimensions: 8, ...rest };
}

export type Door = {
  readonly operationId: 'createChatCompletion' | 'createResponse' | 'createEmbedding';
  readonly path: string;
  body(rest?: Readonly<Record<string, unknown>>): object;
};

/** The operations that call a backend, each with a request to it. */
export const DOORS: readonly Door[] = [
  { operationId: 'createChatCompletion', path: CHAT, body: (rest) => chatBody('Hello', rest) },
  { operationId: 'createResponse', path: RESPONSES, body: (rest) => responsesBody('Hello', rest) },
  { operationId: 'createEmbedding', path: EMBEDDINGS, body: embeddingsBody },
];

/** The whole answer to a chat request. */
export async function chat(
  gateway: TestGateway,
  json: object = chatBody(),
  options: RequestOptions = {},
): Promise<{ readonly answer: Schema<'ChatCompletion'>; readonly headers: Headers; readonly text: string }> {
  const response = await gateway.request(CHAT, { json, ...options });
  const { headers } = response;
  const answer = await expectAnswer('createChatCompletion', response);
  return { answer, headers, text: answer.choices[0]?.message.content ?? '' };
}

/** All chunks of a streamed answer that ended well, and their text joined. */
export async function chatStream(
  gateway: TestGateway,
  json: object = chatBody('Hello', { stream: true }),
): Promise<{ readonly chunks: readonly Schema<'ChatCompletionChunk'>[]; readonly text: string }> {
  const events = await expectStream('createChatCompletion', await gateway.request(CHAT, { json }));
  const chunks = events as readonly Schema<'ChatCompletionChunk'>[];
  const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
  return { chunks, text };
}
