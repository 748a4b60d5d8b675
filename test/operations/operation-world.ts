// Operations without HTTP: the services they are given, with scripted providers, and a call that remembers how it
// was answered. Every answer is held against the contract.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createAgentPrompts } from '../../src/agents/agent-prompts.ts';
import { createAgentDirectory } from '../../src/agents/agent-target.ts';
import { backendDefaults } from '../../src/agents/run-options.ts';
import type { AgentConfig, Config } from '../../src/config/config.ts';
import { OPERATIONS, type OperationId, type SchemaName } from '../../src/contract.ts';
import type { Clock } from '../../src/core/ambient.ts';
import { callBackends } from '../../src/core/backends/call-backends.ts';
import { createCooldowns } from '../../src/core/backends/cooldowns.ts';
import { embedWithRetries } from '../../src/core/backends/embed-with-retries.ts';
import type { EmbeddingProvider } from '../../src/core/embedding-provider.ts';
import type { ResponseStore } from '../../src/core/responses/response-store.ts';
import { createSessionLanes } from '../../src/core/sessions/session-lanes.ts';
import { type SessionDependencies, SessionTurn } from '../../src/core/sessions/session-turn.ts';
import { EMPTY_TOOL_BOX, type ToolBox } from '../../src/core/tools/tool-box.ts';
import { AppError } from '../../src/errors.ts';
import type { CallBody, OperationCall } from '../../src/http/operation.ts';
import { createHandlers } from '../../src/operations/index.ts';
import { RunningResponses } from '../../src/operations/running-responses.ts';
import type { Services } from '../../src/operations/services.ts';
import { Connection } from '../../src/stores/sqlite/connection.ts';
import { sqliteResponseStore } from '../../src/stores/sqlite/sqlite-response-store.ts';
import { createSqliteSessionStore } from '../../src/stores/sqlite/sqlite-session-store.ts';
import { expectConforms } from '../adapters/contract-fields.ts';
import { type Script, scriptedProvider } from '../core/scripted-provider.ts';
import { agentConfig, providerConfig } from '../support/configs.ts';

export const STARTED_SECONDS = 1_774_000_000;
export const NOW_SECONDS = STARTED_SECONDS + 60;

export type Answer = {
  readonly headers: Readonly<Record<string, string>>;
  /** All that was noted for the log line. */
  readonly notes: Readonly<Record<string, unknown>>;
  readonly status?: number;
  readonly body?: unknown;
  /** The strings of a stream; `error` is what it threw, and the frame that this became. */
  readonly frames?: readonly string[];
  readonly error?: { readonly thrown: unknown; readonly frame: string };
};

type CallOptions = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly queryParameters?: Readonly<Record<string, string>>;
  readonly scopes?: readonly string[];
  readonly authenticated?: boolean;
  readonly signal?: AbortSignal;
};

type WorldOptions = {
  readonly script?: Script;
  readonly embedding?: EmbeddingProvider;
  readonly agents?: readonly AgentConfig[];
  readonly providers?: Config['providers'];
  readonly draining?: boolean;
  readonly toolBox?: ToolBox;
};

/** Two agents on the provider `sim`; `vendor` is a second provider. Both follow the script. */
export function operationWorld(options: WorldOptions = {}) {
  const provider = scriptedProvider(options.script ?? { batches: [[{ type: 'model-end', reason: 'stop' }]] });
  const asked: string[] = [];
  const agents = options.agents ?? [
    agentConfig({ id: 'main', isDefault: true }),
    agentConfig({ id: 'Research' }),
  ];
  let ids = 0;
  const clock = (): number => NOW_SECONDS * 1000 + 999;
  const rotation = {
    clock,
    sleep: async () => {},
    random: () => 0,
    cooldowns: createCooldowns({ clock, baseMs: 1, maxMs: 1 }),
    retry: { maxAttempts: 1, baseDelayMs: 0, maxDelayMs: 0 },
  };
  let sessions: SessionDependencies | undefined;
  const responses = temporaryResponses();
  const services: Services = {
    config: {
      gateway: { endpoints: { chatCompletions: CHAT_ENDPOINT, responses: {} } },
      providers: options.providers ?? {
        sim: providerConfig({ id: 'sim' }),
        vendor: providerConfig({ id: 'vendor' }),
      },
      tools: { allow: undefined, deny: [] },
      sessions: { keyFrom: [], overflow: 'compact', queue: { maxWaiting: 8, maxWaitMs: 1_000 } },
      clawgate: {
        embeddings: { maxInputs: 3 },
        stream: { toolEvents: false },
        run: { timeoutMs: 60_000, maxTurns: 4 },
        tools: { byChannel: {}, maxOutputCharacters: 1000 },
      },
      // The operations read no other part of the configuration.
    } as unknown as Config,
    agents: createAgentDirectory(agents),
    prompts: createAgentPrompts({ clock, timeZone: 'UTC' }),
    backendDefaults,
    callBackends: ({ onAttempt, ...wanted }, signal) =>
      callBackends({ ...rotation, onAttempt }, wanted, signal),
    toolBox: () => options.toolBox ?? EMPTY_TOOL_BOX,
    attachments: {
      read: () => Promise.reject(new TypeError('No request here holds an attachment.')),
    },
    sessionTurn: (ref, mode) => {
      sessions ??= temporarySessions(clock);
      return new SessionTurn(sessions, ref, mode);
    },
    responses,
    runningResponses: new RunningResponses({ maxBackground: 2 }),
    processName: `${process.pid}.test`,
    reportBackground: () => {},
    reportTrouble: (message) => {
      throw new Error(message);
    },
    reportPromptNotes: () => {},
    modelProvider: (id) => {
      asked.push(id);
      return provider;
    },
    embeddingProvider: (id) => {
      asked.push(id);
      if (options.embedding === undefined) throw new AppError('unsupported_parameter', 'no embeddings');
      return options.embedding;
    },
    embed: ({ onAttempt, ...wanted }, signal) => embedWithRetries({ ...rotation, onAttempt }, wanted, signal),
    clock,
    newId: (prefix) => {
      ids += 1;
      return `${prefix}${ids}`;
    },
    startedAtMs: STARTED_SECONDS * 1000,
    version: '1.2.3',
    isDraining: () => options.draining ?? false,
  };
  const handlers = createHandlers(services);

  /** Calls an operation. Rejects with what its handler throws before it sent anything. */
  async function call<Id extends OperationId>(
    operationId: Id,
    body: CallBody<Id>,
    {
      headers = {},
      pathParameters = {},
      queryParameters = {},
      scopes,
      authenticated = true,
      signal,
    }: CallOptions = {},
  ): Promise<Answer> {
    const answer: { -readonly [Member in keyof Answer]: Answer[Member] } = { headers: {}, notes: {} };
    let onEnd: ((delivered: boolean) => void) | undefined;
    const operationCall: OperationCall<Id> = {
      body,
      pathParameters,
      queryParameters,
      authenticated,
      scopes: scopes === undefined ? undefined : new Set(scopes),
      signal: signal ?? new AbortController().signal,
      requestId: 'request-1',
      header: (name) => headers[name],
      onEnd: (listener) => {
        onEnd = listener;
      },
      note: (fields) => {
        answer.notes = { ...answer.notes, ...fields };
      },
      setHeader: (name, value) => {
        answer.headers = { ...answer.headers, [name]: value };
      },
      sendJson: (status, sent) => {
        if (answer.status !== undefined) throw new Error('The operation answered twice.');
        const schemas: Readonly<Record<string, SchemaName>> = OPERATIONS[operationId].answerSchemas;
        const schema = schemas[status];
        if (schema === undefined) throw new Error(`${operationId} declares no answer ${status}.`);
        // What is held against the contract is what leaves.
        answer.body = JSON.parse(JSON.stringify(sent));
        expectConforms(schema, answer.body);
        answer.status = status;
      },
      sendStream: async (frames, stream) => {
        const sent: string[] = [];
        try {
          for await (const frame of frames) sent.push(frame);
        } catch (thrown) {
          if (sent.length === 0) throw thrown;
          answer.error = { thrown, frame: stream.errorFrame(thrown as AppError) };
        }
        answer.status = 200;
        answer.frames = sent;
      },
    };
    try {
      await handlers[operationId](operationCall);
    } catch (thrown) {
      onEnd?.(false);
      throw thrown;
    }
    onEnd?.(answer.error === undefined);
    return answer;
  }

  return { call, handlers, provider, asked };
}

/** Responses in a file of their own, which is made when the first one is kept. */
function temporaryResponses(): ResponseStore {
  const folder = mkdtempSync(join(tmpdir(), 'clawgate-responses-'));
  const connection = new Connection(join(folder, 'sessions.sqlite'), () => {});
  onTestFinished(async () => {
    await connection.close();
    rmSync(folder, { recursive: true });
  });
  return sqliteResponseStore(connection);
}

/** Sessions in a file of their own, gone when the running test ends. */
function temporarySessions(clock: Clock): SessionDependencies {
  const folder = mkdtempSync(join(tmpdir(), 'clawgate-sessions-'));
  const store = createSqliteSessionStore({ path: join(folder, 'sessions.sqlite'), clock });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  return {
    store,
    lanes: createSessionLanes({ clock, maxWaiting: 8, maxWaitMs: 1_000 }),
    clock,
    reset: { dailyAtHour: undefined, idleMs: undefined, timeZone: undefined },
    onTrouble: (thrown) => {
      throw thrown;
    },
  };
}

const CHAT_ENDPOINT: Config['gateway']['endpoints']['chatCompletions'] = {
  enabled: true,
  maxBodyBytes: 1000,
  maxImageParts: 1,
  maxTotalImageBytes: 10,
  images: {
    allowUrl: false,
    urlAllowlist: [],
    allowedMimes: ['image/png'],
    maxBytes: 10,
    maxRedirects: 0,
    timeoutMs: 1,
  },
};
