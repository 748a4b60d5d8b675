// What is generated from a contract: tables and types that fit it, the same bytes each time, and a clear word when the
// contract is not sound.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GeneratedFiles, generate } from '../../../scripts/generate/generate.ts';
import type { RunStep } from '../../../scripts/lib/progress.ts';
import { type SmallContract, smallContract, writeContract } from '../../contract/small-contract.ts';

let folder = '';
let files: GeneratedFiles = new Map();

const withoutReport: RunStep = async (_title, step) => step();

async function generateFrom(change: (contract: SmallContract) => void = () => {}): Promise<GeneratedFiles> {
  const contract = smallContract();
  change(contract);
  return generate(await writeContract(await mkdtemp(join(folder, 'contract-')), contract), withoutReport);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'generate-'));
  files = await generateFrom();
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('generate', () => {
  it('makes every file, and the same bytes when run again', async () => {
    expect([...files.keys()]).toEqual([
      'generated/openapi.json',
      'generated/openapi.yaml',
      'generated/openapi-types.ts',
      'generated/operations.ts',
      'generated/routing-document.ts',
      'generated/validators.js',
      'generated/validators.d.ts',
      'docs/errors.md',
    ]);
    expect(await generateFrom()).toEqual(files);
  });

  it('has transcripts and examples in the bundle itself', () => {
    const bundle = JSON.parse(files.get('generated/openapi.json') ?? '');
    const { content } = bundle.paths['/notes'].post.responses[200];
    expect(content['text/event-stream'].examples.plain.value).toContain('data: [DONE]\n\n');
    expect(content['application/json'].examples.plain.value).toEqual({ note_text: 'hello' });
    expect(content['text/event-stream']['x-stream-event']).toEqual({
      $ref: '#/components/schemas/NoteEvent',
    });
  });

  it('lists what each operation takes and answers', () => {
    const operations = files.get('generated/operations.ts') ?? '';
    const table = JSON.parse(operations.slice(operations.indexOf('{'), operations.lastIndexOf('}') + 1));
    expect(table.createNote).toEqual({
      operationId: 'createNote',
      method: 'post',
      path: '/notes',
      secured: true,
      requestBodySchema: 'Note',
      requestBodyRequired: true,
      parameters: [{ name: 'x-author', in: 'header', required: false, schema: 'AuthorHeader' }],
      streamEventSchema: 'NoteEvent',
      answerSchemas: { 200: 'Note', 400: 'Failure' },
    });
  });

  it('keeps the constants of a union in its types', () => {
    const types = files.get('generated/openapi-types.ts') ?? '';
    expect(types).toContain('type: "begun"');
    expect(types).toMatch(/NoteEvent: components\["schemas"\]\["NoteBegunEvent"\] \| /);
  });

  it('leaves a field with a default optional', async () => {
    const changed = await generateFrom((contract) => {
      contract['components/schemas/Note.yaml'].properties.size = {
        type: 'number',
        default: 1,
        description: 'In points.',
      };
    });
    expect(changed.get('generated/openapi-types.ts')).toContain('size?: number');
  });

  it('refuses a contract that breaks a rule, and names the place and the fix', async () => {
    const generated = generateFrom((contract) => {
      contract['paths/notes.yaml'].post.operationId = 'note';
    });
    await expect(generated).rejects.toThrow(/paths\/notes\.yaml:\d+:\d+ operationId note.*name it like/);
  });

  it('refuses a parameter that is not text', async () => {
    const generated = generateFrom((contract) => {
      contract['components/schemas/AuthorHeader.yaml'].type = 'integer';
    });
    await expect(generated).rejects.toThrow('Parameter x-author of createNote is not of type string');
  });
});
