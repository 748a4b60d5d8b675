// The input of a response, a string or items, as the core's messages. Neighbouring items of the assistant
// (reasoning, messages, calls) are one turn, as backends expect the results to follow the turn that called.

import type { Schema } from '../../contract.ts';
import type { Attachments } from '../../core/attachment-request.ts';
import type { AssistantMessage, Message, RefusalPart, TextPart } from '../../core/messages.ts';
import type { OpenResult } from '../../core/open-results.ts';
import { AppError } from '../../errors.ts';
import { AttachmentPlaces } from '../attachment-places.ts';
import { isReference, type KnownItems } from './input-items.ts';
import { readAttachment } from './read-attachment.ts';

type Input = Schema<'CreateResponseRequest'>['input'];
type InputItem = Schema<'ResponseInputItem'>;
type WireMessage = Schema<'EasyInputMessage'>;
type MessagePart = Schema<'ResponseMessageContent'>;
type AssistantPart = AssistantMessage['content'][number];

export type ReadInput = {
  readonly messages: readonly Message[];
  /** Results of calls that the input does not hold. */
  readonly openResults: readonly OpenResult[];
  /** Images and files, whose places the messages hold; undefined where there are none. */
  readonly attachments?: Attachments | undefined;
};

/**
 * The messages, `instructions` first among the leading system ones.
 * Throws AppError with the item's place as `param`: `item_not_found` for references to items that are not known,
 * `unsupported_value` for items of other services and for images and files that no user sends, and as readAttachment
 * says.
 */
export function readInput(
  input: Input,
  instructions: string | null | undefined,
  known: KnownItems = new Map(),
): ReadInput {
  const messages: Message[] = instructions ? [{ role: 'system', text: instructions }] : [];
  if (typeof input === 'string') {
    messages.push({ role: 'user', content: [{ type: 'text', text: input }] });
    return { messages, openResults: [] };
  }
  const reader = new ItemReader(messages);
  for (const [index, item] of input.entries()) {
    const place = `input[${index}]`;
    reader.read(isReference(item) ? referenced(item.id, known, place) : item, place);
  }
  return { messages, openResults: reader.openResults, attachments: reader.attachments.requests };
}

function referenced(id: string, known: KnownItems, place: string): InputItem {
  const item = known.get(id);
  if (item !== undefined) return item;
  throw new AppError(
    'item_not_found',
    `Item with id ${JSON.stringify(id.slice(0, 80))} not found. Items are kept of responses with store: true, for the same agent, user and session. Send the item itself.`,
    { param: place },
  );
}

class ItemReader {
  readonly openResults: OpenResult[] = [];
  readonly attachments = new AttachmentPlaces();
  readonly #messages: Message[];
  /** Names of the calls made so far, by call id. */
  readonly #calls = new Map<string, string>();
  /** The parts of the assistant's turn that is being read; it is already among the messages. */
  #turn: AssistantPart[] | undefined;

  constructor(messages: Message[]) {
    this.#messages = messages;
  }

  read(item: InputItem, place: string): void {
    switch (item.type) {
      case 'message':
        this.#message(item, place);
        return;
      case 'function_call':
        this.#calls.set(item.call_id, item.name);
        this.#say({ type: 'tool-call', id: item.call_id, name: item.name, argumentsText: item.arguments });
        return;
      case 'function_call_output':
        this.#result(item, place);
        return;
      case 'reasoning':
        this.#reasoning(item);
        return;
      case null:
      case undefined:
        if ('role' in item) this.#message(item, place);
        return;
      default:
        throw new AppError(
          'unsupported_value',
          `${place} is an item of type ${item.type}, which agents do not use.`,
          {
            param: `${place}.type`,
          },
        );
    }
  }

  #message(item: WireMessage, place: string): void {
    const { role, content } = item;
    const from = `messages of the role ${role}`;
    switch (role) {
      case 'user':
        this.#push({ role, content: this.#content(content, `${place}.content`) });
        return;
      case 'assistant':
        this.#say(...readTexts(content, `${place}.content`, from).filter((part) => part.text !== ''));
        return;
      default: {
        const parts = readTexts(content, `${place}.content`, from);
        this.#push({ role, text: parts.map((part) => part.text).join('') });
      }
    }
  }

  #result(item: Schema<'FunctionCallOutputItemParam'>, place: string): void {
    const toolName = this.#calls.get(item.call_id);
    if (toolName === undefined) {
      this.openResults.push({ toolCallId: item.call_id, param: `${place}.call_id` });
    }
    const content = this.#content(item.output, `${place}.output`).filter((part) => part.text !== '');
    this.#push({ role: 'tool', toolCallId: item.call_id, toolName, content });
  }

  #reasoning(item: Schema<'ReasoningItemParam'>): void {
    const parts = item.summary.length > 0 ? item.summary : (item.content ?? []);
    const text = parts.map((part) => part.text).join('\n\n');
    if (text !== '') this.#say({ type: 'reasoning', text });
  }

  /** Of those who may send images and files: a user, and a function. */
  #content(content: string | readonly MessagePart[], place: string): TextPart[] {
    if (typeof content === 'string') return [textPart(content)];
    return content.map((part, index) =>
      isAttachment(part)
        ? this.attachments.add(readAttachment(part, `${place}[${index}]`))
        : textPart(readText(part).text),
    );
  }

  #say(...parts: readonly AssistantPart[]): void {
    if (this.#turn === undefined) {
      const content: AssistantPart[] = [];
      this.#push({ role: 'assistant', content });
      this.#turn = content;
    }
    this.#turn.push(...parts);
  }

  #push(message: Message): void {
    this.#turn = undefined;
    this.#messages.push(message);
  }
}

function readTexts(
  content: string | readonly MessagePart[],
  place: string,
  from: string,
): (TextPart | RefusalPart)[] {
  if (typeof content === 'string') return [textPart(content)];
  return content.map((part, index) => {
    if (!isAttachment(part)) return readText(part);
    const param = `${place}[${index}]`;
    throw new AppError(
      'unsupported_value',
      `${param} is of type ${part.type}, which ${from} do not hold. Send it in a message of the user.`,
      { param },
    );
  });
}

type AttachmentPart = Schema<'ResponseInputImage'> | Schema<'ResponseInputFile'>;

function isAttachment(part: MessagePart): part is AttachmentPart {
  return part.type === 'input_image' || part.type === 'input_file';
}

function readText(part: Exclude<MessagePart, AttachmentPart>): TextPart | RefusalPart {
  return part.type === 'refusal' ? { type: 'refusal', text: part.refusal } : textPart(part.text);
}

function textPart(text: string): TextPart {
  return { type: 'text', text };
}
