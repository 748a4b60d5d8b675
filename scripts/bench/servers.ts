// The servers that are measured: Clawgate as operators run it, and the two baselines.

import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { listeningPort, pidOf, startChild, stopChild } from './child.ts';
import { gatewayConfig } from './gateway-config.ts';
import { LoadConnection } from './load-connection.ts';
import { type Cores, onServerCore } from './machine.ts';
import { httpRequest } from './payloads.ts';
import type { Baseline } from './scenarios.ts';

export type Server = {
  readonly name: Baseline | 'ours';
  readonly pid: number;
  readonly port: number;
  /** From the spawn to the whole of the first answer. */
  readonly firstAnswerMs: number;
  /** Ends the process and waits for it. */
  stop(): Promise<void>;
  /** What our server logged so far; empty for the baselines, which log nothing. */
  log(): string;
};

export type ServerOptions = {
  readonly cores: Cores;
  readonly upstreamPort: number;
  /** Write a profile into this folder when the server ends. */
  readonly profile?: { readonly kind: 'cpu' | 'heap'; readonly folder: string } | undefined;
};

export type GatewayOptions = ServerOptions & {
  /** Its main file, JavaScript or TypeScript. */
  readonly entry: string;
  readonly compileCacheFolder: string;
};

const FIRST_ANSWER_TIMEOUT_MS = 60_000;
const RETRY_MS = 2;

function nodeCommand({ cores, profile }: ServerOptions, script: string): readonly string[] {
  const interval = profile?.kind === 'cpu' ? 250 : 16_384;
  const profiling =
    profile === undefined
      ? []
      : ['', `-dir=${profile.folder}`, `-interval=${interval}`].map(
          (part) => `--${profile.kind}-prof${part}`,
        );
  return onServerCore(cores, [process.execPath, ...profiling, script]);
}

/** `width`: connections of the load, and so of the proxy's pool. */
export async function startBaseline(name: Baseline, options: ServerOptions, width: number): Promise<Server> {
  const startMs = performance.now();
  const script = `${import.meta.dirname}/${name === 'P' ? 'baseline-proxy.ts' : 'baseline-memory.ts'}`;
  const proxyArguments = name === 'P' ? [`http://127.0.0.1:${options.upstreamPort}`, String(width)] : [];
  const child = startChild([...nodeCommand(options, script), ...proxyArguments], { ipc: true });
  const port = await listeningPort(child);
  return {
    name,
    pid: pidOf(child),
    port,
    firstAnswerMs: performance.now() - startMs,
    stop: () => stopChild(child),
    log: () => '',
  };
}

/**
 * Starts the gateway on its own configuration: token authentication, an openai-completions provider at the
 * upstream, log level info into a file. Throws Error with the log's end when it does not come up.
 */
export async function startGateway(options: GatewayOptions): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'clawgate-bench-'));
  const configFile = join(folder, 'config.json5');
  const logFile = join(folder, 'gateway.log');
  writeFileSync(configFile, gatewayConfig(options.upstreamPort));
  const port = await freePort();
  const output = openSync(logFile, 'a');
  const command = [
    ...nodeCommand(options, options.entry),
    'gateway',
    '--config',
    configFile,
    '--port',
    String(port),
  ];
  const startMs = performance.now();
  const child = startChild(command, {
    output,
    environment: { NODE_COMPILE_CACHE: options.compileCacheFolder, OPENCLAW_STATE_DIR: folder },
  });
  closeSync(output);
  const log = (): string => readFileSync(logFile, 'utf8');
  const stop = async (): Promise<void> => {
    await stopChild(child);
    rmSync(folder, { recursive: true });
  };
  try {
    await firstAnswer(port, () => child.exitCode === null && child.signalCode === null);
  } catch (error) {
    const end = log().split('\n').slice(-20).join('\n');
    await stop();
    throw new Error(`The gateway gave no answer. Its last words:\n${end}`, { cause: error });
  }
  return { name: 'ours', pid: pidOf(child), port, firstAnswerMs: performance.now() - startMs, stop, log };
}

/** Asks for the models until there is an answer: a whole way through authentication, contract and operation. */
async function firstAnswer(port: number, isRunning: () => boolean): Promise<void> {
  const until = performance.now() + FIRST_ANSWER_TIMEOUT_MS;
  while (isRunning() && performance.now() < until) {
    try {
      const connection = await LoadConnection.open(port);
      try {
        const answer = await connection.ask(httpRequest('GET', '/v1/models'));
        if (answer.status === 200) return;
        throw new Error(`GET /v1/models: ${answer.status} ${answer.body}`);
      } finally {
        connection.close();
      }
    } catch (error) {
      if (!isRefused(error)) throw error;
      await delay(RETRY_MS);
    }
  }
  throw new Error(isRunning() ? 'It took too long.' : 'It has ended.');
}

function isRefused(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
}

/** A port of loopback that nobody listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
