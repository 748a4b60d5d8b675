import { describe, expect, it } from 'vitest';
import { createTroubleLogger } from '../../../src/cli/agent/trouble-logger.ts';
import { loadSound } from '../../config/support.ts';
import { fakeEdge } from '../fake-edge.ts';

async function logger(level: string) {
  const { config } = await loadSound({ logging: { level } });
  const edge = fakeEdge();
  return { edge, log: createTroubleLogger(config, edge) };
}

describe('the log of a command', () => {
  it('is sentences about what an operator should know', async () => {
    const { edge, log } = await logger('debug');
    log.debug('detail');
    log.info('opened');
    log.warn({ mcpServer: 'files', tries: 2 }, 'the server does not answer');
    log.error({ err: new Error('disk\x1b[2J full') }, 'not saved');
    log.error({ cause: 'Error: EACCES' }, 'not read');
    expect(edge.errors()).toBe(
      [
        'Warning: the server does not answer (mcpServer: files, tries: 2)',
        'Error: not saved: disk\\x1b[2J full',
        'Error: not read: Error: EACCES',
        '',
      ].join('\n'),
    );
  });

  it('says less when the configuration wants less', async () => {
    const { edge, log } = await logger('error');
    log.warn('a');
    log.error('b');
    expect(edge.errors()).toBe('Error: b\n');
  });
});
