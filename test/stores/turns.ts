// Turns and entries for the tests of stores, with as little said as a test needs.

import type { AssistantMessage, UserMessage } from '../../src/core/messages.ts';
import type { NewEntry, NewTurn, SessionStore, SessionTurn } from '../../src/core/sessions/session-store.ts';

export const REF = { agentId: 'main', key: 'agent:main:openai-user:ada' };

export function userMessage(text: string): UserMessage {
  return { role: 'user', content: [{ type: 'text', text }] };
}

export function assistantMessage(text: string): AssistantMessage {
  return { role: 'assistant', content: [{ type: 'text', text }] };
}

export function question(text: string): NewEntry {
  return { kind: 'input', digest: `user ${text}`, messages: [userMessage(text)] };
}

export function answer(text: string): NewEntry {
  return { kind: 'answer', digest: `assistant ${text}`, messages: [assistantMessage(text)] };
}

/** A completed turn of the model `sim/swift`, from the first to the second millisecond. */
export function newTurn(
  keep: number,
  entries: readonly NewEntry[],
  overrides: Partial<NewTurn> = {},
): NewTurn {
  return {
    keep,
    entries,
    status: 'completed',
    backendModel: 'sim/swift',
    startedAtMs: 1,
    endedAtMs: 2,
    ...overrides,
  };
}

/** A question and its answer behind what is there. */
export function exchange(keep: number, text: string): NewTurn {
  return newTurn(keep, [question(text), answer(`answer to ${text}`)]);
}

/** The texts of the conversation as it stands. */
export async function readTexts(store: SessionStore, ref = REF): Promise<readonly string[]> {
  const session = await store.load(ref);
  return (await session?.readMessages(0))?.flat().map(textOf) ?? [];
}

export async function readAllTurns(store: SessionStore, ref = REF): Promise<readonly SessionTurn[]> {
  const turns: SessionTurn[] = [];
  for await (const turn of store.turns(ref)) turns.push(turn);
  return turns;
}

export function textOf(message: NewEntry['messages'][number]): string {
  if (!('content' in message)) return '';
  return message.content.map((part) => ('text' in part ? part.text : `[${part.type}]`)).join('');
}
