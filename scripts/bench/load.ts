// The load: a fixed number of connections, each with one request in flight, for a given time or number of answers.
// Every request begun is waited for, so that the work counted is exactly the work that the server did.

import type { Answer } from './answer-parser.ts';
import { LoadConnection } from './load-connection.ts';

export type LoadPlan = {
  readonly connections: number;
  readonly request: Buffer;
  /**
   * How long one answer takes when its pace is the upstream's: then each connection gets the whole number of
   * answers that fits the time best, so that all streams run from the beginning of a round to its end.
   */
  readonly pacedAnswerMs?: number | undefined;
  /** Throws Error for an answer that is not what it must be. Called for each one. */
  readonly check: (answer: Answer) => void;
};

export type LoadResult = {
  /** Answers, all of them checked. */
  readonly completed: number;
  /** From the first request to the last answer. */
  readonly elapsedMs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  /** Sums over the event streams; 0 for JSON. */
  readonly streamWrites: number;
  readonly splitWrites: number;
};

/** Rejects at the first bad answer, broken connection or refused one. */
export async function runLoad(plan: LoadPlan, port: number, seconds: number): Promise<LoadResult> {
  const connections = await Promise.all(
    Array.from({ length: plan.connections }, () => LoadConnection.open(port)),
  );
  const tally = { latenciesMs: [] as number[], streamWrites: 0, splitWrites: 0 };
  const startMs = performance.now();
  try {
    const isOver = endOf(plan, startMs, seconds);
    await Promise.all(connections.map((connection) => repeat(connection, plan, isOver, tally)));
  } finally {
    for (const connection of connections) connection.close();
  }
  const elapsedMs = performance.now() - startMs;
  const sorted = Float64Array.from(tally.latenciesMs).sort();
  return {
    completed: sorted.length,
    elapsedMs,
    medianMs: sorted[Math.floor(sorted.length * 0.5)] ?? 0,
    p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? 0,
    streamWrites: tally.streamWrites,
    splitWrites: tally.splitWrites,
  };
}

type IsOver = (answers: number, nowMs: number) => boolean;

function endOf({ pacedAnswerMs }: LoadPlan, startMs: number, seconds: number): IsOver {
  if (pacedAnswerMs === undefined) {
    const until = startMs + seconds * 1000;
    return (_answers, nowMs) => nowMs >= until;
  }
  const answersEach = Math.max(1, Math.round((seconds * 1000) / pacedAnswerMs));
  return (answers) => answers >= answersEach;
}

type Tally = { readonly latenciesMs: number[]; streamWrites: number; splitWrites: number };

/** One connection, request after request until it is over. At least one. */
function repeat(connection: LoadConnection, plan: LoadPlan, isOver: IsOver, tally: Tally): Promise<void> {
  return new Promise((resolve, reject) => {
    let sentMs = 0;
    let answers = 0;
    const send = (): void => {
      sentMs = performance.now();
      connection.send(plan.request, answered, reject);
    };
    const answered = (answer: Answer): void => {
      plan.check(answer);
      const nowMs = performance.now();
      answers += 1;
      tally.latenciesMs.push(nowMs - sentMs);
      tally.streamWrites += answer.stream?.writes ?? 0;
      tally.splitWrites += answer.stream?.splitWrites ?? 0;
      if (isOver(answers, nowMs)) resolve();
      else send();
    };
    send();
  });
}
