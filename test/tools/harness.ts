// What the tests of server tools share: the servers under test with nothing left behind, and words for outcomes.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import type { McpServerConfig } from '../../src/config/tools-config.ts';
import type { ToolBox, ToolOutcome } from '../../src/core/tools/tool-box.ts';
import {
  createMcpServers,
  type McpServers,
  type McpServersDependencies,
} from '../../src/tools/mcp-servers.ts';

export type LogLine = { readonly level: string; readonly message: string } & Record<string, unknown>;

export type Harness = {
  readonly servers: McpServers;
  readonly log: readonly LogLine[];
  /** Moves the clock on. */
  advance(milliseconds: number): void;
};

export const neverAborts = new AbortController().signal;

/** Servers with a clock that stands still. Close them. */
export function createHarness(
  configs: readonly McpServerConfig[],
  overrides: Partial<McpServersDependencies> = {},
): Harness {
  let nowMs = 1_000_000;
  const log: LogLine[] = [];
  const write =
    (level: string) =>
    (fields: object, message = ''): void => {
      log.push({ ...fields, level, message });
    };
  const logger = { debug: write('debug'), info: write('info'), warn: write('warn') };
  const servers = createMcpServers(configs, {
    clock: () => nowMs,
    logger: logger as unknown as McpServersDependencies['logger'],
    version: '0.0.0-test',
    maxOutputCharacters: 10_000,
    killGraceMs: 200,
    ...overrides,
  });
  return {
    servers,
    log,
    advance(milliseconds) {
      nowMs += milliseconds;
    },
  };
}

type Limits = Partial<Pick<McpServerConfig, 'connectTimeoutMs' | 'callTimeoutMs'>>;

const LIMITS = { connectTimeoutMs: 10_000, callTimeoutMs: 10_000 };

/** The own server as a child process. */
export function ownServer(id: string, behaviour = 'plain', limits: Limits = {}): McpServerConfig {
  return nodeServer(id, [fileURLToPath(new URL('own-server.ts', import.meta.url)), behaviour], limits);
}

/** A program of Node's as a child process. */
export function nodeServer(id: string, args: readonly string[], limits: Limits = {}): McpServerConfig {
  const transport = { type: 'stdio', command: process.execPath, args, env: {}, cwd: undefined } as const;
  return { id, transport, ...LIMITS, ...limits };
}

export function httpServer(
  id: string,
  url: string,
  limits: Limits & { readonly headers?: Readonly<Record<string, string>> } = {},
): McpServerConfig {
  const { headers = {}, ...rest } = limits;
  return { id, transport: { type: 'streamable-http', url, headers }, ...LIMITS, ...rest };
}

/** All tools that there are. */
export function openBox({ servers }: Harness): Promise<ToolBox> {
  return servers.toolBox({ policies: [], signal: neverAborts });
}

/** Waits for what another process or a socket brings about; patient, because machines are busy at times. */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 10_000, interval: 20 });
}

/** The text of an outcome, with the kind in front when it is an error. */
export function outcomeText({ content, isError }: ToolOutcome): string {
  const text = content.map((part) => (part.type === 'text' ? part.text : `<${part.mediaType}>`)).join('\n');
  return isError ? `error: ${text}` : text;
}

/** Whether a process runs; one that has ended and was not yet reaped does not. */
export function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
