import { describe, expect, it } from 'vitest';
import { isDecodable, readPath } from '../../src/http/request-path.ts';

describe('a request path', () => {
  it.each([
    ['/v1/models', '/v1/models'],
    ['/v1//models', '/v1/models'],
    ['//v1///models//', '/v1/models'],
    ['/v1/models/', '/v1/models'],
    ['/v1/models?limit=3', '/v1/models'],
    ['/v1/models#top', '/v1/models'],
    ['/v1/models/openclaw/default', '/v1/models/openclaw%2Fdefault'],
    ['/v1/models/openclaw%2Fdefault', '/v1/models/openclaw%2Fdefault'],
    ['/v1/models//openclaw//default/', '/v1/models/openclaw%2Fdefault'],
    ['/healthz', '/health'],
    ['/readyz?verbose', '/ready'],
    ['http://gateway.example:18789/v1/models?x', '/v1/models'],
    ['HTTP://gateway.example', '/'],
    ['/', '/'],
    ['//', '/'],
    ['?', '/'],
    ['', '/'],
    ['*', '/*'],
    ['ftp://[x/v1/models', '/v1/models'],
  ])('%s is %s', (target, path) => {
    expect(readPath(target)).toBe(path);
  });

  it.each([
    ['/v1/models', true],
    ['/v1/models/%E6%97%A5', true],
    ['/v1/models/%E0%A4%A', false],
    ['/v1/models/%', false],
    ['/v1/models/%FF', false],
  ])('%s can be decoded: %s', (path, decodable) => {
    expect(isDecodable(path)).toBe(decodable);
  });
});
