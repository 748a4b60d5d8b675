// The README's commands, run as they are printed, one after the other.

import { execFile } from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { temporaryFolder } from '../config/support.ts';
import { fences, PAGES } from '../docs/pages.ts';
import { fakeEdge } from './fake-edge.ts';

const readme = PAGES.find(({ name }) => name === 'README.md')?.text ?? '';
const PRINTED = 'npx node src/main.ts';

describe('the commands that the README prints', () => {
  it('run as printed and show what the agent remembers', async () => {
    const script = fences(readme, 'sh').find((fence) => fence.includes(`${PRINTED} agent`)) ?? '';
    const environment = {
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      OPENCLAW_STATE_DIR: await temporaryFolder(),
    };
    // npx only picks the Node that tests run on anyway.
    const { stdout, stderr } = await promisify(execFile)(
      'sh',
      ['-ec', script.replaceAll(PRINTED, 'node src/main.ts')],
      { cwd: PROJECT_ROOT, env: environment },
    );
    const [first, second, ...rest] = stdout.split('\n');
    expect({ stderr, first, second }).toEqual({
      stderr: '',
      first: expect.stringMatching(/./),
      second: expect.stringContaining('Otto'),
    });
    expect(rest.join('\n')).toMatch(/^KEY .*\nagent:main:main +main +2 +4 .*\nSession agent:main:main/);
  });

  it('exist, every one of them', async () => {
    const rows = [...readme.matchAll(/^\| `clawgate ((?:[a-z]+ ?)+)/gm)].map(([, words = '']) =>
      words.trim().split(' '),
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const words of rows) {
      const edge = fakeEdge();
      const code = await runCommandLine([...words, '--help'], edge);
      expect({ words, code, out: edge.out() }).toEqual({
        words,
        code: 0,
        out: expect.stringContaining(`clawgate ${words.join(' ')}`),
      });
    }
  });
});
