// `clawgate agent --json` when a backend is in trouble: what it took to be served, each call once.

import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runAgent } from '../../src/cli/agent.ts';
import { fakeEdge } from '../cli/fake-edge.ts';
import { temporaryFolder } from '../config/support.ts';
import { failure, streamed } from '../fixtures/clients/upstream-answers.ts';
import { simDocument } from '../support/gateway.ts';
import { scriptedUpstream } from '../support/scripted-upstream.ts';

it('tells each call of a backend once, in order', async () => {
  const first = await scriptedUpstream(failure(503, { message: 'down' }));
  const second = await scriptedUpstream(streamed('Here.'));
  const document = simDocument({
    agents: { defaults: { model: { primary: 'first/model', fallbacks: ['second/model'] } } },
    models: {
      providers: {
        first: { baseUrl: first.baseUrl, apiKey: 'key-one' },
        second: { baseUrl: second.baseUrl, apiKey: 'key-two' },
      },
    },
    memory: {},
  });
  const stateDir = await temporaryFolder({ 'openclaw.json': document });
  const edge = fakeEdge({ OPENCLAW_STATE_DIR: stateDir });
  const config = [join(stateDir, 'openclaw.json')];
  expect(await runAgent({ config, message: 'Are you there?', json: true }, edge)).toBe(0);
  expect(JSON.parse(edge.out())).toMatchObject({
    attempts: [
      { backend: 'first/model', outcome: 'upstream_overloaded' },
      { backend: 'second/model', outcome: 'ok' },
    ],
  });
});
