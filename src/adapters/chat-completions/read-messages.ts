// Chat messages from the wire into the core's words. Roles stay roles; legacy function calls become tool calls.

import type { Schema } from '../../contract.ts';
import type { AttachmentRequest } from '../../core/attachment-request.ts';
import type { AssistantMessage, Message, UserMessage } from '../../core/messages.ts';
import { AppError } from '../../errors.ts';
import { decodedByteLength } from '../../lib/base64.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { type AttachmentPlaces, readDetail } from '../attachment-places.ts';
import { type ImagePolicy, readImageDataUrl } from '../data-url.ts';

export type ChatImagePolicy = ImagePolicy & {
  /** Both limits count the latest user message only: older ones come back with every turn. */
  readonly maxParts: number;
  readonly maxTotalBytes: number;
  /** True: an image may be named by its URL, too. */
  readonly allowUrl: boolean;
};

type WireMessage = Schema<'ChatCompletionMessageParam'>;
type WireUserMessage = Schema<'ChatCompletionUserMessageParam'>;
type WireAssistantMessage = Schema<'ChatCompletionAssistantMessageParam'>;
type TextContent = string | readonly { readonly text: string }[];

/**
 * Files, and images to fetch, are added to `attachments`.
 * Throws `unsupported_parameter`, `unsupported_value` or `invalid_value` with the place as `param`.
 */
export function readMessages(
  wire: readonly WireMessage[],
  images: ChatImagePolicy,
  attachments: AttachmentPlaces,
): Message[] {
  const latestUser = wire.findLastIndex((message) => message.role === 'user');
  const legacy = new LegacyCalls();
  const callNames = new Map<string, string>();
  return wire.map((message, index) => {
    const place = `messages[${index}]`;
    switch (message.role) {
      case 'system':
      case 'developer':
        return { role: message.role, text: joinText(message.content), name: message.name ?? undefined };
      case 'user':
        return readUserMessage(message, { images, attachments }, place, index === latestUser);
      case 'assistant':
        for (const call of message.tool_calls ?? []) callNames.set(call.id, call.function.name);
        return readAssistantMessage(message, legacy, place);
      case 'tool':
        return {
          role: 'tool',
          toolCallId: message.tool_call_id,
          toolName: callNames.get(message.tool_call_id) ?? message.name ?? undefined,
          content: textContent(joinText(message.content)),
        };
      case 'function':
        return {
          role: 'tool',
          toolCallId: legacy.answer(message.name),
          toolName: message.name,
          content: textContent(message.content ?? ''),
        };
      default:
        return unreachable(message);
    }
  });
}

function readUserMessage(
  message: WireUserMessage,
  { images, attachments }: { readonly images: ChatImagePolicy; readonly attachments: AttachmentPlaces },
  place: string,
  latest: boolean,
): UserMessage {
  const name = message.name ?? undefined;
  if (typeof message.content === 'string') {
    return { role: 'user', content: [{ type: 'text', text: message.content }], name };
  }
  const content = message.content.map((part, index): UserMessage['content'][number] => {
    const param = `${place}.content[${index}]`;
    switch (part.type) {
      case 'text':
        return { type: 'text', text: part.text };
      case 'image_url': {
        const { url } = part.image_url;
        const detail = readDetail(part.image_url.detail);
        const urlParam = `${param}.image_url.url`;
        return images.allowUrl && !/^data:/i.test(url)
          ? attachments.add({ kind: 'image', source: { type: 'url', url }, detail, param: urlParam })
          : { ...readImageDataUrl(url, images, urlParam), detail };
      }
      case 'input_audio':
        throw new AppError(
          'unsupported_value',
          `${param} is sound, which agents do not hear. Send its text.`,
          { param },
        );
      case 'file':
        return attachments.add(readFile(part.file, `${param}.file`));
      default:
        return unreachable(part);
    }
  });
  if (latest) checkImageLimits(content, images, attachments, `${place}.content`);
  return { role: 'user', content, name };
}

function readFile(file: Schema<'ChatCompletionFile'>, place: string): AttachmentRequest {
  const { file_data: data, file_id: fileId, filename } = file;
  if (fileId !== undefined && fileId !== null) {
    const param = `${place}.file_id`;
    throw new AppError(
      'unsupported_parameter',
      `${param} names an uploaded file, and there are none here. Send file_data.`,
      { param },
    );
  }
  if (data === undefined || data === null) {
    throw new AppError('invalid_value', `${place} holds no file. Send file_data.`, { param: place });
  }
  const source = { type: 'base64', data } as const;
  return { kind: 'file', source, filename: filename ?? undefined, param: `${place}.file_data` };
}

/** Of the images that a message holds itself, decoded. */
export function imageBytes(content: UserMessage['content']): number {
  return content.reduce(
    (bytes, part) => (part.type === 'image' ? bytes + decodedByteLength(part.base64) : bytes),
    0,
  );
}

function checkImageLimits(
  content: UserMessage['content'],
  images: ChatImagePolicy,
  attachments: AttachmentPlaces,
  param: string,
): void {
  const isImage = (part: (typeof content)[number]): boolean =>
    part.type === 'image' || attachments.at(part)?.kind === 'image';
  const count = content.filter(isImage).length;
  const bytes = imageBytes(content);
  if (count > images.maxParts) {
    throw new AppError(
      'invalid_value',
      `${param} holds ${count} images; at most ${images.maxParts} are taken.`,
      { param },
    );
  }
  if (bytes > images.maxTotalBytes) {
    throw new AppError(
      'invalid_value',
      `${param} holds ${bytes} bytes of images; at most ${images.maxTotalBytes} are taken.`,
      { param },
    );
  }
}

function readAssistantMessage(
  message: WireAssistantMessage,
  legacy: LegacyCalls,
  place: string,
): AssistantMessage {
  if (message.audio !== undefined && message.audio !== null) {
    const param = `${place}.audio`;
    throw new AppError(
      'unsupported_parameter',
      `${param} refers to a spoken answer; agents answer in text.`,
      { param },
    );
  }
  const content: AssistantMessage['content'][number][] = [];
  if (message.reasoning_content) content.push({ type: 'reasoning', text: message.reasoning_content });
  if (typeof message.content === 'string') {
    if (message.content !== '') content.push({ type: 'text', text: message.content });
  } else {
    for (const part of message.content ?? []) {
      content.push(
        part.type === 'refusal' ? { type: 'refusal', text: part.refusal } : { type: 'text', text: part.text },
      );
    }
  }
  if (message.refusal) content.push({ type: 'refusal', text: message.refusal });
  for (const call of message.tool_calls ?? []) {
    content.push({
      type: 'tool-call',
      id: call.id,
      name: call.function.name,
      argumentsText: call.function.arguments,
    });
  }
  if (message.function_call !== undefined && message.function_call !== null) {
    const { name, arguments: argumentsText } = message.function_call;
    content.push({ type: 'tool-call', id: legacy.call(name), name, argumentsText });
  }
  return { role: 'assistant', content, name: message.name ?? undefined };
}

/** Gives the calls of the legacy form, which have names only, ids that their results can be matched by. */
class LegacyCalls {
  /** Ids of the calls without a result so far, by name. */
  readonly #unanswered = new Map<string, string[]>();
  #count = 0;

  call(name: string): string {
    const id = this.#newId();
    const ids = this.#unanswered.get(name);
    if (ids === undefined) this.#unanswered.set(name, [id]);
    else ids.push(id);
    return id;
  }

  /** The latest unanswered call of that name; a result without a call gets an id of its own. */
  answer(name: string): string {
    return this.#unanswered.get(name)?.pop() ?? this.#newId();
  }

  #newId(): string {
    this.#count += 1;
    return `function_call_${this.#count}`;
  }
}

function joinText(content: TextContent): string {
  return typeof content === 'string' ? content : content.map((part) => part.text).join('');
}

function textContent(text: string): { type: 'text'; text: string }[] {
  return text === '' ? [] : [{ type: 'text', text }];
}
