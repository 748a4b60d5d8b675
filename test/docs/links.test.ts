// Every link of the pages leads somewhere: to a file of this project, and to a heading where it names one.

import { readFile, stat } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { PAGES } from './pages.ts';

type Link = { readonly target: string; readonly fragment: string | undefined };

/** Targets of `[text](target)` outside of code. Addresses of the web are not called. */
function localLinks(markdown: string): Link[] {
  return [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, address = '']) => address)
    .filter((address) => !/^[a-z]+:/.test(address))
    .map((address) => {
      const [target = '', fragment] = address.split('#');
      return { target, fragment };
    });
}

function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^ *```.*?^ *```$/gms, '').replaceAll(/`[^`\n]*`/g, 'code');
}

/** The fragments that GitHub gives to the headings of a page. */
function anchors(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

/** What is wrong with a link of a page; undefined when nothing is. */
async function fault(page: string, { target, fragment }: Link): Promise<string | undefined> {
  const file = target === '' ? page : resolve(dirname(page), target);
  const shown = `${relative(PROJECT_ROOT, page)} links to ${target}`;
  if (relative(PROJECT_ROOT, file).startsWith('..')) return `${shown}, outside of the project`;
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return `${shown}, which does not exist`;
  if (fragment === undefined) return undefined;
  const known = anchors(await readFile(file, 'utf8'));
  return known.includes(fragment) ? undefined : `${shown}#${fragment}, which is no heading there`;
}

describe('links', () => {
  it.each(PAGES)('of $name lead somewhere', async ({ path, text }) => {
    const faults = await Promise.all(localLinks(text).map((link) => fault(path, link)));
    expect(faults.filter((each) => each !== undefined)).toEqual([]);
  });

  it('are found, code left aside, and a bad one is told', async () => {
    const links = localLinks(
      '[a](b.md#c) `[no](code.md)` [d](https://e.example) [f](#g)\n```\n[h](i)\n```\n',
    );
    expect(links).toEqual([
      { target: 'b.md', fragment: 'c' },
      { target: '', fragment: 'g' },
    ]);
    const page = resolve(PROJECT_ROOT, 'README.md');
    expect(await fault(page, { target: 'nowhere.md', fragment: undefined })).toContain('does not exist');
    expect(await fault(page, { target: '', fragment: 'nothing' })).toContain('no heading');
    expect(await fault(page, { target: '', fragment: 'configure-it' })).toBeUndefined();
  });
});
