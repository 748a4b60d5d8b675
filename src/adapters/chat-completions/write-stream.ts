// A run's events as the frames of a streamed chat completion. The hot path: what is the same in every frame is
// serialised once, and a batch of events becomes one string.

import type { RunEnd, RunEvent, RunStart, ServerToolCall, ToolResult } from '../../core/run-events.ts';
import { type AppError, toWireError } from '../../errors.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { type ChatAnswer, finishReason, writeLogprobs } from './write-completion.ts';
import { writeToolActivity } from './write-tool-activity.ts';
import { writeUsage } from './write-usage.ts';

const DONE = 'data: [DONE]\n\n';

export type ChatStreamOptions = {
  /** True: the tokens of the run come in a chunk of their own, when the backend reported them. */
  readonly includeUsage: boolean;
  /** True: calls of the gateway's own tools are told, each in a chunk that says nothing else. */
  readonly toolEvents: boolean;
};

/**
 * The frames, one string for each batch. Yields nothing before there is content or an end, so that an early
 * failure can still be answered with a status. Throws the run's failure (AppError) when it failed, after the content
 * that came with it: a broken stream gets no finish reason and no `[DONE]`.
 */
export async function* writeChatStream(
  answer: ChatAnswer,
  events: AsyncIterable<readonly RunEvent[]>,
  options: ChatStreamOptions,
): AsyncGenerator<string, void, undefined> {
  const frames = new FrameWriter(answer, options);
  for await (const batch of events) {
    const text = frames.content(batch);
    const end = batch.at(-1);
    if (end?.type !== 'run-end') {
      if (text !== '') yield text;
      continue;
    }
    if (text !== '' && (end.status === 'failed' || end.status === 'cancelled')) yield text;
    yield text + frames.end(end);
  }
}

/** What is sent when a stream breaks off: clients throw on it, with our code. */
export function chatErrorFrame(error: AppError): string {
  return `data: ${JSON.stringify({ error: toWireError(error) })}\n\n`;
}

class FrameWriter {
  readonly #answer: ChatAnswer;
  readonly #includeUsage: boolean;
  readonly #toolEvents: boolean;
  /** Everything of a frame before the delta. */
  readonly #before: string;
  /** Everything after the delta of a frame that is not the last. */
  readonly #after: string;
  readonly #usage: string;
  #begun = false;

  constructor(answer: ChatAnswer, { includeUsage, toolEvents }: ChatStreamOptions) {
    this.#answer = answer;
    this.#includeUsage = includeUsage;
    this.#toolEvents = toolEvents;
    this.#usage = includeUsage ? ',"usage":null' : '';
    this.#before = `${this.#head()}"choices":[{"index":0,"delta":`;
    this.#after = `,"logprobs":null,"finish_reason":null}]${this.#usage}}\n\n`;
  }

  /** The frames of a batch, its end apart. */
  content(batch: readonly RunEvent[]): string {
    let text = '';
    for (const event of batch) {
      if (event.type !== 'run-start' && event.type !== 'run-end') text += this.#content(event);
    }
    return text;
  }

  /** The frames of a good end. Throws what a bad one failed of. */
  end(end: RunEnd): string {
    const reason = finishReason(end);
    const begin = this.#begin();
    const finish = `${this.#before}{},"logprobs":null,"finish_reason":"${reason}"}]${this.#usage}}\n\n`;
    const usage =
      this.#includeUsage && end.usage !== undefined
        ? `${this.#head()}"choices":[],"usage":${JSON.stringify(writeUsage(end.usage))}}\n\n`
        : '';
    return begin + finish + usage + DONE;
  }

  #content(event: Exclude<RunEvent, RunStart | RunEnd>): string {
    switch (event.type) {
      case 'text-delta':
        if (event.logprobs !== undefined) return this.#textWithLogprobs(event.text, event.logprobs);
        return this.#delta(`{"content":${JSON.stringify(event.text)}}`);
      case 'reasoning-delta':
        // Where only the backend's state is told there is nothing for the caller.
        if (event.text === '') return '';
        return this.#delta(`{"reasoning_content":${JSON.stringify(event.text)}}`);
      case 'refusal-delta':
        return this.#delta(`{"refusal":${JSON.stringify(event.text)}}`);
      case 'tool-call-start':
        return this.#delta(
          `{"tool_calls":[{"index":${event.index},"id":${JSON.stringify(event.id)},"type":"function","function":{"name":${JSON.stringify(event.name)},"arguments":""}}]}`,
        );
      case 'tool-call-delta':
        return this.#delta(
          `{"tool_calls":[{"index":${event.index},"function":{"arguments":${JSON.stringify(event.argumentsText)}}}]}`,
        );
      case 'tool-call-end':
        return '';
      case 'server-tool-call':
      case 'tool-result':
        return this.#toolEvents ? this.#activity(event) : '';
      default:
        return unreachable(event);
    }
  }

  #textWithLogprobs(text: string, logprobs: Parameters<typeof writeLogprobs>[0]): string {
    const choice = `{"content":${JSON.stringify(text)}},"logprobs":${JSON.stringify(writeLogprobs(logprobs))}`;
    return `${this.#begin()}${this.#before}${choice},"finish_reason":null}]${this.#usage}}\n\n`;
  }

  #activity(event: ServerToolCall | ToolResult): string {
    const clawgate = JSON.stringify(writeToolActivity(event));
    return `${this.#begin()}${this.#before}{},"logprobs":null,"finish_reason":null}]${this.#usage},"clawgate":${clawgate}}\n\n`;
  }

  #delta(delta: string): string {
    return `${this.#begin()}${this.#before}${delta}${this.#after}`;
  }

  /** The role frame, before the first other frame. */
  #begin(): string {
    if (this.#begun) return '';
    this.#begun = true;
    return `${this.#before}{"role":"assistant","content":""}${this.#after}`;
  }

  #head(): string {
    const { id, createdSeconds, model } = this.#answer;
    return `data: {"id":${JSON.stringify(id)},"object":"chat.completion.chunk","created":${createdSeconds},"model":${JSON.stringify(model)},`;
  }
}
