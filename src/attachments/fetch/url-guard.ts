// Whether a URL may be fetched at all, as far as its text tells. What its host's name resolves to is looked at
// afterwards, by who resolves it. Pure.

import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { AppError } from '../../errors.ts';
import { type FetchRequest, fetchFailure } from './fetch-request.ts';
import { isPublicAddress } from './public-address.ts';

const MAX_URL_LENGTH = 8_192;
/** Names that mean this machine or this network wherever they are looked up. */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa)$/;

type Guarded = Pick<FetchRequest, 'param' | 'urlAllowlist'>;

export const NOT_PUBLIC = 'its host is not on the public internet.';

/**
 * The URL that `text` is, relative to `base` in a redirect. Throws `invalid_value` for what is no URL, and
 * `attachment_url_not_allowed` for one that is not fetched.
 */
export function checkUrl(text: string, { param, urlAllowlist }: Guarded, base?: URL): URL {
  const refuse = (why: string): AppError => fetchFailure('attachment_url_not_allowed', param, why);
  if (text.length > MAX_URL_LENGTH) throw refuse(`it is longer than ${MAX_URL_LENGTH} characters.`);
  const url = URL.parse(text, base?.href);
  if (url === null) throw new AppError('invalid_value', `${param} is not a URL.`, { param });
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw refuse(`only http and https URLs are, not ${url.protocol.slice(0, 40)}`);
  }
  if (url.username !== '' || url.password !== '') throw refuse('it holds a user name or a password.');
  const host = hostOf(url);
  if (isIP(host) === 0 ? isLocalName(host) : !isPublicAddress(host)) throw refuse(NOT_PUBLIC);
  if (urlAllowlist.length > 0 && !urlAllowlist.some((allowed) => matches(host, allowed))) {
    throw refuse(`its host is not one of those that are allowed here.`);
  }
  return url;
}

/** The host without the brackets of IPv6 and without the dot that may end a name. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

/** A name without a dot is looked up in the network's own domain. */
function isLocalName(host: string): boolean {
  return !host.includes('.') || LOCAL_NAME.test(host);
}

function matches(host: string, allowed: string): boolean {
  const wildcard = allowed.startsWith('*.');
  const name = domainToASCII((wildcard ? allowed.slice(2) : allowed).replace(/\.$/, ''));
  if (name === '') return host === allowed;
  return wildcard ? host.endsWith(`.${name}`) : host === name;
}
