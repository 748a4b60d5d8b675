// The gateway section without its authentication: the port, and the endpoints with their limits.

import type { EndpointsConfig, ImagesConfig } from '../config.ts';
import type { ClawgateSection } from '../schema/clawgate.ts';
import type { GatewaySection } from '../schema/gateway.ts';

export const DEFAULT_PORT = 18_789;
const MEBIBYTE = 1024 * 1024;
const DEFAULT_BODY_BYTES = 20 * MEBIBYTE;
const DEFAULT_IMAGE_MIMES = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/heic',
  'image/heif',
];

type EndpointsSection = NonNullable<NonNullable<GatewaySection['http']>['endpoints']>;
type ImagesSection = NonNullable<NonNullable<EndpointsSection['chatCompletions']>['images']>;

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
      images: resolveImages(chat.images ?? {}),
    },
    responses: { enabled: responsesEnabled, maxBodyBytes: responses.maxBodyBytes ?? DEFAULT_BODY_BYTES },
    embeddings: {
      enabled: eitherEnabled,
      maxBodyBytes: clawgate.embeddings?.maxBodyBytes ?? DEFAULT_BODY_BYTES,
    },
    models: { enabled: eitherEnabled },
  };
}

function resolveImages(section: ImagesSection): ImagesConfig {
  return {
    allowUrl: section.allowUrl ?? false,
    urlAllowlist: (section.urlAllowlist ?? []).map((host) => host.trim().toLowerCase()),
    allowedMimes: (section.allowedMimes ?? DEFAULT_IMAGE_MIMES).map((mime) => mime.trim().toLowerCase()),
    maxBytes: section.maxBytes ?? 10 * MEBIBYTE,
    maxRedirects: section.maxRedirects ?? 3,
    timeoutMs: section.timeoutMs ?? 10_000,
  };
}
