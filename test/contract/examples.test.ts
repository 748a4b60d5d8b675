// The examples are true: each conforms to the schema that it illustrates, and every example file is shown somewhere.

import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OPERATIONS, type SchemaName, validate } from '../../src/contract.ts';
import { readEventStream } from '../support/contract.ts';
import { EXAMPLES, type Example } from './examples.ts';

const label = ({ operationId, status, mediaType, name }: Example) =>
  `${operationId} ${status ?? 'request'} ${mediaType} ${name}`;
const cases = (examples: readonly Example[]) =>
  examples.map((example) => ({ label: label(example), example }));

const requests = EXAMPLES.filter(({ status }) => status === undefined);
const transcripts = EXAMPLES.filter(({ mediaType }) => mediaType === 'text/event-stream');
const answers = EXAMPLES.filter(
  ({ status, mediaType }) => status !== undefined && mediaType === 'application/json',
);

describe('an example', () => {
  it.each(cases(requests))('of a request conforms: $label', ({ example }) => {
    const { requestBodySchema } = OPERATIONS[example.operationId];
    expect(validate(requestBodySchema as SchemaName, example.value)).toEqual([]);
  });

  it.each(cases(answers))('of an answer conforms: $label', ({ example }) => {
    const schemas: Readonly<Record<string, SchemaName>> = OPERATIONS[example.operationId].answerSchemas;
    expect(validate(schemas[example.status ?? ''] as SchemaName, example.value)).toEqual([]);
  });

  it.each(cases(transcripts))(
    'of a stream is framed, conforms and ends as it should: $label',
    ({ example }) => {
      expect(readEventStream(example.operationId, String(example.value)).events.length).toBeGreaterThan(1);
    },
  );
});

describe('the transcripts of responses', () => {
  const streams = transcripts.filter(({ operationId }) => operationId === 'createResponse');

  it.each(cases(streams))('name each event and count without gaps: $label', ({ example }) => {
    const blocks = String(example.value).split('\n\n').slice(0, -1);
    const events = blocks.filter((block) => block.startsWith('event: '));
    const numbers = events.map(
      (block) => JSON.parse(block.slice(block.indexOf('data: ') + 6)).sequence_number,
    );
    expect(numbers).toEqual(numbers.map((_number, index) => index));
  });
});

describe('the example files', () => {
  const folder = resolve(import.meta.dirname, '../../openapi');

  async function yamlFiles(): Promise<readonly string[]> {
    const files = await readdir(folder, { recursive: true });
    return files
      .filter((file) => file.endsWith('.yaml') && !file.startsWith('examples'))
      .map((file) => join(folder, file));
  }

  it('are all shown by an operation or a response', async () => {
    const shown = new Set<string>();
    for (const file of await yamlFiles()) {
      for (const [, path = ''] of (await readFile(file, 'utf8')).matchAll(
        /(?:externalValue|\$ref): *['"]?(\S*examples\/[^'"\s]+)/g,
      )) {
        shown.add(relative(folder, resolve(file, '..', path)));
      }
    }
    const present = await readdir(join(folder, 'examples'), { recursive: true, withFileTypes: true });
    const files = present.filter((entry) => entry.isFile());
    expect(files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort()).toEqual(
      [...shown].sort(),
    );
  });
});
