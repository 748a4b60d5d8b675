// A tool of a server is called in a run, over each transport and through each door.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streamed } from '../../fixtures/clients/upstream-answers.ts';
import { startTestGateway, type TestGateway, upstreamDocument } from '../../support/gateway.ts';
import { type ScriptedUpstream, startScriptedUpstream } from '../../support/scripted-upstream.ts';
import { startOwnHttpServer } from '../../tools/own-http-server.ts';
import { asked } from '../sessions/session-world.ts';
import { httpEntry, pipeEntry, type ServerEntry, saysAndCalls, TOOL_DOORS } from './tool-world.ts';

type Started = { readonly entry: ServerEntry; stop(): Promise<void> };

const TRANSPORTS: readonly (readonly [string, () => Promise<Started>])[] = [
  ['a pipe', async () => ({ entry: pipeEntry(), stop: async () => {} })],
  [
    'HTTP',
    async () => {
      const own = await startOwnHttpServer('sessions');
      return { entry: httpEntry(own), stop: () => own.close() };
    },
  ],
  [
    'HTTP, the newest protocol',
    async () => {
      const own = await startOwnHttpServer('newest');
      return { entry: httpEntry(own), stop: () => own.close() };
    },
  ],
];

describe.each(TRANSPORTS)('a tool of a server over %s', (_, start) => {
  let server: Started;
  let upstream: ScriptedUpstream;
  let quiet: TestGateway;
  let telling: TestGateway;

  beforeAll(async () => {
    server = await start();
    upstream = await startScriptedUpstream();
    const gateway = (toolEvents: boolean): Promise<TestGateway> =>
      startTestGateway(
        upstreamDocument(upstream.baseUrl, {
          mcp: { servers: { own: server.entry } },
          clawgate: { stream: { toolEvents } },
        }),
      );
    [quiet, telling] = await Promise.all([gateway(false), gateway(true)]);
  });

  afterAll(async () => {
    await Promise.all([quiet.close(), telling.close()]);
    await Promise.all([upstream.close(), server.stop()]);
  });

  const cases = TOOL_DOORS.flatMap((door) => [
    { ...door, toolEvents: false },
    { ...door, toolEvents: true },
  ]);

  it.each(cases)(
    'is called and its result told, $operationId, stream: $stream, toolEvents: $toolEvents',
    async ({ path, stream, toolEvents, body, read, operationId }) => {
      const first = upstream.requests.length;
      upstream.answer(
        saysAndCalls('Let me look.', { id: 's1', name: 'own__answer' }),
        streamed('It is ', '42.'),
      );
      const gateway = toolEvents ? telling : quiet;
      const told = await read(await gateway.request(path, { json: body('What is it?') }));
      // What is not streamed has no place for activity in the responses dialect.
      const shows = toolEvents && (stream || operationId === 'createChatCompletion');
      expect(told).toEqual({
        text: 'Let me look.\n\nIt is 42.',
        totalTokens: 36,
        activity: shows ? ['own__answer({})', '42'] : [],
        calls: [],
      });
      expect(upstream.requests).toHaveLength(first + 2);
      expect(await asked({ upstream }, first + 1)).toEqual([
        'u:What is it?',
        'a:Let me look. own__answer(s1)',
        't:s1 42',
      ]);
    },
  );

  it.each(TOOL_DOORS)(
    'is called beside a tool of the caller, which is handed back, $operationId, stream: $stream',
    async ({ path, body, read, operationId }) => {
      const first = upstream.requests.length;
      upstream.answer(saysAndCalls('', { id: 's1', name: 'own__answer' }, { id: 'c1', name: 'get_weather' }));
      const definition = { name: 'get_weather', parameters: { type: 'object', properties: {} } };
      const tool =
        operationId === 'createResponse'
          ? { type: 'function', ...definition, strict: false }
          : { type: 'function', function: definition };
      const told = await read(await telling.request(path, { json: body('What is it?', { tools: [tool] }) }));
      expect(told.calls).toEqual(['get_weather']);
      expect(upstream.requests).toHaveLength(first + 1);
    },
  );
});
