// `clawgate agent` with tools of a server: the same run as over HTTP, in a process of its own.

import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { runAgent } from '../../src/cli/agent.ts';
import { fakeEdge } from '../cli/fake-edge.ts';
import { temporaryFolder } from '../config/support.ts';
import { streamed } from '../fixtures/clients/upstream-answers.ts';
import { asked, storedTurns } from '../gateway/sessions/session-world.ts';
import { pipeEntry, saysAndCalls } from '../gateway/tools/tool-world.ts';
import { upstreamDocument } from '../support/gateway.ts';
import { scriptedUpstream } from '../support/scripted-upstream.ts';
import { eventually, isRunning } from '../tools/harness.ts';

describe('clawgate agent', () => {
  it('executes tools, shows them, remembers them, and leaves no process behind', async () => {
    const upstream = await scriptedUpstream(
      saysAndCalls('Let me look.', { id: 's1', name: 'own__pid' }),
      streamed('Found ', 'it.'),
      streamed('Sure.'),
    );
    const document = upstreamDocument(upstream.baseUrl, { mcp: { servers: { own: pipeEntry() } } });
    const stateDir = await temporaryFolder({ 'openclaw.json': document });
    const run = async (message: string) => {
      const edge = fakeEdge({ OPENCLAW_STATE_DIR: stateDir }, { errorColumns: 80 });
      const config = [join(stateDir, 'openclaw.json')];
      expect(await runAgent({ config, message, json: false }, edge)).toBe(0);
      return edge;
    };

    const edge = await run('What is it?');
    expect(edge.out()).toBe('Let me look.\n\nFound it.\n');
    const [, , result = ''] = await asked({ upstream }, 1);
    const pid = Number(result.replace('t:s1 ', ''));
    const shown = stripVTControlCharacters(edge.errors());
    expect(shown).toContain(`→ own__pid {}\n← own__pid ${pid}\n`);
    await eventually(() => expect(isRunning(pid)).toBe(false));

    await run('Sure?');
    const said = ['u:What is it?', 'a:Let me look. own__pid(s1)', result, 'a:Found it.'];
    expect(await asked({ upstream }, 2)).toEqual([...said, 'u:Sure?']);
    expect(await storedTurns({ stateDir }, 'agent:main:main')).toMatchObject([
      { status: 'completed', delivered: true },
      { status: 'completed', delivered: true },
    ]);
  });
});
