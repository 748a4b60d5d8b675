// Backends that fail as a test wrote it down, on a clock that only their waits and calls move.

import type { Attempt, Backend, BackendCall } from '../../../src/core/backends/backend.ts';
import { callBackends } from '../../../src/core/backends/call-backends.ts';
import { type CoolDown, type Cooldowns, createCooldowns } from '../../../src/core/backends/cooldowns.ts';
import type { RetryPolicy } from '../../../src/core/backends/retry-policy.ts';
import type { RotationDependencies } from '../../../src/core/backends/rotation.ts';
import type { ContentEvent, ModelEnd, ModelEvent } from '../../../src/core/model-events.ts';
import { AppError, type ErrorCode } from '../../../src/errors.ts';
import { modelRequest } from '../requests.ts';

export const START_MS = 1_000_000;

/** How one call goes. */
export type Outcome = {
  /** What is said before anything else happens, a batch each. */
  readonly says?: readonly string[] | undefined;
  /** Default: a proper end. `thrown`: before the call begins. `silence`: until the signal fires. */
  readonly ends?:
    | AppError
    | { readonly thrown: unknown }
    | 'silence'
    | 'nothing'
    | 'content-filter'
    | undefined;
  /** True: the end comes in the same batch as the last thing said. */
  readonly atOnce?: boolean | undefined;
  readonly takesMs?: number | undefined;
  /** Before each thing said, by the timers. */
  readonly everyMs?: number | undefined;
  /** Called when all is said and the end is not. */
  readonly beforeEnd?: (() => void) | undefined;
};

export const GOOD: Outcome = { says: ['Hello'] };

export function fails(code: ErrorCode, options: ConstructorParameters<typeof AppError>[2] = {}): Outcome {
  return { ends: new AppError(code, `${code}!`, options) };
}

export const limited = (retryAfterSeconds?: number): Outcome =>
  fails('rate_limit_exceeded', { retryAfterSeconds, upstreamStatus: 429 });

/** `a` is a model, `a#1` the same with the second key; each with its calls in order, the last one for all further. */
export type Script = Readonly<Record<string, readonly [Outcome, ...Outcome[]]>>;

export type World = {
  readonly backends: readonly Backend[];
  readonly deps: RotationDependencies;
  readonly cooldowns: Cooldowns;
  /** `a#0` for each call, and `+250` for each wait, in their order. */
  readonly story: readonly string[];
  /** The same with nothing but the calls. */
  calls(): readonly string[];
  readonly attempts: readonly Attempt[];
  readonly served: readonly string[];
  readonly signals: readonly AbortSignal[];
  nowMs(): number;
  pass(milliseconds: number): void;
  cooling(name: string): CoolDown | undefined;
  /** All batches of one call. */
  ask(options?: AskOptions): Promise<readonly (readonly ModelEvent[])[]>;
};

export type AskOptions = {
  readonly streaming?: boolean;
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
  readonly onBatch?: (batch: readonly ModelEvent[]) => void;
  /** What the reader does before it reads on. */
  readonly betweenBatches?: () => Promise<void>;
};

export const POLICY: RetryPolicy = { maxAttempts: 3, baseDelayMs: 100, maxDelayMs: 5_000 };

type WorldOptions = {
  readonly retry?: Partial<RetryPolicy>;
  /** Each in turn, the last one for ever; 1 makes a wait as long as it can be. */
  readonly random?: readonly number[];
  readonly timeouts?: Backend['timeouts'];
  readonly clock?: () => number;
};

export function world(script: Script, options: WorldOptions = {}): World {
  let nowMs = START_MS;
  const clock = options.clock ?? (() => nowMs);
  const story: string[] = [];
  const attempts: Attempt[] = [];
  const served: string[] = [];
  const signals: AbortSignal[] = [];
  const randoms = [...(options.random ?? [1])];
  const cooldowns = createCooldowns({ clock, baseMs: 1_000, maxMs: 60_000 });
  const backends = Object.entries(script).map(([label, outcomes]) => {
    const [name = '', key = '0'] = label.split('#');
    let call = -1;
    const backend: Backend = {
      name: `p/${name}`,
      providerId: 'p',
      modelId: name,
      keyIndex: Number(key),
      options: {},
      extra: {},
      contextWindow: undefined,
      timeouts: options.timeouts ?? { firstTokenMs: 60_000, idleMs: 30_000 },
      provider: {
        forwardsExtra: false,
        ignoredOptions: () => [],
        async *stream(_request, signal) {
          call += 1;
          story.push(`${name}#${key}`);
          signals.push(signal);
          const outcome = outcomes[Math.min(call, outcomes.length - 1)] ?? GOOD;
          nowMs += outcome.takesMs ?? 0;
          yield* play(outcome, signal);
        },
      },
    };
    return backend;
  });
  const deps: RotationDependencies = {
    clock,
    random: () => (randoms.length > 1 ? randoms.shift() : randoms[0]) ?? 1,
    async sleep(milliseconds, signal) {
      signal.throwIfAborted();
      story.push(`+${milliseconds}`);
      nowMs += milliseconds;
    },
    cooldowns,
    retry: { ...POLICY, ...options.retry },
    onAttempt: (attempt) => attempts.push(attempt),
  };
  return {
    backends,
    deps,
    cooldowns,
    story,
    calls: () => story.filter((entry) => !entry.startsWith('+')),
    attempts,
    served,
    signals,
    nowMs: () => nowMs,
    pass(milliseconds) {
      nowMs += milliseconds;
    },
    cooling(label) {
      const [name, key = '0'] = label.split('#');
      return cooldowns.find({ name: `p/${name}`, keyIndex: Number(key) });
    },
    async ask({
      streaming = true,
      deadlineMs = START_MS + 1_000_000_000,
      signal,
      onBatch,
      betweenBatches,
    } = {}) {
      const call: BackendCall = {
        backends,
        deadlineMs,
        toRequest: ({ modelId }) => modelRequest({ model: modelId, streaming }),
        onServed: ({ name, keyIndex }) => served.push(`${name.slice(2)}#${keyIndex}`),
      };
      const batches: (readonly ModelEvent[])[] = [];
      for await (const batch of callBackends(deps, call, signal ?? new AbortController().signal)) {
        batches.push(batch);
        onBatch?.(batch);
        await betweenBatches?.();
      }
      return batches;
    },
  };
}

async function* play(
  { says = [], ends, atOnce = false, everyMs, beforeEnd }: Outcome,
  signal: AbortSignal,
): AsyncGenerator<readonly ModelEvent[], void, undefined> {
  if (typeof ends === 'object' && 'thrown' in ends) throw ends.thrown;
  const said = says.map((text): ContentEvent => ({ type: 'text-delta', text }));
  const early = atOnce ? said.slice(0, -1) : said;
  const late = atOnce ? said.slice(-1) : [];
  for (const event of early) {
    if (everyMs !== undefined) await new Promise((resolve) => setTimeout(resolve, everyMs));
    if (signal.aborted) return yield [{ type: 'model-end', reason: 'cancelled' }];
    yield [event];
  }
  beforeEnd?.();
  if (ends === 'nothing') return;
  if (ends !== 'silence') {
    const end: ModelEnd = !(ends instanceof AppError)
      ? { type: 'model-end', reason: ends ?? 'stop' }
      : { type: 'model-end', reason: 'failed', failure: ends };
    yield [...late, end];
    return;
  }
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
  yield [{ type: 'model-end', reason: 'cancelled' }];
}

/** What was said, and how it ended: `Hello stop`, or `upstream_error` alone. */
export function summary(batches: readonly (readonly ModelEvent[])[]): string {
  const events = batches.flat();
  const end = events.at(-1);
  const text = events.map((event) => (event.type === 'text-delta' ? event.text : '')).join('');
  const how = end?.type === 'model-end' ? (end.failure?.code ?? end.reason) : 'no end';
  return text === '' ? how : `${text} ${how}`;
}

/** The failure that the answer ended with. */
export function failureOf(batches: readonly (readonly ModelEvent[])[]): AppError {
  const end = batches.at(-1)?.at(-1);
  if (end?.type !== 'model-end' || end.failure === undefined) throw new Error('The answer did not fail.');
  return end.failure;
}
