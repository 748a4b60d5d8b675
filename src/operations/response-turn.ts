// One turn of the responses dialect, whatever carries it: what it goes on from, the run, and what is to be kept.

import { type KnownItems, referencedIds, storedInputItems } from '../adapters/responses/input-items.ts';
import {
  RESPONSES_OPTION_NAMES,
  type ResponsesRequest,
  readResponsesRequest,
} from '../adapters/responses/read-request.ts';
import { type ResponseBase, responseBase } from '../adapters/responses/response-object.ts';
import type { RequestBody } from '../contract.ts';
import { keptMessages } from '../core/kept-messages.ts';
import type { Message } from '../core/messages.ts';
import { requireCalls } from '../core/open-results.ts';
import type { ChainLink, NewResponse, ResponseScope } from '../core/responses/response-store.ts';
import { visibleAnswer } from '../core/responses/visible-answer.ts';
import type { RunEvent } from '../core/run-events.ts';
import { AppError } from '../errors.ts';
import { findRunTarget, type RunCall, type RunTarget, startAgentRun } from './agent-run.ts';
import { readAttachments } from './read-attachments.ts';
import type { Services } from './services.ts';
import { settleLost } from './settle-lost.ts';

type Body = RequestBody<'createResponse'>;

export type ResponseTurn = {
  readonly base: ResponseBase;
  readonly scope: ResponseScope;
  /** The responses that it goes on from, the first one first. */
  readonly before: readonly ChainLink[];
  readonly input: readonly Message[];
  /** Undefined: nothing is to be kept. */
  readonly kept: NewResponse | undefined;
  readonly events: AsyncIterable<readonly RunEvent[]>;
  /** What the run said for a model to read; complete when its end is told, empty when nobody remembers it. */
  said(): readonly Message[];
};

/** Finds what a response goes on from where its caller remembers it; undefined: the store is asked. */
export type Recall = (id: string, scope: ResponseScope) => readonly ChainLink[] | undefined;

export type ResponseTurnOptions = {
  /** Present: the caller remembers responses itself, stored or not. */
  readonly recall?: Recall | undefined;
  /** False: the events are not going to be read. */
  readonly isAnswered?: boolean | undefined;
};

/** Nothing is called before the events are read. Throws AppError when the request means no run. */
export async function startResponse(
  services: Services,
  call: RunCall,
  body: Body,
  { recall, isAnswered }: ResponseTurnOptions = {},
): Promise<ResponseTurn> {
  const named = { model: body.model, user: body.user || undefined, namespace: 'openresponses' } as const;
  const target = findRunTarget(services, call, named);
  const scope = scopeOf(target, named.user);
  const previousId = body.previous_response_id ?? undefined;
  if (body.store !== false) await services.responses.prepare();
  const items = await knownItems(services, body.input, scope);
  const before =
    previousId === undefined
      ? []
      : (recall?.(previousId, scope) ?? (await chainBefore(services, previousId, scope)));
  const chain = before.flatMap(({ input, output }) => [
    ...input,
    // A session finds what its client could have seen, and reads what it remembers of it itself.
    ...(scope.sessionKey === undefined ? output : visibleAnswer(output)),
  ]);
  const sent = readResponsesRequest(body, { chain, items }, isAnswered);
  // In a session the run itself looks, once it knows the conversation.
  if (!target.isKept) requireCalls(sent.openResults, sent.run.messages);
  const request = sent.attachments === undefined ? sent : await readAll(services, sent, call.signal);

  const nowMs = services.clock();
  const base = responseBase(body, { id: services.newId('resp_'), createdSeconds: Math.floor(nowMs / 1000) });
  let said: readonly Message[] = [];
  const events = startAgentRun(
    services,
    call,
    {
      ...named,
      run: request.run,
      openResults: request.openResults,
      history: previousId === undefined ? undefined : 'full',
      maxToolCalls: body.max_tool_calls ?? undefined,
      truncates: body.truncation === 'auto',
      onSaid:
        base.store || recall !== undefined
          ? (messages) => {
              said = messages;
            }
          : undefined,
      ignored: request.ignored,
      optionNames: RESPONSES_OPTION_NAMES,
    },
    target,
  );
  const kept = base.store ? newResponse(services, { base, body, request, items, scope, nowMs }) : undefined;
  return { base, scope, before, input: request.input, kept, events, said: () => said };
}

async function readAll(
  services: Services,
  request: ResponsesRequest,
  signal: AbortSignal,
): Promise<ResponsesRequest> {
  const { attachments = new Map(), run, input } = request;
  const policy = services.config.gateway.endpoints.responses;
  const putInPlace = await readAttachments(services, attachments, policy, signal);
  return { ...request, run: { ...run, messages: putInPlace(run.messages) }, input: putInPlace(input) };
}

function scopeOf({ agent, sessionKey, isKept }: RunTarget, user: string | undefined): ResponseScope {
  return { agentId: agent.id, user, sessionKey: isKept ? sessionKey : undefined };
}

async function knownItems(
  services: Services,
  input: Body['input'],
  scope: ResponseScope,
): Promise<KnownItems> {
  const ids = referencedIds(input);
  if (ids.length === 0) return new Map();
  const found = await services.responses.items(ids, scope);
  return new Map([...found].map(([id, json]) => [id, JSON.parse(json)]));
}

/** The conversation up to the response. Throws `previous_response_not_found`. */
async function chainBefore(
  services: Services,
  id: string,
  scope: ResponseScope,
): Promise<readonly ChainLink[]> {
  let chain = await services.responses.chain(id, scope);
  if (chain.type === 'unfinished' && (await isSettled(services, id))) {
    chain = await services.responses.chain(id, scope);
  }
  if (chain.type === 'found') return chain.links;
  const name = JSON.stringify(id.slice(0, 80)).replaceAll('"', "'");
  const message =
    chain.type === 'unknown'
      ? `Previous response with id ${name} not found.`
      : `Previous response with id ${name} has not ended yet. Wait for its end, or cancel it.`;
  throw new AppError('previous_response_not_found', message, { param: 'previous_response_id' });
}

/** True when the process that ran it is gone, and it has ended thereby. */
async function isSettled(services: Services, id: string): Promise<boolean> {
  const stored = await services.responses.find(id);
  return stored !== undefined && (await settleLost(services, stored)).owner === undefined;
}

function newResponse(
  services: Services,
  made: {
    readonly base: ResponseBase;
    readonly body: Body;
    readonly request: ResponsesRequest;
    readonly items: KnownItems;
    readonly scope: ResponseScope;
    readonly nowMs: number;
  },
): NewResponse {
  const { base, body, request, items, scope, nowMs } = made;
  return {
    id: base.id,
    previousId: base.previous_response_id ?? undefined,
    scope,
    background: base.background,
    createdAtMs: nowMs,
    inputItems: storedInputItems(body.input, items, services.newId).map((item) => ({
      id: item.id,
      json: JSON.stringify(item),
    })),
    input: keptMessages(request.input),
  };
}
