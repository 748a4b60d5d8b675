import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';

const FOLDER = join(import.meta.dirname, '../../examples');
const environment = {
  OPENCLAW_GATEWAY_TOKEN: 'f3b0c44298fc1c14',
  OPENAI_API_KEY: 'sk-openai',
  ANTHROPIC_API_KEY: 'sk-anthropic',
};
const loadExample = (name: string, variables: Record<string, string> = environment) =>
  loadConfig({ configPaths: [join(FOLDER, name)], environment: variables, strict: true });

describe('examples', () => {
  it.each(readdirSync(FOLDER).filter((name) => name.endsWith('.json5')))(
    '%s holds under the strict check, without a word of warning',
    async (name) => {
      const { config, notes } = await loadExample(name);
      expect(notes).toEqual([]);
      expect(config.gateway.bindHost).toBe('127.0.0.1');
      expect(config.gateway.endpoints.chatCompletions.enabled).toBe(true);
    },
  );

  it('quickstart needs no environment: two simulated agents, all endpoints, directives allowed', async () => {
    const { config } = await loadExample('quickstart.json5', {});
    expect(config.gateway.port).toBe(18_789);
    expect(config.agents.map(({ id, isDefault, model }) => [id, isDefault, model?.providerId])).toEqual([
      ['main', true, 'sim'],
      ['research', false, 'sim'],
    ]);
    expect(config.agents.every(({ embedding }) => embedding?.providerId === 'sim')).toBe(true);
    expect(Object.values(config.gateway.endpoints).every(({ enabled }) => enabled)).toBe(true);
    const chatModels = config.providers.sim?.models.filter(({ sim }) => sim?.tokensPerSecond !== undefined);
    expect(chatModels?.map(({ sim }) => sim?.allowDirectives)).toEqual([true, true]);
  });

  it('tools has servers of both kinds, one of them switched off, and a model that steps in', async () => {
    const { config } = await loadExample('tools.json5');
    expect(config.mcpServers.map(({ id, transport }) => [id, transport.type])).toEqual([
      ['everything', 'stdio'],
      ['remote', 'streamable-http'],
    ]);
    expect(config.agents.map(({ fallbacks }) => fallbacks.map(({ modelId }) => modelId))).toEqual([
      ['steady'],
      [],
    ]);
    expect(config.tools.deny).toEqual(['*__trigger-*', 'everything__get-env']);
  });

  it('chain stands in front of the quickstart: its key is that token, its address that port', async () => {
    const { config: front } = await loadExample('chain.json5');
    const { config: behind } = await loadExample('quickstart.json5', {});
    const { gateway } = behind;
    expect(front.providers.upstream).toMatchObject({
      baseUrl: `http://127.0.0.1:${gateway.port}/v1`,
      apiKey: gateway.auth.mode === 'none' ? undefined : gateway.auth.secret,
    });
    expect(front.gateway.port).not.toBe(gateway.port);
  });
});
