// How a run ended, from how its model did.

import { AppError } from '../errors.ts';
import type { ModelEnd, Usage } from './model-events.ts';
import type { RunEnd } from './run-events.ts';
import type { ToolDemand } from './tool-demand.ts';

/** True when the model said all that it wanted to say. */
export function endsWell({ reason }: ModelEnd): boolean {
  return reason === 'stop' || reason === 'tool-calls';
}

export function toRunEnd(
  end: ModelEnd,
  demand: ToolDemand,
  signal: AbortSignal,
  usage: Usage | undefined,
): RunEnd {
  if (end.reason === 'cancelled') return cancelled(signal, usage);
  if (end.reason === 'failed') return failed(end.failure ?? new AppError('upstream_error'), signal, usage);
  if (end.reason === 'length' || end.reason === 'content-filter') {
    return { type: 'run-end', status: 'incomplete', reason: end.reason, usage };
  }
  const unmet = demand.unmet();
  if (unmet !== undefined) return failed(unmet, signal, usage);
  // Backends disagree on what they call an end with tool calls; whether there were calls is a fact.
  return demand.calls > 0
    ? { type: 'run-end', status: 'tool-calls', reason: 'tool-calls', usage }
    : { type: 'run-end', status: 'completed', reason: 'stop', usage };
}

/** A failure after the caller left is the cancellation seen from inside, whatever the backend's words for it. */
export function failed(failure: AppError, signal: AbortSignal, usage: Usage | undefined): RunEnd {
  if (signal.aborted) return cancelled(signal, usage);
  return { type: 'run-end', status: 'failed', failure, usage };
}

/** A signal that fired with an AppError (a shutdown, the run's own time) tells a caller who is still there. */
function cancelled({ reason }: AbortSignal, usage: Usage | undefined): RunEnd {
  if (reason instanceof AppError) return { type: 'run-end', status: 'failed', failure: reason, usage };
  return { type: 'run-end', status: 'cancelled', usage };
}

export function tooManyTurns(turns: number): AppError {
  return new AppError(
    'max_turns_exceeded',
    `The model was asked ${turns} times and called tools each time; clawgate.run.maxTurns allows no more.`,
  );
}

/** The tokens of all turns of a run; undefined as soon as one turn did not report its own. */
export class UsageSum {
  #total: Usage | undefined;
  #isKnown = true;
  #isTurnOpen = false;

  /** Of all turns that were begun: unknown in the middle of one, whose tokens count too. */
  get total(): Usage | undefined {
    return this.#isTurnOpen ? undefined : this.#total;
  }

  beginTurn(): void {
    this.#isTurnOpen = true;
  }

  /** Ends the turn. */
  add(usage: Usage | undefined): void {
    this.#isTurnOpen = false;
    this.#isKnown &&= usage !== undefined;
    this.#total = !this.#isKnown || usage === undefined ? undefined : sumOf(this.#total, usage);
  }
}

function sumOf(first: Usage | undefined, second: Usage): Usage {
  if (first === undefined) return second;
  const sum = (a: number | undefined, b: number | undefined): number | undefined =>
    a === undefined && b === undefined ? undefined : (a ?? 0) + (b ?? 0);
  return {
    inputTokens: first.inputTokens + second.inputTokens,
    outputTokens: first.outputTokens + second.outputTokens,
    cachedInputTokens: sum(first.cachedInputTokens, second.cachedInputTokens),
    cacheWriteTokens: sum(first.cacheWriteTokens, second.cacheWriteTokens),
    reasoningTokens: sum(first.reasoningTokens, second.reasoningTokens),
  };
}
