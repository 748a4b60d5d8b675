// The output items of a response as values: what a stream's items end as, and all there is when nothing streams.

import type { Schema } from '../../contract.ts';
import type { NewId } from '../../core/ambient.ts';
import type { RunResult } from '../../core/fold-run.ts';
import type { TextLogprob, TokenLogprob } from '../../core/model-events.ts';

export type OutputItem = Schema<'ResponseOutputItem'>;
export type ItemStatus = Schema<'ResponseItemStatus'>;
export type MessageContent = Schema<'ResponseOutputContent'>;
type MessageItem = Schema<'ResponseOutputMessage'>;

/**
 * The ids of a response's items, from its own: whoever tells the same response again names its items as they were
 * named before.
 */
export function itemIds(responseId: string): NewId {
  const stem = responseId.replace(/^resp_/, '');
  let count = 0;
  return (prefix) => {
    const id = `${prefix}${stem}-${count}`;
    count += 1;
    return id;
  };
}

export function messageItem(id: string, status: ItemStatus, content: MessageContent[]): MessageItem {
  return { type: 'message', id, status, role: 'assistant', content };
}

export function textContent(text: string, logprobs: readonly TextLogprob[]): Schema<'ResponseOutputText'> {
  return { type: 'output_text', text, annotations: [], logprobs: writeLogprobs(logprobs) };
}

export function refusalContent(refusal: string): Schema<'ResponseOutputRefusal'> {
  return { type: 'refusal', refusal };
}

/** `text` is undefined as long as nothing is said. */
export function reasoningItem(
  id: string,
  status: ItemStatus,
  text: string | undefined,
): Schema<'ResponseReasoningItem'> {
  return {
    type: 'reasoning',
    id,
    status,
    summary: text === undefined ? [] : [{ type: 'summary_text', text }],
  };
}

export function functionCallItem(
  id: string,
  status: ItemStatus,
  call: { readonly id: string; readonly name: string },
  argumentsText: string,
): Schema<'ResponseFunctionToolCall'> {
  return { type: 'function_call', id, status, call_id: call.id, name: call.name, arguments: argumentsText };
}

/** Bytes that the backend does not tell are an empty list here, never null. */
export function writeLogprobs(logprobs: readonly TextLogprob[]): Schema<'ResponseLogprob'>[] {
  return logprobs.map((entry) => ({ ...writeLogprob(entry), top_logprobs: entry.top.map(writeLogprob) }));
}

function writeLogprob({ token, logprob, bytes }: TokenLogprob): Schema<'ResponseTopLogprob'> {
  return { token, logprob, bytes: [...(bytes ?? [])] };
}

/**
 * The items of a folded run. Neighbouring texts and refusals are parts of one message; reasoning without words is
 * none; a run that was cut off leaves its last item incomplete; one that completed and said nothing has an empty
 * message.
 */
export function outputItems(result: RunResult, newId: NewId): OutputItem[] {
  const items: OutputItem[] = [];
  let message: MessageItem | undefined;
  for (const part of result.content) {
    switch (part.type) {
      case 'text':
      case 'refusal':
        if (message === undefined) {
          message = messageItem(newId('msg_'), 'completed', []);
          items.push(message);
        }
        appendContent(
          message.content,
          part.type === 'text' ? textContent(part.text, part.logprobs ?? []) : refusalContent(part.text),
        );
        break;
      case 'reasoning':
        if (part.text === '') break;
        message = undefined;
        items.push(reasoningItem(newId('rs_'), 'completed', part.text));
        break;
      case 'tool-call':
        message = undefined;
        items.push(functionCallItem(newId('fc_'), 'completed', part, part.argumentsText));
        break;
    }
  }
  const last = items.at(-1);
  if (result.end.status === 'incomplete' && last !== undefined) last.status = 'incomplete';
  if (result.end.status === 'completed' && (last === undefined || last.type === 'reasoning')) {
    items.push(messageItem(newId('msg_'), 'completed', [textContent('', [])]));
  }
  return items;
}

/** As a stream has it: what goes on in the same kind is the same part, whatever wordless reasoning lies between. */
function appendContent(content: MessageContent[], part: MessageContent): void {
  const last = content.at(-1);
  if (last?.type === 'output_text' && part.type === 'output_text') {
    last.text += part.text;
    last.logprobs.push(...part.logprobs);
  } else if (last?.type === 'refusal' && part.type === 'refusal') {
    last.refusal += part.refusal;
  } else {
    content.push(part);
  }
}
