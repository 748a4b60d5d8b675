// A gateway in front of a scripted backend, and a server of images and files that it takes for the public internet.

import type { RequestListener } from 'node:http';
import { createAttachmentReader } from '../../../src/attachments/attachment-reader.ts';
import { type HostileServer, hostileServer } from '../../attachments/hostile-server.ts';
import type { ConfigDocument } from '../../support/gateway.ts';
import { TOKEN } from '../../support/gateway.ts';
import { numbered } from '../sessions/session-world.ts';
import { type SocketWorld, socketWorld } from '../websocket/socket-world.ts';

export type AttachmentWorld = SocketWorld & { readonly files: HostileServer };

/** Every path of the server answers with its own name, unless there is a listener. */
export async function attachmentWorld(
  listener: RequestListener = (request, response) => {
    response.end(`words of ${request.url}`);
  },
  overrides: ConfigDocument = {},
): Promise<AttachmentWorld> {
  const files = await hostileServer(listener);
  const attachments = createAttachmentReader({ fetchUrl: files.fetchUrl });
  return { ...(await socketWorld(numbered(20), overrides, { attachments })), files };
}

/** The section `gateway` with these settings of the two endpoints. */
export function endpoints(responses: object, chatCompletions: object = {}): ConfigDocument {
  return {
    gateway: {
      auth: { mode: 'token', token: TOKEN },
      http: {
        endpoints: {
          responses: { enabled: true, ...responses },
          chatCompletions: { enabled: true, ...chatCompletions },
        },
      },
    },
  };
}

export const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');

/** A file of responses with these words. */
export const inputFile = (text: string, filename = 'notes.txt'): object => ({
  type: 'input_file',
  filename,
  file_data: base64(text),
});

/** A file of chat completions with these words. */
export const filePart = (text: string, filename = 'notes.txt'): object => ({
  type: 'file',
  file: { filename, file_data: base64(text) },
});

/** An input of one message of the user: the parts, and a question. */
export const inputOf = (...parts: object[]): object[] => [
  { role: 'user', content: [...parts, { type: 'input_text', text: 'What is it?' }] },
];

/** Messages with one of the user: the parts, and a question. */
export const messagesOf = (...parts: object[]): object[] => [
  { role: 'user', content: [...parts, { type: 'text', text: 'What is it?' }] },
];
