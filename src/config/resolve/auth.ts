// Who may come in: one shared secret, or, only when written out, everybody.

import type { AuthConfig, RateLimitConfig } from '../config.ts';
import type { ReportProblem } from '../config-error.ts';
import type { AuthSection } from '../schema/gateway.ts';
import type { Environment } from '../substitute-environment.ts';
import { reportSecretFault, resolveSecret } from './secrets.ts';

const AUTH_PATH = ['gateway', 'auth'] as const;

type AuthContext = { readonly environment: Environment; readonly report: ReportProblem };

/** Undefined when the section gives no usable answer; why was then reported. */
export function resolveAuth(section: AuthSection, context: AuthContext): AuthConfig | undefined {
  if (section.mode === 'none') return { mode: 'none' };
  // refusals.ts has said that it is not implemented.
  if (section.mode === 'trusted-proxy') return undefined;
  const mode = section.mode ?? soleMode(section, context.report);
  if (mode === undefined) return undefined;
  if (section[mode] === undefined) {
    const variable = `OPENCLAW_GATEWAY_${mode.toUpperCase()}`;
    context.report({
      path: `gateway.auth.${mode}`,
      expected: `a secret, since gateway.auth.mode is "${mode}": set gateway.auth.${mode} or ${variable}`,
    });
    return undefined;
  }
  const path = [...AUTH_PATH, mode];
  const secret = resolveSecret(section[mode], path, context);
  if (secret === undefined || reportSecretFault(secret, path, context.report)) return undefined;
  return { mode, secret };
}

/** The mode that the one secret implies. */
function soleMode(section: AuthSection, report: ReportProblem): 'token' | 'password' | undefined {
  const hasToken = section.token !== undefined;
  const hasPassword = section.password !== undefined;
  if (hasToken !== hasPassword) return hasToken ? 'token' : 'password';
  if (hasToken) {
    report({
      path: 'gateway.auth.mode',
      found: 'a token and a password, and no mode',
      expected: '"token" or "password": it says which of the two opens the gateway',
    });
  } else {
    report({
      path: 'gateway.auth',
      found: 'no token and no password',
      expected:
        'a secret: set gateway.auth.token, OPENCLAW_GATEWAY_TOKEN or --token, for example to the output of `openssl rand -hex 32`; for open access on this machine write gateway.auth.mode: "none"',
    });
  }
  return undefined;
}

/** OpenClaw's defaults, filled. Null in open access, where there is no secret to guess. */
export function resolveRateLimit(section: AuthSection): RateLimitConfig | null {
  if (section.mode === 'none') return null;
  const limit = section.rateLimit ?? {};
  return {
    maxAttempts: limit.maxAttempts ?? 10,
    windowMs: limit.windowMs ?? 60_000,
    lockoutMs: limit.lockoutMs ?? 300_000,
    exemptLoopback: limit.exemptLoopback ?? true,
  };
}
