import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../src/errors.ts';
import { toTransportError } from '../../src/providers/transport-error.ts';

const coded = (code: string, rest: object = {}) =>
  Object.assign(new Error(`secret detail of ${code}`), { code }, rest);

describe('toTransportError', () => {
  it.each<[string, unknown, boolean, ErrorCode, RegExp]>([
    ['a refused connection', coded('ECONNREFUSED'), false, 'upstream_unreachable', /\(ECONNREFUSED\)/],
    ['an unknown name', coded('ENOTFOUND'), false, 'upstream_unreachable', /\(ENOTFOUND\)/],
    [
      'a self-signed certificate',
      coded('DEPTH_ZERO_SELF_SIGNED_CERT'),
      false,
      'upstream_unreachable',
      /SELF_SIGNED/,
    ],
    [
      'a race of addresses that all failed',
      new AggregateError([coded('EHOSTUNREACH')]),
      false,
      'upstream_unreachable',
      /\(EHOSTUNREACH\)/,
    ],
    [
      'what fetch wraps',
      new TypeError('fetch failed', { cause: coded('ECONNREFUSED') }),
      false,
      'upstream_unreachable',
      /\(ECONNREFUSED\)/,
    ],
    [
      'a connection closed before the answer',
      coded('UND_ERR_SOCKET'),
      false,
      'upstream_unreachable',
      /closed the connection without an answer/,
    ],
    [
      'a reset before the answer',
      coded('ECONNRESET'),
      false,
      'upstream_unreachable',
      /closed the connection/,
    ],
    [
      'a reset within the answer',
      coded('ECONNRESET'),
      true,
      'upstream_interrupted',
      /broke off.*\(ECONNRESET\)/,
    ],
    [
      'a connection closed within the answer',
      coded('UND_ERR_SOCKET'),
      true,
      'upstream_interrupted',
      /broke off its answer\./,
    ],
    [
      'a connection that is not accepted',
      coded('UND_ERR_CONNECT_TIMEOUT'),
      false,
      'upstream_connect_timeout',
      /accepted no connection/,
    ],
    [
      'one that the system gives up on',
      coded('ETIMEDOUT'),
      false,
      'upstream_connect_timeout',
      /accepted no connection/,
    ],
    [
      'a connection that the system gives up on within the answer',
      coded('ETIMEDOUT'),
      true,
      'upstream_interrupted',
      /broke off.*\(ETIMEDOUT\)/,
    ],
    [
      'another protocol, by the name of the error alone',
      Object.assign(new Error('Expected HTTP/'), { name: 'HTTPParserError', code: undefined }),
      false,
      'upstream_invalid_response',
      /HTTP\/1\.1/,
    ],
    ['another protocol', coded('HPE_INVALID_CONSTANT'), false, 'upstream_invalid_response', /HTTP\/1\.1/],
    [
      'headers beyond all measure',
      coded('UND_ERR_HEADERS_OVERFLOW'),
      false,
      'upstream_invalid_response',
      /HTTP\/1\.1/,
    ],
    [
      'a header that cannot be sent',
      coded('UND_ERR_INVALID_ARG'),
      false,
      'upstream_not_configured',
      /models\.providers\.acme\.headers/,
    ],
    ['anything else', 'odd', false, 'upstream_unreachable', /could not be reached\./],
  ])('reads %s', (_name, thrown, answerBegun, code, message) => {
    const error = toTransportError(thrown, { providerId: 'acme', answerBegun });
    expect(error).toMatchObject({ code, message: expect.stringMatching(message), cause: thrown });
    expect(error.message).toContain('acme');
    expect(error.message).not.toContain('secret detail');
  });
});
