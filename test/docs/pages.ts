// The pages that people read, for the tests that hold them to their word.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';

export type Page = { readonly name: string; readonly path: string; readonly text: string };

/** Every Markdown file at the top and under docs/. */
export const PAGES: readonly Page[] = globSync(['*.md', 'docs/**/*.md'], { cwd: PROJECT_ROOT })
  .sort()
  .map((name) => {
    const path = join(PROJECT_ROOT, name);
    return { name, path, text: readFileSync(path, 'utf8') };
  });

/** The contents of a page's fences of one language, in order. */
export function fences(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, code = '']) => code,
  );
}
