// A whole gateway on a free port of loopback, from a configuration document as an operator would write it, closed
// when the test is over. Nothing in it is replaced: only the clock of the machine and the log's destination are ours.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { createGateway, type GatewayDependencies } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load-config.ts';

export const TOKEN = 'test-gateway-token';

export type LogLine = Readonly<Record<string, unknown>>;

export type TestGateway = {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** `url` and `/v1`, for clients. */
  readonly baseUrl: string;
  /** Where it keeps its sessions. */
  readonly stateDir: string;
  /** What was logged so far. */
  readonly log: readonly LogLine[];
  /** The line of a request, by the id that it was sent with, or of the first, as soon as it is written. */
  logged(requestId?: string): Promise<LogLine>;
  /** A request with the token; a body makes it a POST of JSON. */
  request(path: string, options?: RequestOptions): Promise<Response>;
  close(): Promise<void>;
};

export type RequestOptions = Omit<RequestInit, 'body' | 'headers'> & {
  readonly json?: unknown;
  readonly body?: RequestInit['body'];
  readonly headers?: Readonly<Record<string, string>>;
};

/** A document in OpenClaw's words. The parts laid over these defaults replace them, section by section. */
export type ConfigDocument = Readonly<Record<string, unknown>>;

/**
 * All endpoints on, token authentication, the agent `main` on an unpaced simulator with directives. A backend that
 * fails is asked once, so that a test sees what it wrote down; a `clawgate` section of its own is laid over that.
 */
export function simDocument({ clawgate, ...overrides }: ConfigDocument = {}): ConfigDocument {
  return {
    gateway: {
      auth: { mode: 'token', token: TOKEN },
      http: { endpoints: { chatCompletions: { enabled: true }, responses: { enabled: true } } },
    },
    agents: {
      defaults: { model: 'sim/swift' },
      list: [
        { id: 'main', default: true },
        { id: 'research', model: 'sim/thorough' },
      ],
    },
    memory: { search: { provider: 'sim', model: 'ngrams' } },
    models: {
      providers: {
        sim: {
          api: 'sim',
          models: [
            { id: 'swift', name: 'Swift', input: ['text', 'image'], params: { allowDirectives: true } },
            { id: 'thorough', name: 'Thorough', reasoning: true, params: { allowDirectives: true } },
            { id: 'ngrams', name: 'Embeddings' },
          ],
        },
      },
    },
    clawgate: { retry: { maxAttempts: 1 }, ...Object(clawgate) },
    ...overrides,
  };
}

/** The same in front of an OpenAI-compatible server. */
export function upstreamDocument(baseUrl: string, overrides: ConfigDocument = {}): ConfigDocument {
  return simDocument({
    agents: { defaults: { model: 'upstream/model-1' }, list: [{ id: 'main', default: true }] },
    memory: { search: { provider: 'upstream', model: 'embedding-1' } },
    models: { providers: { upstream: { baseUrl, apiKey: 'upstream-key' } } },
    ...overrides,
  });
}

/** What a test may put in place of the machine's own. */
type Replaced = Pick<GatewayDependencies, 'newId' | 'clock' | 'sleep' | 'attachments'> & {
  /** A folder of the test's own, which is still there when the gateway is closed. */
  readonly stateDir?: string | undefined;
};

/** A gateway that is closed when the running test ends. */
export async function testGateway(
  document: ConfigDocument = simDocument(),
  replaced: Replaced = {},
): Promise<TestGateway> {
  const gateway = await startTestGateway(document, replaced);
  onTestFinished(() => gateway.close());
  return gateway;
}

/** A gateway that its caller closes. */
export async function startTestGateway(
  document: ConfigDocument = simDocument(),
  { stateDir, ...replaced }: Replaced = {},
): Promise<TestGateway> {
  const folder = stateDir ?? (await mkdtemp(join(tmpdir(), 'clawgate-test-')));
  const file = join(folder, 'openclaw.json');
  await writeFile(file, JSON.stringify(document));
  const { config } = await loadConfig({
    configPaths: [file],
    flags: { port: '0' },
    environment: { HOME: folder, OPENCLAW_STATE_DIR: folder },
  });
  const log: LogLine[] = [];
  const readers = new Set<() => void>();
  const destination = new Writable({
    write(chunk, _encoding, done) {
      log.push(JSON.parse(String(chunk)) as LogLine);
      for (const read of readers) read();
      done();
    },
  });
  const gateway = await createGateway(config, { logger: pino({ level: 'debug' }, destination), ...replaced });
  const { url } = await gateway.listen();
  return {
    url,
    baseUrl: `${url}/v1`,
    stateDir: folder,
    log,
    logged: (requestId) =>
      new Promise((resolve) => {
        const read = (): void => {
          const line = log.find(
            (entry) => entry.msg === 'request' && (requestId === undefined || entry.requestId === requestId),
          );
          if (line === undefined) return;
          readers.delete(read);
          resolve(line);
        };
        readers.add(read);
        read();
      }),
    request: (path, options) => request(`${url}${path}`, options),
    async close() {
      await gateway.close();
      if (stateDir === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

function request(url: string, options: RequestOptions = {}): Promise<Response> {
  const { json, body, headers, ...rest } = options;
  return fetch(url, {
    method: json === undefined && body === undefined ? 'GET' : 'POST',
    ...rest,
    ...(json === undefined ? (body === undefined ? {} : { body }) : { body: JSON.stringify(json) }),
    headers: {
      authorization: `Bearer ${TOKEN}`,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
  });
}
