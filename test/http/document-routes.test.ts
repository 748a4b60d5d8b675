import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readContract } from '../../src/contract.ts';
import { expectError } from '../support/contract.ts';
import { startServer } from './harness.ts';

describe('the contract itself', () => {
  it('is served as JSON and as YAML without a secret', async () => {
    const { fetch } = await startServer();
    const json = await fetch('/openapi.json');
    expect(json.headers.get('content-type')).toBe('application/json');
    const yaml = await fetch('/openapi.yaml');
    expect(yaml.headers.get('content-type')).toBe('application/yaml');
    const document = JSON.parse(await json.text());
    expect(document.info.title).toBe('Clawgate');
    expect(parse(await yaml.text())).toEqual(document);
  });

  it('comes in the bytes that were generated', async () => {
    const { fetch } = await startServer();
    const served = Buffer.from(await (await fetch('/openapi.yaml')).arrayBuffer());
    expect(served.equals(await readContract('yaml'))).toBe(true);
  });

  it('is not sent again to who has it', async () => {
    const { fetch } = await startServer();
    const first = await fetch('/openapi.json');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await fetch('/openapi.json', { headers: { 'if-none-match': known } });
      expect(again.status).toBe(304);
      expect(again.headers.get('etag')).toBe(etag);
      expect(await again.text()).toBe('');
    }
    expect((await fetch('/openapi.json', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  });

  it('has a head', async () => {
    const { fetch } = await startServer();
    const head = await fetch('/openapi.json', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(Number(head.headers.get('content-length'))).toBe((await readContract('json')).length);
    expect(await head.text()).toBe('');
  });

  it.each(['POST', 'DELETE', 'OPTIONS'])('takes no %s', async (method) => {
    const { fetch } = await startServer();
    const response = await fetch('/openapi.json', { method });
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    await expectError(null, response, 405);
  });

  it('is logged like any request', async () => {
    const { fetch, line } = await startServer();
    await fetch('/openapi.json', { headers: { 'x-request-id': 'document' } });
    expect(await line('document')).toMatchObject({
      path: '/openapi.json',
      status: 200,
      outcome: 'completed',
    });
  });
});
