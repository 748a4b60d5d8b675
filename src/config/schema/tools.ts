// OpenClaw's tool policy: at the top for every agent, and under one agent for that one. Here it decides over the
// tools of MCP servers; the names of OpenClaw's built-in tools are taken and match nothing.

import { z } from 'zod';
import { notSupported, openClawObject } from './keys.ts';
import { listOf, mapOf, oneOf, text } from './values.ts';

const toolNames = () => listOf(text('the name of a tool'), 'tool names');

export const toolsSchema = openClawObject({
  /** Only `minimal` hides the tools of MCP servers. */
  profile: oneOf(['minimal', 'coding', 'messaging', 'full']).optional(),
  allow: toolNames().optional(),
  alsoAllow: toolNames().optional(),
  deny: toolNames().optional(),
  /** Read only by src/config/refusals.ts. */
  byProvider: mapOf(z.unknown(), 'tool rules').optional(),
  toolsBySender: mapOf(z.unknown(), 'tool rules').optional(),
  ...notSupported([
    'agentToAgent',
    'codeMode',
    'elevated',
    'exec',
    'experimental',
    'fs',
    'links',
    'loopDetection',
    'media',
    'message',
    'sandbox',
    'sessions',
    'sessions_spawn',
    'subagents',
    'toolSearch',
    'updatePlan',
    'web',
  ]),
});

export type ToolsSection = z.infer<typeof toolsSchema>;
