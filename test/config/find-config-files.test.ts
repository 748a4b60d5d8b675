import { describe, expect, it } from 'vitest';
import { findConfigFiles, findStateFolder } from '../../src/config/find-config-files.ts';

const home = '/home/op';

describe('findConfigFiles', () => {
  it.each([
    [
      'the flag, as often as given',
      ['/a.json5', '~/b.json5'],
      { OPENCLAW_CONFIG_PATH: '/x' },
      ['/a.json5', '/home/op/b.json5'],
      true,
    ],
    [
      'OPENCLAW_CONFIG_PATH',
      [],
      { OPENCLAW_CONFIG_PATH: '~/x.json5', OPENCLAW_STATE_DIR: '/s' },
      ['/home/op/x.json5'],
      true,
    ],
    ['OPENCLAW_STATE_DIR', [], { OPENCLAW_STATE_DIR: '~/state' }, ['/home/op/state/openclaw.json'], false],
    ['the home folder', [], {}, ['/home/op/.openclaw/openclaw.json'], false],
    [
      'nothing that is empty',
      [],
      { OPENCLAW_CONFIG_PATH: '', OPENCLAW_STATE_DIR: '' },
      ['/home/op/.openclaw/openclaw.json'],
      false,
    ],
  ])('takes %s', (_, flags, environment, paths, named) => {
    expect(findConfigFiles(flags, { HOME: home, ...environment })).toEqual({ paths, named });
  });

  it('resolves relative paths against the working folder', () => {
    expect(findConfigFiles(['x.json5'], {}).paths).toEqual([`${process.cwd()}/x.json5`]);
  });
});

describe('findStateFolder', () => {
  it.each([
    [{}, '/home/op/.openclaw'],
    [{ OPENCLAW_STATE_DIR: '' }, '/home/op/.openclaw'],
    [{ OPENCLAW_STATE_DIR: '~/state' }, '/home/op/state'],
    [{ OPENCLAW_STATE_DIR: 'state' }, `${process.cwd()}/state`],
    [{ OPENCLAW_CONFIG_PATH: '/x/openclaw.json' }, '/home/op/.openclaw'],
  ])('of %j is %s', (environment, expected) => {
    expect(findStateFolder({ HOME: home, ...environment })).toBe(expected);
  });
});
