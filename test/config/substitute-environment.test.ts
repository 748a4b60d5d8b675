// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is the syntax under test

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapeReferences,
  substituteEnvironment,
  withDocumentVariables,
} from '../../src/config/substitute-environment.ts';

const environment = {
  TOKEN: 's3cret',
  HOST: 'example.com',
  EMPTY: '',
  DOLLARS: '$1 $& ${HOST}',
  _X1: 'under',
};

describe('substituteEnvironment', () => {
  it.each([
    ['${TOKEN}', 's3cret'],
    ['https://${HOST}/v1', 'https://example.com/v1'],
    ['${TOKEN}${HOST}', 's3cretexample.com'],
    ['$${TOKEN}', '${TOKEN}'],
    ['$$${TOKEN}', '$${TOKEN}'],
    ['${token} ${Token} $TOKEN {TOKEN}', '${token} ${Token} $TOKEN {TOKEN}'],
    ['${DOLLARS}', '$1 $& ${HOST}'],
    ['${_X1}', 'under'],
    ['${1X}', '${1X}'],
    ['${}', '${}'],
  ])('turns %s into %s', (text, result) => {
    expect(substituteEnvironment({ a: [text] }, environment)).toEqual({
      document: { a: [result] },
      missing: [],
    });
  });

  it('names every missing variable with its place, and an empty one is missing', () => {
    const document = {
      gateway: { auth: { token: '${NOPE}' } },
      list: [1, { a: '${EMPTY}-${TOKEN}-${GONE}' }],
    };
    expect(substituteEnvironment(document, environment)).toEqual({
      document: { gateway: { auth: { token: '${NOPE}' } }, list: [1, { a: '${EMPTY}-s3cret-${GONE}' }] },
      missing: [
        { path: ['gateway', 'auth', 'token'], variable: 'NOPE' },
        { path: ['list', 1, 'a'], variable: 'EMPTY' },
        { path: ['list', 1, 'a'], variable: 'GONE' },
      ],
    });
  });

  it('leaves keys alone', () => {
    expect(substituteEnvironment({ '${TOKEN}': 1 }, environment).document).toEqual({ '${TOKEN}': 1 });
  });

  it('leaves every document without references as it is', () => {
    const texts = fc.string().filter((text) => !text.includes('${'));
    const documents = fc.object({ values: [texts, fc.integer(), fc.boolean(), fc.constant(null)] });
    fc.assert(
      fc.property(documents, (document) => {
        expect(substituteEnvironment(document, environment)).toEqual({ document, missing: [] });
      }),
    );
  });

  it('gives back any text whose references were escaped', () => {
    const pieces = fc.constantFrom('${TOKEN}', '${NOPE}', '${lower}', 'a', '$', '{', '}', ' ');
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('');
        const escaped = escapeReferences(text);
        expect(substituteEnvironment(escaped, environment)).toEqual({ document: text, missing: [] });
      }),
    );
  });

  it('puts any value in place unchanged and only once', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (value, around) => {
        const plain = around.replaceAll(/[${]/g, '');
        expect(substituteEnvironment(`${plain}\${V}${plain}`, { V: value }).document).toBe(
          plain + value + plain,
        );
      }),
    );
  });
});

describe('withDocumentVariables', () => {
  const document = {
    env: {
      KEY_A: 'from env',
      TOKEN: 'loses',
      shellEnv: { enabled: true },
      vars: { KEY_B: 'from vars ${HOST}', EMPTY: 'fills' },
    },
  };

  it("adds the document's variables behind those of the process", () => {
    expect(withDocumentVariables(document, environment)).toMatchObject({
      KEY_A: 'from env',
      KEY_B: 'from vars example.com',
      TOKEN: 's3cret',
      EMPTY: 'fills',
    });
  });

  it('changes nothing without such a section', () => {
    expect(withDocumentVariables({ env: 'odd' }, environment)).toBe(environment);
    expect(withDocumentVariables([], environment)).toBe(environment);
  });
});
