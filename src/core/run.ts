// One execution of an agent. Every door (chat completions, responses, the command) comes through here, and nothing
// here knows which door it was.

import { AppError, toAppError } from '../errors.ts';
import { endlessAnswer, MAX_ANSWER_CHARACTERS } from './answer-limit.ts';
import type { Backend } from './backends/backend.ts';
import { Briefing, type SplitMessages, splitMessages } from './briefing.ts';
import type { Message } from './messages.ts';
import type { ModelEnd, ModelEvent } from './model-events.ts';
import { requireCalls } from './open-results.ts';
import { RoomMaker } from './room-maker.ts';
import { endsWell, failed, tooManyTurns, toRunEnd, UsageSum } from './run-end.ts';
import type { RunEnd, RunEvent } from './run-events.ts';
import type { RunDependencies, RunInput } from './run-input.ts';
import { RunSignal } from './run-signal.ts';
import { saveRun } from './save-run.ts';
import type { SessionTurn } from './sessions/session-turn.ts';
import { ToolDemand } from './tool-demand.ts';
import { executeTools } from './tools/execute-tools.ts';
import { EMPTY_TOOL_BOX, type ToolBox } from './tools/tool-box.ts';
import { type TurnContext, TurnReader } from './turn-reader.ts';

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
  readonly #room: RoomMaker;
  readonly #usage = new UsageSum();
  #startedAtMs: number;
  #backends: readonly [Backend, ...Backend[]];
  #served: Backend | undefined;
  #briefing: Briefing | undefined;
  #toolBox: ToolBox = EMPTY_TOOL_BOX;
  /** The answer that is being read, as long as it is not among what the briefing says. */
  #turn: TurnReader | undefined;
  #hasShown = false;
  #end: RunEnd | undefined;

  constructor(deps: RunDependencies, input: RunInput, signal: AbortSignal) {
    this.#deps = deps;
    this.#input = input;
    this.#backends = input.backends;
    this.#ending = new RunSignal(signal);
    this.#demand = new ToolDemand(input.request.toolChoice);
    this.#room = new RoomMaker(deps, input, this.#ending.signal);
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
            if (turn.characters > MAX_ANSWER_CHARACTERS) throw endlessAnswer(this.#served ?? backends[0]);
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
          const isTooLong = modelEnd.failure?.code === 'context_length_exceeded';
          const saidNothing = !turn.hasShown && briefing.said.length === 0;
          if (isTooLong && saidNothing && (await this.#room.shorten(briefing, 'now', this.#deadlineMs))) {
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
    const messages = () => session.items.flatMap((item) => item.messages);
    if (openResults.length > 0) requireCalls(openResults, messages());
    const briefing = await this.#brief(split);
    briefing.conversation = session.messages();
    await this.#room.shorten(briefing, 'when too long', this.#deadlineMs);
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
      this.#room.truncate(briefing);
      return briefing;
    };
    if (typeof prompt === 'string' && !(toolBox instanceof Promise)) return brief(prompt, toolBox);
    return Promise.all([prompt, toolBox]).then(([text, box]) => brief(text, box));
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

  /** The end as it is told, after what was said is saved: another one when that failed. */
  async #settle(end: RunEnd): Promise<RunEnd> {
    const told = await saveRun(this.#deps, this.#input.session, end, {
      messages: this.#said(),
      isCutOff: this.#ending.isCutOff,
      backendModel: (this.#served ?? this.#input.backends[0]).name,
      startedAtMs: this.#startedAtMs,
    });
    this.#end = told;
    this.#input.session?.runIsOver();
    this.#deps.onEnd(told);
    return told;
  }

  /** All that is to be remembered, also of an answer that was broken off. */
  #said(): readonly Message[] {
    const said = this.#briefing?.said ?? [];
    const message = this.#turn?.messageWithoutServerCalls();
    return message === undefined ? said : [...said, message];
  }
}
