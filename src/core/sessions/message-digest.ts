// What makes two messages the same one, although clients trim, join and re-write what they send back. Only what a
// client can see counts: reasoning, what a provider wants back, names and the ids of calls do not. Of an attachment
// counts what is kept of it: more is not there to be compared with.

import { hash } from 'node:crypto';
import type { ImagePart, Message, TextPart, ToolCallPart } from '../messages.ts';

/** Deeper arguments are compared as they are written: nobody's real ones are, and recursion must end. */
const MAX_DEPTH = 200;

/** Of a message that takes part in matching: 22 characters, equal for equal messages. Undefined for the others. */
export function messageDigest(message: Message): string | undefined {
  switch (message.role) {
    case 'user':
      return digest(`user ${contentFields(message.content)}`);
    case 'tool':
      return digest(`tool ${field('id', message.toolCallId)}${contentFields(message.content)}`);
    case 'assistant':
      return answerDigest([message]);
    default:
      return undefined;
  }
}

/**
 * Of a run's whole answer, which may hold several assistant messages and the results of the gateway's own tools.
 * The client sees one message: all text, then all refusals (it is handed both as one, or as two fields without an
 * order), and the calls that it is to execute itself. Those are the ones without a result behind them.
 */
export function answerDigest(messages: readonly Message[]): string {
  const results = new Set<string>();
  const calls: string[] = [];
  let text = '';
  let refusal = '';
  // Backwards, because backends use the same call id again in a later turn: a result belongs to the call before it.
  for (const message of messages.toReversed()) {
    if (message.role === 'tool') results.add(message.toolCallId);
    if (message.role !== 'assistant') continue;
    for (const part of message.content.toReversed()) {
      if (part.type === 'text') text = part.text + text;
      else if (part.type === 'refusal') refusal = part.text + refusal;
      else if (part.type === 'tool-call' && !results.delete(part.id)) calls.push(callFields(part));
    }
  }
  return digest(`assistant ${field('text', bare(text + refusal))}${calls.toReversed().join('')}`);
}

function digest(content: string): string {
  return hash('sha256', content, 'buffer').subarray(0, 16).toString('base64url');
}

/** The length in front keeps what is in one field from passing for another. */
function field(name: string, value: string): string {
  return `${name} ${value.length} ${value};`;
}

/** Neighbouring texts are one text, and an empty one is none. */
function contentFields(content: readonly (TextPart | ImagePart)[]): string {
  let fields = '';
  let text = '';
  for (const part of content) {
    if (part.type === 'text' || part.kept !== undefined) {
      text += part.type === 'text' ? (part.kept ?? part.text) : part.kept;
      continue;
    }
    const image = hash('sha256', Buffer.from(part.base64, 'base64'), 'base64url');
    fields += textField(text) + field('image', image);
    text = '';
  }
  return fields + textField(text);
}

function textField(text: string): string {
  const compared = bare(text);
  return compared === '' ? '' : field('text', compared);
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

function callFields({ name, argumentsText }: ToolCallPart): string {
  // Models say nothing where they mean no arguments, and many clients write that as {}.
  const json = canonicalJson(argumentsText.trim() === '' ? '{}' : argumentsText);
  return (
    field('call', name) + (json === undefined ? field('words', bare(argumentsText)) : field('json', json))
  );
}

/** The same text for the same value; undefined for what is no JSON, or too deep. */
function canonicalJson(text: string): string | undefined {
  try {
    return writeCanonical(JSON.parse(text), 0);
  } catch {
    return undefined;
  }
}

function writeCanonical(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) {
    // JSON has numbers that are too large for a double; they are not null.
    return typeof value === 'number' ? String(value) : JSON.stringify(value);
  }
  if (depth === MAX_DEPTH) throw new RangeError('Too deep to be compared.');
  if (Array.isArray(value)) return `[${value.map((item) => writeCanonical(item, depth + 1)).join(',')}]`;
  const members = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${writeCanonical(member, depth + 1)}`);
  return `{${members.join(',')}}`;
}
