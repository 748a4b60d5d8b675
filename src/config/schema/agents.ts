// OpenClaw's `agents` section: who there is to talk to. Ids stand in the older list or key the newer entries.

import { z } from 'zod';
import { notSupported, openClawObject } from './keys.ts';
import { memorySearchSchema } from './memory.ts';
import { toolsSchema } from './tools.ts';
import { flag, listOf, mapOf, oneOf, openParameters, seconds, text, wholeNumber } from './values.ts';

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
  'compaction',
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
  'thinkingDefault',
  'toolProgressDetail',
  'tts',
  'verboseDefault',
] as const;

/** `agents.defaults.models`: aliases and call parameters by `provider/model`. */
const modelCatalogSchema = mapOf(
  openClawObject({
    alias: text('an alias').optional(),
    params: openParameters().optional(),
    ...notSupported(['agentRuntime', 'streaming']),
  }),
  'models',
);

/** What stands in the defaults and under one agent alike. */
const promptShape = {
  workspace: text('a path').optional(),
  contextInjection: oneOf(['always', 'continuation-skip', 'never']).optional(),
  bootstrapMaxChars: wholeNumber(1, undefined, 'characters').optional(),
  bootstrapTotalMaxChars: wholeNumber(1, undefined, 'characters').optional(),
  systemPromptOverride: text('a prompt').optional(),
};

export const agentDefaultsSchema = openClawObject({
  model: modelSchema.optional(),
  models: modelCatalogSchema.optional(),
  params: openParameters().optional(),
  ...promptShape,
  userTimezone: text('a time zone').optional(),
  timeoutSeconds: seconds().optional(),
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
    'cwd',
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
    'typingIntervalSeconds',
    'typingMode',
    'videoGenerationModel',
  ]),
});

const agentShape = {
  default: flag().optional(),
  name: text('a name').optional(),
  model: modelSchema.optional(),
  params: openParameters().optional(),
  ...promptShape,
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
    'cwd',
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
