// The Host header of a request: HTTP/1.1 demands one, and Node's own check would answer without id, body or log line.

import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors.ts';

/** The characters of a host and a port; what else a URL may hold tells two readers two things. */
const HOST = /^[\w.~:%!$&'()*+,;=[\]-]*$/;

/** Throws `invalid_header` when it is missing, said twice, or no host. */
export function checkHost(request: IncomingMessage): void {
  const { host } = request.headers;
  if (host === undefined && request.httpVersion === '1.1') throw badHost('is missing');
  if (host !== undefined && !HOST.test(host)) throw badHost('is not a host and a port');
  if (countHosts(request.rawHeaders) > 1) throw badHost('is there more than once');
}

function badHost(problem: string): AppError {
  return new AppError('invalid_header', `The Host header ${problem}.`, { param: 'host' });
}

/** Node keeps the first of several. */
function countHosts(namesAndValues: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < namesAndValues.length; index += 2) {
    const name = namesAndValues[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  return count;
}
