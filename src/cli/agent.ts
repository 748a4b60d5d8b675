// `clawgate agent`: one run in this process, the same as over HTTP, its answer written to the terminal as it comes.

import type { Config } from '../config/config.ts';
import type { RunEnd } from '../core/run-events.ts';
import { AppError } from '../errors.ts';
import { unreachable } from '../lib/unreachable.ts';
import type { AgentMessage, AgentRun, AgentRunner } from '../services/create-agent-runner.ts';
import { readMessage } from './agent/read-message.ts';
import { createOutcomeReader } from './agent/run-outcome.ts';
import { createScreen } from './agent/screen.ts';
import { createRunDisplay } from './agent/show-run.ts';
import { describeFailure, explainFailures, misuse } from './command-failure.ts';
import { loadOrExplain, printWarnings } from './load-or-explain.ts';
import { EXIT_CODES, type ProcessEdge } from './process-edge.ts';
import { configuredSpelling, mainSessionKey, sessionRef } from './sessions/session-ref.ts';
import { signalExitCode, stopSignal } from './stop-signal.ts';
import { safeJson } from './terminal-text.ts';

export type AgentOptions = {
  readonly config?: readonly string[];
  /** `-` reads stdin. */
  readonly message: string;
  readonly agent?: string;
  readonly sessionKey?: string;
  readonly model?: string;
  readonly channel?: string;
  readonly json: boolean;
};

/** A test may bring another runner. */
export type AgentRunnerFactory = (config: Config, edge: ProcessEdge) => Promise<AgentRunner>;

const loadRunner: AgentRunnerFactory = async (config, edge) => {
  const [{ createAgentRunner }, { createTroubleLogger }] = await Promise.all([
    import('../services/create-agent-runner.ts'),
    import('./agent/trouble-logger.ts'),
  ]);
  return createAgentRunner(config, { logger: createTroubleLogger(config, edge) });
};

/** A process that a closed pipe ends has this code in a shell. */
const PIPE_CLOSED = 141;

/** Runs the agent once. Resolves to the exit code when the run has ended and is stored. */
export async function runAgent(
  options: AgentOptions,
  edge: ProcessEdge,
  createRunner: AgentRunnerFactory = loadRunner,
): Promise<number> {
  const loaded = await loadOrExplain({ configPaths: options.config }, edge);
  if (loaded === undefined) return EXIT_CODES.refused;
  printWarnings(loaded.notes, edge);
  return explainFailures(edge, async () => {
    const { config } = loaded;
    const target = targetOf(config, options);
    const { maxBodyBytes } = config.gateway.endpoints.chatCompletions;
    const message = await readMessage(options.message, edge, maxBodyBytes);
    const runner = await createRunner(config, edge);
    try {
      const { model: backendModel, channel } = options;
      return await follow(runner, { message, ...target, backendModel, channel }, options.json, edge);
    } finally {
      await runner.close();
    }
  });
}

/** The agent and the session that the options mean. Throws CommandFailure when there is no such agent. */
function targetOf(config: Config, { agent, sessionKey }: AgentOptions) {
  const key = sessionKey?.trim();
  const ref =
    key === undefined || key === ''
      ? { agentId: configuredSpelling(config.agents, agent ?? 'default'), key: undefined }
      : sessionRef(config.agents, key, agent);
  if (!config.agents.some(({ id }) => id === ref.agentId)) {
    const known = config.agents.map(({ id }) => id).join(', ');
    throw misuse(`There is no agent ${ref.agentId}. Configured: ${known}.`);
  }
  return { agentId: ref.agentId, sessionKey: ref.key ?? mainSessionKey(ref.agentId) };
}

/** Runs, writes what comes, and tells how it ended. A stop signal or a closed stdout cancels the run. */
async function follow(
  runner: AgentRunner,
  request: AgentMessage,
  json: boolean,
  edge: ProcessEdge,
): Promise<number> {
  const controller = new AbortController();
  let stopCode: number | undefined;
  const stop = (code: number): void => {
    stopCode ??= code;
    controller.abort();
  };
  void stopSignal(edge).then((signal) => stop(signalExitCode(signal ?? 'SIGTERM')));
  edge.onOutputClosed(() => stop(PIPE_CLOSED));

  const screen = createScreen(edge);
  const reader = createOutcomeReader();
  let run: AgentRun;
  let end: RunEnd | undefined;
  try {
    const display = createRunDisplay(screen, json);
    run = runner.run(request, controller.signal);
    for await (const batch of run.events) {
      for (const event of batch) {
        display(event);
        reader.observe(event);
        if (event.type === 'run-end') end = event;
      }
      await edge.drained();
    }
  } catch (error) {
    // Stopped before there was a run: nothing was said that could be kept.
    if (stopCode !== undefined) return stopCode;
    throw error;
  } finally {
    screen.end();
  }
  if (end === undefined) throw new TypeError('A run ended without run-end.');

  if (json && stopCode !== PIPE_CLOSED) {
    const { agentId, sessionKey } = run;
    const attempts = run.attempts.length === 0 ? undefined : run.attempts;
    edge.writeOut(`${safeJson({ agentId, sessionKey, ...reader.outcome(end), attempts }, 2)}\n`);
  }
  return tellEnd(end, stopCode, run.sessionKey, edge);
}

function tellEnd(end: RunEnd, stopCode: number | undefined, sessionKey: string, edge: ProcessEdge): number {
  if (stopCode !== undefined) {
    if (stopCode !== PIPE_CLOSED) {
      edge.writeError(`Cancelled. What was said is kept in the session ${sessionKey}.\n`);
    }
    return stopCode;
  }
  switch (end.status) {
    case 'completed':
      return EXIT_CODES.done;
    case 'incomplete':
      edge.writeError(`Warning: the answer is incomplete, ended by ${REASONS[end.reason]}.\n`);
      return EXIT_CODES.done;
    case 'tool-calls':
      edge.writeError('Error: the model called a tool that nobody here can execute.\n');
      return EXIT_CODES.failed;
    case 'failed':
      edge.writeError(`${describeFailure(end.failure)}\n`);
      return EXIT_CODES.failed;
    case 'cancelled':
      edge.writeError(`${describeFailure(new AppError('upstream_interrupted'))}\n`);
      return EXIT_CODES.failed;
    default:
      return unreachable(end);
  }
}

const REASONS = {
  length: 'the limit of its length',
  'content-filter': "the backend's content filter",
} as const;
