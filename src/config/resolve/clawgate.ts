// Our own section with its defaults, and what OpenClaw's keys say about the same things.

import { formatPath } from '../../lib/document-path.ts';
import type { ClawgateConfig, LogLevel, ResponsesConfig, WebSocketConfig } from '../clawgate-config.ts';
import type { ReportProblem } from '../config-error.ts';
import type { AgentDefaults } from '../schema/agents.ts';
import type { ClawgateSection } from '../schema/clawgate.ts';
import type { LoggingSection } from '../schema/logging.ts';
import type { ToolPolicy } from '../tools-config.ts';
import { DEFAULT_BODY_BYTES } from './gateway.ts';
import { resolveSize } from './sessions.ts';
import { resolveToolPolicy } from './tool-policy.ts';

export const DEFAULT_CALL_TIMEOUT_MS = 60_000;
export const DEFAULT_SERVER_CONNECT_MS = 30_000;
const DEFAULT_RUN_MS = 600_000;
const DEFAULT_DISK_BYTES = 10 * 1024 ** 3;

export type ClawgateInput = {
  readonly clawgate: ClawgateSection;
  readonly logging: LoggingSection;
  readonly defaults: AgentDefaults;
  readonly report: ReportProblem;
};

export function resolveClawgate({ clawgate, logging, defaults, report }: ClawgateInput): ClawgateConfig {
  const { stream, run, retry, cooldown, tools } = clawgate;
  const level: LogLevel = logging.consoleLevel ?? logging.level ?? 'info';
  const runMs = defaults.timeoutSeconds === undefined ? undefined : Math.ceil(defaults.timeoutSeconds * 1000);
  return {
    validateResponses: clawgate.validateResponses ?? 'off',
    stream: { keepAliveMs: stream?.keepAliveMs ?? 15_000, toolEvents: stream?.toolEvents ?? false },
    webSocket: resolveWebSocket(clawgate.webSocket ?? {}),
    run: { timeoutMs: run?.timeoutMs ?? runMs ?? DEFAULT_RUN_MS, maxTurns: run?.maxTurns ?? 16 },
    retry: {
      maxAttempts: retry?.maxAttempts ?? 3,
      ...resolveRange(
        { least: retry?.baseDelayMs, most: retry?.maxDelayMs },
        { least: 500, most: 5_000, path: 'clawgate.retry.maxDelayMs', leastName: 'baseDelayMs' },
        report,
        (baseDelayMs, maxDelayMs) => ({ baseDelayMs, maxDelayMs }),
      ),
    },
    cooldown: resolveRange(
      { least: cooldown?.baseMs, most: cooldown?.maxMs },
      { least: 30_000, most: 600_000, path: 'clawgate.cooldown.maxMs', leastName: 'baseMs' },
      report,
      (baseMs, maxMs) => ({ baseMs, maxMs }),
    ),
    tools: {
      byChannel: resolveChannels(tools?.byChannel ?? {}, report),
      maxOutputCharacters: tools?.maxOutputCharacters ?? 50_000,
    },
    shutdownGraceMs: clawgate.shutdownGraceMs ?? 10_000,
    embeddings: { maxInputs: clawgate.embeddings?.maxInputs ?? 2048 },
    responses: resolveResponses(clawgate.responses ?? {}),
    log: { level },
  };
}

function resolveResponses({
  expiresAfterDays,
  maxDiskBytes,
  maxBackground,
}: NonNullable<ClawgateSection['responses']>): ResponsesConfig {
  return {
    // As long as OpenAI keeps them.
    expiresAfterDays: expiresAfterDays ?? 30,
    maxDiskBytes: resolveSize(maxDiskBytes, DEFAULT_DISK_BYTES),
    maxBackground: maxBackground ?? 32,
  };
}

function resolveWebSocket(written: NonNullable<ClawgateSection['webSocket']>): WebSocketConfig {
  return {
    enabled: written.enabled ?? true,
    maxConnections: written.maxConnections ?? 1000,
    maxMessageBytes: written.maxMessageBytes ?? DEFAULT_BODY_BYTES,
    pingIntervalMs: written.pingIntervalMs ?? 30_000,
    // As long as OpenAI lets one live.
    maxConnectionMs: written.maxConnectionMs ?? 3_600_000,
    origins: (written.origins ?? []).map((origin) => origin.toLowerCase()),
  };
}

/** Two limits of which the second may not lie below the first; a default gives way to what was written. */
function resolveRange<Result>(
  written: { readonly least: number | undefined; readonly most: number | undefined },
  defaults: {
    readonly least: number;
    readonly most: number;
    readonly path: string;
    readonly leastName: string;
  },
  report: ReportProblem,
  make: (least: number, most: number) => Result,
): Result {
  const least = written.least ?? Math.min(defaults.least, written.most ?? defaults.least);
  const most = written.most ?? Math.max(defaults.most, least);
  if (most < least) {
    report({
      path: defaults.path,
      found: String(most),
      expected: `no less than ${defaults.leastName}, which is ${least}`,
    });
  }
  return make(least, most);
}

/** By channel in lower case, without a prototype, since callers name channels. */
function resolveChannels(
  channels: NonNullable<NonNullable<ClawgateSection['tools']>['byChannel']>,
  report: ReportProblem,
): Readonly<Record<string, ToolPolicy>> {
  const policies: Record<string, ToolPolicy> = Object.create(null);
  for (const [channel, rules] of Object.entries(channels)) {
    const key = channel.trim().toLowerCase();
    if (key in policies) {
      report({
        path: formatPath(['clawgate', 'tools', 'byChannel', channel]),
        found: `the channel ${JSON.stringify(channel)}`,
        expected: 'a channel of its own, whatever the case of its letters',
      });
    }
    policies[key] = resolveToolPolicy(rules);
  }
  return policies;
}
