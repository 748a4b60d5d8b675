// The reader of images and files, loaded when the first request holds any.

import type { AttachmentReader } from '../attachments/attachment-reader.ts';

export function createAttachments(): AttachmentReader {
  let loaded: Promise<AttachmentReader> | undefined;
  const load = async (): Promise<AttachmentReader> => {
    const { createAttachmentReader } = await import('../attachments/attachment-reader.ts');
    return createAttachmentReader();
  };
  return {
    async read(requests, policy, signal) {
      loaded ??= load();
      return (await loaded).read(requests, policy, signal);
    },
  };
}
