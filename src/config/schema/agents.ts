// OpenClaw's `agents` section: who there is to talk to. Ids stand in the older list or key the newer entries.

import { z } from 'zod';
import { notSupported, openClawObject } from './keys.ts';
import { memorySearchSchema } from './memory.ts';
import { flag, listOf, mapOf, openParameters, text } from './values.ts';

/** OpenClaw's rule for agent ids. */
export const AGENT_ID = /^[a-z0-9][a-z0-9_-]{0,63}$/i;
export const AGENT_ID_WORDS =
  'an id of letters, digits, _ and -, at most 64 of them, beginning with a letter or digit';

const MODEL_WORDS = '"provider/model" or {primary: "provider/model"}';

export const modelSchema = z.union(
  [
    text(MODEL_WORDS),
    openClawObject({
      primary: text('"provider/model"').optional(),
      fallbacks: listOf(text('"provider/model"'), 'model strings').optional(),
    }),
  ],
  { error: MODEL_WORDS },
);

const SHARED_KEYS = [
  'agentRuntime',
  'blockStreamingDefault',
  'bootstrapMaxChars',
  'bootstrapTotalMaxChars',
  'compaction',
  'contextInjection',
  'contextLimits',
  'contextPruning',
  'contextTokens',
  'embeddedAgent',
  'embeddedPi',
  'experimental',
  'fastModeDefault',
  'heartbeat',
  'humanDelay',
  'reasoningDefault',
  'sandbox',
  'skills',
  'subagents',
  'systemPromptOverride',
  'thinkingDefault',
  'toolProgressDetail',
  'tts',
  'verboseDefault',
] as const;

/** Read only by src/config/refusals.ts: this build runs no tools of its own. */
const toolsSchema = openClawObject({
  ...notSupported([
    'alsoAllow',
    'codeMode',
    'elevated',
    'exec',
    'experimental',
    'fs',
    'loopDetection',
    'media',
    'message',
    'profile',
    'sandbox',
    'toolSearch',
    'web',
  ]),
  allow: listOf(text('the name of a tool'), 'tool names').optional(),
  deny: listOf(text('the name of a tool'), 'tool names').optional(),
  byProvider: mapOf(z.unknown(), 'tool rules').optional(),
});

/** `agents.defaults.models`: aliases and call parameters by `provider/model`. */
const modelCatalogSchema = mapOf(
  openClawObject({
    alias: text('an alias').optional(),
    params: openParameters().optional(),
    ...notSupported(['agentRuntime', 'streaming']),
  }),
  'models',
);

export const agentDefaultsSchema = openClawObject({
  model: modelSchema.optional(),
  models: modelCatalogSchema.optional(),
  params: openParameters().optional(),
  workspace: text('a path').optional(),
  memorySearch: memorySearchSchema.optional(),
  tools: toolsSchema.optional(),
  ...notSupported([
    ...SHARED_KEYS,
    'additionalSystemPrompt',
    'blockStreamingBreak',
    'blockStreamingChunk',
    'blockStreamingCoalesce',
    'bootstrapPromptTruncationWarning',
    'cliBackends',
    'elevatedDefault',
    'envelopeElapsed',
    'envelopeTimestamp',
    'envelopeTimezone',
    'imageGenerationModel',
    'imageMaxDimensionPx',
    'imageModel',
    'imageQuality',
    'llm',
    'maxConcurrent',
    'mediaMaxMb',
    'musicGenerationModel',
    'pdfMaxBytesMb',
    'pdfMaxPages',
    'pdfModel',
    'promptOverlays',
    'repoRoot',
    'silentReply',
    'skipBootstrap',
    'skipOptionalBootstrapFiles',
    'startupContext',
    'timeFormat',
    'timeoutSeconds',
    'typingIntervalSeconds',
    'typingMode',
    'userTimezone',
    'videoGenerationModel',
  ]),
});

const agentShape = {
  default: flag().optional(),
  name: text('a name').optional(),
  model: modelSchema.optional(),
  params: openParameters().optional(),
  workspace: text('a path').optional(),
  identity: openClawObject({
    name: text('a name').optional(),
    theme: text('a character').optional(),
    emoji: text('an emoji').optional(),
    ...notSupported(['avatar']),
  }).optional(),
  memorySearch: memorySearchSchema.optional(),
  memory: openClawObject({ search: memorySearchSchema.optional() }).optional(),
  tools: toolsSchema.optional(),
  runtime: openClawObject({ type: text('a runtime').optional(), ...notSupported(['acp']) }).optional(),
  ...notSupported([
    ...SHARED_KEYS,
    'agentDir',
    'description',
    'groupChat',
    'models',
    'skillsLimits',
    'statusUpdates',
  ]),
};

export const agentEntrySchema = openClawObject(agentShape);

export const listedAgentSchema = openClawObject({
  id: text('the id of an agent').regex(AGENT_ID, { error: AGENT_ID_WORDS }),
  ...agentShape,
});

export const agentsSchema = openClawObject({
  defaults: agentDefaultsSchema.optional(),
  list: listOf(listedAgentSchema, 'agents').optional(),
  entries: mapOf(agentEntrySchema, 'agents').optional(),
});

export type AgentDefaults = z.infer<typeof agentDefaultsSchema>;
/** One agent of either form, without its id. */
export type AgentEntry = z.infer<typeof agentEntrySchema>;
export type ModelSetting = z.infer<typeof modelSchema>;
