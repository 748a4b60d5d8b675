// The top level of a configuration: which sections this build reads, and which are OpenClaw's alone.

import type { z } from 'zod';
import { agentsSchema } from './schema/agents.ts';
import { clawgateSchema } from './schema/clawgate.ts';
import { environmentSchema } from './schema/environment.ts';
import { gatewaySchema } from './schema/gateway.ts';
import { loggingSchema } from './schema/logging.ts';
import { mcpKeysSchema } from './schema/mcp.ts';
import { memorySchema } from './schema/memory.ts';
import { modelsSchema } from './schema/models.ts';
import { sessionSchema } from './schema/session.ts';
import { toolsSchema } from './schema/tools.ts';

export const SECTIONS = {
  env: environmentSchema,
  gateway: gatewaySchema,
  agents: agentsSchema,
  models: modelsSchema,
  memory: memorySchema,
  mcp: mcpKeysSchema,
  tools: toolsSchema,
  session: sessionSchema,
  logging: loggingSchema,
  clawgate: clawgateSchema,
} as const satisfies Record<string, z.ZodType>;

export type SectionName = keyof typeof SECTIONS;

/** Sections of OpenClaw that this build has no use for. Single keys of them are read by refusals.ts. */
export const IGNORED_SECTIONS: readonly string[] = [
  'acp',
  'approvals',
  'audio',
  'auth',
  'bindings',
  'broadcast',
  'browser',
  'canvasHost',
  'channels',
  'cli',
  'commands',
  'commitments',
  'crestodian',
  'cron',
  'diagnostics',
  'discovery',
  'hooks',
  'media',
  'messages',
  'multiAgent',
  'nodeHost',
  'plugins',
  'proxy',
  'secrets',
  'security',
  'skills',
  'surfaces',
  'talk',
  'transcripts',
  'tts',
  'ui',
  'vault',
  'web',
];

/** Bookkeeping that OpenClaw's own commands write. Passed over without a word. */
export const BOOKKEEPING_KEYS: readonly string[] = ['$schema', 'meta', 'update', 'wizard'];

export function isSectionName(key: string): key is SectionName {
  return Object.hasOwn(SECTIONS, key);
}
