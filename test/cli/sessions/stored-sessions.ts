// A state directory with stored sessions, and a configuration whose commands find them there.

import { join } from 'node:path';
import type { AssistantMessage, Message } from '../../../src/core/messages.ts';
import type {
  NewEntry,
  NewTurn,
  SessionRef,
  SessionStore,
} from '../../../src/core/sessions/session-store.ts';
import { sessionStorePath } from '../../../src/stores/session-store-path.ts';
import { createSqliteSessionStore } from '../../../src/stores/sqlite/sqlite-session-store.ts';
import { temporaryFolder } from '../../config/support.ts';
import { type FakeEdgeOptions, fakeEdge } from '../fake-edge.ts';

const CONFIG = {
  gateway: { auth: { mode: 'none' } },
  agents: {
    defaults: { model: 'sim/swift', userTimezone: 'UTC' },
    list: [{ id: 'main', default: true }, { id: 'Research' }],
  },
  models: { providers: { sim: { api: 'sim', models: [{ id: 'swift' }] } } },
};

export const MAIN: SessionRef = { agentId: 'main', key: 'agent:main:main' };

/** 2026-11-03 14:00:00 UTC. */
export const START_MS = Date.UTC(2026, 10, 3, 14);

export type Stored = {
  /** What `--config` takes. */
  readonly config: readonly string[];
  readonly stateDir: string;
  readonly edge: (options?: FakeEdgeOptions) => ReturnType<typeof fakeEdge>;
  /** Opens the store as a gateway would, for one piece of work. */
  readonly withStore: <Result>(
    work: (store: SessionStore) => Promise<Result>,
    clockMs?: number,
  ) => Promise<Result>;
};

export async function storedSessions(): Promise<Stored> {
  const stateDir = await temporaryFolder({ 'openclaw.json': CONFIG });
  return {
    config: [join(stateDir, 'openclaw.json')],
    stateDir,
    edge: (options) => fakeEdge({ OPENCLAW_STATE_DIR: stateDir }, options),
    async withStore(work, clockMs = START_MS) {
      const store = createSqliteSessionStore({ path: sessionStorePath(stateDir), clock: () => clockMs });
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    },
  };
}

export function user(text: string): Message {
  return { role: 'user', content: [{ type: 'text', text }] };
}

export function assistant(...content: AssistantMessage['content']): Message {
  return { role: 'assistant', content };
}

export function said(text: string): Message {
  return assistant({ type: 'text', text });
}

export function input(...messages: Message[]): NewEntry {
  return { kind: 'input', digest: 'i', messages };
}

export function answer(...messages: Message[]): NewEntry {
  return { kind: 'answer', digest: 'a', messages };
}

/** A turn that took two seconds. */
export function turn(keep: number, entries: readonly NewEntry[], more: Partial<NewTurn> = {}): NewTurn {
  return {
    keep,
    entries,
    status: 'completed',
    backendModel: 'sim/swift',
    startedAtMs: START_MS,
    endedAtMs: START_MS + 2_000,
    ...more,
  };
}

/** Appends turns one after the other; those that say so were delivered. */
export async function appendTurns(
  store: SessionStore,
  ref: SessionRef,
  turns: readonly (NewTurn & { readonly delivered?: boolean })[],
): Promise<void> {
  let version = (await store.load(ref))?.version ?? 0;
  for (const { delivered = true, ...added } of turns) {
    const appended = await store.append(ref, version, added);
    version = appended.version;
    if (delivered) await store.markDelivered(ref, appended.turnId);
  }
}

/** A question, an answer with a tool, a regenerated answer, and a run that was cut off. */
export const CONVERSATION: readonly NewTurn[] = [
  turn(0, [
    input(user('Where does Otto live?')),
    answer(
      assistant(
        { type: 'reasoning', text: 'I look it up.' },
        { type: 'tool-call', id: 'call_1', name: 'files__read', argumentsText: '{"path":"otto"}' },
      ),
      {
        role: 'tool',
        toolCallId: 'call_1',
        toolName: 'files__read',
        content: [{ type: 'text', text: 'Maine' }],
      },
      said('In Maine.'),
    ),
  ]),
  turn(2, [input(user('Sure?')), answer(said('No.'))]),
  turn(3, [answer(said('Yes.'))], {
    usage: { inputTokens: 10, outputTokens: 2 },
  }),
  turn(4, [input(user('Count.')), answer(said('1, 2,'))], { status: 'cut-off' }),
];
