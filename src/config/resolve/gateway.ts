// The gateway section without its authentication: the port, and the endpoints with their limits.

import type { EndpointsConfig, FilesConfig, ImagesConfig } from '../config.ts';
import type { ClawgateSection } from '../schema/clawgate.ts';
import type { GatewaySection } from '../schema/gateway.ts';

export const DEFAULT_PORT = 18_789;
const MEBIBYTE = 1024 * 1024;
export const DEFAULT_BODY_BYTES = 20 * MEBIBYTE;
const DEFAULT_IMAGE_MIMES = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/heic',
  'image/heif',
];
const DEFAULT_FILE_MIMES = [
  'text/plain',
  'text/markdown',
  'text/html',
  'text/csv',
  'application/json',
  'application/pdf',
];

type EndpointsSection = NonNullable<NonNullable<GatewaySection['http']>['endpoints']>;
type ImagesSection = NonNullable<NonNullable<EndpointsSection['chatCompletions']>['images']>;
type FilesSection = NonNullable<NonNullable<EndpointsSection['responses']>['files']>;

/**
 * The endpoints with their switches as OpenClaw reads them: all off by default; chat completions brings models
 * and embeddings with it, and responses unless that is switched off by itself; responses alone brings models
 * and embeddings too.
 */
export function resolveEndpoints(
  section: EndpointsSection | undefined,
  clawgate: ClawgateSection,
): EndpointsConfig {
  const chat = section?.chatCompletions ?? {};
  const responses = section?.responses ?? {};
  const chatEnabled = chat.enabled ?? false;
  const responsesEnabled = responses.enabled ?? chatEnabled;
  const eitherEnabled = chatEnabled || responsesEnabled;
  return {
    chatCompletions: {
      enabled: chatEnabled,
      maxBodyBytes: chat.maxBodyBytes ?? DEFAULT_BODY_BYTES,
      maxImageParts: chat.maxImageParts ?? 8,
      maxTotalImageBytes: chat.maxTotalImageBytes ?? 20 * MEBIBYTE,
      images: resolveImages(chat.images ?? {}, { allowUrl: false }),
    },
    responses: {
      enabled: responsesEnabled,
      maxBodyBytes: responses.maxBodyBytes ?? DEFAULT_BODY_BYTES,
      maxUrlParts: responses.maxUrlParts ?? 8,
      files: resolveFiles(responses.files ?? {}),
      images: resolveImages(responses.images ?? {}, { allowUrl: true }),
    },
    embeddings: {
      enabled: eitherEnabled,
      maxBodyBytes: clawgate.embeddings?.maxBodyBytes ?? DEFAULT_BODY_BYTES,
    },
    models: { enabled: eitherEnabled },
  };
}

function resolveImages(section: ImagesSection, defaults: { readonly allowUrl: boolean }): ImagesConfig {
  return {
    ...resolveSources(section, defaults.allowUrl, DEFAULT_IMAGE_MIMES),
    maxBytes: section.maxBytes ?? 10 * MEBIBYTE,
  };
}

function resolveFiles(section: FilesSection): FilesConfig {
  const { pdf } = section;
  return {
    ...resolveSources(section, true, DEFAULT_FILE_MIMES),
    maxBytes: section.maxBytes ?? 5 * MEBIBYTE,
    maxChars: section.maxChars ?? 60_000,
    pdf: {
      maxPages: pdf?.maxPages ?? 4,
      maxPixels: pdf?.maxPixels ?? 4_000_000,
      minTextChars: pdf?.minTextChars ?? 200,
    },
  };
}

/** An empty list of media types is no list, as with OpenClaw: nobody means to refuse everything with it. */
function resolveSources(
  section: ImagesSection,
  allowUrl: boolean,
  defaultMimes: readonly string[],
): Omit<ImagesConfig, 'maxBytes'> {
  const mimes = section.allowedMimes?.length ? section.allowedMimes : defaultMimes;
  return {
    allowUrl: section.allowUrl ?? allowUrl,
    urlAllowlist: (section.urlAllowlist ?? []).map((host) => host.trim().toLowerCase()),
    allowedMimes: mimes.map((mime) => mime.trim().toLowerCase()),
    maxRedirects: section.maxRedirects ?? 3,
    timeoutMs: section.timeoutMs ?? 10_000,
  };
}
