// From Prism's answer to the client's: JSON as it is, a transcript frame by frame, a failure as the error body of
// this API. Headers that Prism makes for itself stay behind.

import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { type AppError, toWireError } from '../../src/errors.ts';

/** Called before each frame of a stream; resolves when the frame is due. */
export type Pace = (frameIndex: number) => Promise<void>;

/** As fast as possible, yet each frame in a write of its own. */
export const atOnce: Pace = async () => {
  await setImmediate();
};

/** Prism's own, those of its connection, and two whose examples would claim something about this very request. */
const LEFT_BEHIND =
  /^(access-control-.*|connection|content-length|date|keep-alive|sl-violations|transfer-encoding|x-clawgate-(attempts|ignored-params))$/;

/** Hands on an answer of Prism, whole or frame by frame. */
export async function sendPrismAnswer(answer: Response, response: ServerResponse, pace: Pace): Promise<void> {
  for (const [name, value] of answer.headers) {
    if (!LEFT_BEHIND.test(name) && !response.hasHeader(name)) response.setHeader(name, value);
  }
  response.statusCode = answer.status;
  const text = await answer.text();
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    response.setHeader('cache-control', 'no-cache, no-transform');
    response.setHeader('x-accel-buffering', 'no');
    await sendFrames(text, response, pace);
  } else {
    response.end(text);
  }
}

async function sendFrames(transcript: string, response: ServerResponse, pace: Pace): Promise<void> {
  const frames = transcript.split(/(?<=\n\n)/);
  async function* due(): AsyncGenerator<string> {
    for (const [index, frame] of frames.entries()) {
      await pace(index);
      yield frame;
    }
  }
  response.flushHeaders();
  // A client that leaves ends the pipeline with an error that concerns nobody.
  await pipeline(Readable.from(due()), response).catch(() => {});
}

/** Sends an error in the form of this API. */
export function sendError(error: AppError, response: ServerResponse): void {
  response.statusCode = error.status;
  for (const [name, value] of Object.entries(error.headers ?? {})) response.setHeader(name, value);
  response.setHeader('content-type', 'application/json');
  response.setHeader('openai-processing-ms', '0');
  response.end(JSON.stringify({ error: toWireError(error) }));
}
