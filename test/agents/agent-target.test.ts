import { describe, expect, it } from 'vitest';
import { agentAliases, createAgentDirectory, findAgent } from '../../src/agents/agent-target.ts';
import { AppError } from '../../src/errors.ts';
import { agentConfig } from '../support/configs.ts';

const directory = createAgentDirectory([
  agentConfig({ id: 'main' }),
  agentConfig({ id: 'Research', isDefault: true }),
]);

const target = (model: string, agentIdHeader?: string): string =>
  findAgent(directory, { model, agentIdHeader }).id;

function refusal(model: string, agentIdHeader?: string): AppError {
  try {
    target(model, agentIdHeader);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`${model} was accepted`);
}

describe('findAgent', () => {
  it.each([
    ['openclaw', 'Research'],
    ['openclaw/default', 'Research'],
    ['OpenClaw/Default', 'Research'],
    ['openclaw/main', 'main'],
    ['openclaw:main', 'main'],
    ['agent:main', 'main'],
    ['openclaw/research', 'Research'],
    ['openclaw/RESEARCH', 'Research'],
    [' openclaw/main ', 'main'],
  ])('takes the model %j as the agent %s', (model, id) => {
    expect(target(model)).toBe(id);
  });

  it('lets the header win over the model, without regard to case', () => {
    expect(target('openclaw/main', 'RESEARCH')).toBe('Research');
    expect(target('gpt-4o', ' main ')).toBe('main');
  });

  it('takes a blank header as absent', () => {
    expect(target('openclaw/main', '  ')).toBe('main');
  });

  it('refuses an unknown agent with the list of ids', () => {
    const error = refusal('openclaw/nobody');
    expect(error).toMatchObject({ code: 'model_not_found', status: 400, param: 'model' });
    expect(error.message).toContain('openclaw, openclaw/default, openclaw/main, openclaw/Research');
    expect(error.message).not.toContain('x-openclaw-model');
  });

  it.each(['gpt-4o', 'openai/gpt-5.4', 'openclawish', 'openclaw/', ''])(
    'tells the sender of the backend name %j about x-openclaw-model',
    (model) => {
      expect(refusal(model).message).toContain('x-openclaw-model');
    },
  );

  it('names the header when the header is at fault', () => {
    expect(refusal('openclaw', 'nobody')).toMatchObject({
      code: 'model_not_found',
      param: 'x-openclaw-agent-id',
    });
  });

  it('takes the status of a GET', () => {
    expect(() => findAgent(directory, { model: 'x', agentIdHeader: undefined }, 404)).toThrow(
      expect.objectContaining({ status: 404 }),
    );
  });

  it('cuts a long name short in the message', () => {
    expect(refusal('x'.repeat(100_000)).message.length).toBeLessThan(600);
  });
});

describe('agentAliases', () => {
  it('lists the names of the default agent, then every agent as it is spelt', () => {
    expect(agentAliases(directory)).toEqual([
      { id: 'openclaw', name: 'Research (openclaw)' },
      { id: 'openclaw/default', name: 'Research (openclaw/default)' },
      { id: 'openclaw/main', name: 'main' },
      { id: 'openclaw/Research', name: 'Research' },
    ]);
  });
});
