// What the bench says about a CPU profile.

import { expect, it } from 'vitest';
import { type CpuProfile, formatSummary, summariseProfile } from '../../scripts/bench/profile-summary.ts';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';

function node(id: number, functionName: string, url = '', lineNumber = 0): CpuProfile['nodes'][number] {
  return { id, callFrame: { functionName, url, lineNumber } };
}

const PROFILE: CpuProfile = {
  nodes: [
    node(1, '(idle)'),
    node(2, 'sendJson', `file://${PROJECT_ROOT}/src/http/operation-call.ts`, 72),
    node(3, 'sendJson', `file://${PROJECT_ROOT}/src/http/operation-call.ts`, 72),
    node(4, '', `${PROJECT_ROOT}/node_modules/@koa/router/lib/router.js`, 9),
    node(5, 'emit', 'node:events', 488),
    node(6, '(garbage collector)'),
    node(7, 'writev'),
  ],
  startTime: 1_000_000,
  // One idle, three of sendJson, four of koa, and one each of node, the collector and writev, after a long wait.
  samples: [1, 2, 2, 3, 4, 4, 4, 4, 5, 6, 7, 1],
  timeDeltas: [0, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 90_000, 1000],
};

it('adds up own time by function, whoever called it, and leaves idle time out', () => {
  const { samples, functions } = summariseProfile(PROFILE);
  expect(samples).toBe(10);
  expect(functions.slice(0, 2)).toEqual([
    { name: '(anonymous)  node_modules/@koa/router/lib/router.js:10', share: 0.4 },
    { name: 'sendJson  src/http/operation-call.ts:73', share: 0.3 },
  ]);
});

it('adds up own time by room, package and engine', () => {
  expect(
    Object.fromEntries(summariseProfile(PROFILE).places.map(({ name, share }) => [name, share])),
  ).toEqual({
    '@koa/router': 0.4,
    'src/http': 0.3,
    node: 0.1,
    '(garbage collector)': 0.1,
    '(built-in)': 0.1,
  });
});

it('leaves out what was before the moment from which it counts', () => {
  const { samples, functions } = summariseProfile(PROFILE, 1008);
  expect(samples).toBe(3);
  expect(functions.map(({ name }) => name.split(' ')[0])).toEqual(['emit', '(garbage', 'writev']);
});

it('prints as many functions as it is asked for', () => {
  const text = formatSummary(summariseProfile(PROFILE), 1);
  expect(text).toContain('40.0 %  (anonymous)  node_modules/@koa/router/lib/router.js:10');
  expect(text).not.toContain('sendJson');
});
