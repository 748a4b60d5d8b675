// One execution of an agent. Every door (chat completions, responses, later the command) comes through here,
// and nothing here knows which door it was.

import { AppError, toAppError } from '../errors.ts';
import type { ContentEvent, ModelEnd, ModelEvent } from './model-events.ts';
import type { ModelProvider } from './model-provider.ts';
import type { ModelRequest } from './model-request.ts';
import type { RunEnd, RunEvent } from './run-events.ts';

/** More than any model says in one answer. What it said is kept until its end, by us or by who asked. */
const MAX_CHARACTERS = 64 * 1024 * 1024;

/** The agent and the backend model that a request means. */
export type RunTarget = {
  readonly agentId: string;
  /** The agent's own prompt; empty when it has none. */
  readonly agentPrompt: string;
  readonly sessionKey: string;
  /** The provider's configured id. */
  readonly providerId: string;
  /** The provider's own id of the model. */
  readonly modelId: string;
};

export type RunDependencies = {
  readonly provider: ModelProvider;
  /** Told how the run ended, once, before its caller is. Also told when the caller stops listening early. */
  readonly onEnd: (end: RunEnd) => void;
};

export type RunInput = { readonly target: RunTarget; readonly request: ModelRequest };

/** What the caller asked, as a dialect's translator read it: `messages` still hold the leading system ones. */
export type RunRequest = Omit<ModelRequest, 'model' | 'instructions'>;

/**
 * The model request of a run: the agent's prompt, then the leading system and developer text, in the
 * instruction place; all other messages in theirs. Tools that `tool_choice` does not allow are left out, so
 * that its limit holds on backends that know no such thing.
 */
export function toModelRequest(target: RunTarget, request: RunRequest): ModelRequest {
  const instructions = target.agentPrompt === '' ? [] : [target.agentPrompt];
  let first = 0;
  for (const message of request.messages) {
    if (message.role !== 'system' && message.role !== 'developer') break;
    if (message.text !== '') instructions.push(message.text);
    first += 1;
  }
  return {
    ...request,
    model: target.modelId,
    instructions: instructions.length === 0 ? undefined : instructions.join('\n\n'),
    messages: first === 0 ? request.messages : request.messages.slice(first),
    tools: allowedTools(request),
  };
}

function allowedTools({ tools, toolChoice }: RunRequest): RunRequest['tools'] {
  if (toolChoice.type !== 'auto' && toolChoice.type !== 'required') return tools;
  const { allowed } = toolChoice;
  return allowed === undefined ? tools : tools.filter((tool) => allowed.includes(tool.name));
}

/**
 * Runs the agent once. Yields batches by the grammar of run-events.ts.
 * Failures are events: a run that fails or is cancelled ends with a run-end that says so, and nothing is thrown.
 */
export async function* run(
  deps: RunDependencies,
  input: RunInput,
  signal: AbortSignal,
): AsyncGenerator<readonly RunEvent[], void, undefined> {
  const { target, request } = input;
  const demand = new ToolDemand(request);
  let characters = 0;
  let end: RunEnd | undefined;
  try {
    yield [
      {
        type: 'run-start',
        agentId: target.agentId,
        sessionKey: target.sessionKey,
        backendModel: `${target.providerId}/${target.modelId}`,
      },
    ];
    let content: readonly ContentEvent[] = [];
    try {
      let last: ModelEnd | undefined;
      for await (const batch of deps.provider.stream(request, signal)) {
        demand.observe(batch);
        characters += countCharacters(batch);
        if (characters > MAX_CHARACTERS) throw endless(target);
        const event = batch.at(-1);
        if (event?.type === 'model-end') {
          last = event;
          content = batch.slice(0, -1) as readonly ContentEvent[];
          break;
        }
        yield batch as readonly ContentEvent[];
      }
      end =
        last === undefined
          ? failed(new AppError('upstream_interrupted'), signal)
          : toRunEnd(last, demand, signal);
    } catch (thrown) {
      end = failed(toAppError(thrown), signal);
    }
    deps.onEnd(end);
    yield [...content, end];
  } finally {
    if (end === undefined) deps.onEnd({ type: 'run-end', status: 'cancelled' });
  }
}

function countCharacters(batch: readonly ModelEvent[]): number {
  let count = 0;
  for (const event of batch) {
    if ('text' in event) count += event.text.length;
    else if (event.type === 'tool-call-delta') count += event.argumentsText.length;
  }
  return count;
}

function endless({ providerId }: RunTarget): AppError {
  return new AppError(
    'upstream_invalid_response',
    `The backend ${providerId} answered with more than ${MAX_CHARACTERS} characters.`,
  );
}

function toRunEnd(end: ModelEnd, demand: ToolDemand, signal: AbortSignal): RunEnd {
  const { usage } = end;
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
function failed(failure: AppError, signal: AbortSignal, usage?: RunEnd['usage']): RunEnd {
  if (signal.aborted) return cancelled(signal, usage);
  return { type: 'run-end', status: 'failed', failure, usage };
}

/** A signal that fired with an AppError (a shutdown) tells a caller who is still there; else the caller left. */
function cancelled(signal: AbortSignal, usage: RunEnd['usage']): RunEnd {
  const { reason } = signal;
  if (reason instanceof AppError) return { type: 'run-end', status: 'failed', failure: reason, usage };
  return { type: 'run-end', status: 'cancelled', usage };
}

/** Watches whether the tool calls that `tool_choice` demands, or forbids, are what the model made. */
class ToolDemand {
  readonly #choice: ModelRequest['toolChoice'];
  calls = 0;
  #wanted = 0;
  #forbidden: string | undefined;

  constructor(request: ModelRequest) {
    this.#choice = request.toolChoice;
  }

  observe(batch: readonly ModelEvent[]): void {
    for (const event of batch) {
      if (event.type !== 'tool-call-start') continue;
      this.calls += 1;
      if (this.#allows(event.name)) this.#wanted += 1;
      else this.#forbidden ??= event.name;
    }
  }

  unmet(): AppError | undefined {
    const choice = this.#choice;
    if (this.#forbidden !== undefined && choice.type !== 'tool') {
      return new AppError(
        'tool_choice_unmet',
        `The model called ${this.#forbidden}, which tool_choice does not allow.`,
      );
    }
    if (this.#wanted > 0 || choice.type === 'auto' || choice.type === 'none') return undefined;
    const demanded = choice.type === 'tool' ? `a call of ${choice.name}` : 'at least one tool call';
    const made = this.calls === 0 ? 'made none' : 'called something else';
    return new AppError('tool_choice_unmet', `tool_choice demands ${demanded}; the model ${made}.`);
  }

  #allows(name: string): boolean {
    const choice = this.#choice;
    switch (choice.type) {
      case 'tool':
        return choice.name === name;
      case 'none':
        return false;
      default:
        return choice.allowed === undefined || choice.allowed.includes(name);
    }
  }
}
