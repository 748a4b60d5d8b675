// biome-ignore-all lint/suspicious/noTemplateCurlyInString: references of configuration files

import { describe, expect, it } from 'vitest';
import { maskDocument } from '../../src/config/mask-document.ts';
import { load, MINIMAL } from './support.ts';

describe('maskDocument', () => {
  it('hides secrets, and keeps what only refers to one', () => {
    const written = {
      env: { KEY: 'x', vars: { OTHER: 'y' } },
      gateway: {
        port: 1,
        auth: { mode: 'token', token: '${TOKEN}', password: 'p', rateLimit: { maxAttempts: 1 } },
      },
      models: {
        providers: {
          p: {
            baseUrl: 'https://u:p@host/v1?key=1#f',
            apiKey: { source: 'env', provider: 'default', id: 'KEY' },
            headers: { 'X-Any': 'v' },
            models: [{ id: 'm', maxTokens: 5, params: { tokensPerSecond: 2, api_key: 'k' } }],
          },
        },
      },
    };
    expect(maskDocument(written, [])).toEqual({
      env: { KEY: '***', vars: { OTHER: '***' } },
      gateway: {
        port: 1,
        auth: { mode: 'token', token: '${TOKEN}', password: '***', rateLimit: { maxAttempts: 1 } },
      },
      models: {
        providers: {
          p: {
            baseUrl: 'https://***@host/v1?***#f',
            apiKey: { source: 'env', provider: 'default', id: 'KEY' },
            headers: { 'X-Any': '***' },
            models: [{ id: 'm', maxTokens: 5, params: { tokensPerSecond: 2, api_key: '***' } }],
          },
        },
      },
    });
  });

  it("hides secrets among a command's arguments, its variables and its headers", () => {
    const args = ['-y', 'mcp-remote', '--token', 'x', '--api-key=x', 'API_KEY=x', 'Authorization: Bearer x'];
    const written = {
      mcp: {
        servers: {
          local: {
            command: 'npx',
            args: [...args, '--token', '${T}', '--verbose', '/data'],
            env: { A: 'x', B: '${B}' },
          },
          remote: { url: 'https://host/mcp?key=x', headers: { 'X-Any': 'x' } },
        },
      },
      clawgate: { providers: { p: { apiKeys: ['x', '${K}'] } }, sessions: { keyFrom: ['x-chat-id'] } },
    };
    expect(maskDocument(written, [])).toEqual({
      mcp: {
        servers: {
          local: {
            command: 'npx',
            args: [
              '-y',
              'mcp-remote',
              '--token',
              '***',
              '--api-key=***',
              'API_KEY=***',
              'Authorization: ***',
              '--token',
              '${T}',
              '--verbose',
              '/data',
            ],
            env: { A: '***', B: '${B}' },
          },
          remote: { url: 'https://host/mcp?***', headers: { 'X-Any': '***' } },
        },
      },
      clawgate: { providers: { p: { apiKeys: ['***', '${K}'] } }, sessions: { keyFrom: ['x-chat-id'] } },
    });
  });

  it('leaves out what is passed over', () => {
    const written = { gateway: { port: 1, remote: { url: 'x' } }, channels: { a: 1 } };
    expect(maskDocument(written, [['gateway', 'remote'], ['channels']])).toEqual({ gateway: { port: 1 } });
  });

  it('shows flags and the names of variables in their places, and no bookkeeping', async () => {
    const bookkeeping = { $schema: 'x', meta: { lastTouchedVersion: '1' }, wizard: {} };
    const { printable } = await load([bookkeeping, MINIMAL], {
      flags: { port: '5', bind: '10.0.0.1', logLevel: 'debug' },
      environment: { OPENCLAW_GATEWAY_TOKEN: 'correct-horse' },
    });
    expect(printable).toEqual({
      gateway: {
        port: 5,
        bind: 'custom',
        customBindHost: '10.0.0.1',
        auth: { token: '${OPENCLAW_GATEWAY_TOKEN}' },
      },
      logging: { consoleLevel: 'debug' },
    });
  });
});
