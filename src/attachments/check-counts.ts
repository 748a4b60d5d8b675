// How many images, files and URLs one request may hold: judged before anything is fetched or decoded.

import type { AttachmentRequest } from '../core/attachment-request.ts';
import { AppError } from '../errors.ts';
import { parseDataUrl } from '../lib/data-url.ts';
import type { AttachmentPolicy } from './attachment-policy.ts';

/** Each may be a PDF, which takes a thread for seconds. */
const MAX_FILES = 32;

/** Throws `too_many_attachments`, its `param` the first one too many. */
export function checkCounts(requests: readonly AttachmentRequest[], policy: AttachmentPolicy): void {
  const images = requests.filter(({ kind }) => kind === 'image');
  const files = requests.filter(({ kind }) => kind === 'file');
  check(images, policy.maxImageParts, 'images');
  check(files, MAX_FILES, 'files');
  check(requests.filter(isRemote), policy.maxUrlParts, 'URLs to fetch');
}

function check(
  counted: readonly AttachmentRequest[],
  most: number = Number.POSITIVE_INFINITY,
  what: string,
): void {
  const excess = counted[most];
  if (excess === undefined) return;
  throw new AppError(
    'too_many_attachments',
    `The request holds ${counted.length} ${what}; at most ${most} are taken.`,
    { param: excess.param },
  );
}

/** True for a request that leads to a fetch. */
function isRemote({ source }: AttachmentRequest): boolean {
  return source.type === 'url' && parseDataUrl(source.url) === undefined;
}
