import JSON5 from 'json5';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../../src/lib/document-path.ts';
import { pageRows, readKeys } from './documented-keys.ts';
import { loadSound } from './support.ts';

describe('docs/configuration.md', () => {
  const told = pageRows().map(({ key }) => key);

  it('tells every key of our own section, and no other', () => {
    const ours = (keys: readonly string[]) => keys.filter((key) => key.startsWith('clawgate.')).toSorted();
    expect(ours(told)).toEqual(ours(readKeys()));
    expect(ours(told).length).toBeGreaterThan(20);
  });

  it("tells every key of OpenClaw's that is read, and no other", () => {
    expect(told.toSorted()).toEqual(readKeys().toSorted());
  });

  it('tells the defaults that our own section has', async () => {
    const { config } = await loadSound({
      models: { providers: { p: { baseUrl: 'http://x/v1' } } },
      mcp: { servers: { s: { command: 'x' } } },
    });
    const [server] = config.mcpServers;
    const provider = config.providers.p;
    const defaults = {
      ...config.clawgate,
      sessions: config.sessions,
      embeddings: { ...config.clawgate.embeddings, ...config.gateway.endpoints.embeddings },
      timeouts: {
        connectMs: provider?.connectTimeoutMs,
        firstTokenMs: provider?.firstTokenTimeoutMs,
        idleMs: provider?.idleTimeoutMs,
      },
      tools: {
        ...config.clawgate.tools,
        callTimeoutMs: server?.callTimeoutMs,
        connectTimeoutMs: server?.connectTimeoutMs,
      },
    };
    const rows = pageRows().filter(({ key }) => key.startsWith('clawgate.') && !key.includes('<>'));
    const written = rows.map(({ key, defaultText }) => [key, JSON5.parse(defaultText.replaceAll('`', ''))]);
    expect(written).toEqual(rows.map(({ key }) => [key, valueAt(defaults, key.split('.').slice(1))]));
  });
});
