// The `clawgate` section: what OpenClaw has no key for. It is ours alone, so an unknown key is an error. Every key
// has its line in docs/configuration.md; a test compares the two.

import type { z } from 'zod';
import { ownObject } from './keys.ts';
import {
  byteSize,
  bytes,
  flag,
  listOf,
  mapOf,
  milliseconds,
  oneOf,
  openHeaderName,
  positiveNumber,
  secretInput,
  text,
  webOrigin,
  wholeNumber,
} from './values.ts';

const toolNames = () => listOf(text('the name of a tool'), 'tool names, * for any text');

export const clawgateSchema = ownObject({
  /** Hold answers against the contract before they leave: not at all, to log, or to refuse them. */
  validateResponses: oneOf(['off', 'log', 'fail']).optional(),
  stream: ownObject({
    /** Silence after which a stream gets a comment line; 0: never. */
    keepAliveMs: milliseconds().optional(),
    toolEvents: flag().optional(),
  }).optional(),
  /** GET /v1/responses as a WebSocket connection. */
  webSocket: ownObject({
    enabled: flag().optional(),
    maxConnections: wholeNumber(1, undefined, 'connections').optional(),
    maxMessageBytes: bytes().optional(),
    pingIntervalMs: milliseconds().optional(),
    maxConnectionMs: milliseconds(1).optional(),
    origins: listOf(webOrigin(), 'origins').optional(),
  }).optional(),
  /** What running requests get after SIGTERM. */
  shutdownGraceMs: milliseconds().optional(),
  embeddings: ownObject({
    maxInputs: wholeNumber(1, undefined, 'inputs').optional(),
    maxBodyBytes: bytes().optional(),
  }).optional(),
  responses: ownObject({
    expiresAfterDays: positiveNumber('days', 36_500).optional(),
    maxDiskBytes: byteSize().optional(),
    maxBackground: wholeNumber(0, undefined, 'responses').optional(),
  }).optional(),
  sessions: ownObject({
    keyFrom: listOf(openHeaderName(), 'header names').optional(),
    overflow: oneOf(['compact', 'error']).optional(),
    queue: ownObject({
      maxWaiting: wholeNumber(0, undefined, 'requests').optional(),
      maxWaitMs: milliseconds(1).optional(),
    }).optional(),
  }).optional(),
  run: ownObject({
    timeoutMs: milliseconds(1).optional(),
    maxTurns: wholeNumber(1, undefined, 'turns').optional(),
  }).optional(),
  /** For every provider that says nothing else. */
  timeouts: ownObject({
    connectMs: milliseconds(1).optional(),
    firstTokenMs: milliseconds(1).optional(),
    idleMs: milliseconds(1).optional(),
  }).optional(),
  retry: ownObject({
    maxAttempts: wholeNumber(1, 100, 'attempts').optional(),
    baseDelayMs: milliseconds().optional(),
    maxDelayMs: milliseconds().optional(),
  }).optional(),
  cooldown: ownObject({
    baseMs: milliseconds().optional(),
    maxMs: milliseconds().optional(),
  }).optional(),
  providers: mapOf(
    ownObject({ apiKeys: listOf(secretInput(), 'API keys').optional() }),
    'provider settings',
  ).optional(),
  tools: ownObject({
    byChannel: mapOf(
      ownObject({ allow: toolNames().optional(), deny: toolNames().optional() }),
      'tool rules',
    ).optional(),
    maxOutputCharacters: wholeNumber(1, undefined, 'characters').optional(),
    /** For every MCP server that says nothing else. */
    callTimeoutMs: milliseconds(1).optional(),
    connectTimeoutMs: milliseconds(1).optional(),
  }).optional(),
});

export type ClawgateSection = z.infer<typeof clawgateSchema>;
