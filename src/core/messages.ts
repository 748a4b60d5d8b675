// A conversation in the product's own words. Both wire dialects are translated into these and providers read
// nothing else. Roles stay roles: nothing here is flattened into text.

export type TextPart = {
  readonly type: 'text';
  readonly text: string;
  /** What a session stores in place of the text, such as `[file report.pdf]`. Absent: the text itself. */
  readonly kept?: string | undefined;
};

/** An image's bytes. Remote URLs are fetched before they get here. */
export type ImagePart = {
  readonly type: 'image';
  /** `image/png` and the like. */
  readonly mediaType: string;
  readonly base64: string;
  /** How closely the model should look, where the backend knows such a thing. */
  readonly detail?: 'auto' | 'low' | 'high' | undefined;
  /** The text that a session stores in place of the image, as with TextPart. */
  readonly kept?: string | undefined;
};

/**
 * What a backend wants to have back with a part of its own answer, unread by anybody else: a signature, or
 * encrypted reasoning. Plain JSON. Sent back only to a provider of the same `api`.
 */
export type ProviderState = { readonly api: string; readonly data: unknown };

export type ReasoningPart = {
  readonly type: 'reasoning';
  readonly text: string;
  readonly state?: ProviderState | undefined;
};

export type RefusalPart = { readonly type: 'refusal'; readonly text: string };

export type ToolCallPart = {
  readonly type: 'tool-call';
  readonly id: string;
  readonly name: string;
  /** The arguments as the model wrote them: JSON text, not yet parsed, possibly invalid. */
  readonly argumentsText: string;
  readonly state?: ProviderState | undefined;
};

export type SystemMessage = {
  readonly role: 'system' | 'developer';
  readonly text: string;
  readonly name?: string | undefined;
};

export type UserMessage = {
  readonly role: 'user';
  readonly content: readonly (TextPart | ImagePart)[];
  readonly name?: string | undefined;
};

export type AssistantMessage = {
  readonly role: 'assistant';
  /** In the order in which the model said them. */
  readonly content: readonly (TextPart | ReasoningPart | RefusalPart | ToolCallPart)[];
  readonly name?: string | undefined;
};

export type ToolMessage = {
  readonly role: 'tool';
  readonly toolCallId: string;
  /** The called function's name, when the caller or an earlier assistant message tells it. */
  readonly toolName?: string | undefined;
  /** Empty content is a result too: the call ended without output. */
  readonly content: readonly (TextPart | ImagePart)[];
};

export type Message = SystemMessage | UserMessage | AssistantMessage | ToolMessage;
