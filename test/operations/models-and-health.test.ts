import { describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/contract.ts';
import { thrownBy } from '../core/requests.ts';
import { agentConfig } from '../support/configs.ts';
import { operationWorld, STARTED_SECONDS } from './operation-world.ts';

const agents = [
  agentConfig({ id: 'Research', name: 'Researcher' }),
  agentConfig({ id: 'main', name: 'Main', isDefault: true }),
];
const entry = (id: string, name: string) => ({
  id,
  object: 'model',
  created: STARTED_SECONDS,
  owned_by: 'openclaw',
  permission: [],
  name,
});

it('has a handler for every operation of the contract and no other', () => {
  expect(Object.keys(operationWorld().handlers).sort()).toEqual(Object.keys(OPERATIONS).sort());
});

describe('listModels', () => {
  it('lists the two names of the default agent, then all agents as they are spelt', async () => {
    const { call } = operationWorld({ agents });
    expect((await call('listModels', undefined)).body).toEqual({
      object: 'list',
      data: [
        entry('openclaw', 'Main (openclaw)'),
        entry('openclaw/default', 'Main (openclaw/default)'),
        entry('openclaw/Research', 'Researcher'),
        entry('openclaw/main', 'Main'),
      ],
    });
  });

  it('needs the scope to read', async () => {
    const { call } = operationWorld({ agents });
    expect(await thrownBy(() => call('listModels', undefined, { scopes: [] }))).toMatchObject({
      status: 403,
    });
    expect((await call('listModels', undefined, { scopes: ['operator.read'] })).status).toBe(200);
  });
});

describe('retrieveModel', () => {
  const retrieve = (model: string, scopes?: readonly string[]) =>
    operationWorld({ agents }).call('retrieveModel', undefined, {
      pathParameters: { model },
      ...(scopes === undefined ? {} : { scopes }),
    });

  it.each([
    ['openclaw', 'Main (openclaw)'],
    ['openclaw/default', 'Main (openclaw/default)'],
    ['OpenClaw/DEFAULT', 'Main (openclaw/default)'],
    ['openclaw/research', 'Researcher'],
    ['agent:Research', 'Researcher'],
    ['openclaw:main', 'Main'],
  ])('answers %s, as it was asked', async (model, name) => {
    expect((await retrieve(model)).body).toEqual(entry(model, name));
  });

  it.each(['gpt-4o', 'openclaw/nobody'])('answers 404 for %s', async (model) => {
    const thrown = await thrownBy(() => retrieve(model));
    expect(thrown).toMatchObject({ code: 'model_not_found', status: 404, param: 'model' });
  });

  it('needs the scope to read', async () => {
    expect(await thrownBy(() => retrieve('openclaw', []))).toMatchObject({ status: 403 });
  });
});

describe('getHealth and getReadiness', () => {
  it('say nothing about the process to callers without the secret', async () => {
    const { call } = operationWorld();
    expect((await call('getHealth', undefined, { authenticated: false })).body).toEqual({ status: 'ok' });
    expect((await call('getReadiness', undefined, { authenticated: false })).body).toEqual({
      status: 'ready',
    });
  });

  it('tell version and age to callers with the secret', async () => {
    const { call } = operationWorld();
    const details = { version: '1.2.3', uptime_seconds: 60 };
    expect((await call('getHealth', undefined)).body).toEqual({ status: 'ok', details });
    expect((await call('getReadiness', undefined)).body).toMatchObject({ status: 'ready', details });
  });

  it('are live but not ready while draining', async () => {
    const { call } = operationWorld({ draining: true });
    expect((await call('getHealth', undefined)).status).toBe(200);
    const { status, body } = await call('getReadiness', undefined, { authenticated: false });
    expect({ status, body }).toEqual({ status: 503, body: { status: 'draining' } });
  });
});
