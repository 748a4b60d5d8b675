// The thread that reads one PDF and ends. It knows no secrets: its environment is empty.

import { parentPort, workerData } from 'node:worker_threads';
import { extractPdf } from './extract-pdf.ts';
import { type PdfContent, type PdfFailure, PdfFailureError, type PdfLimits } from './pdf-content.ts';

export type PdfJob = { readonly bytes: Uint8Array; readonly limits: PdfLimits };

export type PdfOutcome = { readonly content: PdfContent } | { readonly failure: PdfFailure };

async function work({ bytes, limits }: PdfJob): Promise<void> {
  try {
    const content = await extractPdf(bytes, limits);
    const outcome: PdfOutcome = { content };
    parentPort?.postMessage(
      outcome,
      content.images.map(({ png }) => png.buffer),
    );
  } catch (thrown) {
    if (!(thrown instanceof PdfFailureError)) throw thrown;
    const outcome: PdfOutcome = { failure: thrown.failure };
    parentPort?.postMessage(outcome);
  }
}

await work(workerData);
