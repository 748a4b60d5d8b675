// OpenClaw's `mcp` section: servers of tools, started as a child or reached over HTTP.

import { z } from 'zod';
import { notSupported, openClawObject } from './keys.ts';
import { flag, httpUrl, listOf, mapOf, milliseconds, seconds, secretInput, text } from './values.ts';

const MCP_SERVER_ID = /^(?!.*__)[a-z0-9_-]{1,32}$/i;
const MCP_SERVER_ID_WORDS =
  'an id of letters, digits, - and single _, at most 32 of them: it begins the names of the tools';

const scalar = z.union([z.string(), z.number(), z.boolean()], { error: 'text, a number or true or false' });
const toolPatterns = () => listOf(text('the name of a tool'), 'tool names, * for any text');

export const mcpServerSchema = openClawObject({
  enabled: flag().optional(),
  /** As other programs spell it. */
  disabled: flag().optional(),
  command: text('a command').optional(),
  args: listOf(z.string({ error: 'an argument, as text' }), 'arguments').optional(),
  env: mapOf(scalar, 'variables').optional(),
  cwd: text('a path').optional(),
  workingDirectory: text('a path').optional(),
  url: httpUrl().optional(),
  transport: text('a transport').optional(),
  /** `transport` as other programs spell it. */
  type: text('a transport').optional(),
  headers: mapOf(z.union([scalar, secretInput()], { error: 'the value of a header' }), 'headers').optional(),
  requestTimeoutMs: milliseconds(1).optional(),
  connectionTimeoutMs: milliseconds(1).optional(),
  timeout: seconds().optional(),
  connectTimeout: seconds().optional(),
  toolFilter: openClawObject({
    include: toolPatterns().optional(),
    exclude: toolPatterns().optional(),
  }).optional(),
  /** Read only by src/config/refusals.ts. */
  auth: z.unknown().optional(),
  sslVerify: flag().optional(),
  clientCert: text('a path').optional(),
  clientKey: text('a path').optional(),
  ...notSupported(['codex', 'description', 'oauth', 'supportsParallelToolCalls']),
});

/** The section without its servers, each of which is checked for itself. */
export const mcpSchema = openClawObject({
  servers: mapOf(z.unknown(), 'servers').optional(),
  ...notSupported(['sessionIdleTtlMs']),
});

/** For the review of keys only. */
export const mcpKeysSchema = mcpSchema.extend({ servers: mapOf(mcpServerSchema, 'servers').optional() });

export const mcpServerIdSchema = z.string().regex(MCP_SERVER_ID, { error: MCP_SERVER_ID_WORDS });

export type McpServerEntry = z.infer<typeof mcpServerSchema>;
