import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { McpServerConfig } from '../../src/config/tools-config.ts';
import {
  createHarness as createOpenHarness,
  eventually,
  type Harness,
  httpServer,
  neverAborts,
  openBox,
  outcomeText,
} from './harness.ts';
import { type OwnHttpServer, startOwnHttpServer } from './own-http-server.ts';

function createHarness(configs: readonly McpServerConfig[]): Harness {
  const harness = createOpenHarness(configs);
  onTestFinished(() => harness.servers.close());
  return harness;
}

async function startServer(kind: 'sessions' | 'newest' = 'sessions', port = 0): Promise<OwnHttpServer> {
  const server = await startOwnHttpServer(kind, port);
  onTestFinished(() => server.close());
  return server;
}

async function call(harness: Harness, name: string): Promise<string> {
  const box = await openBox(harness);
  return outcomeText(await box.call(name, '{}', neverAborts));
}

async function reasonFor(config: McpServerConfig): Promise<unknown> {
  return (await openBox(createHarness([config]))).unavailable[0]?.reason;
}

function count(server: OwnHttpServer, what: string): number {
  return server.requests.filter((request) => request.what === what).length;
}

describe.each(['sessions', 'newest'] as const)('a server over HTTP (%s)', (kind) => {
  it('is connected to once, with its headers on every request', async () => {
    const server = await startServer(kind);
    const harness = createHarness([
      httpServer('web', server.url, { headers: { authorization: 'Bearer s' } }),
    ]);
    expect(await Promise.all([call(harness, 'web__answer'), call(harness, 'web__answer')])).toEqual([
      '42',
      '42',
    ]);
    expect(count(server, 'tools/list')).toBe(1);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(
      server.requests.map(() => 'Bearer s'),
    );
  });

  it('is listed again when it says that its tools changed', async () => {
    const server = await startServer(kind);
    const harness = createHarness([httpServer('web', server.url)]);
    const before = await openBox(harness);
    // A notice needs the stream that is opened after the connection.
    await eventually(() => expect(server.openRequests()).toBe(1));
    expect(await call(harness, 'web__grow')).toBe('grown');
    if (kind === 'newest') server.announceTools();
    await eventually(async () => {
      expect((await openBox(harness)).tools.length).toBe(before.tools.length + 1);
    });
  });

  it('is listed again after a while, because a notice may get lost', async () => {
    const server = await startServer(kind);
    const harness = createHarness([httpServer('web', server.url)]);
    await openBox(harness);
    harness.advance(5 * 60_000);
    await openBox(harness);
    expect(count(server, 'tools/list')).toBe(1);
    harness.advance(1);
    await openBox(harness);
    expect(count(server, 'tools/list')).toBe(2);
  });

  it('is told that a call is cancelled when it takes too long', async () => {
    const server = await startServer(kind);
    const harness = createHarness([httpServer('web', server.url, { callTimeoutMs: 500 })]);
    expect(await call(harness, 'web__stall')).toContain('did not answer within 500 ms');
    await eventually(() => expect(server.tools.events).toEqual(['stall begun', 'stall cancelled']));
  });

  it('is told that a call is cancelled when its run ends, and has no stream of it left', async () => {
    const server = await startServer(kind);
    const harness = createHarness([httpServer('web', server.url)]);
    const box = await openBox(harness);
    await eventually(() => expect(server.openRequests()).toBe(1));
    const run = new AbortController();
    const reason = new Error('the client has gone');
    const stalled = box.call('web__stall', '{}', run.signal);
    await eventually(() => expect(server.tools.events).toEqual(['stall begun']));
    run.abort(reason);
    await expect(stalled).rejects.toBe(reason);
    await eventually(() => expect(server.tools.events).toEqual(['stall begun', 'stall cancelled']));
    await eventually(() => expect(server.openRequests()).toBe(1));
  });

  it.each([
    ['before the answer has begun', 'stall', 'stall begun', 'closed the connection'],
    ['in the middle of the answer', 'progress', 'progress told', 'broke its answer off'],
  ])(
    'that breaks off %s is an error at once, and the next call is answered',
    async (_, tool, event, words) => {
      const server = await startServer(kind);
      const harness = createHarness([httpServer('web', server.url)]);
      const box = await openBox(harness);
      const broken = box.call(`web__${tool}`, '{}', neverAborts);
      await eventually(() => expect(server.tools.events).toEqual([event]));
      server.breakConnections();
      expect(outcomeText(await broken)).toBe(
        `error: The server web of the tool web__${tool} ${words}. Whether the tool did its work is not known.`,
      );
      expect(await call(harness, 'web__answer')).toBe('42');
    },
  );

  it('that is gone is an error, and is connected to again when it is back', async () => {
    const server = await startServer(kind);
    const harness = createHarness([httpServer('web', server.url)]);
    const box = await openBox(harness);
    await server.close();
    // The first call may find a connection that was open; the second cannot.
    await box.call('web__answer', '{}', neverAborts);
    expect(outcomeText(await box.call('web__answer', '{}', neverAborts))).toMatch(
      /^error: The server web of the tool web__answer is not available: it refused the connection/,
    );
    harness.advance(60_000);
    await startServer(kind, Number(new URL(server.url).port));
    expect(outcomeText(await box.call('web__answer', '{}', neverAborts))).toBe('42');
  });

  it('has no connection left after closing', async () => {
    const server = await startServer(kind);
    const harness = createHarness([httpServer('web', server.url)]);
    await call(harness, 'web__answer');
    await harness.servers.close();
    await eventually(async () => expect(await server.openConnections()).toBe(0));
    expect(count(server, 'DELETE')).toBe(kind === 'sessions' ? 1 : 0);
  });
});

describe('a server over HTTP', () => {
  it('that forgot the session is connected to anew, and the call is made', async () => {
    const server = await startServer();
    const harness = createHarness([httpServer('web', server.url)]);
    const box = await openBox(harness);
    server.forgetSessions();
    const outcomes = await Promise.all([1, 2].map(() => box.call('web__answer', '{}', neverAborts)));
    expect(outcomes.map(outcomeText)).toEqual(['42', '42']);
    expect(count(server, 'initialize')).toBe(2);
  });

  it('that says it with a 400 is connected to anew as well', async () => {
    const server = await startServer();
    const harness = createHarness([httpServer('web', server.url)]);
    const box = await openBox(harness);
    let refusals = 1;
    server.intercept = ({ method }) =>
      method === 'POST' && refusals-- > 0 ? new Response('No valid session ID', { status: 400 }) : undefined;
    expect(outcomeText(await box.call('web__answer', '{}', neverAborts))).toBe('42');
  });

  it('that forgets every session is not asked for ever', async () => {
    const server = await startServer();
    const harness = createHarness([httpServer('web', server.url)]);
    const box = await openBox(harness);
    server.intercept = (request) =>
      request.headers.has('mcp-session-id') && request.method === 'POST'
        ? new Response('unknown', { status: 404 })
        : undefined;
    expect(outcomeText(await box.call('web__answer', '{}', neverAborts))).toContain('answered with HTTP 404');
  });

  it.each([
    [401, 'answered with HTTP 401'],
    [403, 'answered with HTTP 403'],
    [404, 'answered with HTTP 404'],
    [500, 'answered with HTTP 500'],
  ])('that answers with %i is not available, without its words', async (status, reason) => {
    const server = await startServer();
    server.intercept = () => new Response('secret words', { status });
    expect(await reasonFor(httpServer('web', server.url))).toBe(reason);
  });

  it.each<[string, () => Response | Promise<Response>]>([
    ['fails', () => new Response('oops', { status: 500 })],
    ['answers with nothing', () => new Response(null, { status: 202 })],
    ['is silent', () => new Promise<Response>(() => undefined)],
  ])('that %s when asked for the newest protocol is spoken to in the old one', async (_, answer) => {
    const server = await startServer();
    server.intercept = (_request, what) => (what === 'server/discover' ? answer() : undefined);
    const harness = createHarness([httpServer('web', server.url, { connectTimeoutMs: 2_000 })]);
    expect(await call(harness, 'web__answer')).toBe('42');
  });

  it('that stops answering while it is listed is not waited for when the gateway closes', async () => {
    const server = await startServer();
    server.intercept = (_request, what) => (what === 'tools/list' ? new Promise(() => undefined) : undefined);
    const harness = createHarness([httpServer('web', server.url)]);
    const opening = openBox(harness);
    await eventually(() => expect(count(server, 'tools/list')).toBe(1));
    await harness.servers.close();
    expect((await opening).unavailable).toEqual([{ server: 'web', reason: 'ended before it had answered' }]);
  });

  it('that is a web page is not available', async () => {
    const server = await startServer();
    server.intercept = () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
    expect(await reasonFor(httpServer('web', server.url))).toBe(
      'gave an answer that is not the Model Context Protocol',
    );
  });

  it('that does not answer is not available after its time', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    onTestFinished(() => silent.closeAllConnections());
    await eventually(() => expect(silent.listening).toBe(true));
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    expect(await reasonFor(httpServer('web', url, { connectTimeoutMs: 200 }))).toBe(
      'did not answer within 200 ms',
    );
  });

  it('whose host name is not known is not available', async () => {
    expect(await reasonFor(httpServer('web', 'http://no-such-host.invalid/mcp'))).toMatch(
      /^could not be reached/,
    );
  });

  it('that redirects to another origin gets nothing sent there', async () => {
    const other = await startServer();
    const server = await startServer();
    server.intercept = () => new Response(null, { status: 307, headers: { location: other.url } });
    const headers = { authorization: 'Bearer secret' };
    expect(await reasonFor(httpServer('web', server.url, { headers }))).toBe(
      'answered with HTTP 307, a redirect that is not followed',
    );
    expect(other.requests).toEqual([]);
  });
});
