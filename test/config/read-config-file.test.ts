import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConfigProblem } from '../../src/config/config-error.ts';
import { readConfigFile } from '../../src/config/read-config-file.ts';
import { temporaryFolder } from './support.ts';

async function read(files: Readonly<Record<string, unknown>>, folder?: string) {
  const problems: ConfigProblem[] = [];
  const root = folder ?? (await temporaryFolder(files));
  const result = await readConfigFile(join(root, 'openclaw.json'), (problem) => problems.push(problem));
  return { ...result, problems, root };
}

describe('readConfigFile', () => {
  it('reads JSON5: comments, single quotes, bare keys, trailing commas', async () => {
    const { document, problems } = await read({
      'openclaw.json': "{ /* c */ gateway: { port: 0x10, bind: 'lan', }, }",
    });
    expect(document).toEqual({ gateway: { port: 16, bind: 'lan' } });
    expect(problems).toEqual([]);
  });

  it('says where a file is not JSON5, an included one too', async () => {
    const { problems, root } = await read({
      'openclaw.json': { gateway: { $include: './broken.json5' } },
      'broken.json5': '{ port: }',
    });
    expect(problems).toEqual([
      { path: join(root, 'broken.json5'), found: "invalid character '}' at 1:9", expected: 'JSON5' },
    ]);
  });

  it('rejects when the named file is absent', async () => {
    await expect(read({})).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('$include', () => {
  it.each([
    ['a file in place of an object', { $include: './a.json' }, { x: 1, deep: { p: 1 } }],
    ['files merged in order', { $include: ['a.json', './b.json'] }, { x: 2, y: 3, deep: { p: 1, q: 2 } }],
    ['siblings over files', { $include: 'a.json', x: 9, z: 0 }, { x: 9, z: 0, deep: { p: 1 } }],
    ['an empty list as nothing', { $include: [], x: 1 }, { x: 1 }],
  ])('reads %s', async (_, gateway, expected) => {
    const { document, problems } = await read({
      'openclaw.json': { gateway },
      'a.json': { x: 1, deep: { p: 1 } },
      'b.json': { x: 2, y: 3, deep: { q: 2 } },
    });
    expect({ document, problems }).toEqual({ document: { gateway: expected }, problems: [] });
  });

  it('works at the root, in lists, and relative to the including file', async () => {
    const { document, problems, files, root } = await read({
      'openclaw.json': { $include: 'parts/base.json', agents: { list: [{ $include: 'parts/main.json' }] } },
      'parts/base.json': { gateway: { $include: './gateway.json' } },
      'parts/gateway.json': { port: 1 },
      'parts/main.json': { id: 'main' },
    });
    expect({ document, problems }).toEqual({
      document: { gateway: { port: 1 }, agents: { list: [{ id: 'main' }] } },
      problems: [],
    });
    expect(files.toSorted()).toEqual(
      ['openclaw.json', 'parts/base.json', 'parts/gateway.json', 'parts/main.json'].map((name) =>
        join(root, name),
      ),
    );
  });

  it('merges included agents by id', async () => {
    const { document } = await read({
      'openclaw.json': { agents: { list: { $include: ['a.json', 'b.json'] } } },
      'a.json': [{ id: 'main', model: 'x/y' }],
      'b.json': [{ id: 'main', default: true }, { id: 'two' }],
    });
    expect(document).toEqual({
      agents: { list: [{ id: 'main', model: 'x/y', default: true }, { id: 'two' }] },
    });
  });

  it('names the whole cycle', async () => {
    const { problems, root } = await read({
      'openclaw.json': { gateway: { $include: 'a.json' } },
      'a.json': { http: { $include: 'b.json' } },
      'b.json': { $include: './a.json' },
    });
    const chain = ['openclaw.json', 'a.json', 'b.json', 'a.json'].map((name) => join(root, name)).join(' → ');
    expect(problems).toEqual([
      {
        path: 'gateway.http.$include',
        found: '"./a.json"',
        expected: `files that do not include each other; the cycle is ${chain}`,
      },
    ]);
  });

  it.each([
    [10, 0],
    [11, 1],
  ])('takes a chain of %i includes with %i problems', async (length, count) => {
    const files: Record<string, unknown> = { 'openclaw.json': { $include: '1.json' } };
    for (let level = 1; level < length; level++) files[`${level}.json`] = { $include: `${level + 1}.json` };
    files[`${length}.json`] = { gateway: { port: 1 } };
    const { document, problems } = await read(files);
    expect(problems.map(({ expected }) => expected)).toEqual(
      Array(count).fill('at most 10 levels of $include'),
    );
    if (count === 0) expect(document).toEqual({ gateway: { port: 1 } });
  });

  it('reads the same file twice when that is no cycle', async () => {
    const { document, problems } = await read({
      'openclaw.json': { a: { $include: 'x.json' }, b: { $include: 'x.json' } },
      'x.json': { n: 1 },
    });
    expect({ document, problems }).toEqual({ document: { a: { n: 1 }, b: { n: 1 } }, problems: [] });
  });

  it.each(['../outside.json', 'sub/../../outside.json', '/etc/hostname'])('refuses %s', async (name) => {
    const outer = await temporaryFolder({
      'outside.json': { leaked: true },
      'inner/openclaw.json': { gateway: { $include: name } },
    });
    const { problems, document } = await read({}, join(outer, 'inner'));
    expect(JSON.stringify(document)).not.toContain('leaked');
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ path: 'gateway.$include', found: JSON.stringify(name) });
    expect(problems[0]?.expected).toMatch(/inside|relative/);
  });

  it('tells of a file outside the folder not even whether it exists', async () => {
    const outer = await temporaryFolder({
      'outside.json': {},
      'inner/openclaw.json': { a: { $include: '../outside.json' }, b: { $include: '../nothing.json' } },
    });
    const { problems } = await read({}, join(outer, 'inner'));
    expect(problems.map(({ expected }) => expected)).toEqual(
      Array(2).fill(`a file inside ${join(outer, 'inner')}`),
    );
  });

  it('refuses a link that leads out of the folder, and follows one that stays inside', async () => {
    const outer = await temporaryFolder({
      'outside.json': { leaked: true },
      'inner/real.json': { n: 1 },
      'inner/openclaw.json': { a: { $include: 'out.json' }, b: { $include: 'in.json' } },
    });
    await symlink(join(outer, 'outside.json'), join(outer, 'inner/out.json'));
    await symlink(join(outer, 'inner/real.json'), join(outer, 'inner/in.json'));
    const { problems, document } = await read({}, join(outer, 'inner'));
    expect(problems).toEqual([
      { path: 'a.$include', found: '"out.json"', expected: `a file inside ${join(outer, 'inner')}` },
    ]);
    expect(document).toMatchObject({ b: { n: 1 } });
  });

  it('follows a folder that is itself reached by a link', async () => {
    const outer = await temporaryFolder({
      'real/openclaw.json': { $include: 'a.json' },
      'real/a.json': { n: 1 },
    });
    await symlink(join(outer, 'real'), join(outer, 'linked'));
    const { problems, document } = await read({}, join(outer, 'linked'));
    expect({ problems, document }).toEqual({ problems: [], document: { n: 1 } });
  });

  it.each([
    ['a number', { $include: 5 }, 'the path of a file, or a list of such paths'],
    ['a list with a number', { $include: ['a.json', 5] }, 'the path of a file, or a list of such paths'],
    ['a missing file', { $include: 'gone.json' }, expect.stringMatching(/gone\.json \(ENOENT\)$/)],
    [
      'a list beside other keys',
      { $include: 'list.json', x: 1 },
      'files that hold an object, since there are keys beside $include',
    ],
  ])('reports %s', async (_, gateway, expected) => {
    const { problems } = await read({ 'openclaw.json': { gateway }, 'list.json': '[1]', 'a.json': {} });
    expect(problems).toEqual([expect.objectContaining({ path: 'gateway.$include', expected })]);
  });
});
