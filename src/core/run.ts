// One execution of an agent. Every door (chat completions, responses, the command) comes through here, and nothing
// here knows which door it was.

import { AppError, toAppError } from '../errors.ts';
import type { Clock } from './ambient.ts';
import { askForText } from './ask-for-text.ts';
import type { Backend, CallBackends } from './backends/backend.ts';
import { Briefing, type RunRequest, type SplitMessages, splitMessages } from './briefing.ts';
import type { Message } from './messages.ts';
import type { ModelEnd, ModelEvent } from './model-events.ts';
import { type OpenResult, requireCalls } from './open-results.ts';
import { truncated } from './responses/truncation.ts';
import { endsWell, failed, toRunEnd, UsageSum } from './run-end.ts';
import type { RunEnd, RunEvent } from './run-events.ts';
import { RunSignal } from './run-signal.ts';
import { estimateTokens } from './sessions/compaction.ts';
import type { TurnStatus } from './sessions/session-store.ts';
import type { SessionTurn } from './sessions/session-turn.ts';
import { type Ask, type Overflow, shortenSession } from './sessions/shorten-session.ts';
import { ToolDemand } from './tool-demand.ts';
import { executeTools } from './tools/execute-tools.ts';
import { EMPTY_TOOL_BOX, type ToolBox } from './tools/tool-box.ts';
import { type TurnContext, TurnReader } from './turn-reader.ts';

export type RunInput = {
  readonly agentId: string;
  readonly sessionKey: string;
  readonly request: RunRequest;
  /** Results in the request whose calls have to be in the session: the run fails when they are not. */
  readonly openResults?: readonly OpenResult[] | undefined;
  /** In the order in which they are to be tried; at least one. */
  readonly backends: readonly [Backend, ...Backend[]];
  /** True: without a session, the oldest turns of a conversation that is too long are left out. */
  readonly truncates?: boolean | undefined;
  /** Absent: nothing is remembered. */
  readonly session?: SessionTurn | undefined;
};

export type RunDependencies = {
  /** The agent's own prompt; empty when it has none. */
  prompt(): Promise<string> | string;
  /** The tools that the gateway executes for this run. */
  toolBox(signal: AbortSignal): Promise<ToolBox> | ToolBox;
  /** Streams one answer of the first backend that can give it. */
  readonly callBackends: CallBackends;
  readonly limits: RunLimits;
  readonly clock: Clock;
  /** Told which backend serves, before what it says is yielded. */
  readonly onServed: (backend: Backend) => void;
  /** Told, before `onEnd` is, what the run said for a model to read: the results of the gateway's tools included. */
  readonly onSaid?: ((messages: readonly Message[]) => void) | undefined;
  /** Told how the run ended, once, before its caller is. Also told when the caller stops listening early. */
  readonly onEnd: (end: RunEnd) => void;
  /** Told what went wrong where the caller cannot be told any more. */
  readonly onTrouble: (thrown: unknown) => void;
};

export type RunLimits = {
  /** Of the whole run; the time in which it waits for its session does not count. */
  readonly timeoutMs: number;
  /** How often the model is asked. */
  readonly maxTurns: number;
  readonly overflow: Overflow;
};

/** More than any model says in one answer. What it said is kept until its end, by us or by who asked. */
const MAX_CHARACTERS = 64 * 1024 * 1024;

/**
 * Runs the agent once. Yields batches by the grammar of run-events.ts.
 * Failures are events: a run that fails or is cancelled ends with a run-end that says so, and nothing is thrown.
 */
export function run(
  deps: RunDependencies,
  input: RunInput,
  signal: AbortSignal,
): AsyncGenerator<readonly RunEvent[], void, undefined> {
  return new Execution(deps, input, signal).events();
}

class Execution {
  readonly #deps: RunDependencies;
  readonly #input: RunInput;
  readonly #ending: RunSignal;
  readonly #demand: ToolDemand;
  readonly #usage = new UsageSum();
  #startedAtMs: number;
  #backends: readonly [Backend, ...Backend[]];
  #served: Backend | undefined;
  #briefing: Briefing | undefined;
  #toolBox: ToolBox = EMPTY_TOOL_BOX;
  /** The answer that is being read, as long as it is not among what the briefing says. */
  #turn: TurnReader | undefined;
  #hasShown = false;
  #wasShortened = false;
  #end: RunEnd | undefined;

  constructor(deps: RunDependencies, input: RunInput, signal: AbortSignal) {
    this.#deps = deps;
    this.#input = input;
    this.#backends = input.backends;
    this.#ending = new RunSignal(signal);
    this.#demand = new ToolDemand(input.request.toolChoice);
    this.#startedAtMs = deps.clock();
  }

  async *events(): AsyncGenerator<readonly RunEvent[], void, undefined> {
    const { agentId, sessionKey, backends } = this.#input;
    const { signal } = this.#ending;
    try {
      yield [{ type: 'run-start', agentId, sessionKey, backendModel: backends[0].name }];
      /** What is still to be told when the end is known. */
      let untold: readonly RunEvent[] = [];
      let end: RunEnd;
      try {
        // Not awaited where there is nothing to wait for: most runs have neither session, files nor tools.
        const preparing = this.#prepare();
        const briefing = preparing instanceof Briefing ? preparing : await preparing;
        this.#briefing = briefing;
        let turn: TurnReader | undefined;
        for (let turns = 1; ; turns += 1) {
          turn = new TurnReader(this.#turnContext(briefing), turn);
          this.#turn = turn;
          this.#usage.beginTurn();
          let modelEnd: ModelEnd | undefined;
          for await (const batch of this.#ask(briefing)) {
            const shown = turn.read(batch);
            if (turn.characters > MAX_CHARACTERS) throw this.#endless();
            const last = batch.at(-1);
            if (last?.type === 'model-end') {
              modelEnd = last;
              untold = shown;
              break;
            }
            if (shown.length === 0) continue;
            this.#hasShown = true;
            yield shown;
          }
          if (modelEnd === undefined) throw new AppError('upstream_interrupted');
          if (modelEnd.failure !== undefined && (await this.#isShortenedFor(modelEnd.failure, briefing))) {
            turn = undefined;
            continue;
          }
          this.#usage.add(modelEnd.usage);
          if (turn.serverCalls === 0 || !endsWell(modelEnd)) {
            end = toRunEnd(modelEnd, this.#demand, signal, this.#usage.total);
            break;
          }
          if (untold.length > 0) {
            this.#hasShown = true;
            yield untold;
            untold = [];
          }
          this.#turn = undefined;
          yield* executeTools(briefing, turn, this.#toolBox, signal);
          // Both kinds of calls in one answer: the caller's are handed back with the end.
          if (turn.clientCalls > 0) {
            end = toRunEnd(modelEnd, this.#demand, signal, this.#usage.total);
            break;
          }
          if (turns >= this.#deps.limits.maxTurns) throw tooManyTurns(turns);
          this.#stayWithBackend();
        }
      } catch (thrown) {
        end = failed(toAppError(thrown), signal, this.#usage.total);
      }
      yield [...untold, await this.#settle(end)];
    } finally {
      await this.#leave();
    }
  }

  /** For a `finally`: the caller may have stopped listening anywhere. */
  async #leave(): Promise<void> {
    if (this.#end === undefined) {
      // Whatever is under way ends before what was said is saved.
      this.#ending.abort();
      await this.#settle({ type: 'run-end', status: 'cancelled', usage: this.#usage.total });
    }
    // A tool may still be at work for a run that another tool has failed.
    if (this.#end?.status === 'failed') this.#ending.abort();
    this.#ending.close();
  }

  #prepare(): Promise<Briefing> | Briefing {
    const { request, session, openResults = [] } = this.#input;
    const split = splitMessages(request.messages);
    if (session !== undefined) return this.#prepareWith(session, split);
    requireCalls(openResults, split.conversation);
    return this.#brief(split);
  }

  async #prepareWith(session: SessionTurn, split: SplitMessages): Promise<Briefing> {
    await session.open(split.conversation, this.#ending.signal);
    const { openResults = [] } = this.#input;
    if (openResults.length > 0) {
      requireCalls(
        openResults,
        session.items.flatMap(({ messages }) => messages),
      );
    }
    const briefing = await this.#brief(split);
    await this.#shorten(session, briefing, 'when too long');
    briefing.conversation = session.messages();
    return briefing;
  }

  #brief(split: SplitMessages): Promise<Briefing> | Briefing {
    // A run's time begins when its session is free: what others took is not its own.
    this.#startedAtMs = this.#deps.clock();
    this.#ending.startTimer(this.#deps.limits.timeoutMs);
    const prompt = this.#deps.prompt();
    const toolBox = this.#deps.toolBox(this.#ending.signal);
    const brief = (text: string, box: ToolBox): Briefing => {
      this.#toolBox = box;
      const briefing = new Briefing(this.#input.request, split, text, box);
      if (this.#input.truncates === true && this.#input.session === undefined) this.#truncate(briefing);
      return briefing;
    };
    if (typeof prompt === 'string' && !(toolBox instanceof Promise)) return brief(prompt, toolBox);
    return Promise.all([prompt, toolBox]).then(([text, box]) => brief(text, box));
  }

  #truncate(briefing: Briefing): void {
    const [{ contextWindow, options }] = this.#backends;
    if (contextWindow === undefined) return;
    const fixed = estimateTokens([], briefing.instructions, briefing.tools);
    const { maxOutputTokens } = options;
    briefing.conversation = truncated(briefing.conversation, { contextWindow, maxOutputTokens, fixed });
  }

  #turnContext({ serverTools }: Briefing): TurnContext {
    return {
      serverTools,
      remembers: this.#input.session !== undefined || this.#deps.onSaid !== undefined || serverTools.size > 0,
      onClientCall: (name) => this.#demand.observe(name),
    };
  }

  #ask(briefing: Briefing): AsyncIterable<readonly ModelEvent[]> {
    const call = {
      backends: this.#backends,
      toRequest: (backend: Backend) => briefing.toRequest(backend),
      deadlineMs: this.#deadlineMs,
      onServed: (backend: Backend) => {
        this.#served = backend;
        this.#deps.onServed(backend);
      },
    };
    return this.#deps.callBackends(call, this.#ending.signal);
  }

  get #deadlineMs(): number {
    return this.#startedAtMs + this.#deps.limits.timeoutMs;
  }

  /** Once the caller has read what one model said, no other model goes on in its place. */
  #stayWithBackend(): void {
    const served = this.#served;
    if (served === undefined) return;
    const others = this.#backends.filter((backend) => backend !== served);
    this.#backends = [
      served,
      ...(this.#hasShown ? others.filter(({ name }) => name === served.name) : others),
    ];
  }

  /** True when a backend that found the conversation too long is to be asked again with a shorter one. */
  async #isShortenedFor(failure: AppError, briefing: Briefing): Promise<boolean> {
    const { session } = this.#input;
    if (session === undefined || failure.code !== 'context_length_exceeded') return false;
    if (this.#turn?.hasShown === true || briefing.said.length > 0) return false;
    if (!(await this.#shorten(session, briefing, 'now'))) return false;
    briefing.conversation = session.messages();
    return true;
  }

  async #shorten(session: SessionTurn, briefing: Briefing, when: 'when too long' | 'now'): Promise<boolean> {
    if (this.#wasShortened) return false;
    const { callBackends, limits } = this.#deps;
    const [backend] = this.#backends;
    const ask: Ask = (messages, instructions, signal) =>
      askForText(
        callBackends,
        { backends: this.#backends, messages, instructions, deadlineMs: this.#deadlineMs },
        signal,
      );
    this.#wasShortened = await shortenSession(
      { ask, overflow: limits.overflow },
      { session, briefing, backend, when },
      this.#ending.signal,
    );
    return this.#wasShortened;
  }

  /** The end as it is told, after what was said is saved: another one when that failed. */
  async #settle(end: RunEnd): Promise<RunEnd> {
    const told = await this.#saved(end);
    this.#end = told;
    this.#input.session?.runIsOver();
    this.#deps.onEnd(told);
    return told;
  }

  async #saved(end: RunEnd): Promise<RunEnd> {
    const { session, backends } = this.#input;
    const { onSaid } = this.#deps;
    if (session === undefined && onSaid === undefined) return end;
    const said = this.#briefing?.said ?? [];
    const message = this.#turn?.messageWithoutServerCalls();
    const messages = message === undefined ? said : [...said, message];
    onSaid?.(messages);
    if (session === undefined) return end;
    try {
      await session.save({
        messages,
        status: this.#turnStatus(end),
        backendModel: (this.#served ?? backends[0]).name,
        usage: end.usage,
        startedAtMs: this.#startedAtMs,
      });
    } catch (thrown) {
      this.#deps.onTrouble(thrown);
      if (end.status !== 'failed' && end.status !== 'cancelled') {
        return { type: 'run-end', status: 'failed', failure: toAppError(thrown), usage: end.usage };
      }
    }
    return end;
  }

  /** A shutdown is told to its caller as a failure, but the run itself did not fail. */
  #turnStatus({ status }: RunEnd): TurnStatus {
    if (status === 'cancelled') return 'cut-off';
    return status === 'failed' && this.#ending.isCutOff ? 'cut-off' : status;
  }

  #endless(): AppError {
    const { providerId } = this.#served ?? this.#backends[0];
    return new AppError(
      'upstream_invalid_response',
      `The backend ${providerId} answered with more than ${MAX_CHARACTERS} characters.`,
    );
  }
}

function tooManyTurns(turns: number): AppError {
  return new AppError(
    'max_turns_exceeded',
    `The model was asked ${turns} times and called tools each time; clawgate.run.maxTurns allows no more.`,
  );
}
