import { describe, expect, it } from 'vitest';
import { reviewKeys } from '../../src/config/review-keys.ts';
import { formatPath } from '../../src/lib/document-path.ts';

const problemsOf = (document: Record<string, unknown>) =>
  reviewKeys(document, false).problems.map(({ path, nearest }) => [path, nearest]);
const passedOver = (document: Record<string, unknown>) =>
  reviewKeys(document, false).passedOver.map(formatPath);

describe('reviewKeys', () => {
  it.each([
    ['gateway.prot', { gateway: { prot: 1 } }, 'gateway.port'],
    ['gateways', { gateways: {} }, 'gateway'],
    ['gateway.auth.tokens', { gateway: { auth: { tokens: 'x' } } }, 'gateway.auth.token'],
    [
      'gateway.http.endpoints.chatCompletion',
      { gateway: { http: { endpoints: { chatCompletion: {} } } } },
      'gateway.http.endpoints.chatCompletions',
    ],
    ['agents.list[1].modle', { agents: { list: [{}, { modle: 'x' }] } }, 'agents.list[1].model'],
    ['agents.entries.a.modle', { agents: { entries: { a: { modle: 'x' } } } }, 'agents.entries.a.model'],
    [
      'agents.defaults.model.fallback',
      { agents: { defaults: { model: { fallback: [] } } } },
      'agents.defaults.model.fallbacks',
    ],
    ['models.provider', { models: { provider: {} } }, 'models.providers'],
    [
      'models.providers.x.baseURL',
      { models: { providers: { x: { baseURL: 'u' } } } },
      'models.providers.x.baseUrl',
    ],
    [
      'models.providers.x.models[0].context_window',
      { models: { providers: { x: { models: [{ context_window: 1 }] } } } },
      'models.providers.x.models[0].contextWindow',
    ],
    [
      'models.providers.s.models[0].params.tokenPerSecond',
      { models: { providers: { s: { api: 'sim', models: [{ params: { tokenPerSecond: 1 } }] } } } },
      'models.providers.s.models[0].params.tokensPerSecond',
    ],
    ['mcp.servers.a.comand', { mcp: { servers: { a: { comand: 'x' } } } }, 'mcp.servers.a.command'],
    ['tools.denny', { tools: { denny: [] } }, 'tools.deny'],
    ['session.rest', { session: { rest: {} } }, 'session.reset'],
    [
      'session.maintenance.maxEntrys',
      { session: { maintenance: { maxEntrys: 1 } } },
      'session.maintenance.maxEntries',
    ],
    [
      'clawgate.sessions.queue.maxWait',
      { clawgate: { sessions: { queue: { maxWait: 1 } } } },
      'clawgate.sessions.queue.maxWaitMs',
    ],
    ['memory.search.modle', { memory: { search: { modle: 'x' } } }, 'memory.search.model'],
    ['logging.levle', { logging: { levle: 'x' } }, 'logging.level'],
    ['clawgate.stream.keepAlive', { clawgate: { stream: { keepAlive: 1 } } }, 'clawgate.stream.keepAliveMs'],
    ['clawgate.entirelyOther', { clawgate: { entirelyOther: 1 } }, undefined],
  ])('refuses %s', (path, document, nearest) => {
    expect(problemsOf(document)).toEqual([[path, nearest]]);
  });

  it('lists what may stand in our own section when nothing is near', () => {
    expect(reviewKeys({ clawgate: { entirelyOther: 1 } }, false).problems[0]?.expected).toBe(
      'one of the keys validateResponses, stream, webSocket, shutdownGraceMs, embeddings, responses, sessions, run, timeouts, retry, cooldown, providers, tools',
    );
  });

  it.each([
    [
      'a genuine key near one of ours',
      { agents: { defaults: { imageModel: 'x', thinkingDefault: 'low' } } },
      ['agents.defaults.imageModel', 'agents.defaults.thinkingDefault'],
    ],
    [
      'genuine keys of the gateway',
      { gateway: { tailscale: {}, controlUi: {}, push: {}, nodes: {} } },
      ['gateway.tailscale', 'gateway.controlUi', 'gateway.push', 'gateway.nodes'],
    ],
    ['a key that resembles nothing', { gateway: { somethingNew: { port: 1 } } }, ['gateway.somethingNew']],
    [
      'whole sections',
      { channels: { telegram: {} }, cron: {}, unheardOf: {} },
      ['channels', 'cron', 'unheardOf'],
    ],
  ])('passes over %s', (_, document, places) => {
    const review = reviewKeys(document, false);
    expect(review.problems).toEqual([]);
    expect(passedOver(document)).toEqual(expect.arrayContaining(places));
  });

  it('takes what this build reads without a word', () => {
    const document = {
      $schema: 'x',
      meta: { lastTouchedVersion: '1' },
      wizard: { lastRunAt: 'x' },
      env: { ANY_NAME: 'x', vars: { OTHER: 'y' } },
      agents: { defaults: { models: { 'a/b': { alias: 'x' } }, params: { anything: { goes: 1 } } } },
      models: {
        mode: 'merge',
        providers: { p: { headers: { 'x-any': 'y' }, models: [{ cost: { input: 1 }, params: { any: 1 } }] } },
      },
    };
    expect(reviewKeys(document, false)).toMatchObject({ problems: [], notes: [] });
  });

  it('passes over an MCP server that is switched off, whatever it holds', () => {
    const servers = { a: { enabled: false, comand: 'x' }, b: { disabled: true, urll: 'y' } };
    const review = reviewKeys({ mcp: { servers } }, true);
    expect(review.problems).toEqual([]);
    expect(review.passedOver.map(formatPath)).toEqual(['mcp.servers.a', 'mcp.servers.b']);
  });

  it('says once what is passed over: one line for sections, one for keys', () => {
    const document = {
      channels: {},
      cron: {},
      gateway: { tailscale: {}, reload: { mode: 'off' } },
      agents: { defaults: { heartbeat: {} }, list: [{ groupChat: {} }] },
    };
    expect(reviewKeys(document, false).notes).toEqual([
      { level: 'info', message: 'Sections that Clawgate does not read: channels, cron.' },
      {
        level: 'info',
        message:
          'Keys that are not supported here: gateway.tailscale, gateway.reload, agents.defaults.heartbeat, agents.list[0].groupChat.',
      },
    ]);
  });

  it('makes an error of each when it is strict', () => {
    const { problems, notes } = reviewKeys({ channels: {}, gateway: { tailscale: {}, prot: 1 } }, true);
    expect(problems.map(({ path }) => path).toSorted()).toEqual([
      'channels',
      'gateway.prot',
      'gateway.tailscale',
    ]);
    expect(notes).toEqual([]);
  });

  it('never shows the value of an unknown key', () => {
    expect(
      JSON.stringify(reviewKeys({ gateway: { auth: { tokne: 'hunter2hunter2' } } }, false)),
    ).not.toContain('hunter2');
  });
});
