// The items of a request as they are stored and listed: every one with an id, a status and its content in parts.

import type { Schema } from '../../contract.ts';
import type { NewId } from '../../core/ambient.ts';
import { readDetail } from '../attachment-places.ts';

type Input = Schema<'CreateResponseRequest'>['input'];
type InputItem = Schema<'ResponseInputItem'>;
type MessagePart = Schema<'ResponseMessageContent'>;
type OutputPart = Schema<'ResponseOutputContent'>;
type InputPart = Schema<'StoredInputContent'>;
export type StoredInputItem = Schema<'ResponseItem'>;

/** Items of stored responses by id, as references mean them. */
export type KnownItems = ReadonlyMap<string, InputItem>;

/** The ids of the items that an input refers to. */
export function referencedIds(input: Input): string[] {
  if (typeof input === 'string') return [];
  return input.flatMap((item) => (isReference(item) ? [item.id] : []));
}

/** True for a reference; one without a type is told by having no role. */
export function isReference(item: InputItem): item is Schema<'ItemReferenceParam'> {
  if (item.type === 'item_reference') return true;
  return (item.type === null || item.type === undefined) && !('role' in item);
}

/** The items of an input that was read without a fault, references resolved. */
export function storedInputItems(input: Input, known: KnownItems, newId: NewId): StoredInputItem[] {
  const items: readonly InputItem[] = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  const taken = new Set<string>();
  return items.flatMap((given) => {
    const item = isReference(given) ? known.get(given.id) : given;
    const stored = item && storedItem(item, newId);
    if (stored === undefined) return [];
    // Pages go by ids.
    const unique = taken.has(stored.id) ? { ...stored, id: newId(prefixOf(stored)) } : stored;
    taken.add(unique.id);
    return [unique];
  });
}

function storedItem(item: InputItem, newId: NewId): StoredInputItem | undefined {
  const id = 'id' in item && typeof item.id === 'string' && item.id !== '' ? item.id : undefined;
  switch (item.type) {
    case 'function_call': {
      const { call_id, name, arguments: text } = item;
      return {
        type: item.type,
        id: id ?? newId('fc_'),
        status: statusOf(item),
        call_id,
        name,
        arguments: text,
      };
    }
    case 'function_call_output': {
      const output = typeof item.output === 'string' ? item.output : item.output.map(inputPart);
      return {
        type: item.type,
        id: id ?? newId('fco_'),
        status: statusOf(item),
        call_id: item.call_id,
        output,
      };
    }
    case 'reasoning':
      return {
        type: item.type,
        id: id ?? newId('rs_'),
        status: statusOf(item),
        summary: item.summary.map(({ text }) => ({ type: 'summary_text', text })),
        ...(item.content
          ? { content: item.content.map(({ text }) => ({ type: 'reasoning_text', text })) }
          : {}),
        ...(item.encrypted_content ? { encrypted_content: item.encrypted_content } : {}),
      };
    case 'message':
    case null:
    case undefined:
      return 'role' in item ? storedMessage(item, id ?? newId('msg_')) : undefined;
    default:
      return undefined;
  }
}

function storedMessage(message: Schema<'EasyInputMessage'>, id: string): StoredInputItem {
  const status = statusOf(message);
  const { role, content } = message;
  const parts: readonly MessagePart[] =
    typeof content === 'string' ? [{ type: 'input_text', text: content }] : content;
  return role === 'assistant'
    ? { type: 'message', id, status, role, content: parts.flatMap(outputPart) }
    : { type: 'message', id, status, role, content: parts.map(inputPart) };
}

function outputPart(part: MessagePart): OutputPart[] {
  switch (part.type) {
    case 'input_text':
    case 'output_text':
      return [{ type: 'output_text', text: part.text, annotations: [], logprobs: [] }];
    case 'refusal':
      return [{ type: 'refusal', refusal: part.refusal }];
    default:
      return [];
  }
}

function inputPart(part: MessagePart): InputPart {
  switch (part.type) {
    case 'refusal':
      return { type: 'input_text', text: part.refusal };
    case 'input_image':
      return {
        type: 'input_image',
        image_url: urlOf(part.image_url, part.source) ?? null,
        file_id: null,
        detail: readDetail(part.detail) ?? 'auto',
      };
    case 'input_file': {
      const filename = part.filename ?? part.source?.filename ?? undefined;
      const fileUrl = urlOf(part.file_url, part.source);
      return {
        type: 'input_file',
        ...(filename === undefined ? {} : { filename }),
        ...(fileUrl === undefined ? {} : { file_url: fileUrl }),
      };
    }
    default:
      return { type: 'input_text', text: part.text };
  }
}

/** Where something is to be fetched; what the request itself holds is not kept. */
function urlOf(
  own: string | null | undefined,
  source: Schema<'ResponseInputSource'> | null | undefined,
): string | undefined {
  const url = own ?? (source?.type === 'url' ? source.url : undefined);
  return url === undefined || /^data:/i.test(url) ? undefined : url;
}

function statusOf(item: { readonly status?: string | null }): Schema<'ResponseItemStatus'> {
  const { status } = item;
  return status === 'in_progress' || status === 'incomplete' ? status : 'completed';
}

function prefixOf({ type }: StoredInputItem): string {
  return { message: 'msg_', function_call: 'fc_', function_call_output: 'fco_', reasoning: 'rs_' }[type];
}
