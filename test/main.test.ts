import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './config/support.ts';

const MAIN = join(import.meta.dirname, '../src/main.ts');

/** The real process, with nothing in its environment but what is given. */
function run(commandArguments: readonly string[], environment: Record<string, string> = {}) {
  return new Promise<{ code: unknown; out: string; errors: string }>((resolve) => {
    const env = { PATH: process.env.PATH, ...environment };
    execFile(process.execPath, [MAIN, ...commandArguments], { env }, (error, out, errors) => {
      resolve({ code: error?.code ?? 0, out, errors });
    });
  });
}

describe('the process', () => {
  it('prints help on stdout and ends with 0', async () => {
    const { code, out, errors } = await run(['--help']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(out).toContain('Usage: clawgate');
  });

  it('ends with 2 and names the quickstart when there is no configuration', async () => {
    const { code, out, errors } = await run(['gateway'], { HOME: await temporaryFolder() });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toContain('npm run quickstart');
  });

  it('ends with 2 for an unknown option', async () => {
    expect((await run(['gateway', '--nope'])).code).toBe(2);
  });
});
