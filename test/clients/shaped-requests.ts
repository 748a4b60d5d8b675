// Sends requests of a given shape and reads the answers, each held against the contract.

import type { Schema } from '../../src/contract.ts';
import { expectStream } from '../support/contract.ts';
import type { TestGateway } from '../support/gateway.ts';

export type Chunk = Schema<'ChatCompletionChunk'>;
type ResponseEvent = Schema<'ResponseStreamEvent'>;
type Headers = Readonly<Record<string, string>>;

/** All chunks of a streamed answer that ended well. */
export async function streamChat(
  gateway: TestGateway,
  json: object,
  headers: Headers = {},
): Promise<Chunk[]> {
  const response = await gateway.request('/v1/chat/completions', { json, headers });
  return (await expectStream('createChatCompletion', response)) as Chunk[];
}

/** The same of a streamed response. */
export async function streamResponse(gateway: TestGateway, json: object): Promise<readonly ResponseEvent[]> {
  return expectStream('createResponse', await gateway.request('/v1/responses', { json }));
}

/** What the chunks say. */
export const textOf = (chunks: readonly Chunk[]): string =>
  chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta.content ?? '')).join('');

/** The whole response that the last event carries. Throws when it did not complete. */
export const finalResponse = (events: readonly ResponseEvent[]): Schema<'Response'> => {
  const last = events.at(-1);
  if (last?.type !== 'response.completed') throw new Error(`The stream ends with ${last?.type}.`);
  return last.response;
};

/** What the messages of a response say. */
export const messageText = ({ output }: Schema<'Response'>): string =>
  output
    .flatMap((item) => (item.type === 'message' ? item.content : []))
    .map((part) => (part.type === 'output_text' ? part.text : ''))
    .join('');
