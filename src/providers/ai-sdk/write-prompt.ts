// The conversation in the SDK's words. What a vendor cannot be told in its place joins the instructions.

import type {
  LanguageModelV4FilePart,
  LanguageModelV4Message,
  LanguageModelV4Prompt,
  LanguageModelV4TextPart,
  LanguageModelV4ToolResultPart,
} from '@ai-sdk/provider';
import type { ImagePart, Message, TextPart, ToolMessage } from '../../core/messages.ts';
import { unreachable } from '../../lib/unreachable.ts';
import type { StateOwner } from '../provider-state.ts';
import type { Vendor } from './vendor.ts';
import { writeAssistant } from './write-assistant.ts';

type PromptVendor = Pick<Vendor, 'systemMessages' | 'optionsKey'>;

/** The instructions and, where the vendor knows no other place for them, all later system messages. */
export function writeInstructions(
  vendor: PromptVendor,
  instructions: string | undefined,
  messages: readonly Message[],
): string | undefined {
  const texts = instructions === undefined ? [] : [instructions];
  if (vendor.systemMessages === 'instructions-only') {
    for (const message of messages) if (isSystem(message) && message.text !== '') texts.push(message.text);
  }
  return texts.length === 0 ? undefined : texts.join('\n\n');
}

/** The messages, without what `writeInstructions` has taken. */
export function writePrompt(
  vendor: PromptVendor,
  owner: StateOwner,
  messages: readonly Message[],
): LanguageModelV4Prompt {
  const prompt: LanguageModelV4Prompt = [];
  const toolNames = new Map<string, string>();
  for (const message of messages) {
    switch (message.role) {
      case 'system':
      case 'developer':
        if (vendor.systemMessages === 'anywhere') prompt.push({ role: 'system', content: message.text });
        break;
      case 'user':
        pushUnlessEmpty(prompt, { role: 'user', content: writeContent(message.content) });
        break;
      case 'assistant':
        for (const part of message.content) if (part.type === 'tool-call') toolNames.set(part.id, part.name);
        pushUnlessEmpty(prompt, writeAssistant(message, vendor, owner));
        break;
      case 'tool':
        pushToolResult(prompt, writeToolResult(message, toolNames));
        break;
      default:
        unreachable(message);
    }
  }
  return prompt;
}

function isSystem(message: Message): message is Extract<Message, { role: 'system' | 'developer' }> {
  return message.role === 'system' || message.role === 'developer';
}

function pushUnlessEmpty(
  prompt: LanguageModelV4Prompt,
  message: Extract<LanguageModelV4Message, { role: 'user' | 'assistant' }>,
): void {
  if (message.content.length > 0) prompt.push(message);
}

/** Vendors want the results of one turn's calls in one message. */
function pushToolResult(prompt: LanguageModelV4Prompt, result: LanguageModelV4ToolResultPart): void {
  const last = prompt.at(-1);
  if (last?.role === 'tool') last.content.push(result);
  else prompt.push({ role: 'tool', content: [result] });
}

/** Empty texts are left out: vendors refuse them. */
function writeContent(
  parts: readonly (TextPart | ImagePart)[],
): (LanguageModelV4TextPart | LanguageModelV4FilePart)[] {
  const written: (LanguageModelV4TextPart | LanguageModelV4FilePart)[] = [];
  for (const part of parts) {
    if (part.type === 'image') written.push({ ...writeImage(part) });
    else if (part.text !== '') written.push({ type: 'text', text: part.text });
  }
  return written;
}

function writeImage(part: ImagePart): LanguageModelV4FilePart {
  return {
    type: 'file',
    mediaType: part.mediaType,
    data: { type: 'data', data: part.base64 },
    // The other vendors have no such setting.
    ...(part.detail !== undefined && { providerOptions: { openai: { imageDetail: part.detail } } }),
  };
}

function writeToolResult(
  message: ToolMessage,
  toolNames: ReadonlyMap<string, string>,
): LanguageModelV4ToolResultPart {
  const { toolCallId, content } = message;
  const texts = content.filter((part) => part.type === 'text');
  return {
    type: 'tool-result',
    toolCallId,
    toolName: message.toolName ?? toolNames.get(toolCallId) ?? toolCallId,
    output:
      texts.length === content.length
        ? { type: 'text', value: texts.map(({ text }) => text).join('\n') }
        : { type: 'content', value: writeContent(content) },
  };
}
