// A contract of two operations that keeps every house rule, as files to spoil one at a time.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Content by path. YAML reads JSON, so files are plain objects here; a string is written as it is. */
export type ContractFiles = Record<string, Record<string, unknown> | string>;

const reference = ($ref: string) => ({ $ref });

/** A fresh copy of the files, each a value of its own to change. */
export function smallContract() {
  return structuredClone({
    'openapi.yaml': {
      openapi: '3.1.0',
      info: { title: 'Small', version: '1.0.0', license: { name: 'MIT', identifier: 'MIT' } },
      servers: [{ url: 'http://127.0.0.1:18789' }],
      security: [{ secret: [] }],
      tags: [{ name: 'Notes', description: 'Notes.' }],
      paths: { '/notes': reference('paths/notes.yaml') } as Record<string, unknown>,
      components: { securitySchemes: { secret: { type: 'http', scheme: 'bearer' } } },
    },
    'paths/notes.yaml': {
      post: {
        operationId: 'createNote',
        summary: 'Write a note',
        description: 'Writes a note.',
        tags: ['Notes'],
        parameters: [reference('../components/parameters/Author.yaml')],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: reference('../components/schemas/Note.yaml'),
              examples: { plain: { externalValue: '../examples/create-note/request.yaml' } },
            },
          },
        },
        responses: {
          '200': {
            description: 'The note.',
            content: {
              'application/json': {
                schema: reference('../components/schemas/Note.yaml'),
                examples: { plain: { externalValue: '../examples/create-note/answer.yaml' } },
              },
              'text/event-stream': {
                schema: { type: 'string' },
                'x-stream-event': reference('../components/schemas/NoteEvent.yaml'),
                examples: { plain: { externalValue: '../examples/create-note/stream.sse' } },
              },
            },
          },
          '400': reference('../components/responses/BadRequest.yaml'),
        } as Record<string, unknown>,
      },
    },
    'components/parameters/Author.yaml': {
      name: 'x-author',
      in: 'header',
      description: 'Who writes.',
      schema: reference('../schemas/AuthorHeader.yaml'),
    },
    'components/responses/BadRequest.yaml': {
      description: 'Refused.',
      content: { 'application/json': { schema: reference('../schemas/Failure.yaml') } },
    },
    'components/schemas/AuthorHeader.yaml': { type: 'string', description: 'A name.' },
    'components/schemas/Failure.yaml': {
      type: 'object',
      required: ['error'],
      properties: { error: { type: 'string', description: 'What went wrong.' } },
    },
    'components/schemas/Note.yaml': {
      type: 'object',
      required: ['note_text'],
      properties: { note_text: { type: 'string', description: 'What it says.' } } as Record<string, unknown>,
    },
    'components/schemas/NoteEvent.yaml': {
      oneOf: [reference('NoteBegunEvent.yaml'), reference('NoteEndedEvent.yaml')] as Record<
        string,
        unknown
      >[],
      discriminator: { propertyName: 'type' } as Record<string, unknown>,
    },
    'components/schemas/NoteBegunEvent.yaml': {
      type: 'object',
      required: ['type'],
      properties: { type: { type: 'string', const: 'begun' } },
    },
    'components/schemas/NoteEndedEvent.yaml': {
      type: 'object',
      required: ['type'],
      properties: { type: { type: 'string', const: 'ended' } as Record<string, unknown> },
    },
    'examples/create-note/request.yaml': { note_text: 'hello' },
    'examples/create-note/answer.yaml': { note_text: 'hello' },
    'examples/create-note/stream.sse': 'data: {"type":"begun"}\n\ndata: {"type":"ended"}\n\ndata: [DONE]\n\n',
  });
}

export type SmallContract = ReturnType<typeof smallContract>;

/** Writes the files below a folder and returns the path of the root file. */
export async function writeContract(folder: string, files: ContractFiles): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
  return join(folder, 'openapi.yaml');
}
