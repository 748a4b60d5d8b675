// What the bench says about a heap profile.

import { expect, it } from 'vitest';
import { formatHeap, type HeapNode, summariseHeap } from '../../scripts/bench/heap-summary.ts';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';

function node(url: string, selfSize: number, children: readonly HeapNode[] = []): HeapNode {
  return { callFrame: { functionName: 'make', url, lineNumber: 0 }, selfSize, children };
}

const ZOD = `file://${PROJECT_ROOT}/node_modules/zod/v4/core/core.js`;
const PROFILE = {
  head: node('', 0, [
    node(ZOD, 1_000_000, [node(`file://${PROJECT_ROOT}/src/config/schema/agents.ts`, 2_000_000)]),
    node('node:internal/modules', 500_000, [node(ZOD, 4_000_000)]),
  ]),
};

it('adds up what each place allocated, wherever it was called from', () => {
  expect(summariseHeap(PROFILE).slice(0, 3)).toEqual([
    ['zod', 5_000_000],
    ['src/config/schema', 2_000_000],
    ['node', 500_000],
  ]);
});

it('prints the largest places', () => {
  expect(formatHeap(PROFILE, 1).split('\n')).toEqual([
    'Live JavaScript by the place that allocated it, of 7.5 MB:',
    '    5.00 MB  zod',
  ]);
});
