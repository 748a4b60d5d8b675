// The servers of tools: which are switched on, and how each is reached.

import { resolve } from 'node:path';
import { type DocumentPath, formatPath, valueAt } from '../../lib/document-path.ts';
import { nearestName } from '../../lib/nearest-name.ts';
import { isPlainObject } from '../../lib/plain-object.ts';
import type { ReportProblem } from '../config-error.ts';
import { expandHome } from '../find-config-files.ts';
import { parseSection, type SectionSource } from '../parse-section.ts';
import type { ClawgateSection } from '../schema/clawgate.ts';
import { type McpServerEntry, mcpSchema, mcpServerIdSchema, mcpServerSchema } from '../schema/mcp.ts';
import type { Environment } from '../substitute-environment.ts';
import type { McpServerConfig } from '../tools-config.ts';
import { DEFAULT_CALL_TIMEOUT_MS, DEFAULT_SERVER_CONNECT_MS } from './clawgate.ts';
import { resolveHeaders } from './headers.ts';

export type McpContext = {
  readonly environment: Environment;
  readonly home: string;
  readonly report: ReportProblem;
  /** The `clawgate` section; empty where it has a problem of its own. */
  readonly clawgate: ClawgateSection;
};

/** One server that is switched on. */
export type ConfiguredMcpServer = {
  readonly id: string;
  readonly entry: McpServerEntry;
  readonly server: McpServerConfig;
};

const SERVERS = ['mcp', 'servers'] as const;

/** Those that are switched on and sound; what is not was reported and is left out. */
export function readMcpServers(source: SectionSource & McpContext): ConfiguredMcpServer[] {
  parseSection(mcpSchema, ['mcp'], source);
  const entries = valueAt(source.document, SERVERS);
  const ids = isPlainObject(entries) ? Object.keys(entries) : [];
  const switchedOff = switchedOffServers(source.document).map(([, , id]) => id);
  return ids
    .filter((id) => !switchedOff.includes(id))
    .flatMap((id, index, used) => {
      const path = [...SERVERS, id];
      reportBadId(id, used.slice(0, index), path, source.report);
      const entry = parseSection(mcpServerSchema, path, source);
      const server = entry && resolveServer(id, entry, path, source);
      return entry === undefined || server === undefined ? [] : [{ id, entry, server }];
    });
}

/** Where servers stand that are switched off: nothing of them is read. */
export function switchedOffServers(document: unknown): (readonly ['mcp', 'servers', string])[] {
  const entries = valueAt(document, SERVERS);
  if (!isPlainObject(entries)) return [];
  return Object.entries(entries)
    .filter(([, entry]) => isPlainObject(entry) && (entry.enabled === false || entry.disabled === true))
    .map(([id]) => [...SERVERS, id] as const);
}

function reportBadId(
  id: string,
  earlier: readonly string[],
  path: DocumentPath,
  report: ReportProblem,
): void {
  const found = `the id ${JSON.stringify(id)}`;
  const { error } = mcpServerIdSchema.safeParse(id);
  if (error !== undefined) {
    report({ path: formatPath(path), found, expected: error.issues[0]?.message ?? 'another id' });
  } else if (earlier.some((other) => other.toLowerCase() === id.toLowerCase())) {
    report({
      path: formatPath(path),
      found,
      expected: 'an id that no other server has, whatever the case of its letters',
    });
  }
}

function resolveServer(
  id: string,
  entry: McpServerEntry,
  path: DocumentPath,
  context: McpContext,
): McpServerConfig | undefined {
  const transport = resolveTransport(entry, path, context);
  if (transport === undefined) return undefined;
  const { tools } = context.clawgate;
  return {
    id,
    transport,
    connectTimeoutMs:
      entry.connectionTimeoutMs ??
      inMilliseconds(entry.connectTimeout) ??
      tools?.connectTimeoutMs ??
      DEFAULT_SERVER_CONNECT_MS,
    callTimeoutMs:
      entry.requestTimeoutMs ??
      inMilliseconds(entry.timeout) ??
      tools?.callTimeoutMs ??
      DEFAULT_CALL_TIMEOUT_MS,
  };
}

function inMilliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.ceil(seconds * 1000);
}

type Transport = McpServerConfig['transport'];

function resolveTransport(
  entry: McpServerEntry,
  path: DocumentPath,
  context: McpContext,
): Transport | undefined {
  const key = entry.transport === undefined ? 'type' : 'transport';
  const type = transportType(entry[key], [...path, key], context.report);
  if (type === undefined && entry[key] !== undefined) return undefined;
  const { command, url } = entry;
  const report = (expected: string): undefined => {
    context.report({ path: formatPath(path), expected });
  };
  if (command !== undefined && url !== undefined) return report('either command or url, not both');
  if (command !== undefined) {
    if (type === 'streamable-http') return report('url, since the transport is HTTP');
    const cwd = entry.cwd ?? entry.workingDirectory;
    return {
      type: 'stdio',
      command: expandHome(command.trim(), context.home),
      args: entry.args ?? [],
      env: Object.fromEntries(Object.entries(entry.env ?? {}).map(([name, value]) => [name, String(value)])),
      cwd: cwd === undefined ? undefined : resolve(expandHome(cwd.trim(), context.home)),
    };
  }
  if (url !== undefined) {
    if (type === 'stdio') return report('command, since the transport is stdio');
    const headers = resolveHeaders(entry.headers ?? {}, [...path, 'headers'], context);
    return { type: 'streamable-http', url: url.trim(), headers };
  }
  return report('command, for a server that is started here, or url, for one that is reached over HTTP');
}

const TRANSPORTS = ['stdio', 'streamable-http', 'http'] as const;

/** Undefined when nothing was written, or nothing that this build speaks, which was then reported. */
function transportType(
  written: string | undefined,
  path: DocumentPath,
  report: ReportProblem,
): Transport['type'] | undefined {
  if (written === undefined) return undefined;
  const name = written.trim().toLowerCase().replaceAll('_', '-');
  if (name === 'stdio') return 'stdio';
  if (name === 'streamable-http' || name === 'streamablehttp' || name === 'http') return 'streamable-http';
  const found = JSON.stringify(written);
  if (name === 'sse') {
    report({
      path: formatPath(path),
      found,
      expected:
        '"streamable-http": this build does not speak the older SSE transport; most servers offer both, often at a URL that ends in /mcp',
    });
    return undefined;
  }
  const nearest = nearestName(name, TRANSPORTS, 'guess');
  report({
    path: formatPath(path),
    found,
    expected: 'one of "stdio", "streamable-http", "http"',
    nearest: nearest === undefined ? undefined : JSON.stringify(nearest),
  });
  return undefined;
}
