// What a run tells besides its answer: headers for the caller, fields for the log line.

import { writeAttempts } from '../adapters/attempts.ts';
import { ignoredParams, type WireNames, writeIgnoredParams } from '../adapters/ignored-params.ts';
import { BACKEND_MODEL_HEADER } from '../agents/backend-model.ts';
import type { Attempt, Backend } from '../core/backends/backend.ts';
import type { RunRequest } from '../core/briefing.ts';
import type { RunEnd } from '../core/run-events.ts';
import type { SessionTurn } from '../core/sessions/session-turn.ts';
import type { ToolBox } from '../core/tools/tool-box.ts';
import type { OperationCall } from '../http/operation.ts';

const IGNORED_PARAMS_HEADER = 'x-clawgate-ignored-params';
const ATTEMPTS_HEADER = 'x-clawgate-attempts';

type Telling = Pick<OperationCall, 'setHeader' | 'note'>;

type Reported = {
  readonly run: RunRequest;
  /** Fields that the dialect never honours. */
  readonly ignored: readonly string[];
  readonly optionNames: WireNames;
};

export class RunReport {
  readonly #call: Telling;
  readonly #asked: Reported;
  readonly #session: SessionTurn | undefined;
  readonly #attempts: Attempt[] = [];
  #backend: Backend;

  /** `planned` is the backend that is asked first, and what the caller is told as long as no other serves. */
  constructor(call: Telling, asked: Reported, session: SessionTurn | undefined, planned: Backend) {
    this.#call = call;
    this.#asked = asked;
    this.#session = session;
    this.#backend = planned;
    this.#tellBackend();
  }

  attempted(attempt: Attempt): void {
    this.#attempts.push(attempt);
  }

  served(backend: Backend): void {
    tellAttempts(this.#call, this.#attempts);
    if (backend === this.#backend) return;
    this.#backend = backend;
    this.#tellBackend();
  }

  tools({ unavailable }: ToolBox): void {
    if (unavailable.length > 0) this.#call.note({ toolServersUnavailable: unavailable });
  }

  ended(end: RunEnd): void {
    const { usage } = end;
    const fields: Record<string, unknown> = { backendModel: this.#backend.name, runStatus: end.status };
    if (end.status === 'failed') fields.errorCode = end.failure.code;
    if (usage !== undefined) {
      fields.inputTokens = usage.inputTokens;
      fields.outputTokens = usage.outputTokens;
    }
    if (this.#session?.history !== undefined) fields.history = this.#session.history;
    if (this.#session?.isSummarized === true) fields.compacted = true;
    this.#call.note(fields);
    tellAttempts(this.#call, this.#attempts);
  }

  /** Only what the caller asked for is told to be ignored: an agent's own settings are the operator's business. */
  #tellBackend(): void {
    const { name, modelId, provider } = this.#backend;
    this.#call.setHeader(BACKEND_MODEL_HEADER, name);
    const { run, ignored: always, optionNames: names } = this.#asked;
    const ignored = ignoredParams(provider, { ...run, model: modelId }, { names, always });
    if (ignored.length > 0) this.#call.setHeader(IGNORED_PARAMS_HEADER, writeIgnoredParams(ignored));
  }
}

/** The caller is told by a header what it took to be served, and the operator all of it; nobody when it took nothing. */
export function tellAttempts(call: Telling, attempts: readonly Attempt[]): void {
  const written = writeAttempts(attempts);
  if (written === undefined) return;
  call.setHeader(ATTEMPTS_HEADER, written);
  call.note({ attempts });
}
