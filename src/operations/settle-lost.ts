// Responses whose process is gone: they will never end by themselves, so they have failed.

import { itemIds } from '../adapters/responses/output-items.ts';
import { toldItems } from '../adapters/responses/replay-stream.ts';
import { failedResponse, type ResponseBase } from '../adapters/responses/response-object.ts';
import type { Schema } from '../contract.ts';
import type { Message } from '../core/messages.ts';
import { readEvents, type ShownEvent } from '../core/responses/event-log.ts';
import type { StoredResponse } from '../core/responses/response-store.ts';
import { AppError } from '../errors.ts';
import { isRunning } from '../lib/is-running.ts';
import { outcomeOf } from './response-outcome.ts';
import type { Services } from './services.ts';

/** What a run may take beyond its limits to be stored. */
const SPARE_MS = 60_000;

/** The response, failed with what it had said if its process is gone; as it is otherwise. */
export async function settleLost(services: Services, stored: StoredResponse): Promise<StoredResponse> {
  if (stored.owner === undefined || !isLost(services, stored, stored.owner)) return stored;
  const { responses } = services;
  const events = readEvents(await responses.events(stored.id)) ?? [];
  const response = lostResponse(JSON.parse(stored.body), events);
  await responses.finish(stored.id, outcomeOf(response, saidIn(response), []));
  return (await responses.find(stored.id)) ?? stored;
}

/** Settles all there are. Rejects with `session_not_saved`. */
export async function settleAllLost(services: Services): Promise<void> {
  for (const stored of await services.responses.unfinished()) await settleLost(services, stored);
}

function isLost(services: Services, { id, createdAtMs }: StoredResponse, owner: string): boolean {
  if (owner === services.processName) return services.runningResponses.find(id) === undefined;
  const { queue } = services.config.sessions;
  const longestMs = queue.maxWaitMs + services.config.clawgate.run.timeoutMs + SPARE_MS;
  // The number of a process is given to another one some day.
  if (services.clock() > createdAtMs + longestMs) return true;
  const processId = Number.parseInt(owner, 10);
  return processId === process.pid || !isRunning(processId);
}

function lostResponse(begun: Schema<'Response'>, events: readonly ShownEvent[]): Schema<'Response'> {
  const base: ResponseBase = begun;
  const output = toldItems(base, itemIds(begun.id), events);
  const failure = new AppError('shutting_down', 'The gateway ended while this response was running.');
  return failedResponse({ ...begun, output }, failure);
}

/** Whole items alone: what broke off is no part of a conversation. */
function saidIn({ output }: Schema<'Response'>): readonly Message[] {
  const texts = output.flatMap((item) => (item.type === 'message' ? item.content : []));
  const content = texts.flatMap((part) =>
    part.type === 'output_text' && part.text !== '' ? [{ type: 'text' as const, text: part.text }] : [],
  );
  return content.length === 0 ? [] : [{ role: 'assistant', content }];
}
