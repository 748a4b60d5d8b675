// A gateway with sessions in front of a scripted backend, and what a test wants to see of both: what the model was
// sent, and what is stored. Conversations are written as lines: `u:hello`, `a:hi`, `a:search(1)`, `t:1 found`, `s:notes`.

import { onTestFinished } from 'vitest';
import type { SessionStore, TurnStatus } from '../../../src/core/sessions/session-store.ts';
import { sessionStorePath } from '../../../src/stores/session-store-path.ts';
import { createSqliteSessionStore } from '../../../src/stores/sqlite/sqlite-session-store.ts';
import { brief } from '../../core/sessions/conversation.ts';
import { streamed } from '../../fixtures/clients/upstream-answers.ts';
import {
  type ConfigDocument,
  type TestGateway,
  testGateway,
  upstreamDocument,
} from '../../support/gateway.ts';
import {
  type ScriptedAnswer,
  type ScriptedUpstream,
  scriptedUpstream,
} from '../../support/scripted-upstream.ts';

const SESSION_KEY = 'x-openclaw-session-key';
export const KEY = 'agent:main:test';

/** The header that names a session. */
export const inSession = (key = KEY): Readonly<Record<string, string>> => ({ [SESSION_KEY]: key });

/** A stored turn: how it ended, whether that was received, and its lines. */
export type Turn = {
  readonly status: TurnStatus;
  readonly delivered: boolean;
  readonly superseded: boolean;
  readonly lines: readonly string[];
};

export type SessionWorld = { readonly gateway: TestGateway; readonly upstream: ScriptedUpstream };

type Replaced = NonNullable<Parameters<typeof testGateway>[1]>;

/** `answers` as the scripted upstream plays them; the last one is repeated. */
export async function sessionWorld(
  answers: readonly ScriptedAnswer[] = numbered(20),
  overrides: ConfigDocument = {},
  replaced: Replaced = {},
): Promise<SessionWorld> {
  const upstream = await scriptedUpstream(...answers);
  const gateway = await testGateway(upstreamDocument(upstream.baseUrl, overrides), replaced);
  return { gateway, upstream };
}

/** The streamed answers `one`, `two`, … in figures: `answer 1`, `answer 2`. */
export function numbered(count: number): readonly ScriptedAnswer[] {
  return Array.from({ length: count }, (_, index) => streamed('answer ', String(index + 1)));
}

type WireMessage = {
  readonly role: string;
  readonly content?: unknown;
  readonly tool_calls?: readonly { readonly id: string; readonly function: { readonly name: string } }[];
  readonly tool_call_id?: string;
};

/** What the backend was sent in its request of that number, as lines, without the instructions that come first. */
export async function asked(world: Pick<SessionWorld, 'upstream'>, number: number): Promise<string[]> {
  const messages = await sentMessages(world, number);
  return messages.slice(messages[0]?.role === 'system' ? 1 : 0).map(wireLine);
}

/** The instructions with which the backend's request of that number begins. */
export async function instructions(
  world: Pick<SessionWorld, 'upstream'>,
  number: number,
): Promise<string | undefined> {
  const [first] = await sentMessages(world, number);
  return first?.role === 'system' ? wireText(first.content) : undefined;
}

async function sentMessages(
  { upstream }: Pick<SessionWorld, 'upstream'>,
  number: number,
): Promise<readonly WireMessage[]> {
  const { json } = await upstream.request(number);
  return (json as { readonly messages: readonly WireMessage[] }).messages;
}

/** What the backend was sent last. */
export function lastAsked(world: Pick<SessionWorld, 'upstream'>): Promise<string[]> {
  return asked(world, world.upstream.requests.length - 1);
}

function wireLine({ role, content, tool_calls = [], tool_call_id }: WireMessage): string {
  const text = wireText(content);
  switch (role) {
    case 'user':
      return `u:${text}`;
    case 'tool':
      return `t:${tool_call_id} ${text}`;
    case 'assistant':
      return `a:${[text, ...tool_calls.map((call) => `${call.function.name}(${call.id})`)].filter(Boolean).join(' ')}`;
    default:
      return `s:${text}`;
  }
}

function wireText(content: unknown): string {
  if (!Array.isArray(content)) return String(content ?? '');
  return content.map(({ type, text }) => (type === 'text' ? text : '[image]')).join('');
}

/** The store of a gateway, opened by another hand, for one piece of work. */
export async function withStore<Result>(
  { stateDir }: Pick<TestGateway, 'stateDir'>,
  work: (store: SessionStore) => Promise<Result>,
): Promise<Result> {
  const store = createSqliteSessionStore({ path: sessionStorePath(stateDir), clock: Date.now });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The conversation as it stands. */
export function transcript(
  gateway: Pick<TestGateway, 'stateDir'>,
  key = KEY,
  agentId = 'main',
): Promise<string[]> {
  return withStore(gateway, async (store) => {
    const session = await store.load({ agentId, key });
    return ((await session?.readMessages(0)) ?? []).flat().map(brief);
  });
}

/** Every stored turn in the order of their storing. */
export function storedTurns(
  gateway: Pick<TestGateway, 'stateDir'>,
  key = KEY,
  agentId = 'main',
): Promise<Turn[]> {
  return withStore(gateway, async (store) => {
    const turns: Turn[] = [];
    for await (const { status, delivered, superseded, entries } of store.turns({ agentId, key })) {
      turns.push({
        status,
        delivered,
        superseded,
        lines: entries.flatMap(({ messages }) => messages.map(brief)),
      });
    }
    return turns;
  });
}

/** The keys of all stored sessions, in order. */
export function storedKeys(gateway: Pick<TestGateway, 'stateDir'>): Promise<string[]> {
  return withStore(gateway, async (store) => (await store.list()).map(({ ref }) => ref.key).sort());
}

/** A clock that stands still until it is told otherwise. */
export function handClock(startMs: number) {
  let nowMs = startMs;
  return {
    clock: (): number => nowMs,
    advance: (ms: number): void => {
      nowMs += ms;
    },
    set: (ms: number): void => {
      nowMs = ms;
    },
  };
}

/** Timers that fire when the test says so: `sleep` for the gateway, `fire` for the test. */
export function handTimers() {
  const waiting = new Map<() => void, number>();
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const wake = (): void => {
        waiting.delete(wake);
        resolve();
      };
      waiting.set(wake, ms);
      signal?.addEventListener('abort', () => {
        waiting.delete(wake);
        reject(signal.reason);
      });
    });
  onTestFinished(() => waiting.clear());
  return {
    sleep,
    /** How long each of those that wait was told to wait, in milliseconds. */
    waits: (): readonly number[] => [...waiting.values()],
    fire(): void {
      for (const wake of [...waiting.keys()]) wake();
    },
  };
}

/** Resolves as soon as something holds that nothing tells of. */
export async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}
