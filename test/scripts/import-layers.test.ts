// The layer table holds: an import outward, between siblings, around the contract or in a circle is refused.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractDepcruiseConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';

/** Importing file, imported file, and the rule that refuses it; null where it is allowed. */
const IMPORTS: readonly (readonly [string, string, string | null])[] = [
  ['src/lib/leaf.ts', 'src/errors.ts', 'layer-lib'],
  ['src/errors.ts', 'src/config/config.ts', 'layer-errors'],
  ['src/config/config.ts', 'src/contract.ts', 'layer-config'],
  ['src/core/run.ts', 'src/adapters/chat.ts', 'layer-core'],
  ['src/adapters/chat.ts', 'src/agents/agent.ts', 'layer-adapters'],
  ['src/providers/sim.ts', 'src/http/server.ts', 'layer-providers'],
  ['src/http/server.ts', 'src/operations/index.ts', 'layer-http'],
  ['src/operations/index.ts', 'src/app.ts', 'layer-operations'],
  ['src/app.ts', 'src/cli/gateway.ts', 'layer-app'],
  ['src/cli/gateway.ts', 'src/main.ts', 'layer-cli'],
  ['src/operations/chat.ts', 'generated/operations.ts', 'generated-only-through-contract'],
  ['src/core/embed.ts', 'src/contract.ts', 'core-knows-no-wire'],
  ['src/adapters/responses.ts', 'src/helpers.ts', 'no-room'],
  ['src/tools/policy.ts', 'test/support/fake.ts', 'source-stands-alone'],
  ['src/contract.ts', 'generated/operations.ts', null],
  ['src/core/run.ts', 'src/config/config.ts', null],
  ['src/stores/sqlite.ts', 'src/core/run.ts', null],
  ['src/operations/index.ts', 'src/http/server.ts', null],
  ['src/main.ts', 'src/cli/gateway.ts', null],
];

let folder = '';
let violations: readonly { readonly from: string; readonly to: string; readonly rule: string }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-layers-'));
  const files = new Map<string, string>();
  for (const [from, to] of IMPORTS) {
    files.set(to, files.get(to) ?? '');
    files.set(from, `${files.get(from) ?? ''}import './${relative(dirname(from), to)}';\n`);
  }
  files.set('src/core/one.ts', "import './other.ts';\n");
  files.set('src/core/other.ts', "import './one.ts';\n");
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const { forbidden = [] } = await extractDepcruiseConfig(join(PROJECT_ROOT, '.dependency-cruiser.mjs'));
  const { output } = await cruise(['src'], { baseDir: folder, validate: true, ruleSet: { forbidden } });
  if (typeof output === 'string') throw new Error(output);
  violations = output.summary.violations.map(({ from, to, rule }) => ({ from, to, rule: rule.name }));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

it.each(IMPORTS)('%s importing %s: %s', (from, to, rule) => {
  const found = violations.filter((violation) => violation.from === from && violation.to === to);
  expect(found.map((violation) => violation.rule)).toEqual(
    rule === null ? [] : expect.arrayContaining([rule]),
  );
});

it('two files that import each other are a cycle', () => {
  expect(violations).toContainEqual({ from: 'src/core/one.ts', to: 'src/core/other.ts', rule: 'no-cycle' });
});
