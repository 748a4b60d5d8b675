// OpenClaw's `gateway` section: where to listen, who may come in, which endpoints are open.

import type { z } from 'zod';
import { notSupported, openClawObject } from './keys.ts';
import { bytes, flag, listOf, milliseconds, oneOf, secretInput, text, wholeNumber } from './values.ts';

const BIND_MODES = ['auto', 'loopback', 'lan', 'tailnet', 'custom'] as const;
/** `trusted-proxy` is OpenClaw's; src/config/refusals.ts says that this build has no such thing. */
const AUTH_MODES = ['token', 'password', 'none', 'trusted-proxy'] as const;
/** What one PDF may cost: memory for its pixels, images for the model. */
const MAX_PDF_PAGES = 100;
const MAX_PDF_PIXELS = 50_000_000;

/** What images and files have in common. */
function sourceShape(exampleMime: string) {
  return {
    allowUrl: flag().optional(),
    urlAllowlist: listOf(text('a host name'), 'host names, such as "*.example.com"').optional(),
    allowedMimes: listOf(text('a media type'), `media types, such as "${exampleMime}"`).optional(),
    maxBytes: bytes().optional(),
    maxRedirects: wholeNumber(0, 20).optional(),
    timeoutMs: milliseconds(1).optional(),
  };
}

const imagesSchema = openClawObject(sourceShape('image/png'));

const filesSchema = openClawObject({
  ...sourceShape('text/plain'),
  maxChars: wholeNumber(1).optional(),
  pdf: openClawObject({
    maxPages: wholeNumber(1, MAX_PDF_PAGES).optional(),
    maxPixels: wholeNumber(1, MAX_PDF_PIXELS).optional(),
    minTextChars: wholeNumber(0).optional(),
  }).optional(),
});

const endpointsSchema = openClawObject({
  chatCompletions: openClawObject({
    enabled: flag().optional(),
    maxBodyBytes: bytes().optional(),
    maxImageParts: wholeNumber(0).optional(),
    maxTotalImageBytes: bytes().optional(),
    images: imagesSchema.optional(),
  }).optional(),
  responses: openClawObject({
    enabled: flag().optional(),
    maxBodyBytes: bytes().optional(),
    maxUrlParts: wholeNumber(0).optional(),
    files: filesSchema.optional(),
    images: imagesSchema.optional(),
  }).optional(),
});

export const rateLimitSchema = openClawObject({
  maxAttempts: wholeNumber(1).optional(),
  windowMs: milliseconds(1).optional(),
  lockoutMs: milliseconds(1).optional(),
  exemptLoopback: flag().optional(),
});

export const authSchema = openClawObject({
  mode: oneOf(AUTH_MODES).optional(),
  token: secretInput().optional(),
  password: secretInput().optional(),
  rateLimit: rateLimitSchema.optional(),
  ...notSupported(['trustedProxy', 'allowTailscale']),
});

export const gatewaySchema = openClawObject({
  port: wholeNumber(0, 65_535).optional(),
  bind: oneOf(BIND_MODES, '; an address goes into gateway.customBindHost').optional(),
  customBindHost: text('an IP address').optional(),
  mode: oneOf(['local', 'remote']).optional(),
  auth: authSchema.optional(),
  http: openClawObject({
    endpoints: endpointsSchema.optional(),
    ...notSupported(['securityHeaders']),
  }).optional(),
  trustedProxies: listOf(text('an address'), 'addresses').optional(),
  allowRealIpFallback: flag().optional(),
  tls: openClawObject({
    enabled: flag().optional(),
    ...notSupported(['autoGenerate', 'certPath', 'keyPath', 'caPath']),
  }).optional(),
  ...notSupported([
    'channelHealthCheckMinutes',
    'channelMaxRestartsPerHour',
    'channelStaleEventThresholdMinutes',
    'controlUi',
    'handshakeTimeoutMs',
    'nodes',
    'push',
    'reload',
    'remote',
    'tailscale',
    'terminal',
    'tools',
    'webchat',
  ]),
});

export type GatewaySection = z.infer<typeof gatewaySchema>;
export type AuthSection = z.infer<typeof authSchema>;
