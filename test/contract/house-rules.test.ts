// Every house rule of the contract refuses the input that it is there for, and says what to do instead.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lint, type Problem } from '../../scripts/generate/redocly.ts';
import { type ContractFiles, type SmallContract, smallContract, writeContract } from './small-contract.ts';

type Case = {
  readonly fault: string;
  readonly rule: string;
  /** A part of the message that tells the fix. */
  readonly fix: string;
  readonly spoil: (contract: SmallContract, files: ContractFiles) => void;
};

const operation = (contract: SmallContract) => contract['paths/notes.yaml'].post;
const success = (contract: SmallContract) => {
  return operation(contract).responses['200'] as { content: Record<string, Record<string, unknown>> };
};
const stream = (contract: SmallContract) => success(contract).content['text/event-stream'] ?? {};
const noteFields = (contract: SmallContract) => contract['components/schemas/Note.yaml'].properties;
const union = (contract: SmallContract) => contract['components/schemas/NoteEvent.yaml'];

const CASES: readonly Case[] = [
  {
    fault: 'an operationId without a verb',
    rule: 'operation-name',
    fix: 'name it like createChatCompletion',
    spoil: (contract) => {
      operation(contract).operationId = 'note';
    },
  },
  {
    fault: 'an operationId in snake_case',
    rule: 'operation-name',
    fix: 'name it like createChatCompletion',
    spoil: (contract) => {
      operation(contract).operationId = 'create_note';
    },
  },
  {
    fault: 'a failure written in place',
    rule: 'failure-response-file',
    fix: 'move it to a file in components/responses',
    spoil: (contract) => {
      operation(contract).responses['400'] = { description: 'Refused.' };
    },
  },
  {
    fault: 'a request body without example',
    rule: 'operation-examples',
    fix: 'add a file to openapi/examples',
    spoil: (contract) => {
      Reflect.deleteProperty(operation(contract).requestBody.content['application/json'], 'examples');
    },
  },
  {
    fault: 'an answer without example',
    rule: 'operation-examples',
    fix: 'add a file to openapi/examples',
    spoil: (contract) => {
      Reflect.deleteProperty(success(contract).content['application/json'] ?? {}, 'examples');
    },
  },
  {
    fault: 'a stream without JSON beside it',
    rule: 'streamed-answer',
    fix: 'declare what stream: false answers',
    spoil: (contract) => {
      Reflect.deleteProperty(success(contract).content, 'application/json');
    },
  },
  {
    fault: 'a stream without transcript',
    rule: 'streamed-answer',
    fix: 'add a .sse file to openapi/examples',
    spoil: (contract) => {
      stream(contract).examples = { plain: { value: 'data: {}' } };
    },
  },
  {
    fault: 'a stream with an object schema',
    rule: 'streamed-answer',
    fix: 'give it schema {type: string}',
    spoil: (contract) => {
      stream(contract).schema = { type: 'object' };
    },
  },
  {
    fault: 'a stream that does not say what its events are',
    rule: 'streamed-answer',
    fix: 'add x-stream-event',
    spoil: (contract) => {
      Reflect.deleteProperty(stream(contract), 'x-stream-event');
    },
  },
  {
    fault: 'a stream whose events are one bag of optional fields',
    rule: 'streamed-answer',
    fix: 'one $ref per event',
    spoil: (contract) => {
      stream(contract)['x-stream-event'] = { $ref: '../components/schemas/Note.yaml' };
    },
  },
  {
    fault: 'a stream event that stands for several',
    rule: 'streamed-answer',
    fix: 'one file is one event',
    spoil: (contract) => {
      contract['components/schemas/NoteEndedEvent.yaml'].properties.type = {
        type: 'string',
        enum: ['ended', 'failed'],
        description: 'Which.',
      };
    },
  },
  {
    fault: 'a discriminator with a mapping',
    rule: 'discriminated-union',
    fix: 'leave it out',
    spoil: (contract) => {
      union(contract).discriminator.mapping = { begun: 'NoteBegunEvent.yaml', ended: 'NoteEndedEvent.yaml' };
    },
  },
  {
    fault: 'a union of typed branches without discriminator',
    rule: 'discriminated-union',
    fix: 'add discriminator',
    spoil: (contract) => {
      Reflect.deleteProperty(union(contract), 'discriminator');
    },
  },
  {
    fault: 'a discriminator without oneOf',
    rule: 'discriminated-union',
    fix: 'put it beside a oneOf',
    spoil: (contract) => {
      Object.assign(contract['components/schemas/Note.yaml'], {
        discriminator: { propertyName: 'note_text' },
      });
    },
  },
  {
    fault: 'a branch of a union written in place',
    rule: 'discriminated-union',
    fix: 'give it a file of its own',
    spoil: (contract) => {
      union(contract).oneOf[0] = { ...contract['components/schemas/NoteBegunEvent.yaml'] };
    },
  },
  {
    fault: 'a branch whose type may be absent',
    rule: 'discriminated-union',
    fix: 'use anyOf where type may be absent',
    spoil: (contract) => {
      contract['components/schemas/NoteBegunEvent.yaml'].required = [];
    },
  },
  {
    fault: 'a field in camelCase',
    rule: 'field-name',
    fix: 'rename it',
    spoil: (contract) => {
      noteFields(contract).noteColor = { type: 'string', description: 'A colour.' };
    },
  },
  {
    fault: 'a field without description',
    rule: 'field-description',
    fix: 'say what it does here',
    spoil: (contract) => {
      noteFields(contract).color = { type: 'string' };
    },
  },
  {
    fault: 'a parameter with its schema in place',
    rule: 'named-schema',
    fix: 'move it to a file in components/schemas',
    spoil: (contract) => {
      Object.assign(contract['components/parameters/Author.yaml'], { schema: { type: 'string' } });
    },
  },
  {
    fault: 'a JSON body with its schema in place',
    rule: 'named-schema',
    fix: 'move it to a file in components/schemas',
    spoil: (contract) => {
      Object.assign(success(contract).content['application/json'] ?? {}, { schema: { type: 'object' } });
    },
  },
  {
    fault: 'a schema file in kebab-case',
    rule: 'schema-file-name',
    fix: 'as in ChatCompletion.yaml',
    spoil: (contract, files) => {
      files['components/schemas/note-color.yaml'] = { type: 'string' };
      noteFields(contract).color = { $ref: 'note-color.yaml', description: 'A colour.' };
    },
  },
  {
    fault: 'nullable',
    rule: 'spelling-3-1',
    fix: "type: [string, 'null']",
    spoil: (contract) => {
      noteFields(contract).color = { type: 'string', nullable: true, description: 'A colour.' };
    },
  },
  {
    fault: 'example in a schema',
    rule: 'spelling-3-1',
    fix: 'examples: [value]',
    spoil: (contract) => {
      noteFields(contract).color = { type: 'string', example: 'red', description: 'A colour.' };
    },
  },
  {
    fault: 'unevaluatedProperties',
    rule: 'spelling-3-1',
    fix: 'additionalProperties: false',
    spoil: (contract) => {
      Object.assign(contract['components/schemas/Note.yaml'], { unevaluatedProperties: false });
    },
  },
];

describe('the house rules of the contract', () => {
  let folder = '';
  let reports: readonly (readonly Problem[])[] = [];

  // One run for all: starting Redocly takes longer than linting.
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'house-rules-'));
    const spoilers = [undefined, ...CASES.map(({ spoil }) => spoil)];
    const rootFiles = spoilers.map((spoil, index) => {
      const contract = smallContract();
      const files: ContractFiles = contract;
      spoil?.(contract, files);
      return writeContract(join(folder, String(index)), files);
    });
    reports = await lint(await Promise.all(rootFiles));
  }, 60_000);

  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('have nothing against a contract that keeps them', () => {
    expect(reports[0]).toEqual([]);
  });

  it.each(CASES.map((one, index) => ({ ...one, index })))('refuse $fault', ({ rule, fix, index }) => {
    const found = reports[index + 1]?.filter(({ ruleId }) => ruleId === `house/${rule}`) ?? [];
    expect(found.map(({ message }) => message)).toContainEqual(expect.stringContaining(fix));
    expect(found.every(({ severity }) => severity === 'error')).toBe(true);
  });
});
