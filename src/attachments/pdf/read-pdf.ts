// Reads PDFs in threads of their own, one thread for each document: whatever a document does, it neither holds up the
// gateway nor meets the next document, and ending it is ending its thread.

import { Worker } from 'node:worker_threads';
import { type PdfContent, PdfFailureError, type PdfLimits } from './pdf-content.ts';
import type { PdfJob, PdfOutcome } from './pdf-worker.ts';
import { createTurnstile } from './turnstile.ts';

/** Rejects with PdfFailureError, or with the signal's reason. */
export type ReadPdf = (bytes: Uint8Array, limits: PdfLimits, signal: AbortSignal) => Promise<PdfContent>;

/** At once: a thread takes a core and up to half a gigabyte. Further documents wait. */
const MAX_THREADS = 2;
/** Of JavaScript's heap; that of PDFium is bounded within. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 };

// Node strips the types of this very file's neighbour, or finds it compiled.
const WORKER = new URL(
  import.meta.url.endsWith('.ts') ? './pdf-worker.ts' : './pdf-worker.js',
  import.meta.url,
);

export function createPdfReader(): ReadPdf {
  const enter = createTurnstile(MAX_THREADS);
  return async (bytes, limits, signal) => {
    const leave = await enter(signal);
    try {
      return await readInThread(bytes, limits, signal);
    } finally {
      leave();
    }
  };
}

async function readInThread(bytes: Uint8Array, limits: PdfLimits, signal: AbortSignal): Promise<PdfContent> {
  const copy = new Uint8Array(bytes);
  const job: PdfJob = { bytes: copy, limits };
  const worker = new Worker(WORKER, {
    workerData: job,
    transferList: [copy.buffer],
    resourceLimits: RESOURCE_LIMITS,
    env: {},
    execArgv: [],
    // What PDFium says of broken documents belongs into nobody's log.
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  const { promise, resolve, reject } = Promise.withResolvers<PdfContent>();
  const onAbort = (): void => reject(signal.reason);
  const timer = setTimeout(() => reject(new PdfFailureError('too-slow')), limits.timeoutMs);
  signal.addEventListener('abort', onAbort, { once: true });
  worker.on('message', (outcome: PdfOutcome) => {
    if ('content' in outcome) resolve(outcome.content);
    else reject(new PdfFailureError(outcome.failure));
  });
  worker.on('error', (error) => {
    const isMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    reject(isMemory ? new PdfFailureError('too-much-memory', { cause: error }) : error);
  });
  worker.on('exit', () => reject(new Error('The thread that reads a PDF ended without a word.')));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}
