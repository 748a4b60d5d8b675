// What a client makes of a streamed chat completion: the pieces put together again, and nothing else.

import type { Schema } from '../../../src/contract.ts';
import { readFrames } from '../../support/event-stream.ts';
import { expectConforms } from '../contract-fields.ts';

export type Chunk = Schema<'ChatCompletionChunk'>;

/** The chunks of a whole stream, each held against the contract. Throws unless it ends with `[DONE]`. */
export function readChunks(text: string): Chunk[] {
  const frames = readFrames(text);
  if (frames.at(-1)?.data !== '[DONE]') throw new Error('The stream does not end with [DONE].');
  return frames.slice(0, -1).map(({ data }) => {
    const chunk: unknown = JSON.parse(data);
    expectConforms('ChatCompletionStreamFrame', chunk);
    expectConforms('ChatCompletionChunk', chunk);
    return chunk as Chunk;
  });
}

/** The completion that the chunks add up to. Throws where they contradict each other. */
export function foldChunks(chunks: readonly Chunk[]): Schema<'ChatCompletion'> {
  const [first] = chunks;
  if (first === undefined) throw new Error('There are no chunks.');
  let content = '';
  let refusal: string | null = null;
  let reasoning: string | undefined;
  let finish: Schema<'ChatCompletionFinishReason'> | null = null;
  let usage: Schema<'CompletionUsage'> | undefined;
  let logprobs: Schema<'ChatCompletionTokenLogprob'>[] | undefined;
  const calls: Schema<'ChatCompletionAnswerToolCall'>[] = [];
  const activity: Schema<'ToolActivity'>[] = [];

  for (const chunk of chunks) {
    const { id, created, model } = chunk;
    if (id !== first.id || created !== first.created || model !== first.model)
      throw new Error('Chunks of two.');
    if (chunk.usage) usage = chunk.usage;
    const [choice] = chunk.choices;
    if (choice === undefined) continue;
    if (finish !== null) throw new Error('A piece follows the last one.');
    finish = choice.finish_reason;
    const { delta } = choice;
    if (chunk.clawgate !== undefined) {
      if (Object.keys(delta).length > 0 || finish !== null) throw new Error('Activity comes with content.');
      activity.push(chunk.clawgate);
    }
    content += delta.content ?? '';
    if (delta.refusal !== undefined) refusal = (refusal ?? '') + delta.refusal;
    if (delta.reasoning_content !== undefined) reasoning = (reasoning ?? '') + delta.reasoning_content;
    if (choice.logprobs) logprobs = [...(logprobs ?? []), ...(choice.logprobs.content ?? [])];
    for (const piece of delta.tool_calls ?? []) {
      const known = calls[piece.index];
      if (known !== undefined) {
        if (piece.id !== undefined || piece.function.name !== undefined)
          throw new Error('A call begins twice.');
        known.function.arguments += piece.function.arguments;
        continue;
      }
      const { id: callId, type, function: called } = piece;
      if (
        piece.index !== calls.length ||
        callId === undefined ||
        type === undefined ||
        called.name === undefined
      ) {
        throw new Error(`A call begins without being told: ${JSON.stringify(piece)}`);
      }
      calls.push({ id: callId, type, function: { name: called.name, arguments: called.arguments } });
    }
  }
  if (finish === null) throw new Error('No piece says why the answer ended.');
  return {
    id: first.id,
    object: 'chat.completion',
    created: first.created,
    model: first.model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content,
          refusal,
          ...(reasoning ? { reasoning_content: reasoning } : {}),
          ...(calls.length === 0 ? {} : { tool_calls: calls }),
        },
        logprobs: logprobs === undefined ? null : { content: logprobs, refusal: null },
        finish_reason: finish,
      },
    ],
    ...(usage === undefined ? {} : { usage }),
    ...(activity.length === 0 ? {} : { clawgate: { tool_activity: activity } }),
  };
}
