// What a gateway that meets no URLs and no PDFs pays for them: nothing.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';

const SCRIPT = `
import { registerHooks } from 'node:module';
const packages = [];
registerHooks({
  resolve(specifier, context, next) {
    if (!/^(node:|[./]|file:)/.test(specifier)) packages.push(specifier);
    return next(specifier, context);
  },
});
const { createAttachmentReader } = await import('./src/attachments/attachment-reader.ts');
const sources = { allowUrl: true, urlAllowlist: [], maxBytes: 1000, maxRedirects: 3, timeoutMs: 1000 };
const policy = {
  images: { ...sources, allowedMimes: ['image/gif'] },
  files: { ...sources, allowedMimes: ['text/plain'], maxChars: 1000, pdf: {} },
};
const read = (kind, url) =>
  createAttachmentReader().read([{ kind, source: { type: 'url', url }, param: 'p' }], policy, AbortSignal.any([]));
await read('image', 'data:image/gif;base64,R0lGODlh');
await read('file', 'data:,hello');
await read('file', 'http://localhost/').catch(() => undefined);
console.log(JSON.stringify(packages));
`;

it('images and text that come with a request load no library', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', SCRIPT], {
    cwd: PROJECT_ROOT,
  });
  expect(JSON.parse(stdout)).toEqual([]);
});
