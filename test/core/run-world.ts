// Runs of the core without anything around them: scripted backends, tools that a test writes down, and what was told.

import type { Backend } from '../../src/core/backends/backend.ts';
import { callBackends } from '../../src/core/backends/call-backends.ts';
import { createCooldowns } from '../../src/core/backends/cooldowns.ts';
import type { ModelRequest } from '../../src/core/model-request.ts';
import { run } from '../../src/core/run.ts';
import type { RunEnd, RunEvent } from '../../src/core/run-events.ts';
import type { RunInput, RunLimits } from '../../src/core/run-input.ts';
import type { SessionTurn } from '../../src/core/sessions/session-turn.ts';
import { EMPTY_TOOL_BOX, type ToolBox } from '../../src/core/tools/tool-box.ts';
import { backendOf, collect, modelRequest } from './requests.ts';
import { type Script, scriptedProvider } from './scripted-provider.ts';

export type RunOptions = {
  readonly request?: Partial<ModelRequest>;
  readonly backends?: RunInput['backends'];
  readonly session?: SessionTurn;
  readonly toolBox?: ToolBox;
  readonly prompt?: string;
  readonly limits?: Partial<RunLimits>;
  readonly signal?: AbortSignal;
  readonly onEnd?: (end: RunEnd) => void;
};

/** A run that has not begun. Waits take no time; nothing is tried twice. */
export function startRun({ request, backends, session, ...options }: RunOptions) {
  const trouble: unknown[] = [];
  const served: Backend[] = [];
  const clock = (): number => 1_000;
  const rotation = {
    clock,
    sleep: async () => {},
    random: () => 0,
    cooldowns: createCooldowns({ clock, baseMs: 1, maxMs: 1 }),
    retry: { maxAttempts: 1, baseDelayMs: 0, maxDelayMs: 0 },
    onAttempt: () => {},
  };
  const events = run(
    {
      prompt: () => options.prompt ?? '',
      toolBox: () => options.toolBox ?? EMPTY_TOOL_BOX,
      callBackends: (call, signal) => callBackends(rotation, call, signal),
      limits: { timeoutMs: 60_000, maxTurns: 4, overflow: 'compact', ...options.limits },
      clock,
      onServed: (backend) => served.push(backend),
      onEnd: options.onEnd ?? (() => {}),
      onTrouble: (thrown) => trouble.push(thrown),
    },
    {
      agentId: 'main',
      sessionKey: 'agent:main:test',
      request: modelRequest(request),
      backends: backends ?? [backendOf(scriptedProvider({}))],
      session,
    },
    options.signal ?? new AbortController().signal,
  );
  return { events, served, trouble };
}

export type Ran = {
  readonly batches: readonly (readonly RunEvent[])[];
  /** All events but the first. */
  readonly events: readonly RunEvent[];
  readonly end: RunEnd | undefined;
  readonly told: readonly RunEnd[];
  readonly served: readonly string[];
  readonly trouble: readonly unknown[];
};

/** A run read to its end. */
export async function runToEnd(options: RunOptions): Promise<Ran> {
  const told: RunEnd[] = [];
  const { events, served, trouble } = startRun({ ...options, onEnd: (end) => told.push(end) });
  const batches = await collect(events);
  const last = batches.at(-1)?.at(-1);
  return {
    batches,
    events: batches.slice(1).flat(),
    end: last?.type === 'run-end' ? last : undefined,
    told,
    served: served.map(({ name }) => name),
    trouble,
  };
}

/** A run on one backend that follows the script. */
export async function runScript(
  script: Script,
  request: Partial<ModelRequest> = {},
  signal?: AbortSignal,
): Promise<Ran & { provider: ReturnType<typeof scriptedProvider> }> {
  const provider = scriptedProvider(script);
  const ran = await runToEnd({ request, backends: [backendOf(provider)], ...(signal && { signal }) });
  return { ...ran, provider };
}
