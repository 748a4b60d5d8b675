// OpenClaw's memory search: here only the place that names the embedding model.

import type { z } from 'zod';
import { notSupported, openClawObject } from './keys.ts';
import { text, wholeNumber } from './values.ts';

export const memorySearchSchema = openClawObject({
  provider: text('the id of a provider').optional(),
  model: text('the id of an embedding model').optional(),
  outputDimensionality: wholeNumber(1).optional(),
  fallback: text('the id of a provider, or "none"').optional(),
  remote: openClawObject(
    notSupported(['apiKey', 'baseUrl', 'batch', 'headers', 'nonBatchConcurrency']),
  ).optional(),
  ...notSupported([
    'cache',
    'chunking',
    'documentInputType',
    'enabled',
    'experimental',
    'extraPaths',
    'inputType',
    'local',
    'multimodal',
    'qmd',
    'query',
    'queryInputType',
    'sources',
    'store',
    'sync',
  ]),
});

export const memorySchema = openClawObject({
  search: memorySearchSchema.optional(),
  ...notSupported(['backend', 'citations', 'qmd']),
});

export type MemorySearch = z.infer<typeof memorySearchSchema>;
