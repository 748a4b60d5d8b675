// A gateway with a real server of tools behind it and a scripted backend that asks for them.

import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Schema } from '../../../src/contract.ts';
import { chunk, END } from '../../fixtures/clients/upstream-answers.ts';
import { expectAnswer, expectStream } from '../../support/contract.ts';
import {
  type ConfigDocument,
  type TestGateway,
  testGateway,
  upstreamDocument,
} from '../../support/gateway.ts';
import {
  type ScriptedAnswer,
  type ScriptedUpstream,
  scriptedUpstream,
} from '../../support/scripted-upstream.ts';
import { type OwnHttpServer, startOwnHttpServer } from '../../tools/own-http-server.ts';
import { CHAT, chatBody, RESPONSES, responsesBody } from '../requests.ts';

/** An entry of `mcp.servers`. */
export type ServerEntry = Readonly<Record<string, unknown>>;

const OWN_SERVER = fileURLToPath(new URL('../../tools/own-server.ts', import.meta.url));

/** The tests' own server as a child of the gateway. */
export const pipeEntry = (rest: ServerEntry = {}): ServerEntry => ({
  command: process.execPath,
  args: [OWN_SERVER],
  ...rest,
});

export const httpEntry = ({ url }: OwnHttpServer, rest: ServerEntry = {}): ServerEntry => ({
  url,
  transport: 'streamable-http',
  ...rest,
});

/** The tests' own server in this process, until the running test ends. */
export async function ownHttpServer(): Promise<OwnHttpServer> {
  const own = await startOwnHttpServer('sessions');
  onTestFinished(() => own.close());
  return own;
}

export type ToolWorld = { readonly gateway: TestGateway; readonly upstream: ScriptedUpstream };

/** A gateway in front of these servers and a backend with these answers, the last one for ever. */
export async function toolWorld(
  servers: Readonly<Record<string, ServerEntry>>,
  answers: readonly ScriptedAnswer[],
  overrides: ConfigDocument = {},
): Promise<ToolWorld> {
  const upstream = await scriptedUpstream(...answers);
  const gateway = await testGateway(upstreamDocument(upstream.baseUrl, { mcp: { servers }, ...overrides }));
  return { gateway, upstream };
}

type Call = { readonly id: string; readonly name: string; readonly arguments?: string };

/** A streamed answer of some words, which may be none, and calls of tools. */
export function saysAndCalls(text: string, ...calls: readonly Call[]): ScriptedAnswer {
  const called = calls.map(({ id, name, arguments: argumentsText = '{}' }, index) =>
    chunk({ tool_calls: [{ index, id, type: 'function', function: { name, arguments: argumentsText } }] }),
  );
  return { steps: [chunk({ content: text }), ...called, END] };
}

/** What a caller is told: the text, and what it sees of the gateway's tools. */
export type Told = {
  readonly text: string;
  readonly totalTokens: number | undefined;
  /** `own__answer({})` for a call; `42` or `error: no` for its result. */
  readonly activity: readonly string[];
  /** The names of the tools that the caller is to execute. */
  readonly calls: readonly string[];
};

export type ToolDoor = {
  readonly operationId: 'createChatCompletion' | 'createResponse';
  readonly path: string;
  readonly stream: boolean;
  body(content: string, rest?: Readonly<Record<string, unknown>>): object;
  /** Holds the answer against the contract. */
  read(response: Response): Promise<Told>;
};

/** The operations that run agents, streamed and not. */
export const TOOL_DOORS: readonly ToolDoor[] = [
  {
    operationId: 'createChatCompletion',
    path: CHAT,
    stream: false,
    body: chatBody,
    async read(response) {
      const answer = await expectAnswer('createChatCompletion', response);
      const message = answer.choices[0]?.message;
      return {
        text: message?.content ?? '',
        totalTokens: answer.usage?.total_tokens,
        activity: (answer.clawgate?.tool_activity ?? []).map(activityLine),
        calls: (message?.tool_calls ?? []).map((call) => call.function.name),
      };
    },
  },
  {
    operationId: 'createChatCompletion',
    path: CHAT,
    stream: true,
    body: (content, rest) =>
      chatBody(content, { stream: true, stream_options: { include_usage: true }, ...rest }),
    async read(response) {
      const events = await expectStream('createChatCompletion', response);
      const chunks = events as readonly Schema<'ChatCompletionChunk'>[];
      const deltas = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta));
      return {
        text: deltas.map(({ content }) => content ?? '').join(''),
        totalTokens: chunks.at(-1)?.usage?.total_tokens,
        activity: chunks.flatMap(({ clawgate }) => (clawgate === undefined ? [] : [activityLine(clawgate)])),
        calls: deltas.flatMap(({ tool_calls = [] }) =>
          tool_calls.flatMap((call) => call.function?.name ?? []),
        ),
      };
    },
  },
  {
    operationId: 'createResponse',
    path: RESPONSES,
    stream: false,
    body: responsesBody,
    async read(response) {
      return { ...readResponse(await expectAnswer('createResponse', response)), activity: [] };
    },
  },
  {
    operationId: 'createResponse',
    path: RESPONSES,
    stream: true,
    body: (content, rest) => responsesBody(content, { stream: true, ...rest }),
    async read(response) {
      const events = await expectStream('createResponse', response);
      const last = events.at(-1);
      if (last?.type !== 'response.completed') throw new Error(`The stream ended as ${last?.type}.`);
      const text = events.map((event) => (event.type === 'response.output_text.delta' ? event.delta : ''));
      const activity = events.flatMap((event) => {
        if (event.type === 'clawgate:tool_call.started') return [`${event.name}(${event.arguments})`];
        if (event.type === 'clawgate:tool_call.done') return [resultLine(event)];
        return [];
      });
      return { ...readResponse(last.response), text: text.join(''), activity };
    },
  },
];

function readResponse({ output, usage }: Schema<'Response'>): Omit<Told, 'activity'> {
  const parts = output.flatMap((item) => (item.type === 'message' ? item.content : []));
  return {
    text: parts.map((part) => (part.type === 'output_text' ? part.text : '')).join(''),
    totalTokens: usage?.total_tokens,
    calls: output.flatMap((item) => (item.type === 'function_call' ? [item.name] : [])),
  };
}

function activityLine(activity: Schema<'ToolActivity'>): string {
  return 'tool_call' in activity
    ? `${activity.tool_call.name}(${activity.tool_call.arguments})`
    : resultLine(activity.tool_result);
}

function resultLine(result: { readonly is_error: boolean; readonly output: string }): string {
  return result.is_error ? `error: ${result.output}` : result.output;
}
