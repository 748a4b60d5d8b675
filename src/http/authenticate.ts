// Who is calling: the gateway's secret as a bearer token, or nobody in particular where none is asked for. Reads
// request headers and the peer's address; never the body.

import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { AuthConfig, RateLimitConfig } from '../config/config.ts';
import type { Clock } from '../core/ambient.ts';
import { AppError } from '../errors.ts';
import { createLoginLimiter, type LoginLimiter } from './login-limiter.ts';

export type Login = {
  readonly authenticated: boolean;
  readonly scopes: ReadonlySet<string> | undefined;
};

export type Authenticator = {
  /** Throws `invalid_api_key`, or `too_many_failed_logins` while the address is locked out. */
  require(request: IncomingMessage): Login;
  /** For operations open to all: whether the caller proved itself. A wrong secret counts as a failure here too. */
  recognise(request: IncomingMessage): Login;
};

const OPERATOR: Login = { authenticated: true, scopes: undefined };
const STRANGER: Login = { authenticated: false, scopes: undefined };

/** `rateLimit` null: wrong secrets are not counted. */
export function createAuthenticator(
  auth: AuthConfig,
  rateLimit: RateLimitConfig | null,
  clock: Clock,
): Authenticator {
  if (auth.mode === 'none') return { require: readScopes, recognise: readScopes };
  const expected = digest(auth.secret);
  const limiter = rateLimit === null ? undefined : createLoginLimiter(rateLimit, clock);

  const requireSecret = (request: IncomingMessage): Login => {
    const address = limiter === undefined ? undefined : countedAddress(request, rateLimit);
    if (address !== undefined) refuseLockedOut(limiter, address);
    const { authorization } = request.headers;
    if (authorization === undefined) {
      throw unauthorized('The gateway secret is missing. Send Authorization: Bearer <secret>.');
    }
    const secret = /^bearer +(.*)$/i.exec(authorization)?.[1];
    if (secret === undefined) {
      throw unauthorized(
        'The Authorization header is not of the Bearer scheme. Send Authorization: Bearer <secret>.',
      );
    }
    // Digests are equally long, so the comparison takes the same time whatever was sent. Node shows the bytes of
    // a header as Latin-1.
    if (!timingSafeEqual(digest(Buffer.from(secret, 'latin1')), expected)) {
      if (address !== undefined) limiter?.failed(address);
      throw unauthorized(`The gateway ${auth.mode} is wrong.`);
    }
    if (address !== undefined) limiter?.succeeded(address);
    return OPERATOR;
  };

  return {
    require: requireSecret,
    recognise(request) {
      if (request.headers.authorization === undefined) return STRANGER;
      try {
        return requireSecret(request);
      } catch {
        return STRANGER;
      }
    },
  };
}

/** Without a secret a caller may confine itself; names are separated by commas or spaces. */
function readScopes(request: IncomingMessage): Login {
  const header = request.headers['x-openclaw-scopes'];
  if (typeof header !== 'string' || header === '') return OPERATOR;
  return { authenticated: true, scopes: new Set(header.split(/[\s,]+/).filter((name) => name !== '')) };
}

function refuseLockedOut(limiter: LoginLimiter | undefined, address: string): void {
  const leftMs = limiter?.lockedForMs(address) ?? 0;
  if (leftMs === 0) return;
  const retryAfterSeconds = Math.ceil(leftMs / 1000);
  throw new AppError(
    'too_many_failed_logins',
    `Too many wrong secrets came from this address; try again in ${retryAfterSeconds} s.`,
    { retryAfterSeconds },
  );
}

/** The address whose failures count; undefined for a peer on this machine that is exempt. */
function countedAddress(request: IncomingMessage, rateLimit: RateLimitConfig | null): string | undefined {
  const address = (request.socket.remoteAddress ?? 'unknown').replace(/^::ffff:(?=\d+\.)/i, '');
  const exempt = rateLimit?.exemptLoopback === true && isLoopback(address) && !wasForwarded(request);
  return exempt ? undefined : address;
}

function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

/** A proxy on this machine speaks for others, who must not share the exemption. */
function wasForwarded(request: IncomingMessage): boolean {
  for (const name in request.headers) {
    if (name === 'forwarded' || name === 'x-real-ip' || name.startsWith('x-forwarded-')) return true;
  }
  return false;
}

function digest(secret: string | Buffer): Buffer {
  return hash('sha256', secret, 'buffer');
}

function unauthorized(message: string): AppError {
  return new AppError('invalid_api_key', message, {
    headers: { 'www-authenticate': 'Bearer realm="clawgate"' },
  });
}
