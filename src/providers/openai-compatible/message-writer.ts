// Core messages as the chat wire's. Roles and order stay; only what the wire has no place for moves.

import type {
  AssistantMessage,
  ImagePart,
  Message,
  ReasoningPart,
  TextPart,
  ToolCallPart,
  UserMessage,
} from '../../core/messages.ts';
import { unreachable } from '../../lib/unreachable.ts';
import { type StateOwner, unwrapState } from '../provider-state.ts';
import type { ChatDialect } from './dialect.ts';

/** A message object ready for JSON. Loose on purpose: servers differ, and nothing here reads it again. */
export type WireMessage = { readonly role: string } & Readonly<Record<string, unknown>>;

/** The instructions as the first message, then all messages in their order. */
export function writeMessages(
  instructions: string | undefined,
  messages: readonly Message[],
  dialect: ChatDialect,
  owner: StateOwner,
): WireMessage[] {
  const wire: WireMessage[] = [];
  if (instructions !== undefined) wire.push({ role: 'system', content: instructions });
  let toolImages: ImagePart[] = [];
  // Since the latest message of the user.
  let hasCalledTools = false;

  for (const message of messages) {
    if (message.role !== 'tool') toolImages = flushToolImages(toolImages, wire);
    switch (message.role) {
      case 'system':
      case 'developer':
        wire.push({
          role: dialect.isOpenAI ? message.role : 'system',
          content: message.text,
          name: message.name,
        });
        break;
      case 'user':
        hasCalledTools = false;
        wire.push({ role: 'user', content: userContent(message, dialect), name: message.name });
        break;
      case 'assistant':
        hasCalledTools ||= message.content.some((part) => part.type === 'tool-call');
        wire.push(
          assistantMessage(message, dialect, {
            owner,
            withReasoning: dialect.wantsReasoningBack && hasCalledTools,
          }),
        );
        break;
      case 'tool':
        wire.push({
          role: 'tool',
          tool_call_id: message.toolCallId,
          content: joinText(message.content, '\n'),
        });
        toolImages.push(...message.content.filter((part) => part.type === 'image'));
        break;
      default:
        unreachable(message);
    }
  }
  flushToolImages(toolImages, wire);
  return wire;
}

function userContent({ content }: UserMessage, dialect: ChatDialect): unknown {
  const [first] = content;
  if (first === undefined) return '';
  if (content.length === 1 && first.type === 'text') return first.text;
  // Servers that take parts join text parts by a newline themselves; DeepSeek and older templates take no parts.
  if (!dialect.isOpenAI && content.every(({ type }) => type === 'text')) return joinText(content, '\n');
  return content.map((part) => (part.type === 'text' ? { type: 'text', text: part.text } : imagePart(part)));
}

function assistantMessage(
  { content, name }: AssistantMessage,
  dialect: ChatDialect,
  { owner, withReasoning }: { readonly owner: StateOwner; readonly withReasoning: boolean },
): WireMessage {
  let text: string | null = null;
  let refusal: string | undefined;
  let reasoning = '';
  const details: unknown[] = [];
  const calls: ToolCallPart[] = [];
  for (const part of content) {
    switch (part.type) {
      case 'text':
        text = (text ?? '') + part.text;
        break;
      case 'refusal':
        refusal = (refusal ?? '') + part.text;
        break;
      case 'reasoning':
        reasoning += part.text;
        details.push(...reasoningDetails(part, owner));
        break;
      case 'tool-call':
        calls.push(part);
        break;
      default:
        unreachable(part);
    }
  }
  if (!dialect.isOpenAI && refusal !== undefined) {
    text = (text ?? '') + refusal;
    refusal = undefined;
  }
  return {
    role: 'assistant',
    // Null says "only calls"; without calls there must be text, be it empty.
    content: text ?? (calls.length > 0 || refusal !== undefined ? null : ''),
    name,
    refusal,
    // Empty when the caller did not keep it, as most do not: these services then accept the message.
    reasoning_content: withReasoning ? reasoning : undefined,
    reasoning_details: details.length === 0 ? undefined : details,
    tool_calls: calls.length === 0 ? undefined : calls.map((call) => toolCall(call, owner)),
  };
}

function toolCall({ id, name, argumentsText, state }: ToolCallPart, owner: StateOwner): unknown {
  return {
    id,
    type: 'function',
    function: { name, arguments: readableArguments(argumentsText) },
    extra_content: unwrapState(owner, state)?.extraContent,
  };
}

/** Many servers parse what their model once wrote, and fail at what is not JSON: it is kept whole under one name. */
function readableArguments(text: string): string {
  // A call without arguments was made with none.
  if (text.trim() === '') return '{}';
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify({ arguments: text });
  }
}

function reasoningDetails({ state }: ReasoningPart, owner: StateOwner): readonly unknown[] {
  const details = unwrapState(owner, state)?.reasoningDetails;
  return Array.isArray(details) ? details : [];
}

function imagePart({ mediaType, base64, detail }: ImagePart): unknown {
  return { type: 'image_url', image_url: { url: `data:${mediaType};base64,${base64}`, detail } };
}

/**
 * A tool message of this wire holds text only, and nothing may stand between a call's results: their images
 * follow the last of them as the user's. Returns the empty list to go on with.
 */
function flushToolImages(images: ImagePart[], wire: WireMessage[]): ImagePart[] {
  if (images.length === 0) return images;
  const lead = { type: 'text', text: 'Images returned by the tools:' };
  wire.push({ role: 'user', content: [lead, ...images.map(imagePart)] });
  return [];
}

function joinText(parts: readonly (TextPart | ImagePart)[], separator: string): string {
  return parts
    .filter((part) => part.type === 'text')
    .map((part) => part.text)
    .join(separator);
}
