// A client's message as what it asks for. Knows the envelope; what is inside is the contract's to judge.

import { AppError } from '../../errors.ts';
import { parseJsonObject } from '../json-body.ts';
import { show } from '../value-words.ts';

export type ClientMessage =
  | {
      readonly type: 'create';
      /** A body of createResponse, not yet validated. */
      readonly body: Record<string, unknown>;
      readonly generates: boolean;
    }
  /** Says what needs no answer. */
  | { readonly type: 'notice' };

/** Fields that belong to requests over HTTP, and what asking for them here would mean. */
const REFUSED: Readonly<Record<string, { readonly allowed: unknown; readonly why: string }>> = {
  stream: { allowed: true, why: 'every answer on a WebSocket connection is a stream' },
  stream_options: { allowed: null, why: 'events on a WebSocket connection have no options' },
  background: { allowed: false, why: 'a response on a WebSocket connection ends with the connection' },
  stream_id: { allowed: null, why: 'a connection answers one message after another; open one for each lane' },
};

/** Throws `invalid_json`, `invalid_type`, `missing_required_parameter`, `invalid_value`, `unsupported_parameter`. */
export function readMessage(message: Buffer): ClientMessage {
  const fields = parseJsonObject(message, 'message') as Record<string, unknown>;
  const { type, generate, ...body } = fields;
  if (type === undefined) {
    throw new AppError('missing_required_parameter', 'type is missing. Send "type": "response.create".', {
      param: 'type',
    });
  }
  // Sent by coding agents to say that an answer was taken in.
  if (type === 'response.processed') return { type: 'notice' };
  if (type !== 'response.create') {
    throw new AppError(
      'invalid_value',
      `Messages of type ${show(type)} are not read here. Send "type": "response.create".`,
      { param: 'type' },
    );
  }
  for (const [name, { allowed, why }] of Object.entries(REFUSED)) {
    const value = body[name];
    if (value === undefined || value === null || value === allowed) continue;
    throw new AppError('unsupported_parameter', `${name} ${show(value)} is not supported: ${why}.`, {
      param: name,
    });
  }
  if (generate !== undefined && generate !== null && typeof generate !== 'boolean') {
    throw new AppError('invalid_type', `generate must be a boolean; found ${show(generate)}.`, {
      param: 'generate',
    });
  }
  return { type: 'create', body: { ...withoutTransport(body), stream: true }, generates: generate !== false };
}

/** The response that a message goes on from, when it can be made out; undefined for everything else. */
export function previousResponseId(message: Buffer): string | undefined {
  try {
    const { previous_response_id: id } = JSON.parse(message.toString('utf8')) as Record<string, unknown>;
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}

function withoutTransport({
  stream: _stream,
  stream_options: _options,
  background: _background,
  stream_id: _lane,
  ...body
}: Record<string, unknown>): Record<string, unknown> {
  return body;
}
